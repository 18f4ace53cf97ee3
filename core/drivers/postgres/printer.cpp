// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/printer.h"

#include "base/text.h"
#include "drivers/postgres/statements.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
using schema::Schema;
namespace kind = schema::kind;

static QStringList indexStatements(const schema::QualifiedName &relation, const std::vector<schema::Index> &indexes,
                                   bool partitioned = false, const QStringList &between = {})
{
    QStringList made;
    QStringList completed;
    for (const schema::Index &index : indexes) {
        made << createIndex(relation, index, partitioned);
        completed += completeIndex(relation, index);
    }
    return made + between + completed;
}

static QStringList triggerStatements(const schema::QualifiedName &relation, bool isView,
                                     const std::vector<schema::Trigger> &triggers)
{
    QStringList list;
    for (const schema::Trigger &trigger : triggers) {
        if (!trigger.attributes.flag(u"pg.inherited"_s))
            list << createTrigger(relation, trigger);
        list += completeTrigger(relation, isView, trigger);
    }
    return list;
}

static QStringList ofTable(const schema::Table &table)
{
    QStringList list = tableStatements(table) +
                       indexStatements(table.name, table.indexes, table.kind == schema::TableKind::Partitioned,
                                       attachPartition(table)) +
                       addForeignKeys(table) + foreignKeyComments(table);
    for (const schema::Rule &rule : table.rules)
        list += createRule(table.name, rule);
    list += triggerStatements(table.name, false, table.triggers);
    for (const schema::Policy &policy : table.policies)
        list += policyStatements(table.name, policy);
    return list;
}

static QStringList ofView(const schema::View &view)
{
    QStringList list = viewStatements(view) + indexStatements(view.name, view.indexes);
    for (const schema::Rule &rule : view.rules)
        list += createRule(view.name, rule);
    return list + triggerStatements(view.name, true, view.triggers);
}

static QStringList ofSequence(const schema::Sequence &sequence)
{
    const Subject subject{u"SEQUENCE"_s, quoteQualified(sequence.name)};
    QStringList list{createSequence(sequence)};
    if (!sequence.ownerColumn.isEmpty())
        list << u"ALTER SEQUENCE "_s + subject.name + u" OWNED BY "_s + quoteQualified(sequence.ownerTable) + u'.' +
                    quoteIdentifier(sequence.ownerColumn);
    return list + metaStatements(subject, sequence.meta);
}

static const schema::Routine *routineOf(const Schema &schema, const ObjectRef &ref)
{
    const bool routine = ref.kind == kind::function || ref.kind == kind::procedure || ref.kind == kind::aggregate;
    return routine ? schema::findRoutine(schema, ref.name, ref.part) : nullptr;
}

static QStringList statementsOf(const Schema &schema, const ObjectRef &ref)
{
    if (ref.kind == kind::table) {
        const schema::Table *table = schema::findTable(schema, ref.name);
        return table ? ofTable(*table) : QStringList();
    }
    if (ref.kind == kind::view || ref.kind == kind::materializedView) {
        const schema::View *view = schema::findView(schema, ref.name);
        return view ? ofView(*view) : QStringList();
    }
    if (const schema::Routine *routine = routineOf(schema, ref))
        return routineStatements(*routine);
    if (ref.kind == kind::sequence) {
        const schema::Sequence *sequence = schema::findSequence(schema, ref.name);
        return sequence ? ofSequence(*sequence) : QStringList();
    }
    if (ref.kind == kind::type) {
        const schema::Type *type = schema::findType(schema, ref.name);
        return type ? typeStatements(*type) : QStringList();
    }
    if (ref.kind == kind::ns) {
        const schema::Namespace *ns = schema::findNamespace(schema, ref.name.name);
        return ns ? namespaceStatements(*ns) : QStringList();
    }
    if (const schema::EngineObject *object = schema::findObject(schema, ref))
        return objectStatements(*object);
    return partStatements(schema, ref);
}

QString Printer::identifier(const QString &name) const
{
    return quoteIdentifier(name);
}

QString Printer::qualified(const schema::QualifiedName &name) const
{
    return quoteQualified(name);
}

QString Printer::literal(const QString &text) const
{
    return quoteLiteral(text);
}

Result<QString> Printer::ddl(const Schema &schema, const ObjectRef &ref) const
{
    const QStringList statements = statementsOf(schema, ref);
    if (statements.isEmpty())
        return fail(ErrorKind::Unsupported,
                    tr("There is no DDL for the %1 %2").arg(ref.kind, printable(ref.toString())),
                    tr("It is not in this schema, or it is part of another object."));
    return statements.join(u";\n\n"_s) + u";\n"_s;
}

sql::SqlText Printer::firstRows(const schema::QualifiedName &relation, const dialect::RowWindow &window) const
{
    QString text = u"SELECT * FROM "_s + quoteQualified(relation);
    if (!window.sortedBy.isEmpty())
        text += u" ORDER BY "_s + identifier(window.sortedBy) + (window.descending ? u" DESC"_s : QString());
    return sql::SqlText(QString(text + u" LIMIT %1"_s.arg(window.limit)).toUtf8());
}

} // namespace tidemark::postgres
