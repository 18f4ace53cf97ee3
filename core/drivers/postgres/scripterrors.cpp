// SPDX-License-Identifier: GPL-3.0-or-later
// What errors in a script mean, and what would help. Errors are known by SQLSTATE first and by the server's English
// text only where that must tell a name.
#include "base/text.h"
#include "drivers/postgres/quote.h"
#include "drivers/postgres/scripting.h"
#include "sql/statementwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static constexpr auto undefinedObject = "42704"_L1;
static constexpr auto undefinedTable = "42P01"_L1;
static constexpr auto notInEncoding = "22021"_L1;
static constexpr auto invalidParameterValue = "22023"_L1;

static QString captured(const QString &pattern, const QString &text)
{
    return QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption).match(text).captured(1);
}

bool Scripting::isUnknownSetting(const Error &error) const
{
    return error.sqlState == undefinedObject && error.message.contains("configuration parameter"_L1);
}

bool Scripting::isAlreadyThere(const Error &error) const
{
    return error.sqlState == "42710"_L1;
}

std::optional<dialect::Remedy> Scripting::remedy(const Error &error, const sql::ServerInfo &server) const
{
    if (error.sqlState != undefinedObject && error.sqlState != invalidParameterValue)
        return {};
    if (const QString role = captured(u"^role \"(.+)\" does not exist$"_s, error.message); !role.isEmpty())
        return dialect::Remedy{.statement = u"CREATE ROLE "_s.append(quoteIdentifier(role)).toUtf8(),
                               .missing = tr("the role %1").arg(printable(role))};
    const QString space = captured(u"^tablespace \"(.+)\" does not exist$"_s, error.message);
    if (space.isEmpty() || server.version.major < 15)
        return {};
    // in the data folder itself, which is gone with the server
    return dialect::Remedy{.statement = u"CREATE TABLESPACE %1 LOCATION ''"_s.arg(quoteIdentifier(space)).toUtf8(),
                           .missing = tr("the tablespace %1").arg(printable(space)),
                           .local = true};
}

// ---- Versions

namespace {

struct Feature
{
    std::string_view words;
    int since;
    bool isName = false; // people name columns so: it counts only where the server stopped
};

} // namespace

// Source: the release notes of PostgreSQL 13 to 18.
static constexpr Feature features[] = {
    {"WITHOUT OVERLAPS", 18},
    {"NOT ENFORCED", 18},
    {"VIRTUAL", 18, true},
    {"PERIOD", 18, true},
    {"UUIDV7", 18},
    {"UUIDV4", 18},
    {"CASEFOLD", 18},
    {"ARRAY_SORT", 18},
    {"ARRAY_REVERSE", 18},
    {"RETURNING WITH", 18},
    {"PG_RESTORE_RELATION_STATS", 18},
    {"PG_RESTORE_ATTRIBUTE_STATS", 18},
    {"TRANSACTION_TIMEOUT", 17},
    {"MAINTAIN", 17, true},
    {"NOT MATCHED BY", 17},
    {"JSON_SCALAR", 17},
    {"JSON_SERIALIZE", 17},
    {"UUID_EXTRACT_VERSION", 17},
    {"UUID_EXTRACT_TIMESTAMP", 17},
    {"UNICODE_ASSIGNED", 17},
    {"XMLTEXT", 17},
    {"JSON_TABLE", 17},
    {"JSON_QUERY", 17},
    {"JSON_VALUE", 17},
    {"JSON_EXISTS", 17},
    {"SET EXPRESSION", 17},
    {"BUILTIN_LOCALE", 17},
    {"MERGE_ACTION", 17},
    {"IS JSON", 16},
    {"JSON_ARRAYAGG", 16},
    {"JSON_OBJECTAGG", 16},
    {"ANY_VALUE", 16},
    {"RANDOM_NORMAL", 16},
    {"ARRAY_SHUFFLE", 16},
    {"ARRAY_SAMPLE", 16},
    {"PG_INPUT_IS_VALID", 16},
    {"ICU_RULES", 16},
    {"SYSTEM_USER", 16},
    {"NULLS NOT DISTINCT", 15},
    {"SECURITY_INVOKER", 15},
    {"MERGE INTO", 15},
    {"TABLES IN SCHEMA", 15},
    {"ON PARAMETER", 15},
    {"SET ACCESS METHOD", 15},
    {"LOCALE_PROVIDER", 15},
    {"BEGIN ATOMIC", 14},
    {"COMPRESSION", 14, true},
    {"MULTIRANGE_TYPE_NAME", 14},
    {"INT4MULTIRANGE", 14},
    {"INT8MULTIRANGE", 14},
    {"NUMMULTIRANGE", 14},
    {"TSMULTIRANGE", 14},
    {"TSTZMULTIRANGE", 14},
    {"DATEMULTIRANGE", 14},
    {"RANGE_AGG", 14},
    {"TRIM_ARRAY", 14},
    {"SEARCH BREADTH", 14},
    {"SEARCH DEPTH", 14},
    {"SUBSCRIPT", 14, true},
    {"DATE_BIN", 14},
    {"DETACH CONCURRENTLY", 14},
    {"DROP EXPRESSION", 13},
    {"GEN_RANDOM_UUID", 13},
    {"WITH TIES", 13},
};

