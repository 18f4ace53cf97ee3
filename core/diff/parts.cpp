// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/parts.h"

#include <algorithm>

namespace tidemark::diff {

using schema::Column;

const Column *findColumn(const std::vector<Column> &columns, const QString &name)
{
    const auto found = std::ranges::find(columns, name, &Column::name);
    return found != columns.end() ? &*found : nullptr;
}

static QStringList commonNames(const std::vector<Column> &of, const std::vector<Column> &with)
{
    QStringList names;
    for (const Column &column : of) {
        if (findColumn(with, column.name))
            names << column.name;
    }
    return names;
}

bool sameOrder(const std::vector<Column> &a, const std::vector<Column> &b)
{
    return commonNames(a, b) == commonNames(b, a);
}

bool sameShape(const std::vector<Column> &a, const std::vector<Column> &b)
{
    const auto same = [](const Column &left, const Column &right) {
        return left.name == right.name && left.type == right.type && left.collation == right.collation;
    };
    return std::ranges::equal(a, b, same);
}

} // namespace tidemark::diff
