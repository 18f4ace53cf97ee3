// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "drivers/sqlite/names.h"
#include "drivers/sqlite/planstate.h"
#include "drivers/sqlite/token.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;
using schema::Schema;
using schema::Table;

static const Table *tableOf(const Schema &schema, const QString &name)
{
    const auto at = std::ranges::find_if(schema.tables, [&](const Table &t) { return sameName(t.name.name, name); });
    return at == schema.tables.end() ? nullptr : &*at;
}

static QStringList foldedSet(QStringList names)
{
    for (QString &name : names)
        name = foldedName(name);
    names.sort();
    return names;
}

static bool isUniqueIn(const Table &parent, const QStringList &columns)
{
    const QStringList wanted = foldedSet(columns);
    const auto isKey = [&](const schema::Key &key) { return foldedSet(key.columns) == wanted; };
    const auto isIndex = [&](const schema::Index &index) {
        QStringList names;
        for (const schema::IndexKey &key : index.keys)
            names << key.column;
        return index.unique && index.where.isEmpty() && foldedSet(names) == wanted;
    };
    return (parent.primaryKey && isKey(*parent.primaryKey)) || std::ranges::any_of(parent.uniques, isKey) ||
           std::ranges::any_of(parent.indexes, isIndex);
}

// Where a referenced key is not unique the engine refuses the check itself.
static bool isCheckable(const Table &table, const Schema &schema)
{
    return std::ranges::all_of(table.foreignKeys, [&](const schema::ForeignKey &key) {
        const Table *parent = tableOf(schema, key.table.name);
        return !parent || isUniqueIn(*parent, key.referencedColumns);
    });
}

static bool mayBreak(const PlanState &state, const TableStep &step)
{
    if (!step.after || step.fate == Fate::Create || step.after->foreignKeys.empty())
        return false;
    return step.replaces() || std::ranges::any_of(step.after->foreignKeys, [&](const schema::ForeignKey &key) {
               const TableStep *parent = state.stepOf(key.table.name);
               return parent && parent->drops();
           });
}

namespace {

class CheckWriter
{
public:
    explicit CheckWriter(const PlanState &state)
        : m_state(state)
        , m_table(u"temp."_s + quotedName(freeName(u"tidemark_check"_s, state.before, state.after)))
    {
    }

    Checks write()
    {
        for (const TableStep &step : m_state.tables) {
            if (mayBreak(m_state, step))
                foreignKeys(step);
            if (step.fate == Fate::Rebuild)
                integrity(*step.after);
        }
        if (m_checks.last.empty())
            return m_checks;
        const QString make = u"CREATE TEMP TABLE "_s + m_table.sliced(5) +
                             u" (name TEXT, broken INTEGER, remains INTEGER,\n    "
                             "CONSTRAINT \"the change breaks what was whole\" CHECK (remains <= broken))"_s;
        m_checks.first.insert(m_checks.first.begin(),
                              statement(make, {}, tr("Makes a statement fail when the change breaks something")));
        m_checks.last.push_back(statement(u"DROP TABLE "_s + m_table, {}));
        return m_checks;
    }

private:
    static plan::Statement statement(const QString &sql, const schema::ObjectRef &object, const QString &comment = {})
    {
        plan::Statement made;
        made.sql = sql;
        made.object = object;
        made.comment = comment;
        return made;
    }

    // Rows whose parent table is not there at all are another matter: the schema wants it so.
    static QString orphansOf(const Table &table)
    {
        return u"(SELECT count(*) FROM pragma_foreign_key_check(%1) WHERE parent COLLATE NOCASE IN "
               "(SELECT name FROM sqlite_schema))"_s.arg(quotedText(table.name.name));
    }

    void foreignKeys(const TableStep &step)
    {
        if (!isCheckable(*step.after, m_state.after))
            return;
        const schema::ObjectRef object = schema::refOf(*step.after);
        const QString name = quotedText(step.after->name.name);
        const QString before = isCheckable(*step.before, m_state.before) ? orphansOf(*step.before) : u"0"_s;
        m_checks.first.push_back(
            statement(u"INSERT INTO "_s + m_table + u" VALUES ("_s + name + u", "_s + before + u", 0)"_s, object));
        plan::Statement check = statement(u"UPDATE "_s + m_table + u" SET remains = "_s + orphansOf(*step.after) +
                                              u" WHERE name = "_s + name,
                                          object, tr("Fails if rows refer to nothing that did not before"));
        for (const schema::ForeignKey &key : step.after->foreignKeys) {
            if (!std::ranges::contains(step.before->foreignKeys, key))
                check.hazards.push_back(hazard(Risk::OrphanRefused, step.after->name.name, key.columns.join(u", "_s)));
        }
        check.scans = true;
        m_checks.last.push_back(check);
    }

    void integrity(const Table &table)
    {
        const QString name = quotedText(table.name.name);
        plan::Statement check = statement(u"INSERT INTO "_s + m_table + u" VALUES ("_s + name +
                                              u", 0, (SELECT count(*) FROM pragma_quick_check("_s + name +
                                              u") WHERE quick_check <> 'ok'))"_s,
                                          schema::refOf(table), tr("Fails if the new table is not sound"));
        check.scans = true;
        m_checks.last.push_back(check);
    }

    const PlanState &m_state;
    QString m_table;
    Checks m_checks;
};

} // namespace

Checks checksOf(const PlanState &state)
{
    return CheckWriter(state).write();
}

} // namespace tidemark::sqlite
