// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/row.h"

namespace tidemark::postgres {

std::vector<qint64> Row::integers(size_t column) const
{
    std::vector<qint64> numbers;
    const std::string_view all = bytes(column);
    const char *at = all.data();
    const char *const end = at + all.size();
    while (at != end) {
        qint64 number = 0;
        const auto [next, status] = std::from_chars(at, end, number);
        if (status == std::errc())
            numbers.push_back(number);
        at = status == std::errc() ? next : at + 1;
    }
    return numbers;
}

QStringList Row::texts(size_t column) const
{
    return parseTextArray(bytes(column));
}

QStringList parseTextArray(std::string_view array)
{
    QStringList items;
    if (array.size() <= 2)
        return items;
    array = array.substr(1, array.size() - 2);
    std::string item;
    bool quoted = false;
    bool wasQuoted = false;
    const auto finish = [&] {
        const bool null = !wasQuoted && item == "NULL";
        items << (null ? QString() : QString::fromStdString(item));
        item.clear();
        wasQuoted = false;
    };
    for (size_t i = 0; i < array.size(); ++i) {
        const char c = array[i];
        if (c == '\\' && i + 1 < array.size()) {
            item += array[++i];
        } else if (c == '"') {
            quoted = !quoted;
            wasQuoted = true;
        } else if (c == ',' && !quoted) {
            finish();
        } else {
            item += c;
        }
    }
    finish();
    return items;
}

} // namespace tidemark::postgres
