// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/objectname.h"

#include "base/text.h"
#include "schema/kinds.h"
#include "schema/parts.h"

#include <algorithm>
#include <ranges>

namespace tidemark::cli {

using namespace Qt::StringLiterals;
using schema::ObjectRef;

QString fullName(const ObjectRef &ref)
{
    if (schema::isPart(ref.kind))
        return ref.kind + u' ' + ref.toString();
    const QString part = ref.part.isEmpty() ? QString() : u'(' + ref.part + u')';
    return ref.kind + u' ' + ref.name.toString() + part;
}

using Finder = std::vector<ObjectRef> (*)(const schema::Schema &, const QString &);

// "table orders" names the kind in front; a name that itself begins so was found before this is asked.
static std::vector<ObjectRef> findByKindAndName(const schema::Schema &schema, const QString &text, Finder find)
{
    std::vector<ObjectRef> found;
    const QString kindEnd = u" "_s;
    for (qsizetype space = text.indexOf(kindEnd); space >= 0; space = text.indexOf(kindEnd, space + 1)) {
        for (ObjectRef &ref : find(schema, text.mid(space + 1))) {
            if (ref.kind.compare(text.left(space), Qt::CaseInsensitive) == 0)
                found.push_back(std::move(ref));
        }
    }
    return found;
}

// Objects that need a second name to be told apart, by both joined with a dot: "alice.warehouse" and, as their
// statements say it, "warehouse.alice".
static std::vector<ObjectRef> findByBothNames(const schema::Schema &schema, const QString &text)
{
    std::vector<ObjectRef> found;
    for (const schema::EngineObject &object : schema.objects) {
        const QString name = object.name.toString();
        if (!object.part.isEmpty() && (name + u'.' + object.part == text || object.part + u'.' + name == text))
            found.push_back(refOf(object));
    }
    return found;
}

// An object comes before a part of the same name, which its kind or its table tell apart.
static std::vector<ObjectRef> findAsTyped(const schema::Schema &schema, const QString &text)
{
    std::vector<ObjectRef> found;
    for (const Finder find : {&schema::findByName, &findByBothNames, &schema::findParts}) {
        if (found.empty())
            found = find(schema, text);
        if (found.empty())
            found = findByKindAndName(schema, text, find);
    }
    return found;
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
    for (const ObjectRef &ref : schema::allParts(schema)) {
        if (ref.kind != schema::kind::column)
            names << ref.part;
        names << ref.toString();
    }
    names.removeDuplicates();
    return names;
}

static Failure ambiguous(const QString &text, const std::vector<ObjectRef> &found)
{
    static constexpr size_t most = 10;
    QStringList names;
    for (const ObjectRef &ref : found | std::views::take(most))
        names << u'"' + escaped(fullName(ref)) + u'"';
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
                                : tr("Did you mean %1?").arg(escaped(meant)));
}

} // namespace tidemark::cli