// What no word tells: grammar that became looser, seen from where the server stopped.
static int versionOfGrammar(const QString &before, const QString &after)
{
    static const QRegularExpression computed(
        u"\\bGENERATED\\s+ALWAYS\\s+AS\\s*\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(u"\\bCONSTRAINT\\s+(?:\"(?:[^\"]|\"\")+\"|\\S+)\\s+$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression notNull(u"^NOT\\s+NULL\\s+[\\w\"]"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression returning(u"\\bRETURNING\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression oldOrNew(u"^(?:OLD|NEW)\\s*\\."_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression merge(u"^\\s*MERGE\\b"_s, QRegularExpression::CaseInsensitiveOption);
    if (computed.match(before).hasMatch() || (named.match(before).hasMatch() && notNull.match(after).hasMatch()))
        return 18;
    if (returning.match(before).hasMatch() && oldOrNew.match(after).hasMatch())
        return 18;
    const bool returns = merge.match(before).hasMatch() && after.startsWith("RETURNING"_L1, Qt::CaseInsensitive);
    return returns ? 17 : 0;
}

int versionNeededBy(std::string_view statement, const sql::LexerRules &rules, qint64 stopped)
{
    static constexpr qint64 around = 60;
    const auto textOf = [](std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); };
    const bool known = stopped >= 0 && stopped <= qint64(statement.size());
    const size_t at = known ? size_t(stopped) : 0;
    const QString near =
        textOf(statement.substr(size_t(std::max<qint64>(qint64(at) - around, 0)), 2 * around)).toUpper();
    const std::vector<QByteArray> words = sql::leadingWords(statement, rules, 20'000);
    QByteArray text = " ";
    for (const QByteArray &word : words)
        text += word + ' ';
    int since = known ? versionOfGrammar(textOf(statement.substr(0, at)), textOf(statement.substr(at, around))) : 0;
    for (const Feature &feature : features) {
        const QByteArray wanted(feature.words.data(), qsizetype(feature.words.size()));
        const bool counts = !feature.isName || !known || near.contains(QLatin1StringView(wanted));
        if (counts && text.contains(' ' + wanted + ' '))
            since = std::max(since, feature.since);
    }
    return since;
}

int versionOfDump(std::string_view script)
{
    static constexpr size_t header = 4096;
    const std::string_view begin = script.substr(0, header);
    const QString text = QString::fromUtf8(begin.data(), qsizetype(begin.size()));
    return captured(u"-- Dumped from database version (\\d+)"_s, text).toInt();
}

// ---- Extensions

QString packageOf(const QString &extension, int major)
{
    static const QMap<QString, QString> special = {
        {u"postgis"_s, u"postgresql-%1-postgis-3"_s},
        {u"postgis_topology"_s, u"postgresql-%1-postgis-3"_s},
        {u"postgis_raster"_s, u"postgresql-%1-postgis-3"_s},
        {u"postgis_sfcgal"_s, u"postgresql-%1-postgis-3"_s},
        {u"postgis_tiger_geocoder"_s, u"postgresql-%1-postgis-3"_s},
        {u"address_standardizer"_s, u"postgresql-%1-postgis-3"_s},
        {u"vector"_s, u"postgresql-%1-pgvector"_s},
        {u"pg_partman"_s, u"postgresql-%1-partman"_s},
        {u"pg_cron"_s, u"postgresql-%1-cron"_s},
        {u"pg_repack"_s, u"postgresql-%1-repack"_s},
        {u"pg_squeeze"_s, u"postgresql-%1-squeeze"_s},
        {u"pg_hint_plan"_s, u"postgresql-%1-pg-hint-plan"_s},
        {u"pg_rational"_s, u"postgresql-%1-rational"_s},
        {u"pldbgapi"_s, u"postgresql-%1-pldebugger"_s},
        {u"plpgsql_check"_s, u"postgresql-%1-plpgsql-check"_s},
        {u"plpython3u"_s, u"postgresql-plpython3-%1"_s},
        {u"plperl"_s, u"postgresql-plperl-%1"_s},
        {u"plperlu"_s, u"postgresql-plperl-%1"_s},
        {u"pltcl"_s, u"postgresql-pltcl-%1"_s},
        {u"pltclu"_s, u"postgresql-pltcl-%1"_s},
    };
    static const QStringList contrib = {u"adminpack"_s,
                                        u"amcheck"_s,
                                        u"autoinc"_s,
                                        u"bloom"_s,
                                        u"btree_gin"_s,
                                        u"btree_gist"_s,
                                        u"citext"_s,
                                        u"cube"_s,
                                        u"dblink"_s,
                                        u"dict_int"_s,
                                        u"dict_xsyn"_s,
                                        u"earthdistance"_s,
                                        u"file_fdw"_s,
                                        u"fuzzystrmatch"_s,
                                        u"hstore"_s,
                                        u"insert_username"_s,
                                        u"intagg"_s,
                                        u"intarray"_s,
                                        u"isn"_s,
                                        u"lo"_s,
                                        u"ltree"_s,
                                        u"moddatetime"_s,
                                        u"pageinspect"_s,
                                        u"pg_buffercache"_s,
                                        u"pg_freespacemap"_s,
                                        u"pg_prewarm"_s,
                                        u"pg_stat_statements"_s,
                                        u"pg_surgery"_s,
                                        u"pg_trgm"_s,
                                        u"pg_visibility"_s,
                                        u"pg_walinspect"_s,
                                        u"pgcrypto"_s,
                                        u"pgrowlocks"_s,
                                        u"pgstattuple"_s,
                                        u"postgres_fdw"_s,
                                        u"refint"_s,
                                        u"seg"_s,
                                        u"sslinfo"_s,
                                        u"tablefunc"_s,
                                        u"tcn"_s,
                                        u"tsm_system_rows"_s,
                                        u"tsm_system_time"_s,
                                        u"unaccent"_s,
                                        u"uuid-ossp"_s,
                                        u"xml2"_s};
    if (contrib.contains(extension))
        return u"postgresql-%1"_s.arg(major);
    const QString pattern = special.value(extension);
    if (!pattern.isEmpty())
        return pattern.arg(major);
    return u"postgresql-%1-%2"_s.arg(QString::number(major), QString(extension).replace(u'_', u'-'));
}

static QString missingExtension(const Error &error)
{
    if (error.sqlState == "0A000"_L1)
        return captured(u"^extension \"(.+)\" is not available$"_s, error.message);
    if (error.sqlState == "58P01"_L1)
        return captured(u"extension control file \".*/(.+)\\.control\""_s, error.message);
    return {};
}

// Errors that a newer server may not have: syntax, names of functions, types and settings, options.
static bool mayBeAboutVersion(const Error &error)
{
    static constexpr QLatin1StringView states[] = {"42601"_L1, "42704"_L1, "42883"_L1, "42703"_L1, "22023"_L1,
                                                   "0A000"_L1, "42P16"_L1, "42611"_L1, "42P17"_L1, undefinedTable};
    return std::ranges::find(states, error.sqlState) != std::end(states);
}

// A syntax error whose mark stands behind the last character.
static bool isCutShort(const Error &error)
{
    const qint64 length = error.statement.toUtf8().trimmed().size();
    return error.sqlState == "42601"_L1 && error.position && error.position->offset >= length;
}

// Every version keeps a few more words for itself, and drops what was announced.
static Error ofOlderServer(Error error, int dumped, const sql::ServerInfo &server)
{
    const QString text =
        tr("The script was dumped from PostgreSQL %1; this server is %2, which may take a name in it for a word of its "
           "own. Quote the name, or set TIDEMARK_PG_BIN to the folder of a server %1.")
            .arg(QString::number(dumped), server.versionText);
    error.hint = error.hint.isEmpty() ? text : error.hint + u' ' + text;
    return error;
}

Error Scripting::explain(Error error, std::string_view script, const sql::ServerInfo &server) const
{
    if (const QString extension = missingExtension(error); !extension.isEmpty()) {
        error.object = extension;
        error.hint =
            tr("The extension %1 is not installed on this server. Debian and Ubuntu have it in the package %2; "
               "or name a server that has it with --sandbox-url.")
                .arg(printable(extension), packageOf(printable(extension), server.version.major));
        return error;
    }
    if (error.sqlState == notInEncoding && error.hint.isEmpty())
        error.hint = tr("Save the file as UTF-8, or say what it is written in before that: SET client_encoding = "
                        "'LATIN1';");
    if (!mayBeAboutVersion(error))
        return error;
    if (error.hint.isEmpty() && isCutShort(error))
        error.hint = tr("The statement ends too early: look for a part that is missing, or a semicolon too many.");
    const QByteArray statement = error.statement.toUtf8();
    const int needed = versionNeededBy({statement.constData(), size_t(statement.size())}, m_rules,
                                       error.position ? error.position->offset : -1);
    const int dumped = error.sqlState == undefinedTable ? 0 : versionOfDump(script);
    const int wanted = needed > server.version.major ? needed : dumped > server.version.major ? dumped : 0;
    if (wanted == 0)
        return dumped > 0 && dumped < server.version.major ? ofOlderServer(std::move(error), dumped, server) : error;
    const QString why = needed > server.version.major
                            ? tr("The statement needs PostgreSQL %1; this server is %2.")
                            : tr("The script was dumped from PostgreSQL %1; this server is %2.");
    error.hint =
        why.arg(QString::number(wanted), server.versionText) + u' ' +
        tr("Install it (Debian and Ubuntu: postgresql-%1), or name such a server with --sandbox-url.").arg(wanted);
    return error;
}

// ---- Guessing

int Scripting::signsIn(std::string_view script) const
{
    static constexpr size_t beginning = 256 * 1024;
    static const QRegularExpression signs(
        u"\\$\\w*\\$|::\\s*\\w|\\bCREATE\\s+(EXTENSION|SEQUENCE|TYPE|DOMAIN|SCHEMA|POLICY|MATERIALIZED)\\b|"
        "\\bLANGUAGE\\s+'?plpgsql|\\b(big|small)?serial\\b|\\b(jsonb|timestamptz|bytea|uuid|tsvector)\\b|\\bUSING\\s+"
        "(gin|gist|btree|hash|brin)\\b|\\bOWNER\\s+TO\\b|PostgreSQL database "
        "dump|\\bALTER\\s+TABLE\\s+ONLY\\b|\\bCOMMENT\\s+"
        "ON\\b|\\bGRANT\\b|\\bpg_catalog\\b|\\bcharacter varying\\b|\\bGENERATED\\s+(ALWAYS|BY\\s+DEFAULT)\\s+AS\\s+IDENTITY"_s,
        QRegularExpression::CaseInsensitiveOption);
    const std::string_view begin = script.substr(0, beginning);
    int count = 0;
    for (auto at = signs.globalMatch(QString::fromUtf8(begin.data(), qsizetype(begin.size()))); at.hasNext(); at.next())
        ++count;
    return count;
}

} // namespace tidemark::postgres
