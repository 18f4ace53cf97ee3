// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/syntax.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QTextDocument>

namespace tidemark::ui {

using KSyntaxHighlighting::Repository;
using KSyntaxHighlighting::SyntaxHighlighter;

Syntax::Syntax() = default;
Syntax::~Syntax() = default;

void Syntax::highlight(QTextDocument *document, const QString &definition, Scheme scheme)
{
    if (!m_repository)
        m_repository = std::make_unique<Repository>();
    auto *highlighter = document->findChild<SyntaxHighlighter *>();
    if (!highlighter)
        highlighter = new SyntaxHighlighter(document);
    highlighter->setTheme(
        m_repository->defaultTheme(scheme == Scheme::Dark ? Repository::DarkTheme : Repository::LightTheme));
    highlighter->setDefinition(m_repository->definitionForName(definition));
    highlighter->rehighlight();
}

} // namespace tidemark::ui
