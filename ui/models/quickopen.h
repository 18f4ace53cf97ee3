// SPDX-License-Identifier: GPL-3.0-or-later
// Finds objects by a few characters of their name among tens of thousands, well within one keystroke: most names fall
// to one comparison of bit masks. Better are, in this order: the whole name, its beginning, the beginning of a word in
// it, its middle, its characters in order with gaps; then shorter names, then tables before the rest. GUI thread only.
#pragma once

#include "dialect/introspection.h"

#include <QAbstractListModel>

#include <map>
#include <memory>

namespace tidemark::ui {

struct QuickMatch
{
    QString sourceId;
    const dialect::OutlineEntry *entry = nullptr; // lives as long as the index holds the outline
    int score = 0;
    std::vector<int> places = {}; // characters of the name to be marked
};

class QuickOpenIndex
{
public:
    // Takes the names of one profile, replacing older ones; a null outline removes them. System objects are left out.
    void setSource(const QString &id, std::shared_ptr<const dialect::Outline> outline);

    // The best matches, best first. A dot in the query separates schema and name. Cost: linear in the names, without
    // allocating for those that do not match.
    [[nodiscard]] std::vector<QuickMatch> search(const QString &query, size_t limit) const;

    [[nodiscard]] size_t size() const;

private:
    struct Name
    {
        QString folded;
        quint64 mask = 0;
        const dialect::OutlineEntry *entry = nullptr;
    };
    struct Source
    {
        std::shared_ptr<const dialect::Outline> outline;
        std::vector<Name> names;
    };
    std::map<QString, Source> m_sources;
};

// How well a folded query fits a folded name; 0: not at all. `original` gives the humps of camelCase.
[[nodiscard]] int matchScore(QStringView query, QStringView folded, QStringView original);
[[nodiscard]] std::vector<int> matchPlaces(QStringView query, QStringView folded, QStringView original);

class QuickOpenModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ObjectKindRole = Qt::UserRole, SchemaRole, SourceRole, PlacesRole };

    explicit QuickOpenModel(QObject *parent = nullptr)
        : QAbstractListModel(parent)
    {
    }

    void setMatches(std::vector<QuickMatch> matches);
    [[nodiscard]] const QuickMatch &at(int row) const { return m_matches[size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<QuickMatch> m_matches;
};

} // namespace tidemark::ui
