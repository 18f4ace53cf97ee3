// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/refusals.h"

#include "base/text.h"
#include "drivers/postgres/quote.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

namespace {

struct Fact
{
    QLatin1StringView catalog;
    const char *what;
};

} // namespace

// What a reader takes from the catalog that its query is about.
static constexpr Fact facts[] = {
    {"pg_aggregate"_L1, QT_TRANSLATE_NOOP("tidemark", "aggregates")},
    {"pg_am"_L1, QT_TRANSLATE_NOOP("tidemark", "access methods")},
    {"pg_amop"_L1, QT_TRANSLATE_NOOP("tidemark", "members of operator families")},
    {"pg_amproc"_L1, QT_TRANSLATE_NOOP("tidemark", "members of operator families")},
    {"pg_attrdef"_L1, QT_TRANSLATE_NOOP("tidemark", "defaults of columns")},
    {"pg_attribute"_L1, QT_TRANSLATE_NOOP("tidemark", "columns")},
    {"pg_cast"_L1, QT_TRANSLATE_NOOP("tidemark", "casts")},
    {"pg_class"_L1, QT_TRANSLATE_NOOP("tidemark", "tables, views and sequences")},
    {"pg_collation"_L1, QT_TRANSLATE_NOOP("tidemark", "collations")},
    {"pg_constraint"_L1, QT_TRANSLATE_NOOP("tidemark", "keys, checks and other constraints")},
    {"pg_conversion"_L1, QT_TRANSLATE_NOOP("tidemark", "conversions")},
    {"pg_database"_L1, QT_TRANSLATE_NOOP("tidemark", "settings of the database")},
    {"pg_default_acl"_L1, QT_TRANSLATE_NOOP("tidemark", "default privileges")},
    {"pg_depend"_L1, QT_TRANSLATE_NOOP("tidemark", "dependencies")},
    {"pg_description"_L1, QT_TRANSLATE_NOOP("tidemark", "comments")},
    {"pg_enum"_L1, QT_TRANSLATE_NOOP("tidemark", "values of enumerations")},
    {"pg_event_trigger"_L1, QT_TRANSLATE_NOOP("tidemark", "event triggers")},
    {"pg_extension"_L1, QT_TRANSLATE_NOOP("tidemark", "extensions")},
    {"pg_foreign_data_wrapper"_L1, QT_TRANSLATE_NOOP("tidemark", "foreign data wrappers")},
    {"pg_foreign_server"_L1, QT_TRANSLATE_NOOP("tidemark", "foreign servers")},
    {"pg_foreign_table"_L1, QT_TRANSLATE_NOOP("tidemark", "options of foreign tables")},
    {"pg_index"_L1, QT_TRANSLATE_NOOP("tidemark", "indexes")},
    {"pg_inherits"_L1, QT_TRANSLATE_NOOP("tidemark", "inheritance and partitions")},
    {"pg_language"_L1, QT_TRANSLATE_NOOP("tidemark", "languages")},
    {"pg_opclass"_L1, QT_TRANSLATE_NOOP("tidemark", "operator classes")},
    {"pg_operator"_L1, QT_TRANSLATE_NOOP("tidemark", "operators")},
    {"pg_opfamily"_L1, QT_TRANSLATE_NOOP("tidemark", "operator families")},
    {"pg_policy"_L1, QT_TRANSLATE_NOOP("tidemark", "row security policies")},
    {"pg_proc"_L1, QT_TRANSLATE_NOOP("tidemark", "functions and procedures")},
    {"pg_publication"_L1, QT_TRANSLATE_NOOP("tidemark", "publications")},
    {"pg_publication_namespace"_L1, QT_TRANSLATE_NOOP("tidemark", "schemas of publications")},
    {"pg_publication_rel"_L1, QT_TRANSLATE_NOOP("tidemark", "tables of publications")},
    {"pg_range"_L1, QT_TRANSLATE_NOOP("tidemark", "range types")},
    {"pg_rewrite"_L1, QT_TRANSLATE_NOOP("tidemark", "the queries of views, and rules")},
    {"pg_seclabel"_L1, QT_TRANSLATE_NOOP("tidemark", "security labels")},
    {"pg_sequence"_L1, QT_TRANSLATE_NOOP("tidemark", "options of sequences")},
    {"pg_shdescription"_L1, QT_TRANSLATE_NOOP("tidemark", "the comment of the database")},
    {"pg_statistic_ext"_L1, QT_TRANSLATE_NOOP("tidemark", "extended statistics")},
    {"pg_subscription"_L1, QT_TRANSLATE_NOOP("tidemark", "subscriptions")},
    {"pg_tablespace"_L1, QT_TRANSLATE_NOOP("tidemark", "tablespaces")},
    {"pg_transform"_L1, QT_TRANSLATE_NOOP("tidemark", "transforms")},
    {"pg_trigger"_L1, QT_TRANSLATE_NOOP("tidemark", "triggers")},
    {"pg_ts_config"_L1, QT_TRANSLATE_NOOP("tidemark", "text search configurations")},
    {"pg_ts_config_map"_L1, QT_TRANSLATE_NOOP("tidemark", "mappings of text search configurations")},
    {"pg_ts_dict"_L1, QT_TRANSLATE_NOOP("tidemark", "text search dictionaries")},
    {"pg_ts_parser"_L1, QT_TRANSLATE_NOOP("tidemark", "text search parsers")},
    {"pg_ts_template"_L1, QT_TRANSLATE_NOOP("tidemark", "text search templates")},
    {"pg_type"_L1, QT_TRANSLATE_NOOP("tidemark", "types")},
    {"pg_user_mappings"_L1, QT_TRANSLATE_NOOP("tidemark", "user mappings")},
};

