// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/printer.h"

#include "base/text.h"
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/names.h"
#include "schema/kinds.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

QString Printer::identifier(const QString &name) const
{
    return quotedName(name);
}

QString Printer::qualified(const schema::QualifiedName &name) const
{
    return name.schema.isEmpty() ? quotedName(name.name) : quotedName(name.schema) + u'.' + quotedName(name.name);
}

QString Printer::literal(const QString &text) const
{
    return quotedText(text);
}

sql::SqlText Printer::firstRows(const schema::QualifiedName &relation, int limit) const
{
    const QString text = u"SELECT * FROM %1 LIMIT ?1"_s.arg(qualified(relation));
    return {text.toUtf8(), {qint64(limit)}};
}

static Failure missing(const schema::ObjectRef &ref)
{
    return fail(ErrorKind::Unsupported,
                tr("There is no %1 %2 in this schema").arg(ref.kind, printable(ref.toString())));
}

template <class T>
static const T *named(const std::vector<T> &items, const QString &name)
{
    const auto at = std::ranges::find(items, name, &T::name);
    return at == items.end() ? nullptr : &*at;
}

static QString storedText(const Attributes &attributes)
{
    return attributes.text(attribute::sql) + u";\n"_s;
}

Result<QString> Printer::ddl(const schema::Schema &schema, const schema::ObjectRef &ref) const
{
    const schema::Table *table = schema::findTable(schema, ref.name);
    const schema::View *view = schema::findView(schema, ref.name);
    if (ref.kind == schema::kind::table && table) {
        QString text = storedText(table->meta.attributes);
        for (const schema::Index &index : table->indexes)
            text += storedText(index.attributes);
        for (const schema::Trigger &trigger : table->triggers)
            text += storedText(trigger.attributes);
        return text;
    }
    if (ref.kind == schema::kind::view && view)
        return storedText(view->meta.attributes);
    return Failure(missing(ref));
}

} // namespace tidemark::sqlite
