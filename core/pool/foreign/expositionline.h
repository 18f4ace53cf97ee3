// SPDX-License-Identifier: GPL-3.0-or-later
// One line of metrics cut into its parts, without a copy. For the reader of expositions alone. Pure functions; the
// views lead into the line.
#pragma once

#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace tidemark::pool {

// As it stands between the quotes, or as a bare name.
struct LabelView
{
    std::string_view name;
    std::string_view value;
};

struct SampleLine
{
    std::string_view name;
    std::vector<LabelView> labels;
    double value = 0;
    std::optional<double> time;
};

// Cuts a line that is neither empty nor a comment. Returns what is wrong with it, to be translated, or null.
[[nodiscard]] const char *splitSample(std::string_view line, size_t mostLabels, SampleLine &into);

struct CommentLine
{
    enum class Kind { Help, Type, Unit, End, Other };
    Kind kind = Kind::Other;
    std::string_view name = {};
    std::string_view text = {};
};

[[nodiscard]] CommentLine splitComment(std::string_view line);

// \\, \" and \n stand for a backslash, a quote and a line break; any other backslash for itself.
[[nodiscard]] QString unescapedLabel(std::string_view text);
[[nodiscard]] QString unescapedHelp(std::string_view text);

// Without blanks, tabs and carriage returns at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace tidemark::pool
