// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/elide.h"

#include <QStringList>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int fewestCharacters = 6; // less than this says nothing

// Shorter and shorter ways to write a path, each with as much of its end as of its beginning.
static QStringList shortenings(const QString &path)
{
    QStringList ways{path};
    const QStringList parts = path.split(u'/');
    for (qsizetype kept = parts.size() - 2; kept > 0; --kept) {
        const QString end = u"…/"_s + parts.last(kept).join(u'/');
        ways << parts.first() + u'/' + end << end;
    }
    if (parts.size() == 2)
        ways << u"…/"_s + parts.last();
    return ways;
}

QString elidedPlace(const QString &place, const QFontMetrics &metrics, int width)
{
    QStringList ways{place};
    if (const qsizetype at = place.lastIndexOf(u'@'); at >= 0 && !place.sliced(at + 1).startsWith(u'/'))
        ways << shortenings(place.sliced(at + 1));
    else
        ways << shortenings(place);
    const auto fits = [&](const QString &way) { return metrics.horizontalAdvance(way) <= width; };
    if (const auto way = std::ranges::find_if(ways, fits); way != ways.end())
        return *way;
    if (width < fewestCharacters * metrics.averageCharWidth())
        return {};
    return metrics.elidedText(place.section(u'/', -1), Qt::ElideRight, width);
}

} // namespace tidemark::ui
