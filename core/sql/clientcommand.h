// SPDX-License-Identifier: GPL-3.0-or-later
// What the splitter must know about commands that are for a client and not for the server. Pure functions, any thread.
#pragma once

#include <string_view>

namespace tidemark::sql {

// Whether the psql command that begins here sends the statement that stands before it: \g and its like.
[[nodiscard]] bool sendsStatement(std::string_view text);

// Whether this psql command is \copy … from stdin, whose rows follow in the script as those of COPY do.
[[nodiscard]] bool copiesFromScript(std::string_view command);

// Whether this line closes the rows of a COPY.
[[nodiscard]] bool closesCopyData(std::string_view line);

// The delimiter that DELIMITER sets, if that is the word that begins here: empty when none follows in its line, null
// when it is another word.
[[nodiscard]] std::string_view newDelimiter(std::string_view text);

} // namespace tidemark::sql
