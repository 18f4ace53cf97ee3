// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/numbers.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace tidemark::ui {

QString estimateText(qint64 rows)
{
    static constexpr std::array units = {"", " k", " M", " G", " T"};
    double value = double(rows);
    size_t unit = 0;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = unit == 0 || value >= 9.95 ? 0 : 1;
    return u'~' + QLocale().toString(value, 'f', decimals) + QLatin1StringView(units[unit]);
}

QString durationText(qint64 microseconds)
{
    const double ms = double(microseconds) / 1000;
    if (ms >= 1000)
        return QCoreApplication::translate("Numbers", "%1 s").arg(QLocale().toString(ms / 1000, 'f', 1));
    return QCoreApplication::translate("Numbers", "%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0));
}

} // namespace tidemark::ui
