// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/splitter.h"

#include "base/text.h"

#include <algorithm>

namespace tidemark::sql {

std::string_view textOf(const Piece &piece, std::string_view text)
{
    return text.substr(size_t(piece.offset), size_t(piece.length));
}

const Piece *pieceAt(const Script &script, qint64 offset)
{
    if (script.pieces.empty())
        return nullptr;
    const auto at = std::ranges::lower_bound(script.pieces, offset + 1, {}, &Piece::end);
    return at != script.pieces.end() ? &*at : &script.pieces.back();
}

static QString messageOf(FaultKind kind)
{
    switch (kind) {
    case FaultKind::OpenString: return tr("A string is never closed");
    case FaultKind::OpenName: return tr("A quoted name is never closed");
    case FaultKind::OpenDollarQuote: return tr("A dollar quote is never closed");
    case FaultKind::OpenComment: return tr("A comment is never closed");
    case FaultKind::OpenParenthesis: return tr("A parenthesis is never closed");
    case FaultKind::OpenBody: return tr("The body of a routine or trigger has no END");
    case FaultKind::OpenCopyData: return tr("The rows of a COPY are not closed");
    case FaultKind::CommandInside: return tr("A client command stands within a statement");
    }
    std::unreachable();
}

static QString hintOf(FaultKind kind)
{
    switch (kind) {
    case FaultKind::OpenCopyData: return tr("The script may have been cut off: a line with \\. alone ends the rows.");
    case FaultKind::CommandInside: return tr("End the statement with a semicolon before the command.");
    case FaultKind::OpenParenthesis: return tr("Everything after it was taken for the same statement.");
    default: return tr("Close it, or look for one quote too many before it; the script may also have been cut off.");
    }
}

Error toError(const Fault &fault, std::string_view text, const QString &file)
{
    Error error;
    error.kind = ErrorKind::Sql;
    error.message = messageOf(fault.kind);
    error.hint = hintOf(fault.kind);
    error.object = file;
    error.position = positionOf(text, fault.offset, file);
    return error;
}

} // namespace tidemark::sql
