// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of a comparison say.
#include "base/text.h"
#include "diff/words.h"
#include "schema/kinds.h"
#include "ui/models/compare/comparemodel.h"
#include "ui/models/kindtitles.h"

#include <QLocale>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using schema::ObjectRef;

static constexpr ObjectState allStates[] = {ObjectState::OnlyLeft, ObjectState::OnlyRight, ObjectState::Different,
                                            ObjectState::Equal};

static QString countText(const StateCounts &counts)
{
    const QLocale locale;
    QStringList parts;
    for (const ObjectState state : allStates) {
        if (const int count = counts[size_t(state)]; count > 0)
            parts << locale.toString(count) + u' ' + stateText(state);
    }
    return parts.join(u", "_s);
}

QVariant CompareModel::boxOf(const Tally &tally)
{
    if (tally.all == 0)
        return {};
    const int taken = tally.chosen + tally.along;
    return taken == 0 ? Qt::Unchecked : taken == tally.all ? Qt::Checked : Qt::PartiallyChecked;
}

QVariant CompareModel::groupData(const Group &group, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return kindGroupTitle(group.kind);
    case Qt::AccessibleTextRole: return QString(kindGroupTitle(group.kind) + u": "_s + countText(group.counts));
    case Qt::ToolTipRole:
    case RemarkRole: return countText(group.counts);
    case Qt::CheckStateRole: return boxOf(group.tally);
    case AlongRole: return group.tally.chosen == 0 && group.tally.along > 0;
    case StateRole:
    case MatchStartRole: return -1;
    case KindRole: return group.kind;
    default: return {};
    }
}

// ---- What comes along

static QString nameForPeople(const ObjectRef &ref)
{
    if (ref.kind == schema::kind::database)
        return kindTitle(ref.kind);
    return u"%1 %2"_s.arg(kindTitle(ref.kind), printable(ref.name.isEmpty() ? ref.part : ref.toString()));
}

QString CompareModel::alongText(quint32 change) const
{
    const std::vector<quint32> chain = m_marks.neededBy(change);
    return chain.empty() ? tr("needed by a rename")
                         : tr("needed by %1").arg(nameForPeople(changeRef(*m_comparison->difference, chain.front())));
}

QString CompareModel::alongHint(quint32 change) const
{
    QStringList names;
    for (const quint32 by : m_marks.neededBy(change))
        names << nameForPeople(changeRef(*m_comparison->difference, by));
    if (names.isEmpty())
        return tr(
            "Comes along: a rename that was taken cannot be done without it. Give the rename back to leave this out.");
    if (names.size() == 1)
        return tr("Comes along: %1 cannot be changed without it. Leave that out to leave this out.").arg(names.last());
    return tr("Comes along: it is needed by %1. Leave out %2 to leave this out.")
        .arg(names.join(tr(", which is needed by ")), names.last());
}

QString CompareModel::firstAlong(const ComparedObject &object, QString (CompareModel::*text)(quint32) const) const
{
    for (const quint32 change : object.changes) {
        if (m_marks.comesAlong(change))
            return (this->*text)(change);
    }
    return {};
}

// ---- Objects

static QString placeOf(const ObjectRef &ref)
{
    QStringList parts;
    if (isRoutine(ref.kind))
        parts << u'(' + printable(ref.part) + u')';
    if (!ref.name.schema.isEmpty())
        parts << printable(ref.name.schema);
    return parts.join(u" · "_s);
}

static QString nameOf(const ObjectRef &ref)
{
    return ref.kind == schema::kind::database ? kindTitle(ref.kind) : printable(ownName(ref));
}

static QString joined(const QStringList &texts, const QString &between)
{
    QStringList some = texts;
    some.removeAll(QString());
    return some.join(between);
}

QVariant CompareModel::objectData(quint32 at, int role) const
{
    const ComparedObject &shown = object(at);
    const auto remark = [&] {
        return joined({placeOf(shown.ref), firstAlong(shown, &CompareModel::alongText)}, u" · "_s);
    };
    switch (role) {
    case Qt::DisplayRole: return nameOf(shown.ref);
    case Qt::AccessibleTextRole: return joined({nameOf(shown.ref), stateText(shown.state), remark()}, u", "_s);
    case Qt::ToolTipRole:
        return joined({printable(shown.ref.toString()) + u": "_s + stateText(shown.state),
                       firstAlong(shown, &CompareModel::alongHint)},
                      u"\n"_s);
    case Qt::CheckStateRole: return boxOf(tallyOf(shown));
    case AlongRole: {
        const Tally tally = tallyOf(shown);
        return tally.chosen == 0 && tally.along > 0;
    }
    case StateRole: return int(shown.state);
    case KindRole: return shown.ref.kind;
    case RemarkRole: return remark();
    case MatchStartRole: return int(m_filter.markStart(nameOf(shown.ref)));
    case MatchLengthRole: return int(m_filter.markLength());
    default: return {};
    }
}

// ---- Changes of an object

static ObjectState stateOf(const diff::Change &change)
{
    switch (change.type()) {
    case diff::ChangeType::Create: return ObjectState::OnlyRight;
    case diff::ChangeType::Drop: return ObjectState::OnlyLeft;
    case diff::ChangeType::Alter: break;
    }
    return ObjectState::Different;
}

// "Column depth", or of the object itself its kind; "collation" of the database.
static QString changeName(const diff::Difference &difference, quint32 change)
{
    const ObjectRef ref = changeRef(difference, change);
    if (ref.kind == schema::kind::database)
        return diff::fieldLabel(ref.part);
    const bool ofRelation = !ref.part.isEmpty() && !isRoutine(ref.kind);
    return ofRelation ? u"%1 %2"_s.arg(kindTitle(ref.kind), printable(ref.part)) : kindTitle(ref.kind);
}

static QString fieldsOf(const diff::Difference &difference, quint32 change)
{
    QStringList fields;
    if (change < difference.changes.size()) {
        for (const QString &field : difference.changes[change].fields)
            fields << diff::fieldLabel(field);
    }
    return fields.join(u", "_s);
}

QVariant CompareModel::changeData(quint32 change, int role) const
{
    const diff::Difference &difference = *m_comparison->difference;
    const ObjectState state =
        change < difference.changes.size() ? stateOf(difference.changes[change]) : ObjectState::Different;
    const bool along = m_marks.comesAlong(change);
    const auto remark = [&] { return along ? alongText(change) : fieldsOf(difference, change); };
    switch (role) {
    case Qt::DisplayRole: return changeName(difference, change);
    case Qt::AccessibleTextRole: return joined({changeName(difference, change), stateText(state), remark()}, u", "_s);
    case Qt::ToolTipRole:
        return joined({changeName(difference, change) + u": "_s + stateText(state), fieldsOf(difference, change),
                       along ? alongHint(change) : QString()},
                      u"\n"_s);
    case Qt::CheckStateRole: return m_marks.isTaken(change) ? Qt::Checked : Qt::Unchecked;
    case AlongRole: return along;
    case StateRole: return int(state);
    case KindRole: return changeRef(difference, change).kind;
    case RemarkRole: return remark();
    case MatchStartRole: return -1;
    default: return {};
    }
}

QString stateText(ObjectState state)
{
    switch (state) {
    case ObjectState::OnlyLeft: return CompareModel::tr("only left");
    case ObjectState::OnlyRight: return CompareModel::tr("only right");
    case ObjectState::Different: return CompareModel::tr("different");
    case ObjectState::Equal: return CompareModel::tr("equal");
    }
    return {};
}

} // namespace tidemark::ui
