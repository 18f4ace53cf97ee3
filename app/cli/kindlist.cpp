// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kindlist.h"

#include "app/cli/texttable.h"
#include "base/text.h"
#include "schema/kinds.h"
#include "schema/parts.h"

#include <QLocale>

#include <algorithm>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

QString inGroups(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

QString heading(const QString &text, const StreamTraits &traits)
{
    return traits.colour ? u"\x1b[1m%1\x1b[0m\n"_s.arg(text) : text + u'\n';
}

static QString plural(const QString &kind)
{
    if (kind.endsWith(u'y'))
        return kind.chopped(1) + u"ies"_s;
    const bool hisses = kind.endsWith(u's') || kind.endsWith(u'x') || kind.endsWith(u"ch"_s);
    return kind + (hisses ? u"es"_s : u"s"_s);
}

QString counted(const QString &kind, qint64 count)
{
    const QString number = inGroups(count);
    return number + u' ' + printable(count == 1 ? kind : plural(kind), 60);
}

// The kinds that everybody has first, in the order of importance; the others by name.
static std::vector<QString> kindOrder(const std::map<QString, int> &counts)
{
    namespace kind = schema::kind;
    std::vector<QString> order;
    for (const QString &known :
         {kind::table, kind::column, kind::view, kind::materializedView, kind::function, kind::procedure,
          kind::aggregate, kind::sequence, kind::type, kind::primaryKey, kind::unique, kind::foreignKey, kind::check,
          kind::exclusion, kind::notNull, kind::index, kind::trigger, kind::rule, kind::policy}) {
        if (counts.contains(known))
            order.push_back(known);
    }
    for (const auto &[other, count] : counts) {
        if (std::ranges::find(order, other) == order.end())
            order.push_back(other);
    }
    return order;
}

QString countsText(const std::map<QString, int> &counts)
{
    QStringList parts;
    for (const QString &kind : kindOrder(counts))
        parts << counted(kind, counts.at(kind));
    return parts.isEmpty() ? tr("empty") : parts.join(u", "_s);
}

static QString nameOf(const schema::ObjectRef &ref)
{
    static constexpr int longest = 60;
    if (schema::isPart(ref.kind))
        return printable(ref.toString(), longest);
    const bool isRoutine = ref.kind == schema::kind::function || ref.kind == schema::kind::procedure ||
                           ref.kind == schema::kind::aggregate;
    // a routine without arguments has its parentheses, too
    const QString part = ref.part.isEmpty() && !isRoutine ? QString() : u'(' + ref.part + u')';
    return printable(ref.name.toString() + part, longest);
}

QString kindList(const std::vector<schema::ObjectRef> &refs, const StreamTraits &traits)
{
    static constexpr int enough = 8;
    std::map<QString, int> counts;
    std::map<QString, QStringList> names;
    for (const schema::ObjectRef &ref : refs) {
        if (++counts[ref.kind] <= enough)
            names[ref.kind] << nameOf(ref);
    }
    TextTable table({{.title = {}}, {.title = {}, .wraps = true}});
    for (const QString &kind : kindOrder(counts)) {
        const int more = counts.at(kind) - enough;
        const QString rest = more > 0 ? tr(", and %1 more").arg(inGroups(more)) : QString();
        table.addRow({counted(kind, counts.at(kind)), names.at(kind).join(u", "_s) + rest});
    }
    return table.toText(traits.width, u"  "_s);
}

} // namespace tidemark::cli
