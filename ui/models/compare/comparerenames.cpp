// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparerenames.h"

#include "ui/models/kindtitles.h"

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using diff::NamedRename;
using diff::Rename;

NamedRename namedRename(const Rename &rename)
{
    const schema::ObjectRef &from = rename.from;
    NamedRename named{
        .kind = from.kind, .path = {}, .signature = {}, .to = rename.to, .text = diff::renameOption(rename)};
    if (!diff::isNamedPart(from.kind))
        named.schema = rename.schema;
    if (!from.name.schema.isEmpty())
        named.path << from.name.schema;
    named.path << from.name.name;
    if (diff::isNamedPart(from.kind))
        named.path << from.part;
    else if (isRoutine(from.kind))
        named.signature = u'(' + from.part + u')';
    return named;
}

static bool isGiven(const std::vector<NamedRename> &given, const Rename &rename)
{
    return std::ranges::contains(given, diff::renameOption(rename), &NamedRename::text);
}

std::vector<RenameOffer> renameOffers(const dialect::Comparison &comparison, const std::vector<NamedRename> &given)
{
    std::vector<RenameOffer> offers;
    for (const diff::Proposal &proposal : comparison.proposals)
        offers.push_back({.rename = proposal.rename, .score = proposal.score, .reasons = proposal.reasons});
    for (const Rename &rename : comparison.renames)
        offers.push_back(
            {.rename = rename, .state = isGiven(given, rename) ? RenameState::Taken : RenameState::Automatic});
    std::ranges::stable_sort(offers, {}, &RenameOffer::state);
    return offers;
}

static bool liesIn(const NamedRename &part, const NamedRename &owner)
{
    return part.path.size() == owner.path.size() + 1 && part.path.first(owner.path.size()) == owner.path &&
           !diff::isNamedPart(owner.kind) && diff::isNamedPart(part.kind);
}

void giveBack(std::vector<NamedRename> &given, const Rename &rename)
{
    const NamedRename back = namedRename(rename);
    std::erase_if(given, [&](const NamedRename &other) { return other.text == back.text || liesIn(other, back); });
}

std::vector<NamedRename> stillThere(const std::vector<NamedRename> &given, const schema::Schema &left,
                                    const schema::Schema &right)
{
    std::vector<NamedRename> there;
    std::ranges::copy_if(given, std::back_inserter(there),
                         [&](const NamedRename &named) { return diff::resolved(named, left, right).has_value(); });
    return there;
}

// Written anew, as renameOption has it.
static NamedRename spelled(NamedRename named)
{
    const qsizetype own = diff::isNamedPart(named.kind) ? 2 : 1;
    const bool hasSchema = named.path.size() > own;
    Rename rename{.from = {named.kind, {hasSchema ? named.path.first() : QString(), named.path[hasSchema ? 1 : 0]}, {}},
                  .to = named.to,
                  .schema = named.schema};
    rename.from.part = own == 2                     ? named.path.last()
                       : !named.signature.isEmpty() ? named.signature.sliced(1).chopped(1)
                                                    : QString();
    return namedRename(rename);
}

// The path of what it is called then.
static QStringList newPath(const NamedRename &named)
{
    QStringList path = named.path;
    path.last() = named.to;
    if (!named.schema.isEmpty() && path.size() > 1)
        path.first() = named.schema;
    return path;
}

static NamedRename inverse(const NamedRename &named)
{
    NamedRename back = named;
    back.path = newPath(named);
    back.to = named.path.last();
    back.schema = named.schema.isEmpty() || named.path.size() < 2 ? QString() : named.path.first();
    return back;
}

std::vector<NamedRename> inverted(const std::vector<NamedRename> &given)
{
    std::vector<NamedRename> back;
    for (const NamedRename &named : given) {
        NamedRename other = inverse(named);
        for (const NamedRename &owner : given) {
            if (liesIn(named, owner))
                other.path = newPath(owner) << named.to;
        }
        back.push_back(spelled(std::move(other)));
    }
    return back;
}

} // namespace tidemark::ui
