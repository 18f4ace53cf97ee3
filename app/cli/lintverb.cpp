// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lintverb.h"

#include "app/cli/texttable.h"
#include "base/jsonwriter.h"
#include "base/text.h"
#include "plan/hazardpage.h"

namespace tidemark::cli {

using namespace Qt::StringLiterals;

QString LintVerb::name() const
{
    return u"lint"_s;
}

QString LintVerb::summary() const
{
    return tr("say what the hazards of statements mean");
}

QString LintVerb::description() const
{
    return tr(
        "Statements that diff prints carry hazards with codes such as TM201. This verb prints the page of a code: what "
        "happens, why it matters, and what to do instead; without a code, the list of all.");
}

Usage LintVerb::usage() const
{
    return {.options = {{.name = u"explain"_s, .valueName = u"CODE"_s, .help = tr("The page of this hazard.")}}};
}

static Result<void> writePage(const plan::HazardPage &page, const JsonWriter::Sink &sink)
{
    JsonWriter json(sink);
    json.beginObject();
    json.key("code");
    json.value(page.code);
    json.key("title");
    json.value(page.title);
    json.key("text");
    json.value(page.text);
    json.endObject();
    TRY(json.finish());
    return sink("\n");
}

// Markdown as a terminal shows it: headings without their marks, paragraphs wrapped.
static QString pageText(const plan::HazardPage &page, int width)
{
    QString text = page.code + u"  "_s + page.title + u'\n';
    for (const QString &paragraph : page.text.split(u"\n\n"_s)) {
        const bool isHeading = paragraph.startsWith("## "_L1);
        text += u'\n' + (isHeading ? paragraph.sliced(3) + u'\n' : wrapText(paragraph, width, u"  "_s));
    }
    return text;
}

Result<ExitCode> LintVerb::run(const Workbench &bench, const Arguments &arguments) const
{
    const JsonWriter::Sink sink = [&](const QByteArray &bytes) { return bench.streams.out.write(bytes); };
    const bool asJson = arguments.has(u"json"_s);
    const int width = bench.streams.outTraits.width;
    if (arguments.has(u"explain"_s)) {
        const plan::HazardPage page = TRY(plan::hazardPage(arguments.value(u"explain"_s)));
        TRY(asJson ? writePage(page, sink) : sink(pageText(page, width).toUtf8()));
        return ExitCode::Done;
    }
    TextTable table({{.title = {}}, {.title = {}, .wraps = true}});
    for (const QString &code : plan::hazardCodes()) {
        const plan::HazardPage page = TRY(plan::hazardPage(code));
        if (asJson)
            TRY(writePage(page, sink));
        table.addRow({page.code, page.title});
    }
    if (!asJson)
        TRY(sink(table.toText(width).toUtf8()));
    return ExitCode::Done;
}

} // namespace tidemark::cli
