// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/scripting.h"

#include "base/text.h"
#include "drivers/postgres/quote.h"
#include "sql/lexer.h"
#include "sql/statementwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using dialect::ScriptAction;
using dialect::ScriptVerdict;
using sql::contains;

using Words = std::vector<QByteArray>;

static ScriptVerdict skipped(const QString &reason)
{
    return {.action = ScriptAction::Skip, .reason = reason};
}

static ScriptVerdict refused(const QString &reason, const QString &hint = {})
{
    return {.action = ScriptAction::Refuse, .reason = reason, .hint = hint};
}

static ScriptVerdict act(ScriptAction action)
{
    return {.action = action};
}

static ScriptVerdict onServer()
{
    return {.action = ScriptAction::Run, .concernsServer = true};
}

static bool isOneOf(const QByteArray &word, std::initializer_list<std::string_view> names)
{
    return std::ranges::any_of(names, [&](std::string_view name) { return word == name; });
}

// The n-th word, or an empty one.
static QByteArray at(const Words &words, size_t n)
{
    return n < words.size() ? words[n] : QByteArray();
}

// ---- COPY

namespace {

// What follows FROM or TO outside parentheses.
struct CopyEnd
{
    QByteArray direction; // FROM, TO
    QByteArray place;     // STDIN, STDOUT, PROGRAM; empty: a file
};

} // namespace

static CopyEnd copyEnd(std::string_view statement, const sql::LexerRules &rules)
{
    CopyEnd found;
    int depth = 0;
    sql::Lexer lexer(statement, rules);
    for (sql::Token token = lexer.next(); token.kind != sql::TokenKind::End; token = lexer.next()) {
        const std::string_view text = statement.substr(size_t(token.offset), size_t(token.length));
        if (token.kind == sql::TokenKind::Punctuation)
            depth += text == "(" ? 1 : text == ")" ? -1 : 0;
        if (depth > 0 || token.kind == sql::TokenKind::Space || token.kind == sql::TokenKind::Comment)
            continue;
        const QByteArray word = QByteArray(text.data(), qsizetype(text.size())).toUpper();
        if (!found.direction.isEmpty())
            return {found.direction, token.kind == sql::TokenKind::Word ? word : QByteArray()};
        if (token.kind == sql::TokenKind::Word && (word == "FROM" || word == "TO"))
            found.direction = word;
    }
    return found;
}

static ScriptVerdict judgeCopy(std::string_view statement, const sql::LexerRules &rules)
{
    const CopyEnd end = copyEnd(statement, rules);
    if (end.place == "STDIN")
        return skipped(tr("The rows of a COPY were left out: they mean nothing for the schema"));
    if (end.place == "STDOUT")
        return skipped({});
    if (end.place == "PROGRAM")
        return refused(tr("COPY would run a program of the server"), tr("Take the statement out of the script."));
    return refused(tr("COPY would read or write a file of the server"), tr("Take the statement out of the script."));
}

// ---- Statements by their first word

// Settings that dumps make and that other versions of the server may not have.
static bool isSettingOfDumps(const QByteArray &name)
{
    return isOneOf(name, {"TRANSACTION_TIMEOUT", "IDLE_IN_TRANSACTION_SESSION_TIMEOUT", "IDLE_SESSION_TIMEOUT",
                          "DEFAULT_WITH_OIDS", "DEFAULT_TABLE_ACCESS_METHOD", "DEFAULT_TOAST_COMPRESSION",
                          "RESTRICT_NONSYSTEM_RELATION_KIND", "XMLOPTION", "ROW_SECURITY"});
}

static ScriptVerdict judgeSet(const Words &words)
{
    const bool local = at(words, 1) == "LOCAL";
    const QByteArray name = at(words, local || at(words, 1) == "SESSION" ? 2 : 1);
    const bool asksForOids = name == "DEFAULT_WITH_OIDS" && !contains(words, "FALSE") && !contains(words, "OFF");
    if (isSettingOfDumps(name) && !asksForOids)
        return act(ScriptAction::RunIfKnown);
    // beyond its own transaction it means nothing; within a batch it would
    return act(local ? ScriptAction::RunAlone : ScriptAction::Run);
}

static bool namesRole(const Words &words, size_t from)
{
    return isOneOf(at(words, from), {"ROLE", "USER", "GROUP"}) && at(words, from + 1) != "MAPPING";
}

// Whether a subscription is made without connecting: connect = false.
static bool staysOffline(std::string_view statement)
{
    const QByteArray text = QByteArray(statement.data(), qsizetype(statement.size())).toLower().simplified();
    const qsizetype with = text.lastIndexOf("with");
    QByteArray options = text.mid(std::max<qsizetype>(with, 0));
    options.replace(' ', "").replace('\'', "");
    return with >= 0 && (options.contains("connect=false") || options.contains("connect=off") ||
                         options.contains("connect=0") || options.contains("connect=no"));
}

