// SPDX-License-Identifier: GPL-3.0-or-later
// Objects of the kinds that only PostgreSQL has, from their attributes: one small function a kind, found by its name.
#include "drivers/postgres/statements.h"

#include "drivers/postgres/readers.h"

#include <map>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::EngineObject;

namespace {

// Shorthand over the attributes of one object.
struct Facts
{
    const EngineObject &object;
    [[nodiscard]] QString text(const char *key) const
    {
        return object.meta.attributes.text(u"pg."_s + QLatin1StringView(key));
    }
    [[nodiscard]] QStringList list(const char *key) const
    {
        return object.meta.attributes.list(u"pg."_s + QLatin1StringView(key));
    }
    [[nodiscard]] bool flag(const char *key) const
    {
        return object.meta.attributes.flag(u"pg."_s + QLatin1StringView(key));
    }
    [[nodiscard]] QString name() const { return quoteQualified(object.name); }
    // " WORD value" when there is a value.
    [[nodiscard]] QString clause(const char *word, const QString &value) const
    {
        return value.isEmpty() ? QString() : u' ' + QLatin1StringView(word) + u' ' + value;
    }
    // "WORD = value" for every attribute that is set.
    [[nodiscard]] QStringList parameters(std::initializer_list<std::pair<const char *, const char *>> names) const
    {
        QStringList parts;
        for (const auto &[key, word] : names) {
            if (const QString value = text(key); !value.isEmpty())
                parts << QLatin1StringView(word) + u" = "_s + value;
        }
        return parts;
    }
};

} // namespace

static QString parameterBlock(const QStringList &parts)
{
    return u" (\n    "_s + parts.join(u",\n    "_s) + u"\n)"_s;
}

static QStringList createExtension(const Facts &of)
{
    return {u"CREATE EXTENSION IF NOT EXISTS "_s + of.name() +
            of.clause("WITH SCHEMA", quoteIdentifier(of.text("schema")))};
}

static QStringList createCollation(const Facts &of)
{
    QStringList parts{u"provider = "_s + of.text("provider")};
    for (const auto &[key, word] :
         {std::pair{"collate", "lc_collate"}, {"ctype", "lc_ctype"}, {"locale", "locale"}, {"rules", "rules"}}) {
        if (const QString value = of.text(key); !value.isEmpty())
            parts << QLatin1StringView(word) + u" = "_s + quoteLiteral(value);
    }
    if (of.flag("nondeterministic"))
        parts << u"deterministic = false"_s;
    return {u"CREATE COLLATION "_s + of.name() + u" ("_s + parts.join(u", "_s) + u')'};
}

static QStringList createConversion(const Facts &of)
{
    return {u"CREATE "_s + (of.flag("default") ? u"DEFAULT "_s : QString()) + u"CONVERSION "_s + of.name() +
            u" FOR "_s + quoteLiteral(of.text("from")) + u" TO "_s + quoteLiteral(of.text("to")) + u" FROM "_s +
            of.text("function")};
}

static QStringList createCast(const Facts &of)
{
    const QString method = of.text("method");
    const QString how = method == "binary"_L1  ? u" WITHOUT FUNCTION"_s
                        : method == "inout"_L1 ? u" WITH INOUT"_s
                                               : u" WITH FUNCTION "_s + of.text("function");
    return {u"CREATE CAST ("_s + of.text("source") + u" AS "_s + of.text("target") + u')' + how +
            of.clause("AS", of.text("context").toUpper())};
}

static QStringList createLanguage(const Facts &of)
{
    return {u"CREATE "_s + (of.flag("trusted") ? u"TRUSTED "_s : QString()) + u"PROCEDURAL LANGUAGE "_s + of.name() +
            of.clause("HANDLER", of.text("handler")) + of.clause("INLINE", of.text("inline")) +
            of.clause("VALIDATOR", of.text("validator"))};
}

static QStringList createTransform(const Facts &of)
{
    QStringList parts;
    if (const QString from = of.text("from"); !from.isEmpty())
        parts << u"FROM SQL WITH FUNCTION "_s + from;
    if (const QString to = of.text("to"); !to.isEmpty())
        parts << u"TO SQL WITH FUNCTION "_s + to;
    return {u"CREATE TRANSFORM FOR "_s + of.object.name.name + u" LANGUAGE "_s + quoteIdentifier(of.object.part) +
            u" ("_s + parts.join(u", "_s) + u')'};
}

static QStringList createMethod(const Facts &of)
{
    return {u"CREATE ACCESS METHOD "_s + of.name() + u" TYPE "_s + of.text("type") + u" HANDLER "_s +
            of.text("handler")};
}

static QString operatorName(const EngineObject &object)
{
    return quoteIdentifier(object.name.schema) + u'.' + object.name.name;
}

