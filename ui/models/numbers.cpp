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

// The run of digits at the beginning, without leading zeros.
static QStringView digits(QStringView text)
{
    qsizetype end = 0;
    while (end < text.size() && text[end].isDigit())
        ++end;
    qsizetype begin = 0;
    while (begin + 1 < end && text[begin] == u'0')
        ++begin;
    return text.mid(begin, end - begin);
}

int naturalOrder(QStringView a, QStringView b)
{
    while (!a.isEmpty() && !b.isEmpty()) {
        if (a.front().isDigit() && b.front().isDigit()) {
            const QStringView left = digits(a);
            const QStringView right = digits(b);
            if (left.size() != right.size())
                return left.size() < right.size() ? -1 : 1;
            if (const int order = left.compare(right); order != 0)
                return order;
            a = a.mid(left.end() - a.begin());
            b = b.mid(right.end() - b.begin());
            continue;
        }
        if (const int order = a.first(1).compare(b.first(1), Qt::CaseInsensitive); order != 0)
            return order;
        a = a.mid(1);
        b = b.mid(1);
    }
    return a.isEmpty() == b.isEmpty() ? 0 : a.isEmpty() ? -1 : 1;
}

} // namespace tidemark::ui
