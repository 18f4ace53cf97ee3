// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/quickopen.h"

#include "base/text.h"
#include "schema/kinds.h"
#include "ui/models/kindtitles.h"

#include <algorithm>

namespace tidemark::ui {

// Which of 64 classes of characters occur: a name that lacks one of the query's cannot match.
static quint64 maskOf(QStringView folded)
{
    quint64 mask = 0;
    for (const QChar c : folded)
        mask |= quint64(1) << (c.unicode() % 64);
    return mask;
}

static bool startsWord(QStringView original, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = original[at - 1];
    const QChar here = original[at];
    return !before.isLetterOrNumber() || (before.isLower() && here.isUpper()) || (before.isLetter() && here.isDigit());
}

// Each character of the query in order, the beginning of a word where one is ahead.
static std::vector<int> scattered(QStringView query, QStringView folded, QStringView original)
{
    std::vector<int> places;
    qsizetype at = 0;
    for (const QChar wanted : query) {
        qsizetype plain = -1;
        qsizetype chosen = -1;
        for (qsizetype i = at; i < folded.size(); ++i) {
            if (folded[i] != wanted)
                continue;
            const bool follows = !places.empty() && i == places.back() + 1;
            if (plain < 0)
                plain = i;
            if (follows || startsWord(original, i)) {
                chosen = i;
                break;
            }
        }
        // Jumping to a word's beginning may run out of text for the rest; then the nearest one must do.
        const auto restFits = [&](qsizetype from) {
            qsizetype q = qsizetype(places.size()) + 1;
            for (qsizetype i = from + 1; i < folded.size() && q < query.size(); ++i)
                q += folded[i] == query[q] ? 1 : 0;
            return q >= query.size();
        };
        const qsizetype best = chosen >= 0 && restFits(chosen) ? chosen : plain;
        if (best < 0)
            return {};
        places.push_back(int(best));
        at = best + 1;
    }
    return places;
}

int matchScore(QStringView query, QStringView folded, QStringView original)
{
    const int length = std::min(int(folded.size()), 99);
    if (folded == query)
        return 1000;
    if (folded.startsWith(query))
        return 900 - length;
    bool contained = false;
    for (qsizetype at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + 1)) {
        contained = true;
        if (startsWord(original, at))
            return 750 - length;
    }
    if (contained)
        return 600 - length;
    const std::vector<int> places = scattered(query, folded, original);
    if (places.empty())
        return 0;
    const auto starts = int(std::ranges::count_if(places, [&](int at) { return startsWord(original, at); }));
    const int gaps = places.back() - places.front() + 1 - int(places.size());
    return std::max(1, 400 + 20 * starts - 4 * gaps - length);
}

std::vector<int> matchPlaces(QStringView query, QStringView folded, QStringView original)
{
    qsizetype found = folded.indexOf(query);
    for (qsizetype at = found; at >= 0; at = folded.indexOf(query, at + 1)) {
        if (startsWord(original, at)) {
            found = at;
            break;
        }
    }
    if (found < 0)
        return scattered(query, folded, original);
    std::vector<int> places;
    for (qsizetype i = 0; i < query.size(); ++i)
        places.push_back(int(found + i));
    return places;
}

void QuickOpenIndex::setSource(const QString &id, std::shared_ptr<const dialect::Outline> outline)
{
    if (!outline) {
        m_sources.erase(id);
        return;
    }
    Source source{std::move(outline), {}};
    source.names.reserve(source.outline->entries.size());
    for (const dialect::OutlineEntry &entry : source.outline->entries) {
        if (entry.system || entry.ref.name.name.isEmpty())
            continue;
        QString folded = ownName(entry.ref).toCaseFolded();
        const quint64 mask = maskOf(folded);
        source.names.push_back({std::move(folded), mask, &entry});
    }
    m_sources[id] = std::move(source);
}

size_t QuickOpenIndex::size() const
{
    size_t count = 0;
    for (const auto &[id, source] : m_sources)
        count += source.names.size();
    return count;
}

// The humps of camelCase; folding may change the length of a text, and then they are not to be had.
static QString humps(const dialect::OutlineEntry &entry, const QString &folded)
{
    const QString name = ownName(entry.ref);
    return name.size() == folded.size() ? name : folded;
}

std::vector<QuickMatch> QuickOpenIndex::search(const QString &query, size_t limit) const
{
    const QString folded = query.simplified().remove(u' ').toCaseFolded();
    const qsizetype dot = folded.lastIndexOf(u'.');
    const QString schema = dot < 0 ? QString() : folded.left(dot);
    const QString name = folded.mid(dot + 1);
    const quint64 mask = maskOf(name);

    std::vector<QuickMatch> matches;
    for (const auto &[id, source] : m_sources) {
        for (const Name &candidate : source.names) {
            if ((mask & ~candidate.mask) != 0)
                continue;
            const dialect::OutlineEntry &entry = *candidate.entry;
            if (!schema.isEmpty() && !entry.ref.name.schema.startsWith(schema, Qt::CaseInsensitive))
                continue;
            const int fit = name.isEmpty() ? 1 : matchScore(name, candidate.folded, humps(entry, candidate.folded));
            if (fit > 0)
                matches.push_back({id, &entry, fit * 8 + std::max(0, 7 - kindOrder(entry.ref.kind))});
        }
    }
    const size_t count = std::min(limit, matches.size());
    const auto better = [](const QuickMatch &a, const QuickMatch &b) {
        return a.score != b.score ? a.score > b.score : a.entry->ref < b.entry->ref;
    };
    std::ranges::partial_sort(matches, matches.begin() + qsizetype(count), better);
    matches.resize(count);
    for (QuickMatch &match : matches) {
        const QString shown = ownName(match.entry->ref).toCaseFolded();
        match.places = matchPlaces(name, shown, humps(*match.entry, shown));
    }
    return matches;
}

void QuickOpenModel::setMatches(std::vector<QuickMatch> matches)
{
    beginResetModel();
    m_matches = std::move(matches);
    endResetModel();
}

int QuickOpenModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_matches.size());
}

QVariant QuickOpenModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QuickMatch &match = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return printable(ownName(match.entry->ref));
    case Qt::AccessibleTextRole: return kindTitle(match.entry->ref.kind) + u' ' + match.entry->ref.toString();
    case ObjectKindRole: return match.entry->ref.kind;
    case SchemaRole: return match.entry->ref.name.schema;
    case SourceRole: return match.sourceId;
    case PlacesRole: return QVariant::fromValue(QList<int>(match.places.begin(), match.places.end()));
    default: return {};
    }
}

} // namespace tidemark::ui
