// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/durations.h"

#include <QStringView>

#include <algorithm>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

namespace {

struct Unit
{
    double length; // ns
    double below;  // how many of it are still said in it
    QStringView name;
};

constexpr Unit units[] = {
    {1e3, 1000, u"µs"}, {1e6, 1000, u"ms"}, {1e9, 120, u"s"}, {60e9, 120, u"min"}, {3600e9, 1e30, u"h"},
};

} // namespace

QString durationText(std::chrono::nanoseconds time)
{
    const double length = std::max(0.0, double(time.count()));
    for (const Unit &unit : units) {
        const double count = length / unit.length;
        if (count < unit.below)
            return QString::number(count, 'f', count < 9.95 && count > 0 ? 1 : 0).remove(u".0"_s) + u' ' +
                   unit.name.toString();
    }
    return {};
}

} // namespace tidemark::pool
