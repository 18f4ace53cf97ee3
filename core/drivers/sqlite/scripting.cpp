// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/scripting.h"

#include "base/text.h"
#include "sql/statementwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;
using dialect::ScriptAction;
using dialect::ScriptVerdict;

using Words = std::vector<QByteArray>;

static ScriptVerdict refused(const QString &reason, const QString &hint)
{
    return {.action = ScriptAction::Refuse, .reason = reason, .hint = hint};
}

static ScriptVerdict act(ScriptAction action)
{
    return {.action = action};
}

// Pragmas that would leave a file, or change how the file is kept rather than what it holds.
static ScriptVerdict judgePragma(const Words &words)
{
    static constexpr std::string_view places[] = {"TEMP_STORE_DIRECTORY", "DATA_STORE_DIRECTORY"};
    if (std::ranges::any_of(places, [&](std::string_view place) { return sql::contains(words, place); }))
        return refused(tr("The pragma names a folder outside the scratch database"),
                       tr("Take the statement out of the script."));
    static constexpr std::string_view ofFile[] = {"JOURNAL_MODE", "LOCKING_MODE", "WAL_CHECKPOINT", "SYNCHRONOUS",
                                                  "MMAP_SIZE",    "BUSY_TIMEOUT", "QUERY_ONLY",     "CACHE_SIZE"};
    if (std::ranges::any_of(ofFile, [&](std::string_view name) { return sql::contains(words, name); }))
        return act(ScriptAction::Skip);
    return act(ScriptAction::RunAlone);
}

static ScriptVerdict judgeTransaction(const Words &words)
{
    if (words.front() == "BEGIN")
        return act(ScriptAction::Begin);
    const bool toSavepoint = words.front() == "ROLLBACK" && sql::contains(words, "TO");
    return act(toSavepoint ? ScriptAction::Run : ScriptAction::End);
}

ScriptVerdict Scripting::judge(std::string_view statement) const
{
    static constexpr size_t enough = 64;
    if (statement.starts_with('.'))
        return refused(tr("A line that begins with a dot is a command of the sqlite3 shell"),
                       tr("Take the line out of the script."));
    const Words words = sql::leadingWords(statement, m_rules, enough);
    const QByteArray first = words.empty() ? QByteArray() : words.front();
    if (first == "ATTACH" || first == "DETACH")
        return refused(tr("%1 DATABASE leaves the scratch database").arg(QString::fromLatin1(first)),
                       tr("Give the SQL of one database."));
    if (first == "VACUUM" && sql::contains(words, "INTO"))
        return refused(tr("VACUUM INTO would write a file"), tr("Take the statement out of the script."));
    if (sql::contains(words, "LOAD_EXTENSION"))
        return refused(tr("load_extension would load a library"), tr("Take the statement out of the script."));
    if (first == "VACUUM")
        return act(ScriptAction::Skip);
    if (first == "PRAGMA")
        return judgePragma(words);
    const bool transaction = first == "BEGIN" || first == "COMMIT" || first == "END" || first == "ROLLBACK";
    return transaction ? judgeTransaction(words) : act(ScriptAction::Run);
}

ScriptVerdict Scripting::judgeCommand(std::string_view) const
{
    return refused(tr("The script holds a command for a client"), tr("Take the line out of the script."));
}

bool Scripting::isUnknownSetting(const Error &) const
{
    return false; // an unknown pragma is no error
}

bool Scripting::isAlreadyThere(const Error &) const
{
    return false;
}

std::optional<dialect::Remedy> Scripting::remedy(const Error &, const sql::ServerInfo &) const
{
    return {};
}

Error Scripting::explain(Error error, std::string_view, const sql::ServerInfo &server) const
{
    if (error.message.startsWith("no such module"_L1) || error.message.startsWith("no such function"_L1))
        error.hint = tr("This build has SQLite %1 with its usual extensions and no others.").arg(server.versionText);
    if (error.message.startsWith("incomplete input"_L1))
        error.hint = tr("The statement ends too early: look for a part that is missing, or a semicolon too many.");
    return error;
}

std::vector<sql::SqlText> Scripting::resetSession() const
{
    return {"PRAGMA foreign_keys = ON", "PRAGMA writable_schema = RESET"};
}

int Scripting::signsIn(std::string_view script) const
{
    static constexpr size_t beginning = 256 * 1024;
    static const QRegularExpression signs(
        u"\\bPRAGMA\\s+\\w+|\\bAUTOINCREMENT\\b|\\bWITHOUT\\s+ROWID\\b|\\)\\s*STRICT\\b|\\bsqlite_\\w+|\\bATTACH\\s+"
        u"DATABASE\\b|\\bUSING\\s+"
        "(fts[345]|rtree)\\b|\\bINSERT\\s+OR\\s+(REPLACE|IGNORE)\\b|\\bINTEGER\\s+PRIMARY\\s+KEY\\b|\\[\\w+\\]\\s+\\w+\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const std::string_view begin = script.substr(0, beginning);
    int count = 0;
    for (auto at = signs.globalMatch(QString::fromUtf8(begin.data(), qsizetype(begin.size()))); at.hasNext(); at.next())
        ++count;
    return count;
}

} // namespace tidemark::sqlite
