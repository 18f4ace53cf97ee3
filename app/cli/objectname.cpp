// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/objectname.h"

#include "base/text.h"

#include <algorithm>
#include <ranges>

namespace tidemark::cli {

using namespace Qt::StringLiterals;
using schema::ObjectRef;

QString fullName(const ObjectRef &ref)
{
    const QString part = ref.part.isEmpty() ? QString() : u'(' + ref.part + u')';
    return ref.kind + u' ' + ref.name.toString() + part;
}

// "table orders" names the kind in front; a name that itself begins so was found before this is asked.
static std::vector<ObjectRef> findByKindAndName(const schema::Schema &schema, const QString &text)
{
    std::vector<ObjectRef> found;
    const QString kindEnd = u" "_s;
    for (qsizetype space = text.indexOf(kindEnd); space >= 0; space = text.indexOf(kindEnd, space + 1)) {
        for (ObjectRef &ref : schema::findByName(schema, text.mid(space + 1))) {
            if (ref.kind.compare(text.left(space), Qt::CaseInsensitive) == 0)
                found.push_back(std::move(ref));
        }
    }
    return found;
}

static std::vector<ObjectRef> findAsTyped(const schema::Schema &schema, const QString &text)
{
    std::vector<ObjectRef> found = schema::findByName(schema, text);
    return found.empty() ? findByKindAndName(schema, text) : found;
}

// "we""ird"."Orders", as SQL writes it, is we"ird.Orders; where a quote is not closed there is no such reading.
static QString withoutQuotes(const QString &text)
{
    QString out;
    bool inside = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'"') {
            out += text[i];
        } else if (inside && i + 1 < text.size() && text[i + 1] == u'"') {
            out += text[i++];
        } else {
            inside = !inside;
        }
    }
    return inside ? text : out;
}

static QStringList namesOf(const schema::Schema &schema)
{
    QStringList names;
    for (const ObjectRef &ref : schema::allObjects(schema)) {
        names << ref.name.name;
        if (!ref.name.schema.isEmpty())
            names << ref.name.toString();
    }
    names.removeDuplicates();
    return names;
}

static Failure ambiguous(const QString &text, const std::vector<ObjectRef> &found)
{
    static constexpr size_t most = 10;
    QStringList names;
    for (const ObjectRef &ref : found | std::views::take(most))
        names << u'"' + printable(fullName(ref)) + u'"';
    if (found.size() > most)
        names << u"…"_s;
    return fail(ErrorKind::Usage, tr("\"%1\" names %2 objects").arg(printable(text)).arg(found.size()),
                tr("Say which: %1.").arg(names.join(u", "_s)));
}

Result<ObjectRef> findObjectNamed(const schema::Schema &schema, const QString &text)
{
    const QString bare = withoutQuotes(text);
    std::vector<ObjectRef> found = findAsTyped(schema, text);
    if (found.empty() && bare != text)
        found = findAsTyped(schema, bare);
    if (found.size() == 1)
        return found.front();
    if (!found.empty())
        return ambiguous(text, found);
    const QString meant = closest(bare, namesOf(schema));
    return fail(ErrorKind::Usage, tr("There is no object \"%1\"").arg(printable(text)),
                meant.isEmpty() ? tr("tidemark inspect SOURCE lists what there is.")
                                : tr("Did you mean %1?").arg(printable(meant)));
}

schema::Schema onlyObject(const schema::Schema &schema, const ObjectRef &ref)
{
    schema::Schema one;
    one.engine = schema.engine;
    one.version = schema.version;
    const auto take = [&ref](const auto &from, auto &to) {
        std::ranges::copy_if(from, std::back_inserter(to), [&](const auto &object) { return refOf(object) == ref; });
    };
    take(schema.namespaces, one.namespaces);
    take(schema.types, one.types);
    take(schema.sequences, one.sequences);
    take(schema.tables, one.tables);
    take(schema.views, one.views);
    take(schema.routines, one.routines);
    take(schema.objects, one.objects);
    return one;
}

} // namespace tidemark::cli
