// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/serververb.h"

#include "app/cli/kindlist.h"
#include "app/cli/serverlink.h"
#include "app/cli/statetable.h"
#include "app/cli/texttable.h"
#include "base/jsonwriter.h"
#include "base/text.h"
#include "watch/json.h"

#include <limits>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static const QString cancelWord = u"cancel"_s;
static const QString terminateWord = u"terminate"_s;

QString ServerVerb::name() const
{
    return u"server"_s;
}

QString ServerVerb::summary() const
{
    return tr("show what a running server does, and who waits for whom");
}

static QStringList topicWords()
{
    QStringList words;
    for (const watch::Topic topic : watch::allTopics())
        words << watch::topicName(topic);
    return words;
}

QString ServerVerb::description() const
{
    return tr("WHAT is one of: %1. What the role at hand may not see is said on standard error; the exit code is then "
              "3.\nserver cancel URL PID stops what a session runs; server terminate URL PID --yes ends the session. "
              "The "
              "exit code is 1 when there is no such session.")
        .arg(topicWords().join(u", "_s));
}

Usage ServerVerb::usage() const
{
    Usage usage{
        .words = u"WHAT URL [PID]"_s,
        .atLeast = 2,
        .atMost = 3,
        .options = {
            {.name = u"filter"_s, .valueName = u"TEXT"_s, .help = tr("Only rows in which every word of this occurs.")},
            {.name = u"limit"_s, .valueName = u"N"_s, .help = tr("At most so many rows a table (100); 0: all.")},
            {.name = u"yes"_s, .help = tr("End the session without a question.")},
        }};
    for (const Option &option : passwordOptions())
        usage.options.push_back(option);
    return usage;
}

// ---- What was asked for

static Result<qint64> numberOf(const QString &text, const QString &what, qint64 least)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < least || number > std::numeric_limits<qint32>::max())
        return fail(ErrorKind::Usage, tr("%1 cannot be \"%2\"").arg(what, printable(text)),
                    tr("It is a whole number."));
    return number;
}

static Result<watch::Topic> topicOf(const QString &word)
{
    if (const auto topic = watch::topicNamed(word))
        return *topic;
    const QStringList known = topicWords() << cancelWord << terminateWord;
    const QString meant = didYouMean(word, known);
    return fail(ErrorKind::Usage, tr("A server cannot be asked for \"%1\"").arg(printable(word, 40)),
                meant.isEmpty() ? tr("This version has: %1.").arg(known.join(u", "_s)) : meant);
}

// ---- Printing

// Who waits for whom is told in sentences, which no column must cut.
static QString sentences(const watch::Table &table, const StreamTraits &traits)
{
    QString text;
    for (const watch::TableRow &row : table.rows) {
        const QString &line = row.cells.front().text;
        const QString words = line.trimmed();
        const QString indent(line.size() - words.size(), u' ');
        text += wrapText(printable(words, 2000), traits.width, indent);
        if (const QString &query = row.cells.back().text; !query.isEmpty())
            text += cutToWidth(indent + u"    "_s + query, traits.width) + u'\n';
    }
    return text.isEmpty() ? wrapText(table.emptyText, traits.width) : text;
}

static QString reportText(const watch::Report &report, const StreamTraits &traits)
{
    QString text;
    for (const watch::Table &table : report.tables) {
        const QString body = table.id == "blocking"_L1 ? sentences(table, traits) : tableText(table, traits);
        if (report.tables.size() > 1)
            text += (text.isEmpty() ? QString() : u"\n"_s) + heading(table.title, traits);
        text += body;
    }
    for (const QString &note : report.notes)
        text += u'\n' + wrapText(note, traits.width);
    return text;
}

static Result<void> tellOmissions(const Workbench &bench, const Arguments &arguments, const watch::Report &report)
{
    if (arguments.has(u"json"_s))
        return {};
    for (const schema::Omission &omission : report.omissions)
        TRY(bench.streams.err.write(
            u"tidemark: %1\n"_s.arg(tr("warning: could not read %1").arg(schema::toText(omission))).toUtf8()));
    return {};
}

