// SPDX-License-Identifier: GPL-3.0-or-later
// Views and routines: CREATE OR REPLACE wherever the engine takes it.
#include "drivers/postgres/alteration.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Argument;
using schema::Routine;
using schema::View;

static QString orReplace(QString statement)
{
    static const QString create = u"CREATE "_s;
    return statement.insert(create.size(), u"OR REPLACE "_s);
}

// A view can be replaced by one that has its columns and perhaps more behind them.
static bool grows(const View &before, const View &after)
{
    if (before.columns.size() > after.columns.size())
        return false;
    return std::equal(before.columns.begin(), before.columns.end(), after.columns.begin(),
                      [](const schema::Column &a, const schema::Column &b) {
                          return a.name == b.name && a.type == b.type && a.collation == b.collation;
                      });
}

static QStringList replaceView(const View &before, const View &after, Fields &fields)
{
    const bool definition = fields.has("query"_L1) || fields.has("columns"_L1) || fields.has("checkOption"_L1);
    if (!definition || before.materialized || after.materialized || !grows(before, after))
        return {};
    for (const auto field : {"query"_L1, "columns"_L1, "checkOption"_L1})
        fields.forget(field);
    static_cast<void>(fields.takeAll("pg.with."_L1)); // a replacement brings its own
    return {orReplace(createView(after))};
}

static QStringList refresh(const View &after, Fields &fields)
{
    if (!fields.take("populated"_L1))
        return {};
    return {u"REFRESH MATERIALIZED VIEW "_s + quoteQualified(after.name) +
            (after.populated ? QString() : u" WITH NO DATA"_s)};
}

QStringList alterView(const View &before, const View &after, Fields &fields)
{
    const Subject subject = subjectOf(after);
    const QString alter = u"ALTER "_s + subject.toString();
    if (before.materialized != after.materialized)
        return {};
    QStringList list = replaceView(before, after, fields);
    if (after.materialized) {
        list += refresh(after, fields);
        if (fields.take("pg.tablespace"_L1)) {
            const QString name = after.meta.attributes.text(u"pg.tablespace"_s);
            list << alter + u" SET TABLESPACE "_s + quoteIdentifier(name.isEmpty() ? u"pg_default"_s : name);
        }
        if (fields.take("pg.accessMethod"_L1)) {
            const QString method = after.meta.attributes.text(u"pg.accessMethod"_s);
            list << alter + u" SET ACCESS METHOD "_s + (method.isEmpty() ? u"heap"_s : quoteIdentifier(method));
        }
    }
    list += alterStorage(alter, after.meta.attributes, fields);
    return list + alterMeta(subject, before.meta, after.meta, fields);
}

// Names of arguments may be given to those that had none; types, modes and results stay.
static bool argumentsFit(const Routine &before, const Routine &after)
{
    const auto fits = [](const Argument &old, const Argument &wanted) {
        const bool name = old.name == wanted.name || old.name.isEmpty();
        const bool keepsDefault = old.defaultValue.isEmpty() || !wanted.defaultValue.isEmpty();
        return old.type == wanted.type && old.mode == wanted.mode && name && keepsDefault;
    };
    return std::ranges::equal(before.arguments, after.arguments, fits);
}

static bool isReplaceable(const Routine &before, const Routine &after)
{
    return before.kind == after.kind && before.returns == after.returns && before.returnsSet == after.returnsSet &&
           argumentsFit(before, after) && after.kind != schema::RoutineKind::Aggregate;
}

static bool concernsDefinition(const QString &field)
{
    static const QStringList meta{u"owner"_s, u"comment"_s, u"grants"_s, u"revoked"_s, u"labels"_s};
    return !meta.contains(field);
}

QStringList alterRoutine(const Routine &before, const Routine &after, Fields &fields)
{
    QStringList list;
    const bool definition = std::ranges::any_of(fields.left(), concernsDefinition);
    if (definition && isReplaceable(before, after)) {
        list << createRoutine(after);
        for (const QString &field : QStringList(fields.left())) {
            if (concernsDefinition(field))
                static_cast<void>(fields.takeAll(QLatin1StringView(field.toLatin1())));
        }
    }
    return list + alterMeta(subjectOf(after), before.meta, after.meta, fields);
}

} // namespace tidemark::postgres
