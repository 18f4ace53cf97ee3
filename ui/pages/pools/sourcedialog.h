// SPDX-License-Identifier: GPL-3.0-or-later
// Adds a source of pools: the console of a PgBouncer, by URL or saved connection, or an address with metrics. It can be
// looked at before it is added; metrics that nobody knows are then chosen by hand. GUI thread only; owned by its
// parent.
#pragma once

#include "ui/models/pools/metricsmodel.h"
#include "ui/models/pools/poolreader.h"
#include "ui/models/workbench.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tidemark::ui {

class BusyStrip;
class ErrorPanel;
class MetricPicker;

class SourceDialog : public QDialog
{
    Q_OBJECT

public:
    SourceDialog(Workbench *workbench, PoolReaderMaker makeReader, QWidget *parent);

    void look();
    [[nodiscard]] bool isLooking() const { return m_looking; }

    [[nodiscard]] QLineEdit *url() { return m_url; }
    [[nodiscard]] QComboBox *connections() { return m_connections; }
    [[nodiscard]] QLabel *found() { return m_found; }
    [[nodiscard]] MetricPicker *picker() { return m_picker; }
    [[nodiscard]] QPushButton *addButton() { return m_add; }
    [[nodiscard]] QPushButton *lookButton() { return m_look; }

Q_SIGNALS:
    void chosen(const tidemark::ui::PoolSource &source);

private:
    struct Found
    {
        std::vector<pool::PoolReading> pools;
        std::vector<OfferedMetric> metrics; // when there are no pools among them
    };
    using Look = std::function<Result<Found>(job::JobContext &)>;

    void setupViews();
    QWidget *setupButtons();
    void fillConnections();
    void sourceChanged();
    [[nodiscard]] Result<PoolSource> source() const;
    [[nodiscard]] Look lookAt(const PoolSource &source) const;
    void looked(const Result<Found> &found);
    void showError(const Error &error);
    void add();

    Workbench *m_workbench;
    PoolReaderMaker m_makeReader;
    QLineEdit *m_url;
    QComboBox *m_connections;
    QLabel *m_found;
    MetricPicker *m_picker;
    ErrorPanel *m_error;
    BusyStrip *m_busy;
    QPushButton *m_look = nullptr;
    QPushButton *m_add = nullptr;
    bool m_looking = false;
};

} // namespace tidemark::ui