static Result<ExitCode> show(const Workbench &bench, const Arguments &arguments, watch::Topic topic)
{
    const qint64 asked = TRY(numberOf(arguments.value(u"limit"_s, u"100"_s), u"--limit"_s, 0));
    const qint64 limit = asked == 0 ? std::numeric_limits<qint32>::max() : asked;
    const ServerLink link = TRY(openServer(bench, arguments, arguments.words.at(1)));
    watch::Report report = TRY(dialect::readTopic(bench.job, *link.watch, link.connection(), topic, int(limit)));
    for (watch::Table &table : report.tables) {
        watch::filterRows(table, arguments.value(u"filter"_s));
        const size_t all = watch::limitRows(table, size_t(limit));
        if (all > size_t(limit))
            report.notes << tr("%1: %2 of %3 are shown.").arg(table.title).arg(limit).arg(all);
    }
    const JsonWriter::Sink sink = [&](const QByteArray &bytes) { return bench.streams.out.write(bytes); };
    if (arguments.has(u"json"_s)) {
        JsonWriter json(sink);
        watch::writeReport(json, report);
        TRY(json.finish());
        TRY(sink("\n"));
    } else {
        TRY(sink(reportText(report, bench.streams.outTraits).toUtf8()));
    }
    TRY(tellOmissions(bench, arguments, report));
    return report.omissions.empty() ? ExitCode::Done : ExitCode::Partly;
}

// ---- Signals

static Result<ExitCode> answer(const Workbench &bench, const Arguments &arguments, const QString &text, bool reached)
{
    if (!arguments.has(u"json"_s)) {
        TRY(bench.streams.out.write(text.toUtf8() + '\n'));
        return reached ? ExitCode::Done : ExitCode::No;
    }
    JsonWriter json([&](const QByteArray &bytes) { return bench.streams.out.write(bytes); });
    json.beginObject();
    json.key("reached");
    json.value(reached);
    json.key("text");
    json.value(text);
    json.endObject();
    TRY(json.finish());
    TRY(bench.streams.out.write("\n"));
    return reached ? ExitCode::Done : ExitCode::No;
}

static Result<ExitCode> send(const Workbench &bench, const Arguments &arguments, dialect::Signal signal)
{
    if (arguments.words.size() != 3)
        return fail(ErrorKind::Usage, tr("The number of the session is missing"),
                    tr("tidemark server sessions URL shows them."));
    const qint64 pid = TRY(numberOf(arguments.words.at(2), u"PID"_s, 1));
    const bool ends = signal == dialect::Signal::Terminate;
    if (ends && !arguments.has(u"yes"_s))
        return fail(ErrorKind::Usage, tr("This would end session %1 and roll back what it does").arg(pid),
                    tr("Say --yes to do it."));
    const ServerLink link = TRY(openServer(bench, arguments, arguments.words.at(1)));
    sql::Connection &connection = link.connection();
    const watch::Sessions all = TRY(link.watch->sessions(bench.job, connection));
    const watch::Session *session = watch::findSession(all.sessions, pid);
    const bool reached =
        session &&
        TRY(link.watch->signal(bench.job, connection, {.pid = pid, .backendStart = session->backendStartKey}, signal));
    if (!reached)
        return answer(bench, arguments, tr("There is no session with pid %1.").arg(pid), false);
    const QString name = watch::sessionName(*session);
    return answer(bench, arguments, ends ? tr("Ended %1.").arg(name) : tr("Asked %1 to stop its statement.").arg(name),
                  true);
}

Result<ExitCode> ServerVerb::run(const Workbench &bench, const Arguments &arguments) const
{
    const QString &what = arguments.words.first();
    if (what == cancelWord)
        return send(bench, arguments, dialect::Signal::Cancel);
    if (what == terminateWord)
        return send(bench, arguments, dialect::Signal::Terminate);
    const watch::Topic topic = TRY(topicOf(what));
    if (arguments.words.size() > 2)
        return fail(ErrorKind::Usage, tr("\"%1\" is one word too many").arg(printable(arguments.words.at(2))));
    return show(bench, arguments, topic);
}

} // namespace tidemark::cli
