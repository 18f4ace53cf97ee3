// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a script into its statements by a dialect's rules, and says where each stands. A total function over any bytes.
// One pass, nothing is copied: a piece is a place in the text that was given. Pure functions, any thread.
#pragma once

#include "base/error.h"
#include "sql/lexerrules.h"

#include <string_view>
#include <vector>

namespace tidemark::sql {

enum class PieceKind : quint8 {
    Statement,
    MetaCommand,      // for a client, not for the server: \connect, \i
    CopyData,         // the rows after COPY … FROM stdin, without the line that closes them
    DelimiterCommand, // DELIMITER //
};

struct Piece
{
    PieceKind kind = PieceKind::Statement;
    qint64 offset = 0; // of its first byte that is neither white space nor comment
    qint64 length = 0; // without its terminator and the white space and comments before that
    qint64 end = 0;    // behind its terminator: where the next piece may begin
    int line = 1;      // of the first byte, from 1
    int column = 1;    // in code points, from 1
    bool operator==(const Piece &) const = default;
};

// What is wrong with a script before any server sees it.
enum class FaultKind : quint8 {
    OpenString,
    OpenName,
    OpenDollarQuote,
    OpenComment,
    OpenParenthesis, // and therefore no semicolon after it ended a statement
    OpenBody,        // BEGIN ATOMIC or the like without its END
    OpenCopyData,    // the file ends within the rows
    CommandInside,   // a \command within a statement that it does not send
};

struct Fault
{
    FaultKind kind = FaultKind::OpenString;
    qint64 offset = 0; // of what was opened
    bool operator==(const Fault &) const = default;
};

struct Script
{
    std::vector<Piece> pieces; // in the order of the text, apart from each other
    std::vector<Fault> faults;
};

// Cost: one pass, some 400 MB a second.
[[nodiscard]] Script split(std::string_view text, const LexerRules &rules);

// The bytes of a piece.
[[nodiscard]] std::string_view textOf(const Piece &piece, std::string_view text);

// The piece in which an offset lies: from its first byte up to its end; otherwise the next one, otherwise the last one.
// Null when there are none.
[[nodiscard]] const Piece *pieceAt(const Script &script, qint64 offset);

// A fault as a report, with its place.
[[nodiscard]] Error toError(const Fault &fault, std::string_view text, const QString &file = {});

} // namespace tidemark::sql
