// SPDX-License-Identifier: GPL-3.0-or-later
// A laid out diagram as SVG 1.1: text that can be selected and searched, a title and description for whoever listens to
// it, colours as classes at the top. Pure function, any thread.
#pragma once

#include "report/diagram.h"

namespace tidemark::report {

// Colours as SVG spells them; the usual ones are those of the window's light theme.
struct SvgColors
{
    QString paper = QStringLiteral("#f4f6f9");
    QString box = QStringLiteral("#ffffff");
    QString head = QStringLiteral("#e6ebf2");
    QString border = QStringLiteral("#8b97a8");
    QString text = QStringLiteral("#1b2430");
    QString muted = QStringLiteral("#56616f");
    QString key = QStringLiteral("#0b5fa5");
    QString edge = QStringLiteral("#5c6878");
};

struct SvgOptions
{
    QString title; // what the diagram is of; empty: its number of tables alone
    SvgColors colors = {};
};

// UTF-8. Cost: linear. The same diagram gives the same bytes.
[[nodiscard]] QByteArray toSvg(const Diagram &diagram, const SvgOptions &options = {});

} // namespace tidemark::report
