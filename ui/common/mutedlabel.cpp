// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/mutedlabel.h"

#include <QEvent>
#include <QGuiApplication>

namespace tidemark::ui {

MutedLabel::MutedLabel(QWidget *parent, Token token)
    : MutedLabel(QString(), parent, token)
{
}

MutedLabel::MutedLabel(const QString &text, QWidget *parent, Token token)
    : QLabel(text, parent)
    , m_token(token)
{
    applyColor();
}

void MutedLabel::setToken(Token token)
{
    m_token = token;
    applyColor();
}

void MutedLabel::applyColor()
{
    QPalette ink;
    ink.setColor(QPalette::WindowText, color(m_token, QGuiApplication::palette()));
    if (ink.color(QPalette::WindowText) != palette().color(QPalette::WindowText))
        setPalette(ink);
}

void MutedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

} // namespace tidemark::ui
