// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/plantarget.h"

#include "base/text.h"
#include "drivers/sqlite/normalise.h"
#include "schema/kinds.h"

#include <algorithm>
#include <map>
#include <set>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;
using diff::Change;

namespace {

Failure unsupported(const schema::ObjectRef &object, const QString &field)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message =
        tr("SQLite cannot have or change %1 of %2 %3").arg(field, object.kind, printable(object.toString()));
    error.object = object.toString();
    return Failure(std::move(error));
}

// Fields that every engine of the model may have, and this one never.
bool isForeign(const QString &field)
{
    static const QStringList foreign{u"owner"_s,       u"comment"_s,          u"grants"_s,       u"revoked"_s,
                                     u"labels"_s,      u"identity"_s,         u"persistence"_s,  u"partitionKey"_s,
                                     u"partitionOf"_s, u"inherits"_s,         u"rowSecurity"_s,  u"forceRowSecurity"_s,
                                     u"include"_s,     u"nullsNotDistinct"_s, u"notEnforced"_s,  u"notValid"_s,
                                     u"period"_s,      u"withoutOverlaps"_s,  u"materialized"_s, u"populated"_s,
                                     u"checkOption"_s, u"method"_s,           u"function"_s,     u"firing"_s};
    return foreign.contains(field) || (field.contains(u'.') && !field.startsWith("sqlite."_L1));
}

bool isKnown(const QString &kind)
{
    namespace kinds = schema::kind;
    static const QStringList known{kinds::table, kinds::column,  kinds::primaryKey, kinds::unique,  kinds::foreignKey,
                                   kinds::check, kinds::notNull, kinds::index,      kinds::trigger, kinds::view};
    return known.contains(kind);
}

Result<void> verify(const Change &change)
{
    if (!isKnown(change.object.kind))
        return unsupported(change.object, change.object.kind);
    for (const QString &field : change.fields) {
        if (isForeign(field))
            return unsupported(change.object, field);
    }
    return {};
}

class Applier
{
public:
    explicit Applier(const diff::Difference &difference)
        : m_difference(difference)
    {
        for (const Change &change : difference.changes) {
            std::visit([&gone = m_gone](const auto &item) { note(gone, item); }, change.before);
            m_byOwner[change.object.name].push_back(&change);
        }
    }

    schema::Schema apply()
    {
        schema::Schema target;
        const schema::Schema &before = *m_difference.before;
        target.engine = before.engine;
        target.version = before.version;
        target.attributes = before.attributes;
        target.dependencies = before.dependencies;
        std::ranges::copy(m_difference.after->dependencies, std::back_inserter(target.dependencies));
        relations(before.tables, target.tables);
        relations(before.views, target.views);
        schema::sort(target);
        return target;
    }

private:
    template <class T>
    static void note(std::set<const void *> &gone, const T *item)
    {
        gone.insert(item);
    }
    static void note(std::set<const void *> & /*gone*/, std::monostate) {}

    // Those that stay, with the parts that they get; then those that come.
    template <class T>
    void relations(const std::vector<T> &before, std::vector<T> &target)
    {
        for (const T &relation : before) {
            const std::vector<const Change *> &changes = m_byOwner[relation.name];
            const Change *own = changeOf(changes, &relation);
            if (own && own->type() == diff::ChangeType::Drop)
                continue;
            target.push_back(own ? withFields(relation, *diff::as<T>(own->after)) : relation);
            changeParts(relation, changes, target.back());
        }
        for (const Change &change : m_difference.changes) {
            if (const T *made = diff::as<T>(change.after); made && diff::isEmpty(change.before))
                target.push_back(*made);
        }
    }

    template <class T>
    static const Change *changeOf(const std::vector<const Change *> &changes, const T *object)
    {
        const auto at =
            std::ranges::find_if(changes, [&](const Change *c) { return diff::as<T>(c->before) == object; });
        return at == changes.end() ? nullptr : *at;
    }

