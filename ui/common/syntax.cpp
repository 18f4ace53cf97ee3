// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/syntax.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QTextDocument>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using KSyntaxHighlighting::Repository;
using KSyntaxHighlighting::SyntaxHighlighter;

Syntax::Syntax() = default;
Syntax::~Syntax() = default;

// The library's default themes have inks that are hard to read on our ground (below 4.5:1).
static KSyntaxHighlighting::Theme themeFor(const Repository &repository, Scheme scheme)
{
    const bool dark = scheme == Scheme::Dark;
    const auto legible = repository.theme(dark ? u"GitHub Dark"_s : u"GitHub Light"_s);
    return legible.isValid() ? legible : repository.defaultTheme(dark ? Repository::DarkTheme : Repository::LightTheme);
}

void Syntax::highlight(QTextDocument *document, const QString &definition, Scheme scheme)
{
    if (!m_repository)
        m_repository = std::make_unique<Repository>();
    auto *highlighter = document->findChild<SyntaxHighlighter *>();
    if (!highlighter)
        highlighter = new SyntaxHighlighter(document);
    highlighter->setTheme(themeFor(*m_repository, scheme));
    highlighter->setDefinition(m_repository->definitionForName(definition));
    highlighter->rehighlight();
}

} // namespace tidemark::ui
