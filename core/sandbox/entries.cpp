// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/entries.h"

#include "sandbox/binaries.h"
#include "sql/lexer.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

// ---- pg_dump

namespace {

// Settings that a dump makes for the entries that follow.
struct Settings
{
    QString tablespace;
    QString accessMethod;
};

struct Title
{
    QString kind; // TABLE, INDEX …
    QString text; // the whole comment
};

} // namespace

// "-- Name: t; Type: TABLE; Schema: public; Owner: alice"; a name may hold anything, semicolons too.
static std::optional<Title> titleOf(const QString &line)
{
    static const QRegularExpression title(u"^-- Name: .*; Type: ([^;]*); Schema: .*$"_s);
    const QRegularExpressionMatch match = title.match(line);
    if (!match.hasMatch())
        return {};
    return Title{.kind = match.captured(1), .text = line.mid(3)};
}

// Whether a line is a setting; it is then kept in mind.
static bool takeSetting(const QString &line, Settings &settings)
{
    if (line.startsWith("SET default_tablespace = "_L1))
        settings.tablespace = line.mid(25);
    else if (line.startsWith("SET default_table_access_method = "_L1))
        settings.accessMethod = line.mid(34);
    else
        return line.startsWith("SET "_L1);
    return true;
}

static QString withoutComma(const QString &line)
{
    const QString trimmed = line.trimmed();
    return trimmed.endsWith(u',') ? trimmed.chopped(1) : trimmed;
}

// Columns and privileges stand in an order that means nothing.
static QString canonical(const Title &title, QStringList lines, const Settings &settings)
{
    lines.removeIf([](const QString &line) { return line.trimmed().isEmpty() || line == "--"_L1; });
    const bool isTable = title.kind == "TABLE"_L1 || title.kind == "FOREIGN TABLE"_L1;
    if (isTable || title.kind.contains("ACL"_L1)) {
        for (QString &line : lines)
            line = withoutComma(line);
        lines.sort();
    }
    const bool isPartitioned =
        std::ranges::any_of(lines, [](const QString &l) { return l.contains("PARTITION BY"_L1); });
    const bool isStored = isTable || title.kind == "MATERIALIZED VIEW"_L1 || title.kind == "INDEX"_L1;
    if (isStored && title.kind != "FOREIGN TABLE"_L1)
        lines << u"-- tablespace "_s + settings.tablespace;
    if (isStored && title.kind != "INDEX"_L1 && title.kind != "FOREIGN TABLE"_L1 && !isPartitioned)
        lines << u"-- access method "_s + settings.accessMethod;
    return lines.join(u'\n');
}

Entries entriesOfDump(const QByteArray &dump)
{
    Entries entries;
    Settings settings;
    std::optional<Title> title;
    QStringList lines;
    const auto finish = [&] {
        if (!title)
            return;
        // two entries can have one title: overloaded functions have not, casts and comments may
        QString key = title->text;
        while (entries.contains(key))
            key += u'\'';
        entries.insert(key, canonical(*title, lines, settings));
    };
    for (const QString &line : QString::fromUtf8(dump).split(u'\n')) {
        if (auto next = titleOf(line)) {
            finish();
            title = std::move(next);
            lines.clear();
        } else if (!takeSetting(line, settings) && !line.startsWith("\\restrict"_L1) &&
                   !line.startsWith("\\unrestrict"_L1) && line != "-- PostgreSQL database dump complete"_L1) {
            lines << line;
        }
    }
    finish();
    return entries;
}

static Result<Entries> dumpEntries(job::JobContext &job, Scratch &scratch)
{
    const auto binaries = findBinaries();
    if (!scratch.isPrivate() || !binaries || !QFile::exists(binaries->program(u"pg_dump"_s)))
        return Entries();
    const dialect::Target &target = scratch.target();
    QProcess process;
    process.start(binaries->program(u"pg_dump"_s),
                  {u"--schema-only"_s, u"--no-owner"_s, u"--host"_s, target.host, u"--port"_s, target.port,
                   u"--username"_s, target.user, u"--no-password"_s, target.database});
    constexpr int aMinute = 60'000;
    if (!process.waitForFinished(aMinute) || process.exitCode() != 0)
        return fail(ErrorKind::Io, u"pg_dump: %1"_s.arg(QString::fromUtf8(process.readAllStandardError()).trimmed()));
    TRY(job.check());
    return entriesOfDump(process.readAllStandardOutput());
}

// ---- SQLite

