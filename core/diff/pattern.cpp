// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/pattern.h"

#include "base/text.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

#include <algorithm>

namespace tidemark::diff {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
using schema::QualifiedName;
namespace kind = schema::kind;

static const QString constraintWord = u"constraint"_s;
static const QString routineWord = u"routine"_s;

static const QSet<QString> &constraints()
{
    static const QSet<QString> kinds{kind::primaryKey, kind::unique,    kind::foreignKey,
                                     kind::check,      kind::exclusion, kind::notNull};
    return kinds;
}

static const QSet<QString> &routines()
{
    static const QSet<QString> kinds{kind::function, kind::procedure, kind::aggregate};
    return kinds;
}

static QStringList sharedKinds()
{
    return {kind::database,
            kind::ns,
            kind::table,
            kind::column,
            kind::primaryKey,
            kind::unique,
            kind::foreignKey,
            kind::check,
            kind::exclusion,
            kind::notNull,
            kind::index,
            kind::trigger,
            kind::rule,
            kind::policy,
            kind::view,
            kind::materializedView,
            kind::sequence,
            kind::type,
            kind::function,
            kind::procedure,
            kind::aggregate,
            kind::extension,
            u"default privileges"_s,
            u"grants"_s,
            constraintWord,
            routineWord};
}

static bool isWord(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c.isLetter() || c == u'-' || c == u' '; });
}

Result<Pattern> parsePattern(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString before = colon < 0 ? QString() : text.left(colon);
    const bool hasKind = before == "*"_L1 || isWord(before);
    Pattern pattern{.kind = {}, .name = hasKind ? text.sliced(colon + 1) : text};
    if (hasKind && before != "*"_L1)
        pattern.kind = before.toLower().replace(u'-', u' ');
    if (pattern.name.isEmpty())
        return fail(ErrorKind::Usage, tr("%1 names nothing").arg(printable(text)),
                    tr("Write KIND:NAME, for example table:app.customer or index:*_idx; * is any text, ? any "
                       "character."));
    return pattern;
}

// Greedy, with one place to come back to: linear but for texts that nobody writes.
static bool fits(QStringView text, QStringView glob)
{
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (at < text.size()) {
        if (in < glob.size() && glob[in] == u'*') {
            star = in++;
            resume = at;
        } else if (in < glob.size() && (glob[in] == u'?' || glob[in] == text[at])) {
            ++in;
            ++at;
        } else if (star >= 0) {
            in = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    while (in < glob.size() && glob[in] == u'*')
        ++in;
    return in == glob.size();
}

static bool isOfKind(const QString &wanted, const QString &found)
{
    if (wanted == constraintWord)
        return constraints().contains(found);
    if (wanted == routineWord)
        return routines().contains(found);
    return wanted.isEmpty() || wanted == found || (wanted == "matview"_L1 && found == kind::materializedView) ||
           (wanted == "foreign table"_L1 && found == kind::table);
}

static bool meansName(const Pattern &pattern, const QualifiedName &name)
{
    return fits(name.name, pattern.name) || fits(name.toString(), pattern.name);
}

static bool meansPart(const Pattern &pattern, const ObjectRef &ref)
{
    return fits(ref.part, pattern.name) || fits(ref.name.name + u'.' + ref.part, pattern.name) ||
           fits(ref.toString(), pattern.name);
}

static bool isRelationPart(const ObjectRef &ref)
{
    static const QSet<QString> parts{kind::column, kind::index, kind::trigger, kind::rule, kind::policy};
    return parts.contains(ref.kind) || constraints().contains(ref.kind);
}

static QString relationKind(const schema::Schema &schema, const QualifiedName &name)
{
    if (const schema::View *view = schema::findView(schema, name))
        return schema::refOf(*view).kind;
    return schema::findTable(schema, name) ? kind::table : QString();
}

bool matches(const Pattern &pattern, const Difference &difference, const ObjectRef &change)
{
    const bool ofKind = isOfKind(pattern.kind, change.kind);
    if (change.kind == kind::database)
        return ofKind && (fits(change.part, pattern.name) || fits(change.part.section(u'.', 1), pattern.name));
    if (pattern.kind == kind::ns && change.kind != kind::ns)
        return fits(change.name.schema, pattern.name);
    if (!isRelationPart(change)) {
        const QString routine = change.name.toString() + u'(' + change.part + u')';
        return ofKind && (meansName(pattern, change.name) || (!change.part.isEmpty() && fits(routine, pattern.name)));
    }
    if (ofKind && meansPart(pattern, change))
        return true;
    const bool ofRelation =
        std::ranges::any_of(std::array{difference.before, difference.after}, [&](const auto &schema) {
            const QString relation = relationKind(*schema, change.name);
            return !relation.isEmpty() && isOfKind(pattern.kind, relation);
        });
    return ofRelation && meansName(pattern, change.name);
}

static Result<void> checkKinds(const Difference &difference, const std::vector<Pattern> &patterns)
{
    QStringList known = sharedKinds() + QStringList{u"matview"_s, u"foreign table"_s};
    for (const auto &schema : {difference.before, difference.after}) {
        for (const schema::EngineObject &object : schema->objects)
            known << object.kind;
    }
    for (const Pattern &pattern : patterns) {
        if (!pattern.kind.isEmpty() && !known.contains(pattern.kind))
            return fail(ErrorKind::Usage, tr("There is no kind of object called %1").arg(printable(pattern.kind)),
                        didYouMean(pattern.kind, known) + u' ' +
                            tr("A name with a colon in it is written with a star: *:%1:%2.")
                                .arg(printable(pattern.kind), printable(pattern.name)));
    }
    return {};
}

Result<Choice> chosenBy(const Difference &difference, const std::vector<Pattern> &only,
                        const std::vector<Pattern> &exclude)
{
    TRY(checkKinds(difference, only));
    TRY(checkKinds(difference, exclude));
    Choice chosen;
    for (const ObjectRef &change : allOf(difference)) {
        const auto isMeant = [&](const Pattern &pattern) { return matches(pattern, difference, change); };
        if ((only.empty() || std::ranges::any_of(only, isMeant)) && std::ranges::none_of(exclude, isMeant))
            chosen.insert(change);
    }
    return chosen;
}

} // namespace tidemark::diff