static ScriptVerdict judgeCreate(const Words &words, std::string_view statement)
{
    const QByteArray what = at(words, 1);
    if (what == "DATABASE")
        return refused(tr("CREATE DATABASE leaves the scratch database"),
                       tr("Give the SQL of one database; pg_dump writes it without --create."));
    if (what == "TABLESPACE")
        return skipped(tr("CREATE TABLESPACE was left out: it needs a folder of the server"));
    if (what == "SUBSCRIPTION" && !staysOffline(statement))
        return refused(tr("CREATE SUBSCRIPTION would connect to another server"), tr("Add: WITH (connect = false)."));
    if (namesRole(words, 1))
        return onServer();
    return act(contains(words, "CONCURRENTLY") ? ScriptAction::RunAlone : ScriptAction::Run);
}

static ScriptVerdict judgeDrop(const Words &words)
{
    const QByteArray what = at(words, 1);
    if (what == "DATABASE")
        return refused(tr("DROP DATABASE leaves the scratch database"), tr("Take the statement out of the script."));
    if (what == "TABLESPACE")
        return skipped(tr("DROP TABLESPACE was left out: it concerns the whole server"));
    if (namesRole(words, 1))
        return onServer();
    return act(contains(words, "CONCURRENTLY") ? ScriptAction::RunAlone : ScriptAction::Run);
}

static ScriptVerdict judgeAlter(const Words &words)
{
    const QByteArray what = at(words, 1);
    if (what == "SYSTEM")
        return refused(tr("ALTER SYSTEM changes the whole server"), tr("Take the statement out of the script."));
    if (what == "DATABASE" || what == "TABLESPACE")
        return skipped(tr("ALTER %1 was left out: it is not about the schema").arg(QString::fromLatin1(what)));
    if (what == "SUBSCRIPTION" && (contains(words, "ENABLE") || contains(words, "REFRESH")))
        return refused(tr("ALTER SUBSCRIPTION would connect to another server"),
                       tr("Take the statement out of the script."));
    if (namesRole(words, 1))
        return onServer();
    const bool newEnumValue = what == "TYPE" && contains(words, "ADD") && contains(words, "VALUE");
    const bool detaches = contains(words, "CONCURRENTLY") || contains(words, "FINALIZE");
    return act(newEnumValue || detaches ? ScriptAction::RunAlone : ScriptAction::Run);
}

// GRANT and REVOKE, COMMENT and SECURITY LABEL.
static ScriptVerdict judgeAccess(const Words &words)
{
    const size_t on = sql::indexOf(words, "ON");
    const size_t to = std::min(sql::indexOf(words, "TO"), sql::indexOf(words, "FROM"));
    if (on >= to) // GRANT role TO role
        return onServer();
    const QByteArray what = at(words, on + 1);
    if (what == "DATABASE" || what == "TABLESPACE")
        return skipped(tr("A statement about the %1 itself was left out").arg(QString::fromLatin1(what.toLower())));
    return what == "ROLE" || what == "PARAMETER" ? onServer() : act(ScriptAction::Run);
}

static ScriptVerdict judgeTransaction(const Words &words)
{
    const QByteArray first = at(words, 0);
    if (at(words, 1) == "PREPARED" || (first == "PREPARE" && at(words, 1) == "TRANSACTION"))
        return refused(tr("Prepared transactions are not possible in a scratch database"), tr("Use BEGIN and COMMIT."));
    if (first == "PREPARE")
        return act(ScriptAction::Run);
    if (first == "BEGIN" || first == "START")
        return act(ScriptAction::Begin);
    const bool toSavepoint = first == "ROLLBACK" && contains(words, "TO");
    return act(toSavepoint ? ScriptAction::Run : ScriptAction::End);
}

// ---- What statements that run at once would reach

// Functions that open connections and files of the server. Those that a body names run only when it does.
static bool reachesOut(const QByteArray &word)
{
    return isOneOf(word, {"DBLINK", "DBLINK_CONNECT", "DBLINK_CONNECT_U", "DBLINK_EXEC", "DBLINK_SEND_QUERY",
                          "PG_READ_FILE", "PG_READ_BINARY_FILE", "PG_LS_DIR", "LO_IMPORT", "LO_EXPORT"});
}

// The words of a DO block are in its body.
static Words wordsThatRun(std::string_view statement, const sql::LexerRules &rules)
{
    static constexpr size_t enough = 20'000;
    Words words = sql::leadingWords(statement, rules, enough);
    sql::Lexer lexer(statement, rules);
    for (sql::Token token = lexer.next(); at(words, 0) == "DO" && token.kind != sql::TokenKind::End;
         token = lexer.next()) {
        std::string_view text = statement.substr(size_t(token.offset), size_t(token.length));
        if (token.kind != sql::TokenKind::String || !text.starts_with('$'))
            continue;
        const size_t tag = text.find('$', 1) + 1;
        text = text.substr(tag, text.size() - 2 * tag);
        const Words inside = sql::leadingWords(text, rules, enough);
        words.insert(words.end(), inside.begin(), inside.end());
    }
    return words;
}

