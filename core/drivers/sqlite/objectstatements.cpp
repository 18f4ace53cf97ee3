// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/names.h"
#include "drivers/sqlite/statements.h"
#include "drivers/sqlite/tokenreader.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static bool needsParentheses(const schema::IndexKey &key)
{
    const QByteArray text = key.expression.toUtf8();
    return !key.collation.isEmpty() && !isPrimary(tokenize(text));
}

static QString keyText(const schema::IndexKey &key)
{
    QString text = key.column.isEmpty() ? key.expression : quotedName(key.column);
    if (key.column.isEmpty() && needsParentheses(key))
        text = u'(' + text + u')';
    if (!key.collation.isEmpty())
        text += u" COLLATE "_s + quotedName(key.collation);
    return key.descending ? text + u" DESC"_s : text;
}

QString createIndex(const schema::Index &index, const schema::QualifiedName &table)
{
    QStringList keys;
    for (const schema::IndexKey &key : index.keys)
        keys << keyText(key);
    const QString where = index.where.isEmpty() ? QString() : u" WHERE "_s + index.where;
    return (index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s) + quotedName(index.name) + u" ON "_s +
           quotedName(table.name) + u" ("_s + keys.join(u", "_s) + u')' + where + u";\n"_s;
}

QString createView(const schema::View &view)
{
    const QStringList columns = view.meta.attributes.list(attribute::columns);
    const QString names = columns.isEmpty() ? QString() : u" ("_s + quotedNames(columns) + u')';
    return u"CREATE VIEW "_s + quotedName(view.name.name) + names + u" AS\n"_s + laidOut(view.query) + u";\n"_s;
}

static QString eventText(const schema::Trigger &trigger)
{
    const QString event = trigger.events.value(0);
    return trigger.updateColumns.isEmpty() ? event : event + u" OF "_s + quotedNames(trigger.updateColumns);
}

static QString timingText(schema::TriggerTiming timing)
{
    switch (timing) {
    case schema::TriggerTiming::Before: return u" BEFORE "_s;
    case schema::TriggerTiming::After: return u" AFTER "_s;
    case schema::TriggerTiming::InsteadOf: return u" INSTEAD OF "_s;
    }
    std::unreachable();
}

// Each statement on a line of its own; a line end within a name or text is none.
static QString indented(const QString &body)
{
    const QByteArray text = body.toUtf8();
    QByteArray out;
    size_t begin = 0;
    const std::vector<Token> tokens = tokenize(text);
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].is(";"))
            continue;
        out += "    " + QByteArray(sourceOf(Tokens(tokens).subspan(begin, i + 1 - begin))) + '\n';
        begin = i + 1;
    }
    return QString::fromUtf8(out);
}

QString createTrigger(const schema::Trigger &trigger, const schema::QualifiedName &relation)
{
    QString text = u"CREATE TRIGGER "_s + quotedName(trigger.name) + timingText(trigger.timing) + eventText(trigger) +
                   u" ON "_s + quotedName(relation.name) + u"\nFOR EACH ROW"_s;
    if (!trigger.when.isEmpty())
        text += u"\nWHEN "_s + trigger.when;
    return text + u"\nBEGIN\n"_s + indented(trigger.body) + u"END;\n"_s;
}

} // namespace tidemark::sqlite
