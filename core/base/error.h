// SPDX-License-Identifier: GPL-3.0-or-later
// An error is a report: what went wrong, where, what to do about it, and what it leaves broken.
// Plain values, safe to copy between threads. A secret is never part of one: whoever builds an Error from
// user input passes it through redaction first.
#pragma once

#include <QString>
#include <QStringList>

#include <expected>
#include <optional>
#include <utility>

namespace tidemark {

// Few kinds, each of which a caller can act on.
enum class ErrorKind {
    Usage,       // the request itself is wrong: an unknown option, a malformed URL
    Config,      // a file of ours or of the user's is damaged or contradicts itself
    Connection,  // no way to the server, or the way broke
    Auth,        // the server refused the credentials
    Sql,         // the server refused the statement
    Constraint,  // the data refused the statement
    Locked,      // somebody else holds what is needed
    Conflict,    // the world changed under us
    Unsupported, // understood, and not possible here
    Cancelled,   // the user asked to stop
    Timeout,     // it took longer than allowed
    Io,          // the file system refused
    Internal,    // a fault of Tidemark
};

// Where in a text something is. Lines and columns count from 1, offsets are bytes of UTF-8 from 0.
struct TextPosition
{
    QString file;
    qint64 offset = -1;
    int line = 0;
    int column = 0;
    bool operator==(const TextPosition &) const = default;
};

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString message;   // one sentence, without a final full stop
    QString detail;    // what the server or system added, if anything
    QString hint;      // what to do next
    QString sqlState;  // five characters for engines that have them
    QString statement; // the SQL that failed
    QString object;    // the constraint, table or file that the report is about
    std::optional<TextPosition> position = {};
    bool breaksConnection = false;
    bool breaksTransaction = false;
    QStringList trail = {}; // what was being done, innermost first

    bool operator==(const Error &) const = default;

    // Returns the error with one more line of context: "while reading the indexes of orders".
    Error during(const QString &what) &&
    {
        trail.append(what);
        return std::move(*this);
    }
    Error withHint(const QString &text) &&
    {
        hint = text;
        return std::move(*this);
    }
};

template <class T>
using Result = std::expected<T, Error>;

using Failure = std::unexpected<Error>;

[[nodiscard]] inline Failure fail(ErrorKind kind, const QString &message, const QString &hint = {})
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.hint = hint;
    return Failure(std::move(error));
}

// The stable lowercase name of a kind, as in `--json` errors: "usage", "config", "connection" and so on.
[[nodiscard]] QString errorKindName(ErrorKind kind);

// The report as people read it: message, place, detail, trail and hint, one a line.
[[nodiscard]] QString toText(const Error &error);

// The report as one JSON object on one line (keys that are empty are left out).
[[nodiscard]] QByteArray toJson(const Error &error);

} // namespace tidemark

// Unwraps a Result or returns its error from the enclosing function; the one macro of the house.
#define TRY(expression)                                                                                                \
    __extension__({                                                                                                    \
        auto tryResult = (expression);                                                                                 \
        if (!tryResult)                                                                                                \
            return ::tidemark::Failure(std::move(tryResult).error());                                                  \
        *std::move(tryResult);                                                                                         \
    })
