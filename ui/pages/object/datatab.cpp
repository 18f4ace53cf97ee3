// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/object/datatab.h"

#include "base/text.h"
#include "ui/common/busystrip.h"
#include "ui/common/emptynote.h"
#include "ui/common/errorpanel.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/tableview.h"
#include "ui/common/viewdelegates.h"
#include "ui/models/numbers.h"

#include <QHeaderView>
#include <QLocale>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

DataTab::DataTab(BrowseSession *session, const schema::QualifiedName &relation, int limit, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_relation(relation)
    , m_window{.limit = limit}
    , m_stack(new QStackedWidget(this))
    , m_table(new TableView(tr("Rows"), this))
    , m_errorPage(new QWidget(this))
    , m_error(new ErrorPanel(m_errorPage))
    , m_empty(emptyNote(this))
    , m_status(new MutedLabel(this))
    , m_busy(new BusyStrip(this))
{
    setAccessibleName(tr("Data"));
    setFocusProxy(m_table);
    setupViews();
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &DataTab::sortBy);
    connect(m_error, &ErrorPanel::retryRequested, this, &DataTab::read);
    connect(m_busy, &BusyStrip::cancelRequested, this, [this] {
        if (m_session)
            m_session->cancel(m_job);
    });
}

void DataTab::setupViews()
{
    m_table->setCellMode();
    m_table->setSortable();
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RowsDelegate(m_table));
    m_empty->setText(tr("There are no rows."));
    m_status->setAccessibleName(tr("What was read"));
    m_status->setContentsMargins(12, 4, 12, 4);
    m_stack->setAccessibleName(tr("Rows"));
    m_errorPage->setAccessibleName(tr("Error"));
    m_errorPage->setAutoFillBackground(true);
    m_errorPage->setBackgroundRole(QPalette::Base);

    auto *errorLayout = new QVBoxLayout(m_errorPage);
    errorLayout->setContentsMargins(16, 16, 16, 16);
    errorLayout->addWidget(m_error);
    errorLayout->addStretch();

    m_stack->addWidget(m_table);
    m_stack->addWidget(m_errorPage);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_busy);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_status);
}

void DataTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_asked)
        read();
}

void DataTab::refresh()
{
    m_asked = false;
    if (isVisible())
        read();
}

void DataTab::read()
{
    if (!m_session)
        return;
    m_asked = true;
    m_clock.start();
    m_busy->start(tr("Reading rows…"));
    m_job = m_session->readRows(this, m_relation, m_window,
                                [this](Result<sql::RowBatch> rows) { showRows(std::move(rows)); });
}

void DataTab::sortBy(int column, Qt::SortOrder order)
{
    m_window.sortedBy = column >= 0 && column < m_model.columnCount() ? m_model.columnName(column) : QString();
    m_window.descending = order == Qt::DescendingOrder;
    read();
}

void DataTab::showRows(Result<sql::RowBatch> rows)
{
    m_busy->stop();
    if (!rows) {
        showError(rows.error());
        return;
    }
    m_model.setRows(*std::move(rows));
    const int count = m_model.rowCount();
    if (!m_sized && count > 0) {
        m_table->sizeColumnsBySample();
        m_sized = true;
    }
    m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    m_status->setText(readText(count));
}

// Not every type has an order: what is tried again is the rows as they come.
void DataTab::showError(const Error &error)
{
    m_window.sortedBy.clear();
    const QSignalBlocker quiet(m_table->horizontalHeader());
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_error->setError(error);
    m_stack->setCurrentWidget(m_errorPage);
    m_status->clear();
}

QString DataTab::readText(int rows) const
{
    const QString shown = rows >= m_window.limit ? tr("The first %n row(s)", nullptr, rows)
                                                 : tr("%n row(s), all there are", nullptr, rows);
    const QString time = tr("read in %1").arg(durationText(m_clock.nsecsElapsed() / 1000));
    if (m_window.sortedBy.isEmpty())
        return shown + u" · "_s + time;
    const QString order = m_window.descending ? tr("sorted by %1, descending") : tr("sorted by %1");
    return shown + u" · "_s + order.arg(printable(m_window.sortedBy)) + u" · "_s + time;
}

} // namespace tidemark::ui