    // Everything of `after` but the parts, which are changes of their own.
    static schema::Table withFields(const schema::Table &before, const schema::Table &after)
    {
        schema::Table table = before;
        table.name = after.name;
        table.kind = after.kind;
        table.meta = after.meta;
        if (after.kind == schema::TableKind::Virtual || before.kind == schema::TableKind::Virtual)
            table = after;
        return table;
    }
    static schema::View withFields(const schema::View & /*before*/, const schema::View &after) { return after; }

    void changeParts(const schema::Table &before, const std::vector<const Change *> &changes, schema::Table &table)
    {
        const bool isVirtual = table.kind == schema::TableKind::Virtual;
        if (changes.empty() || (isVirtual && before.kind != table.kind))
            return;
        if (const schema::Table *after = schema::findTable(*m_difference.after, table.name))
            table.meta.source = after->meta.source; // held against the model before anybody uses it
        changeKey(changes, table.primaryKey);
        changeList(before.uniques, changes, schema::kind::unique, table.uniques);
        changeList(before.foreignKeys, changes, schema::kind::foreignKey, table.foreignKeys);
        changeList(before.checks, changes, schema::kind::check, table.checks);
        changeList(before.notNulls, changes, schema::kind::notNull, table.notNulls);
        changeList(before.indexes, changes, schema::kind::index, table.indexes);
        changeList(before.triggers, changes, schema::kind::trigger, table.triggers);
        changeColumns(before, changes, table);
        sortConstraints(table);
    }

    void changeParts(const schema::View &before, const std::vector<const Change *> &changes, schema::View &view) const
    {
        changeList(before.triggers, changes, schema::kind::trigger, view.triggers);
    }

    template <class T>
    void changeList(const std::vector<T> &before, const std::vector<const Change *> &changes, const QString &kind,
                    std::vector<T> &list) const
    {
        list.clear();
        for (const T &part : before) {
            if (!m_gone.contains(&part))
                list.push_back(part);
        }
        for (const Change *change : changes) {
            if (const T *made = diff::as<T>(change->after); made && change->object.kind == kind)
                list.push_back(*made);
        }
    }

    static void changeKey(const std::vector<const Change *> &changes, Box<schema::Key> &key)
    {
        for (const Change *change : changes) {
            if (change->object.kind != schema::kind::primaryKey)
                continue;
            const auto *made = diff::as<schema::Key>(change->after);
            if (made)
                key = *made;
            else if (key && diff::as<schema::Key>(change->before)->name == key->name)
                key.reset();
        }
    }

    // Columns that stay keep their places, new ones come behind them in the order that they have after.
    void changeColumns(const schema::Table &before, const std::vector<const Change *> &changes, schema::Table &table)
    {
        table.columns.clear();
        for (const schema::Column &column : before.columns) {
            const Change *change = changeOf(changes, &column);
            if (!change)
                table.columns.push_back(column);
            else if (const auto *altered = diff::as<schema::Column>(change->after))
                table.columns.push_back(*altered);
        }
        const schema::Table *after = schema::findTable(*m_difference.after, table.name);
        if (!after)
            return;
        for (const schema::Column &column : after->columns) {
            const auto isNew = [&](const Change *change) {
                return diff::isEmpty(change->before) && diff::as<schema::Column>(change->after) == &column;
            };
            if (std::ranges::any_of(changes, isNew))
                table.columns.push_back(column);
        }
        arrange(table.columns, *after);
    }

    // In the order that they have after, where all of them are there.
    static void arrange(std::vector<schema::Column> &columns, const schema::Table &after)
    {
        std::vector<schema::Column> arranged;
        for (const schema::Column &column : after.columns) {
            const auto at = std::ranges::find(columns, column.name, &schema::Column::name);
            if (at != columns.end())
                arranged.push_back(*at);
        }
        if (arranged.size() == columns.size())
            columns = std::move(arranged);
    }

    const diff::Difference &m_difference;
    std::set<const void *> m_gone;
    std::map<schema::QualifiedName, std::vector<const Change *>> m_byOwner;
};

} // namespace

Result<schema::Schema> targetOf(const diff::Difference &difference)
{
    for (const Change &change : difference.changes)
        TRY(verify(change));
    return Applier(difference).apply();
}

} // namespace tidemark::sqlite
