// SPDX-License-Identifier: GPL-3.0-or-later
// The first window of a relation's rows, read when the tab is first seen and again on request. A click on a column has
// the engine sort by it: up, down, as the rows come. GUI thread only.
#pragma once

#include "ui/models/browsesession.h"
#include "ui/models/rowsmodel.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace tidemark::ui {

class BusyStrip;
class ErrorPanel;
class TableView;

class DataTab : public QWidget
{
    Q_OBJECT

public:
    DataTab(BrowseSession *session, const schema::QualifiedName &relation, int limit, QWidget *parent = nullptr);

    void setSession(BrowseSession *session) { m_session = session; }
    void setLimit(int limit) { m_window.limit = limit; }
    // Reads again if rows were read before; else when the tab is shown.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setupViews();
    void read();
    void sortBy(int column, Qt::SortOrder order);
    void showRows(Result<sql::RowBatch> rows);
    void showError(const Error &error);
    [[nodiscard]] QString readText(int rows) const;

    QPointer<BrowseSession> m_session;
    schema::QualifiedName m_relation;
    dialect::RowWindow m_window;
    JobId m_job = 0;
    bool m_asked = false;
    bool m_sized = false;
    QElapsedTimer m_clock;
    RowsModel m_model;
    QStackedWidget *m_stack;
    TableView *m_table;
    QWidget *m_errorPage;
    ErrorPanel *m_error;
    QLabel *m_empty;
    QLabel *m_status;
    BusyStrip *m_busy;
};

} // namespace tidemark::ui
