// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart over time shows, as a table: a row a sample, the newest first. Nothing is copied; the model looks into
// the ring of its chart. GUI thread only.
#pragma once

#include "ui/models/charts/samplering.h"

#include <QAbstractTableModel>

#include <functional>

namespace tidemark::ui {

using ValueText = std::function<QString(double)>;

class SampleModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit SampleModel(QObject *parent = nullptr);

    // Forgets all samples.
    void setSeries(const QStringList &names, int capacity);
    void setValueText(ValueText text) { m_valueText = std::move(text); }
    void append(qint64 msecs, std::span<const double> values);
    // Several that are told to views as one change.
    void beginMany() { beginResetModel(); }
    void addOneOfMany(qint64 msecs, std::span<const double> values) { m_samples.append(msecs, values); }
    void endMany() { endResetModel(); }
    void clear();

    [[nodiscard]] const SampleRing &samples() const { return m_samples; }
    [[nodiscard]] QString valueText(double value) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_names;
    SampleRing m_samples{0, 1};
    ValueText m_valueText;
};

// A number as charts write it: by the locale, at most two digits behind the point.
[[nodiscard]] QString plainValueText(double value);

} // namespace tidemark::ui
