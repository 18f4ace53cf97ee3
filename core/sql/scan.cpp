// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/scan.h"

#include <algorithm>
#include <string_view>

namespace tidemark::sql::scan {

// The quote that continues a string, or null.
static const char *continuation(const char *at, const char *end)
{
    bool brokeLine = false;
    while (at < end) {
        if (isSpace(*at)) {
            brokeLine = brokeLine || *at == '\n' || *at == '\r';
            ++at;
        } else if (end - at >= 2 && at[0] == '-' && at[1] == '-') {
            at = lineEnd(at, end, true);
        } else {
            break;
        }
    }
    return brokeLine && at < end && *at == '\'' ? at : nullptr;
}

Extent escapeString(const char *at, const char *end)
{
    Extent extent = quoted(at, end, '\'', true);
    while (const char *next = extent.closed ? continuation(extent.end, end) : nullptr)
        extent = quoted(next + 1, end, '\'', true);
    return extent;
}

Extent dollarQuoted(const char *at, const char *end)
{
    const char *tagEnd = at + 1;
    if (tagEnd < end && isWordStart(*tagEnd)) {
        while (tagEnd < end && *tagEnd != '$' && isWordPart(*tagEnd))
            ++tagEnd;
    }
    if (tagEnd == end || *tagEnd != '$')
        return {at + 1, true};
    const std::string_view tag(at, size_t(tagEnd + 1 - at));
    for (const char *from = tagEnd + 1;; ++from) {
        from = find(from, end, '$');
        if (size_t(end - from) < tag.size())
            return {end, false};
        if (std::string_view(from, tag.size()) == tag)
            return {from + tag.size(), true};
    }
}

Extent blockComment(const char *at, const char *end, bool nested)
{
    int depth = 1;
    while (end - at >= 2) {
        if (at[0] == '*' && at[1] == '/') {
            at += 2;
            if (--depth == 0)
                return {at, true};
        } else if (nested && at[0] == '/' && at[1] == '*') {
            at += 2;
            ++depth;
        } else {
            ++at;
        }
    }
    return {end, false};
}

// No search for the line feed first: a text of carriage returns alone would be searched to its end again and again.
const char *lineEnd(const char *at, const char *end, bool returnEnds)
{
    if (!returnEnds)
        return find(at, end, '\n');
    while (at < end && *at != '\n' && *at != '\r')
        ++at;
    return at;
}

const char *metaCommandEnd(const char *at, const char *end)
{
    char quote = 0;
    if (end - at >= 2 && at[1] == '\\')
        return at + 2;
    for (++at; at < end && *at != '\n'; ++at) {
        if (quote && *at == quote)
            quote = 0;
        else if (!quote && (*at == '\'' || *at == '"' || *at == '`'))
            quote = *at;
        else if (!quote && *at == '\\' && end - at >= 2 && at[1] == '\\')
            return at + 2;
    }
    return at;
}

} // namespace tidemark::sql::scan