static QStringList createOperator(const Facts &of)
{
    QStringList parts = of.parameters({{"function", "FUNCTION"},
                                       {"left", "LEFTARG"},
                                       {"right", "RIGHTARG"},
                                       {"commutator", "COMMUTATOR"},
                                       {"negator", "NEGATOR"},
                                       {"restrict", "RESTRICT"},
                                       {"join", "JOIN"}});
    if (of.flag("merges"))
        parts << u"MERGES"_s;
    if (of.flag("hashes"))
        parts << u"HASHES"_s;
    return {u"CREATE OPERATOR "_s + operatorName(of.object) + parameterBlock(parts)};
}

static QStringList createFamily(const Facts &of)
{
    const QString name = of.name() + u" USING "_s + quoteIdentifier(of.object.part);
    QStringList list{u"CREATE OPERATOR FAMILY "_s + name};
    if (const QStringList members = of.list("members"); !members.isEmpty())
        list << u"ALTER OPERATOR FAMILY "_s + name + u" ADD\n    "_s + members.join(u",\n    "_s);
    return list;
}

static QStringList createClass(const Facts &of)
{
    QStringList parts = of.list("members");
    if (const QString type = of.text("keyType"); !type.isEmpty())
        parts.prepend(u"STORAGE "_s + type);
    // a class needs something to hold, and its own type is what an empty one stores
    if (parts.isEmpty())
        parts << u"STORAGE "_s + of.text("type");
    return {u"CREATE OPERATOR CLASS "_s + of.name() + (of.flag("default") ? u" DEFAULT"_s : QString()) +
            u" FOR TYPE "_s + of.text("type") + u" USING "_s + quoteIdentifier(of.object.part) +
            of.clause("FAMILY", of.text("family")) + u" AS\n    "_s + parts.join(u",\n    "_s)};
}

static QStringList createParser(const Facts &of)
{
    return {u"CREATE TEXT SEARCH PARSER "_s + of.name() +
            parameterBlock(of.parameters({{"start", "START"},
                                          {"gettoken", "GETTOKEN"},
                                          {"end", "END"},
                                          {"headline", "HEADLINE"},
                                          {"lextypes", "LEXTYPES"}}))};
}

static QStringList createTemplate(const Facts &of)
{
    return {u"CREATE TEXT SEARCH TEMPLATE "_s + of.name() +
            parameterBlock(of.parameters({{"init", "INIT"}, {"lexize", "LEXIZE"}}))};
}

static QStringList createDictionary(const Facts &of)
{
    return {u"CREATE TEXT SEARCH DICTIONARY "_s + of.name() +
            parameterBlock(QStringList{u"TEMPLATE = "_s + of.text("template")} +
                           (of.text("options").isEmpty() ? QStringList() : QStringList{of.text("options")}))};
}

static QStringList createConfiguration(const Facts &of)
{
    QStringList list{u"CREATE TEXT SEARCH CONFIGURATION "_s + of.name() + u" (PARSER = "_s + of.text("parser") + u')'};
    for (const QString &mapping : of.list("mappings"))
        list << u"ALTER TEXT SEARCH CONFIGURATION "_s + of.name() + u" ADD MAPPING FOR "_s +
                    quoteIdentifier(mapping.section(u": "_s, 0, 0)) + u" WITH "_s + mapping.section(u": "_s, 1);
    return list;
}

static QStringList createStatistics(const Facts &of)
{
    QStringList list{of.text("definition")};
    if (of.object.meta.attributes.contains(u"pg.statistics"_s))
        list << u"ALTER STATISTICS "_s + of.name() + u" SET STATISTICS "_s +
                    QString::number(of.object.meta.attributes.number(u"pg.statistics"_s));
    return list;
}

static QStringList createEventTrigger(const Facts &of)
{
    QStringList tags;
    for (const QString &tag : of.list("tags"))
        tags << quoteLiteral(tag);
    QString text = u"CREATE EVENT TRIGGER "_s + of.name() + u" ON "_s + of.text("event");
    if (!tags.isEmpty())
        text += u"\n    WHEN TAG IN ("_s + tags.join(u", "_s) + u')';
    QStringList list{text + u"\n    EXECUTE FUNCTION "_s + of.text("function") + u"()"_s};
    const QString enabled = of.text("enabled");
    if (!enabled.isEmpty())
        list << u"ALTER EVENT TRIGGER "_s + of.name() +
                    (enabled == "disabled"_L1 ? u" DISABLE"_s : u" ENABLE "_s + enabled.toUpper());
    return list;
}

static QStringList createWrapper(const Facts &of)
{
    return {u"CREATE FOREIGN DATA WRAPPER "_s + of.name() + of.clause("HANDLER", of.text("handler")) +
            of.clause("VALIDATOR", of.text("validator")) + of.clause("OPTIONS", foreignOptions(of.list("options")))};
}

static QStringList createServer(const Facts &of)
{
    const auto literal = [](const QString &value) { return value.isEmpty() ? value : quoteLiteral(value); };
    return {u"CREATE SERVER "_s + of.name() + of.clause("TYPE", literal(of.text("type"))) +
            of.clause("VERSION", literal(of.text("version"))) + u" FOREIGN DATA WRAPPER "_s +
            quoteIdentifier(of.text("wrapper")) + of.clause("OPTIONS", foreignOptions(of.list("options")))};
}

