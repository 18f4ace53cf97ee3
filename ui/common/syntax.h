// SPDX-License-Identifier: GPL-3.0-or-later
// Syntax highlighting, loaded when the first text needs it: its index of definitions costs more time and memory than
// the rest of the window. One object for one window, GUI thread only; outlives the views that use it.
#pragma once

#include "ui/common/tokens.h"

#include <QString>

#include <memory>

class QSyntaxHighlighter;
class QTextDocument;

namespace KSyntaxHighlighting { // NOLINT(readability-identifier-naming): a name of KDE
class Repository;
}

namespace tidemark::ui {

class Syntax
{
public:
    Syntax();
    ~Syntax();
    Syntax(const Syntax &) = delete;
    Syntax &operator=(const Syntax &) = delete;

    // Highlights a document (which owns the result) by the definition of that name; an unknown name leaves it plain.
    void highlight(QTextDocument *document, const QString &definition, Scheme scheme);

private:
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
};

} // namespace tidemark::ui
