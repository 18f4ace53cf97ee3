// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/pooltimes.h"

#include "pool/durations.h"
#include "ui/common/bucketchart.h"
#include "ui/common/emptynote.h"
#include "ui/common/mutedlabel.h"
#include "ui/models/pools/timewords.h"

#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

PoolTimes::PoolTimes(QWidget *parent)
    : QScrollArea(parent)
    , m_body(new QWidget(this))
    , m_wait(makePart(tr("Waiting for a connection"), tr("Checkouts")))
    , m_use(makePart(tr("From checkout to return"), tr("Returns")))
    , m_creation(makePart(tr("Making a connection"), tr("Connections")))
    , m_told(emptyNote(m_body))
{
    setAccessibleName(tr("Times"));
    m_body->setAccessibleName(tr("Times"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(4);
    for (const Part &part : {m_wait, m_use, m_creation}) {
        layout->addWidget(part.chart, 1);
        layout->addWidget(part.words);
    }
    layout->addWidget(m_told, 1);
    setWidget(m_body);
}

PoolTimes::Part PoolTimes::makePart(const QString &title, const QString &counted)
{
    Part part{.chart = new BucketChart(title, tr("Took"), counted, Token::Accent, m_body),
              .words = new MutedLabel(m_body)};
    part.words->setAccessibleName(tr("%1 in words").arg(title));
    part.words->setContentsMargins(12, 0, 12, 6);
    part.words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return part;
}

void PoolTimes::showPart(Part &part, const pool::Histogram &histogram)
{
    if (!part.words->text().isEmpty() && part.shown == histogram.total())
        return;
    part.shown = histogram.total();
    part.chart->setBuckets(bucketsOf(histogram));
    part.words->setText(histogramText(histogram));
}

static QString toldText(const pool::PoolReading &reading)
{
    QStringList lines;
    if (reading.meanWait)
        lines << PoolTimes::tr("Borrowers waited for %1 on average.").arg(pool::durationText(*reading.meanWait));
    for (const pool::WaitShare &wait : reading.waits)
        lines << PoolTimes::tr("%1 % waited no longer than %2.")
                     .arg(QLocale().toString(wait.share * 100, 'g', 4), pool::durationText(wait.time));
    if (reading.longestWait)
        lines << PoolTimes::tr("The first in line has waited for %1.").arg(pool::durationText(*reading.longestWait));
    return lines.isEmpty() ? PoolTimes::tr("This source does not say how long things take.") : lines.join(u'\n');
}

void PoolTimes::showPool(const PoolRecord &pool)
{
    const bool own = pool.status().has_value();
    for (const Part &part : {m_wait, m_use, m_creation}) {
        part.chart->setVisible(own);
        part.words->setVisible(own);
    }
    m_told->setVisible(!own);
    if (!own)
        return m_told->setText(toldText(pool.reading()));
    showPart(m_wait, pool.status()->wait);
    showPart(m_use, pool.status()->use);
    showPart(m_creation, pool.status()->creation);
}

} // namespace tidemark::ui