static QStringList createMapping(const Facts &of)
{
    const QString user = of.object.name.name == "PUBLIC"_L1 ? u"PUBLIC"_s : quoteIdentifier(of.object.name.name);
    return {u"CREATE USER MAPPING FOR "_s + user + u" SERVER "_s + quoteIdentifier(of.object.part) +
            of.clause("OPTIONS", foreignOptions(of.list("options")))};
}

static QStringList createPublication(const Facts &of)
{
    QString text = u"CREATE PUBLICATION "_s + of.name();
    QStringList targets;
    if (of.flag("allTables"))
        targets << u"ALL TABLES"_s;
    for (const QString &table : of.list("tables"))
        targets << u"TABLE ONLY "_s + table;
    for (const QString &schema : of.list("schemas"))
        targets << u"TABLES IN SCHEMA "_s + quoteIdentifier(schema);
    if (!targets.isEmpty())
        text += u" FOR "_s + targets.join(u", "_s);
    QStringList options{u"publish = "_s + quoteLiteral(of.text("publish"))};
    if (of.flag("viaRoot"))
        options << u"publish_via_partition_root = true"_s;
    if (const QString generated = of.text("generatedColumns"); !generated.isEmpty())
        options << u"publish_generated_columns = "_s + generated;
    return {text + u" WITH ("_s + options.join(u", "_s) + u')'};
}

static QStringList createSubscription(const Facts &of)
{
    QStringList publications;
    for (const QString &publication : of.list("publications"))
        publications << quoteIdentifier(publication);
    QStringList options{u"connect = false"_s};
    for (const QString &option : of.list("options"))
        options << option.section(u'=', 0, 0) + u" = "_s + quoteLiteral(option.section(u'=', 1));
    return {u"CREATE SUBSCRIPTION "_s + of.name() + u" CONNECTION "_s +
            quoteLiteral(u"host="_s + of.text("connection")) + u" PUBLICATION "_s + publications.join(u", "_s) +
            u" WITH ("_s + options.join(u", "_s) + u')'};
}

QStringList createObject(const EngineObject &object)
{
    using Create = QStringList (*)(const Facts &);
    static const std::map<QString, Create> creators{
        {schema::kind::extension, createExtension},
        {kind::collation, createCollation},
        {kind::conversion, createConversion},
        {kind::cast, createCast},
        {kind::language, createLanguage},
        {kind::transform, createTransform},
        {kind::accessMethod, createMethod},
        {kind::op, createOperator},
        {kind::opFamily, createFamily},
        {kind::opClass, createClass},
        {kind::textSearchParser, createParser},
        {kind::textSearchTemplate, createTemplate},
        {kind::textSearchDictionary, createDictionary},
        {kind::textSearchConfiguration, createConfiguration},
        {kind::statistics, createStatistics},
        {kind::eventTrigger, createEventTrigger},
        {kind::foreignDataWrapper, createWrapper},
        {kind::server, createServer},
        {kind::userMapping, createMapping},
        {kind::publication, createPublication},
        {kind::subscription, createSubscription},
    };
    const auto found = creators.find(object.kind);
    return found != creators.end() ? found->second(Facts{object}) : QStringList();
}

QString objectWord(const QString &kind)
{
    if (kind == kind::language)
        return u"LANGUAGE"_s;
    return kind.toUpper();
}

// How GRANT names a kind, where it has a word of its own.
QString grantWord(const QString &word)
{
    if (word.endsWith("VIEW"_L1) || word == "FOREIGN TABLE"_L1)
        return u"TABLE"_s;
    return word == "SERVER"_L1 ? u"FOREIGN SERVER"_s : word;
}

// How COMMENT and ALTER … OWNER name the object.
Subject subjectOf(const EngineObject &object)
{
    const QString word = objectWord(object.kind);
    const QString name = quoteQualified(object.name);
    if (object.kind == kind::op)
        return {word, operatorName(object) + u" ("_s + object.part + u')'};
    if (object.kind == kind::opClass || object.kind == kind::opFamily)
        return {word, name + u" USING "_s + quoteIdentifier(object.part)};
    if (object.kind == kind::cast)
        return {word, u'(' + object.name.name + u')'};
    if (object.kind == kind::transform)
        return {word, u"FOR "_s + object.name.name + u" LANGUAGE "_s + quoteIdentifier(object.part)};
    return {word, name};
}

// Views and foreign tables are granted as tables.
Subject subjectOf(const schema::ObjectRef &ref)
{
    const bool routine = ref.kind == schema::kind::function || ref.kind == schema::kind::procedure ||
                         ref.kind == schema::kind::aggregate;
    const QString name = quoteQualified(ref.name);
    if (routine)
        return {ref.kind == schema::kind::procedure ? u"PROCEDURE"_s : u"FUNCTION"_s, name + u'(' + ref.part + u')'};
    return {ref.kind.toUpper(), name};
}

} // namespace tidemark::postgres
