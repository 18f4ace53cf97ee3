// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/rename.h"

#include "base/text.h"
#include "diff/parts.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

#include <algorithm>
#include <utility>

namespace tidemark::diff {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
namespace kind = schema::kind;

static const QSet<QString> &constraintKinds()
{
    static const QSet<QString> kinds{kind::primaryKey, kind::unique,    kind::foreignKey,
                                     kind::check,      kind::exclusion, kind::notNull};
    return kinds;
}

static const QSet<QString> &routineKinds()
{
    static const QSet<QString> kinds{kind::function, kind::procedure, kind::aggregate};
    return kinds;
}

bool isNamedPart(const QString &of)
{
    return of == kind::column || of == kind::index || of == enumValueKind || constraintKinds().contains(of);
}

bool isRoutine(const QString &of)
{
    return routineKinds().contains(of);
}

QString ownName(const ObjectRef &ref)
{
    return isNamedPart(ref.kind) ? ref.part : ref.name.name;
}

ObjectRef renamedRef(const Rename &rename)
{
    ObjectRef ref = rename.from;
    (isNamedPart(ref.kind) ? ref.part : ref.name.name) = rename.to;
    if (!isNamedPart(ref.kind) && !rename.schema.isEmpty())
        ref.name.schema = rename.schema;
    return ref;
}

QString newName(const Rename &rename)
{
    return isNamedPart(rename.from.kind) ? rename.to : QualifiedName{rename.schema, rename.to}.toString();
}

static QString spelled(const QString &name)
{
    const bool plain =
        !name.isEmpty() && std::ranges::all_of(name, [](QChar c) { return c.isLetterOrNumber() || c == u'_'; });
    return plain ? name : u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

QString renameOption(const Rename &rename)
{
    const ObjectRef &from = rename.from;
    QStringList path;
    if (!from.name.schema.isEmpty())
        path << spelled(from.name.schema);
    path << spelled(from.name.name);
    if (isNamedPart(from.kind))
        path << spelled(from.part);
    const QString signature = routineKinds().contains(from.kind) ? u'(' + from.part + u')' : QString();
    const QString of = constraintKinds().contains(from.kind) ? u"constraint"_s : QString(from.kind).replace(u' ', u'-');
    const bool moves = !rename.schema.isEmpty() && !isNamedPart(from.kind);
    const QString schema = moves ? spelled(rename.schema) + u'.' : QString();
    return of + u':' + path.join(u'.') + signature + u'=' + schema + spelled(rename.to);
}

namespace {

// Reads names, bare or in double quotes, from left to right.
class NameReader
{
public:
    explicit NameReader(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    bool take(QChar c)
    {
        const bool there = !atEnd() && m_text[m_at] == c;
        m_at += there ? 1 : 0;
        return there;
    }
    QString until(QChar c)
    {
        const qsizetype end = m_text.indexOf(c, m_at);
        const QString part = m_text.sliced(m_at, (end < 0 ? m_text.size() : end) - m_at).toString();
        m_at += part.size();
        return part;
    }
    QString name()
    {
        if (take(u'"'))
            return quoted();
        const qsizetype start = m_at;
        while (!atEnd() && m_text[m_at] != u'.' && m_text[m_at] != u'=' && m_text[m_at] != u'(')
            ++m_at;
        return m_text.sliced(start, m_at - start).toString();
    }

private:
    QString quoted()
    {
        QString name;
        while (!atEnd()) {
            const QChar c = m_text[m_at++];
            if (c == u'"' && !take(u'"'))
                return name;
            name += c;
        }
        return {}; // never closed
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

static Failure wrongRename(const QString &text, const QString &why)
{
    return fail(ErrorKind::Usage, tr("--rename %1: %2").arg(printable(text), why),
                tr("Write KIND:OLD=NEW, for example table:app.client=customer, table:app.client=sales.client or "
                   "column:app.customer.mail=email; names with other characters stand in double quotes."));
}

Result<NamedRename> parseRename(const QString &text)
{
    NameReader reader(text);
    NamedRename rename{
        .kind = reader.until(u':').toLower().replace(u'-', u' '), .path = {}, .signature = {}, .to = {}, .text = text};
    if (!reader.take(u':'))
        return wrongRename(text, tr("there is no kind before a colon"));
    do
        rename.path << reader.name();
    while (reader.take(u'.'));
    if (reader.take(u'(')) {
        rename.signature = u'(' + reader.until(u')') + u')';
        reader.take(u')');
    }
    if (!reader.take(u'='))
        return wrongRename(text, tr("there is no equals sign behind the old name"));
    rename.to = reader.name();
    const bool lies = isNamedPart(rename.kind) || rename.kind == "constraint"_L1;
    const bool moves = !lies && reader.take(u'.');
    if (moves)
        rename.schema = std::exchange(rename.to, reader.name());
    if (!reader.atEnd())
        return wrongRename(text, lies ? tr("the new name stands alone, without its schema or table")
                                      : tr("the new name has nothing before it but a schema"));
    if (rename.to.isEmpty() || rename.path.contains(QString()) || (moves && rename.schema.isEmpty()))
        return wrongRename(text, tr("a name is empty"));
    if (rename.path.last() == rename.to && !moves)
        return wrongRename(text, tr("both names are the same"));
    return rename;
}

// ---- Finding what is meant

static bool isOfKind(const QString &wanted, const QString &found)
{
    if (wanted == "constraint"_L1)
        return constraintKinds().contains(found);
    if (wanted == "routine"_L1)
        return routineKinds().contains(found);
    return wanted == found || (wanted == "matview"_L1 && found == kind::materializedView);
}

static std::vector<ObjectRef> renamable(const Schema &schema, const QString &wanted)
{
    std::vector<ObjectRef> refs;
    const auto add = [&](const ObjectRef &ref) {
        if (isOfKind(wanted, ref.kind))
            refs.push_back(ref);
    };
    for (const ObjectRef &ref : schema::allObjects(schema))
        add(ref);
    const auto parts = [&](const auto &relation) {
        eachPartList(relation, relation, [&](const QString &of, const auto &list, const auto &) {
            if constexpr (requires { list.size(); }) {
                for (const auto &part : list)
                    add({of, relation.name, part.name});
            } else if (list) {
                add({of, relation.name, list->name});
            }
        });
    };
    for (const schema::Table &table : schema.tables) {
        for (const schema::Column &column : table.columns)
            add({kind::column, table.name, column.name});
        parts(table);
    }
    for (const schema::View &view : schema.views)
        parts(view);
    for (const schema::Type &type : schema.types) {
        for (const QString &label : type.labels)
            add({enumValueKind, type.name, label});
    }
    return refs;
}

static QStringList pathOf(const ObjectRef &ref)
{
    QStringList path;
    if (!ref.name.schema.isEmpty())
        path << ref.name.schema;
    path << ref.name.name;
    if (isNamedPart(ref.kind))
        path << ref.part;
    return path;
}

// Whether the end of one path is the other: schemas and, for indexes and constraints, tables may be left out.
static bool isMeant(const NamedRename &named, const ObjectRef &ref)
{
    const QStringList path = pathOf(ref);
    const bool whole = ref.kind == kind::column || ref.kind == enumValueKind;
    if (named.path.size() > path.size() || (whole && named.path.size() < 2))
        return false;
    // an index is also known by its schema
    const bool bySchema = ref.kind == kind::index && named.path == QStringList{ref.name.schema, ref.part};
    if (!bySchema && path.last(named.path.size()) != named.path)
        return false;
    return named.signature.isEmpty() || named.signature == u'(' + ref.part + u')';
}

static QString listed(const std::vector<ObjectRef> &refs, const QString &word)
{
    constexpr qsizetype enough = 8;
    QStringList names;
    for (const ObjectRef &ref : refs) {
        if (editDistance(ownName(ref), word) <= std::max<qsizetype>(2, word.size() / 2))
            names << printable(pathOf(ref).join(u'.'));
    }
    if (names.isEmpty()) {
        for (const ObjectRef &ref : refs)
            names << printable(pathOf(ref).join(u'.'));
    }
    const bool more = names.size() > enough;
    return names.first(std::min(names.size(), enough)).join(u", "_s) + (more ? u", …"_s : QString());
}

static Failure unknownRename(const NamedRename &named, const QString &message, const std::vector<ObjectRef> &there,
                             const QString &word)
{
    return fail(ErrorKind::Usage, tr("--rename %1: %2").arg(printable(named.text), message),
                there.empty() ? QString() : tr("There are: %1").arg(listed(there, word)));
}

Result<Rename> resolved(const NamedRename &named, const Schema &before, const Schema &after)
{
    const std::vector<ObjectRef> there = renamable(before, named.kind);
    std::vector<ObjectRef> meant;
    std::ranges::copy_if(there, std::back_inserter(meant), [&](const ObjectRef &ref) { return isMeant(named, ref); });
    const QString word = named.path.last();
    if (meant.empty())
        return unknownRename(named, tr("FROM has no such %1").arg(printable(named.kind)), there, word);
    if (meant.size() > 1)
        return unknownRename(named, tr("FROM has more than one such %1").arg(printable(named.kind)), meant, word);
    const QualifiedName &old = meant[0].name;
    Rename rename{.from = meant[0], .to = named.to, .schema = named.schema == old.schema ? QString() : named.schema};
    if (rename.schema.isEmpty() && ownName(rename.from) == rename.to)
        return wrongRename(named.text, tr("both names are the same"));
    const std::vector<ObjectRef> targets = renamable(after, named.kind);
    // what a part lies in or a sequence goes with may be renamed as well, so that its own name is all that is known
    const auto *sequence = schema::findSequence(before, old);
    const bool lies = isNamedPart(meant[0].kind) || (named.schema.isEmpty() && meant[0].kind == kind::sequence &&
                                                     sequence && !sequence->ownerTable.isEmpty());
    const bool isThere = std::ranges::any_of(targets, [&](const ObjectRef &ref) {
        return ownName(ref) == rename.to && (lies || ref.name.schema == renamedRef(rename).name.schema);
    });
    if (!isThere)
        return unknownRename(named, tr("TO has no %1 called %2").arg(printable(named.kind), printable(newName(rename))),
                             targets, named.to);
    return rename;
}

} // namespace tidemark::diff