static bool mayReachOut(std::string_view statement)
{
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"dblink", "DBLINK", "pg_read_", "pg_ls_dir", "lo_import", "lo_export"},
        [&](std::string_view part) { return statement.find(part) != std::string_view::npos; });
}

static std::optional<ScriptVerdict> refuseReachingOut(std::string_view statement, const sql::LexerRules &rules)
{
    static const QRegularExpression program(u"\\bCOPY\\b[^;]*\\b(?:TO|FROM)\\s+PROGRAM\\b"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const bool isBlock = at(sql::leadingWords(statement, rules, 1), 0) == "DO";
    if (isBlock && program.match(QString::fromUtf8(statement.data(), qsizetype(statement.size()))).hasMatch())
        return refused(tr("COPY would run a program of the server"), tr("Take the statement out of the script."));
    if (!mayReachOut(statement))
        return {};
    const Words words = wordsThatRun(statement, rules);
    const auto found = std::ranges::find_if(words, reachesOut);
    if (found == words.end())
        return {};
    const QString name = QString::fromLatin1(*found).toLower();
    return refused(name.startsWith("dblink"_L1) ? tr("%1 would connect to another server").arg(name)
                                                : tr("%1 would read or write a file of the server").arg(name),
                   tr("Take the statement out of the script."));
}

ScriptVerdict Scripting::judge(std::string_view statement) const
{
    static constexpr size_t enough = 400;
    const QByteArray first = at(sql::leadingWords(statement, m_rules, 1), 0);
    if (isOneOf(first, {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES", "DO", "MERGE"}))
        return refuseReachingOut(statement, m_rules).value_or(act(ScriptAction::Run));
    if (first == "COPY")
        return judgeCopy(statement, m_rules);
    const Words words = sql::leadingWords(statement, m_rules, enough);
    if (first == "SET")
        return judgeSet(words);
    if (first == "CREATE")
        return judgeCreate(words, statement);
    if (first == "DROP")
        return judgeDrop(words);
    if (first == "ALTER")
        return judgeAlter(words);
    if (isOneOf(first, {"GRANT", "REVOKE", "COMMENT", "SECURITY"}))
        return judgeAccess(words);
    if (isOneOf(first, {"BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE"}))
        return judgeTransaction(words);
    if (first == "IMPORT")
        return refused(tr("IMPORT FOREIGN SCHEMA would connect to another server"),
                       tr("Write the foreign tables out: CREATE FOREIGN TABLE."));
    if (isOneOf(first, {"VACUUM", "CHECKPOINT"}))
        return skipped({});
    return act(isOneOf(first, {"REINDEX", "CLUSTER", "DISCARD", "CALL"}) ? ScriptAction::RunAlone : ScriptAction::Run);
}

std::vector<sql::SqlText> Scripting::resetSession() const
{
    return {"RESET SESSION AUTHORIZATION", "RESET ROLE", "DISCARD ALL"};
}

// ---- Scratch databases

QString ScratchSql::maintenanceDatabase() const
{
    return u"postgres"_s;
}

// Copying files costs a checkpoint, which is dear on a server with work of its own and cheap on one that is new.
sql::SqlText ScratchSql::create(const QString &database, const sql::ServerInfo &) const
{
    return sql::SqlText(u"CREATE DATABASE %1 TEMPLATE template0"_s.arg(quoteIdentifier(database)).toUtf8());
}

sql::SqlText ScratchSql::drop(const QString &database, const sql::ServerInfo &server) const
{
    const QString force = server.version.major >= 13 ? u" WITH (FORCE)"_s : QString();
    return sql::SqlText(u"DROP DATABASE IF EXISTS %1%2"_s.arg(quoteIdentifier(database), force).toUtf8());
}

sql::SqlText ScratchSql::unused(const QString &prefix) const
{
    return sql::SqlText("SELECT datname FROM pg_catalog.pg_database d WHERE pg_catalog.starts_with(datname::text, $1) "
                        "AND pg_catalog.pg_has_role(datdba, 'USAGE') AND NOT EXISTS (SELECT FROM "
                        "pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)",
                        {prefix});
}

// What pg_dump prints is often owned by the administrator that most servers have.
std::vector<sql::SqlText> ScratchSql::serverSetup() const
{
    return {sql::SqlText("CREATE ROLE postgres SUPERUSER")};
}

QMap<QString, QString> ScratchSql::serverSettings() const
{
    return {{u"autovacuum"_s, u"off"_s},
            {u"max_locks_per_transaction"_s, u"256"_s},
            {u"lc_messages"_s, u"C"_s},
            {u"log_min_messages"_s, u"fatal"_s}};
}

} // namespace tidemark::postgres
