// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/timewords.h"

#include "watch/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::ui {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(PoolTimeWords)
};

} // namespace

QString timeText(pool::Histogram::Duration time)
{
    const double micros = double(time.count()) / 1000;
    if (micros < 1000)
        return Texts::tr("%1 µs").arg(QLocale().toString(micros, 'g', 3));
    return watch::millisecondsText(micros / 1000);
}

std::vector<Bucket> bucketsOf(const pool::Histogram &histogram)
{
    std::vector<Bucket> buckets;
    size_t filled = 0;
    for (int end = 0; end < pool::Histogram::bucketCount; end += 2) {
        quint64 count = histogram.count(end);
        if (end > 0)
            count += histogram.count(end - 1);
        if (buckets.empty() && count == 0)
            continue;
        buckets.push_back(
            {.label = Texts::tr("≤ %1").arg(timeText(pool::Histogram::endOf(end))), .count = double(count)});
        filled = count > 0 ? buckets.size() : filled;
    }
    buckets.resize(filled);
    return buckets;
}

QString histogramText(const pool::Histogram &histogram)
{
    if (histogram.total() == 0)
        return Texts::tr("none yet");
    return Texts::tr("half within %1 · 99 % within %2 · longest %3")
        .arg(timeText(histogram.percentile(0.5)), timeText(histogram.percentile(0.99)), timeText(histogram.longest()));
}

} // namespace tidemark::ui