static const Fact *factOf(const QString &catalog)
{
    const auto at = std::ranges::find(facts, catalog, &Fact::catalog);
    return at == std::end(facts) ? nullptr : &*at;
}

// The message names it in every language.
static QString refusedCatalog(const Error &refusal)
{
    static const QRegularExpression name(u"\\bpg_\\w+"_s);
    return name.match(refusal.message).captured();
}

// The first relation after the FROM that belongs to no subquery.
static QString subjectOf(const QString &statement)
{
    static const QRegularExpression word(u"[()]|\\bFROM\\s+(?:pg_catalog\\.)?(\\w+)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    int depth = 0;
    for (const QRegularExpressionMatch &match : word.globalMatch(statement)) {
        const QString text = match.captured();
        depth += text == "("_L1 ? 1 : text == ")"_L1 ? -1 : 0;
        if (depth == 0 && !match.captured(1).isEmpty())
            return match.captured(1);
    }
    return {};
}

static QString whatIsMissing(const Error &refusal)
{
    const Fact *about = factOf(subjectOf(refusal.statement));
    return about ? tr(about->what) : tr("what needs the catalog %1").arg(refusedCatalog(refusal));
}

QString grantAgainst(const Error &refusal, const QString &role)
{
    const QString catalog = refusedCatalog(refusal);
    return !catalog.isEmpty() ? u"GRANT SELECT ON pg_catalog.%1 TO %2"_s.arg(catalog, quoteIdentifier(role))
                              : QString();
}

std::vector<schema::Omission> omissionsOf(const std::vector<Error> &refusals, const QString &role)
{
    struct Group
    {
        QStringList missing;
        const Error *refusal = nullptr;
    };
    std::map<QString, Group> groups; // by the message, which is the same for the same catalog
    for (const Error &refusal : refusals) {
        Group &group = groups[refusal.message];
        group.refusal = &refusal;
        if (const QString what = whatIsMissing(refusal); !group.missing.contains(what))
            group.missing << what;
    }
    std::vector<schema::Omission> omissions;
    for (auto &[message, group] : groups) {
        group.missing.sort();
        omissions.push_back(
            {.what = group.missing.join(u", "_s), .why = message, .remedy = grantAgainst(*group.refusal, role)});
    }
    return omissions;
}

Result<void> requireDatabase(const sql::ServerInfo &server)
{
    if (server.can.sql)
        return {};
    return fail(ErrorKind::Unsupported,
                tr("%1 is the console of %2 and holds no tables").arg(server.database, server.product),
                tr("Name a database behind it. tidemark pool status shows what its pools do."));
}

} // namespace tidemark::postgres
