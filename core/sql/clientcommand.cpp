// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/clientcommand.h"

#include "sql/scan.h"
#include "sql/statementshape.h"

#include <algorithm>

namespace tidemark::sql {

using namespace scan;

bool sendsStatement(std::string_view text)
{
    static constexpr std::string_view names[] = {"\\g",    "\\crosstabview", "\\watch",
                                                 "\\bind", "\\parse",        "\\sendpipeline"};
    return std::ranges::any_of(names, [text](std::string_view name) { return text.starts_with(name); });
}

bool copiesFromScript(std::string_view command)
{
    StatementShape shape({.copyData = true});
    int depth = 0;
    const char *end = command.data() + command.size();
    for (const char *at = command.data() + 1; at < end;) {
        const char *behind = wordEnd(at, end);
        if (behind > at)
            shape.word({at, behind}, false, depth);
        else if (*at == '(' || *at == ')')
            depth += *at == '(' ? 1 : -1;
        at = std::max(behind, at + 1);
    }
    return shape.copiesFromInput();
}

bool closesCopyData(std::string_view line)
{
    return line == "\\." || line == "\\.\r";
}

std::string_view newDelimiter(std::string_view text)
{
    static constexpr std::string_view command = "delimiter";
    const auto same = [](char c, char lower) { return (c >= 'A' && c <= 'Z' ? char(c | 0x20) : c) == lower; };
    if (text.size() <= command.size() || !isSpace(text[command.size()]) ||
        !std::ranges::equal(text.substr(0, command.size()), command, same))
        return {};
    const char *end = text.data() + text.size();
    const char *from = text.data() + command.size();
    while (from < end && (*from == ' ' || *from == '\t'))
        ++from;
    return {from, std::find_if(from, end, isSpace)};
}

} // namespace tidemark::sql
