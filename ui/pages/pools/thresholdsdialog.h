// SPDX-License-Identifier: GPL-3.0-or-later
// From when on the figures of pools are an alert, and how grave each is. GUI thread only; owned by its parent.
#pragma once

#include "pool/alerts.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QSpinBox;

namespace tidemark::ui {

class ThresholdsDialog : public QDialog
{
    Q_OBJECT

public:
    ThresholdsDialog(const pool::AlertThresholds &thresholds, QWidget *parent);

    [[nodiscard]] pool::AlertThresholds thresholds() const;
    void setThresholds(const pool::AlertThresholds &thresholds);

    [[nodiscard]] QSpinBox *checkedOutPercent() { return m_checkedOut.value; }
    [[nodiscard]] QSpinBox *healthFailures() { return m_health.value; }

Q_SIGNALS:
    void chosen(const tidemark::pool::AlertThresholds &thresholds);

private:
    struct Row
    {
        QSpinBox *value = nullptr; // null: there is none
        QComboBox *severity = nullptr;
    };
    void setupRows(QGridLayout *grid);
    Row addRow(QGridLayout *grid, const QString &text, const QString &suffix, int most);
    QSpinBox *addValue(QGridLayout *grid, const QString &text, const QString &suffix, int most);

    Row m_health;
    Row m_checkedOut;
    Row m_overflow;
    Row m_waiting;
    QSpinBox *m_waitingFor = nullptr;
    Row m_invalid;
    Row m_leaks;
};

} // namespace tidemark::ui
