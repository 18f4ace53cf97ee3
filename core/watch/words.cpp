// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/words.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace tidemark::watch {

using namespace Qt::StringLiterals;

QString ageText(std::chrono::milliseconds age)
{
    const qint64 seconds = std::max<qint64>(0, age.count() / 1000);
    const auto two = [](const QString &format, qint64 large, qint64 small) { return format.arg(large).arg(small); };
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return seconds % 60 == 0 ? tr("%1 min").arg(seconds / 60) : two(tr("%1 min %2 s"), seconds / 60, seconds % 60);
    const qint64 minutes = seconds / 60;
    if (minutes < 24 * 60)
        return minutes % 60 == 0 ? tr("%1 h").arg(minutes / 60) : two(tr("%1 h %2 min"), minutes / 60, minutes % 60);
    const qint64 hours = minutes / 60;
    return hours % 24 == 0 ? tr("%1 d").arg(hours / 24) : two(tr("%1 d %2 h"), hours / 24, hours % 24);
}

QString ageText(const QDateTime &since, const QDateTime &now)
{
    return since.isValid() ? ageText(std::chrono::milliseconds(since.msecsTo(now))) : QString();
}

QString millisecondsText(double milliseconds)
{
    if (milliseconds >= 60'000)
        return ageText(std::chrono::milliseconds(qint64(milliseconds)));
    if (milliseconds >= 1000)
        return tr("%1 s").arg(milliseconds / 1000, 0, 'f', 1);
    const int digits = milliseconds >= 10 ? 0 : milliseconds >= 1 ? 1 : 2;
    return tr("%1 ms").arg(milliseconds, 0, 'f', digits);
}

QString countText(qint64 number)
{
    QString text = QString::number(std::abs(number));
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, u',');
    return number < 0 ? u'-' + text : text;
}

QString percentText(double ratio)
{
    const double percent = ratio * 100;
    const int digits = percent >= 99 && percent < 100 ? 2 : percent < 10 ? 1 : 0;
    // what is nearly all is not all
    const double shown = digits == 2 ? std::floor(percent * 100) / 100 : percent;
    const QString text = QString::number(shown, 'f', digits);
    return tr("%1 %").arg(text);
}

} // namespace tidemark::watch