// Everything that the pragmas tell of tables, keys and indexes, and which views and triggers there are. What those say
// is a matter of reading them again: as text, a comment or a pair of parentheses would be a difference. Queries give
// the title and the text of an entry.
static constexpr const char *fileQueries[] = {
    "SELECT 'table ' || name, type || ' rowid ' || (1 - wr) || ' strict ' || strict FROM pragma_table_list WHERE "
    "schema = 'main' "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    "SELECT 'column ' || t.name || '.' || c.name, c.type || ' not null ' || c.\"notnull\" || ' default ' || "
    "coalesce(c.dflt_value, '') || ' key ' || c.pk || ' hidden ' || c.hidden FROM pragma_table_list t, "
    "pragma_table_xinfo(t.name) c "
    "WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    "SELECT 'foreign key ' || t.name || ' ' || k, k FROM (SELECT t.name AS name, group_concat(f.\"from\" || '->' || "
    "f.\"table\" || "
    "'.' || coalesce(f.\"to\", '') || ' ' || f.on_update || ' ' || f.on_delete || ' ' || f.match) AS k FROM "
    "pragma_table_list t, "
    "pragma_foreign_key_list(t.name) f WHERE t.schema = 'main' GROUP BY t.name, f.id) t",
    "SELECT 'index ' || CASE origin WHEN 'c' THEN iname ELSE tname || ' ' || origin || ' ' || k END, u || ' ' || p || "
    "' ' || k FROM "
    "(SELECT t.name AS tname, i.name AS iname, i.origin AS origin, i.\"unique\" AS u, i.partial AS p, (SELECT "
    "group_concat(coalesce(x.name, '(expression)') || ' ' || x.\"desc\" || ' ' || x.coll) FROM "
    "pragma_index_xinfo(i.name) x WHERE "
    "x.key = 1) AS k FROM pragma_table_list t, pragma_index_list(t.name) i WHERE t.schema = 'main')",
    "SELECT type || ' ' || name, tbl_name FROM sqlite_schema WHERE type IN ('view', 'trigger')",
};

// Defaults and types stand as they were typed.
static QString withoutLayout(const QByteArray &text, const sql::LexerRules &rules)
{
    QString canonical;
    for (const sql::Token &token : sql::tokens({text.constData(), size_t(text.size())}, rules)) {
        if (token.kind == sql::TokenKind::Space || token.kind == sql::TokenKind::Comment)
            continue;
        const QString piece = QString::fromUtf8(text.sliced(token.offset, token.length));
        const bool quoted = token.kind == sql::TokenKind::QuotedName && piece.size() > 1;
        canonical += quoted ? piece.sliced(1, piece.size() - 2) : piece;
    }
    return canonical.toLower();
}

static Result<Entries> pragmaEntries(job::JobContext &job, Scratch &scratch)
{
    Entries entries;
    for (const char *query : fileQueries) {
        const sql::RowBatch rows = TRY(sql::fetch(job, scratch.connection(), query));
        for (size_t row = 0; row < rows.rowCount(); ++row)
            entries.insert(rows.text(row, 0), withoutLayout(rows.text(row, 1).toUtf8(), scratch.dialect().lexer));
    }
    return entries;
}

Result<Entries> entriesOf(job::JobContext &job, Scratch &scratch)
{
    return scratch.dialect().fileBased ? pragmaEntries(job, scratch) : dumpEntries(job, scratch);
}

// ---- Comparing

static QString onOneLine(const QString &text)
{
    static constexpr qsizetype enough = 300;
    const QString line = text.simplified();
    return line.size() > enough ? line.first(enough) + u'…' : line;
}

// The lines of one that the other has not.
static QString linesWithout(const QString &text, const QString &other)
{
    QStringList lines = text.split(u'\n');
    for (const QString &line : other.split(u'\n'))
        lines.removeOne(line);
    return onOneLine(lines.join(u' '));
}

QString firstDifference(const Entries &wanted, const Entries &found)
{
    for (const auto &[title, text] : wanted.asKeyValueRange()) {
        const auto there = found.constFind(title);
        if (there == found.constEnd())
            return u"missing: "_s + onOneLine(title);
        if (*there != text)
            return u"%1: wanted [%2], found [%3]"_s.arg(onOneLine(title), linesWithout(text, *there),
                                                        linesWithout(*there, text));
    }
    for (const auto &[title, text] : found.asKeyValueRange()) {
        if (!wanted.contains(title))
            return u"too much: "_s + onOneLine(title);
    }
    return {};
}

} // namespace tidemark::sandbox
