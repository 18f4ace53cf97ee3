// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/checkpanel.h"

#include "ui/common/busystrip.h"
#include "ui/common/errorpanel.h"
#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"
#include "ui/models/numbers.h"

#include <QHBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

CheckPanel::CheckPanel(QWidget *parent)
    : QWidget(parent)
    , m_busy(new BusyStrip(this))
    , m_success(new QWidget(this))
    , m_mark(new QLabel(m_success))
    , m_server(new QLabel(m_success))
    , m_steps(new MutedLabel(m_success))
    , m_error(new ErrorPanel(this))
{
    setAccessibleName(tr("Result of the test"));
    m_success->setAccessibleName(tr("The test succeeded"));
    m_mark->setAccessibleName(tr("It works"));
    m_server->setAccessibleName(tr("Server"));
    m_steps->setAccessibleName(tr("Times"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_server->setFont(strong);
    m_steps->setWordWrap(true);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_server);
    texts->addWidget(m_steps);
    auto *success = new QHBoxLayout(m_success);
    success->setContentsMargins(0, 0, 0, 0);
    success->setSpacing(10);
    success->addWidget(m_mark, 0, Qt::AlignTop);
    success->addLayout(texts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : {static_cast<QWidget *>(m_busy), m_success, static_cast<QWidget *>(m_error)})
        layout->addWidget(widget);
    clear();
    connect(m_busy, &BusyStrip::cancelRequested, this, &CheckPanel::cancelRequested);
    connect(m_error, &ErrorPanel::retryRequested, this, &CheckPanel::retryRequested);
}

void CheckPanel::clear()
{
    m_busy->stop();
    m_success->hide();
    m_error->hide();
}

bool CheckPanel::isBusy() const
{
    return m_busy->isRunning();
}

void CheckPanel::showBusy()
{
    clear();
    m_busy->start(tr("Connecting…"));
}

void CheckPanel::showResult(const Result<ProfileReport> &report)
{
    clear();
    if (!report) {
        m_error->setError(report.error());
        m_error->show();
        return;
    }
    const sql::ServerInfo &server = report->server;
    m_mark->setPixmap(icon(u"success"_s, Token::SuccessText).pixmap(QSize(20, 20), devicePixelRatio()));
    QString answered = server.product + u' ' + server.versionText;
    if (server.encrypted)
        answered += u" · "_s + server.encryption;
    m_server->setText(answered);
    QStringList steps;
    std::chrono::microseconds all{0};
    for (const TimedStep &step : timedSteps(report->timings)) {
        steps << tr("%1 %2").arg(step.name, durationText(step.time.count()));
        all += step.time;
    }
    steps << tr("all together %1").arg(durationText(all.count()));
    m_steps->setText(steps.join(u" · "_s));
    m_success->show();
}

} // namespace tidemark::ui
