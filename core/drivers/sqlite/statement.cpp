// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/statement.h"

#include "base/text.h"
#include "drivers/sqlite/errors.h"
#include "drivers/sqlite/token.h"

#include <charconv>
#include <climits>
#include <cmath>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static Failure usageAt(std::string_view statement, size_t offset, const QString &message, const QString &hint = {})
{
    Error error;
    error.kind = ErrorKind::Usage;
    error.message = message;
    error.hint = hint;
    error.statement = QString::fromUtf8(statement.data(), qsizetype(statement.size()));
    error.position = positionOf(statement, qint64(offset));
    return Failure(error);
}

// The first token at or after `at` that is neither a comment nor a semicolon.
static Token firstToken(std::string_view text, size_t &at)
{
    Token token;
    do {
        token = nextToken(text, at);
    } while (token.kind == TokenKind::Comment || token.is(";"));
    return token;
}

static Result<void> checkTail(std::string_view text, size_t tail)
{
    size_t at = tail;
    const Token token = firstToken(text, at);
    if (token.text.empty())
        return {};
    return usageAt(text, size_t(token.text.data() - text.data()), tr("Text follows the end of the statement"),
                   tr("Run one statement at a time."));
}

static bool opensChange(std::string_view text)
{
    size_t at = 0;
    const Token first = firstToken(text, at);
    return first.is("INSERT") || first.is("UPDATE") || first.is("DELETE") || first.is("REPLACE") || first.is("WITH");
}

Result<Statement> Statement::prepare(sqlite3 *db, const sql::SqlText &sql, const QString &file, bool readOnly)
{
    const std::string_view text(sql.text.constData(), size_t(sql.text.size()));
    sqlite3_stmt *handle = nullptr;
    const char *tail = nullptr;
    const int status = sqlite3_prepare_v2(db, text.data(), int(std::min<size_t>(text.size(), INT_MAX)), &handle, &tail);
    Statement statement{Prepared(handle)};
    if (status != SQLITE_OK)
        return Failure(lastError(db, text, file, readOnly));
    if (!handle)
        return usageAt(text, 0, tr("There is no statement in the text"));
    TRY(checkTail(text, size_t(tail - text.data())));
    statement.m_changesRows = !sqlite3_stmt_readonly(handle) && !sqlite3_stmt_isexplain(handle) && opensChange(text);
    if (auto bound = statement.bind(sql.values); !bound)
        return usageAt(text, 0, bound.error().message);
    return statement;
}

struct Binder
{
    sqlite3_stmt *statement;
    int index;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
    int operator()(bool flag) const { return sqlite3_bind_int(statement, index, flag ? 1 : 0); }
    int operator()(qint64 number) const { return sqlite3_bind_int64(statement, index, number); }
    int operator()(double number) const { return sqlite3_bind_double(statement, index, number); }
    int operator()(const QString &text) const
    {
        const QByteArray bytes = text.toUtf8();
        return sqlite3_bind_text64(statement, index, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
    int operator()(const QByteArray &bytes) const
    {
        if (bytes.isEmpty())
            return sqlite3_bind_zeroblob(statement, index, 0);
        return sqlite3_bind_blob64(statement, index, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT);
    }
};

Result<void> Statement::bind(const std::vector<sql::Value> &values)
{
    const int expected = sqlite3_bind_parameter_count(m_handle.get());
    if (expected != int(values.size()))
        return fail(ErrorKind::Usage, tr("The statement takes %1 values and got %2").arg(expected).arg(values.size()));
    for (int i = 0; i < expected; ++i) {
        const int status = std::visit(Binder{m_handle.get(), i + 1}, values[size_t(i)]);
        if (status != SQLITE_OK)
            return fail(ErrorKind::Usage,
                        tr("Value %1 cannot be bound: %2").arg(i + 1).arg(QString::fromUtf8(sqlite3_errstr(status))));
    }
    return {};
}

sql::ResultColumns Statement::columns() const
{
    auto columns = std::make_shared<std::vector<sql::ResultColumn>>();
    const int count = sqlite3_column_count(m_handle.get());
    for (int i = 0; i < count; ++i) {
        columns->push_back({.name = QString::fromUtf8(sqlite3_column_name(m_handle.get(), i)),
                            .typeName = QString::fromUtf8(sqlite3_column_decltype(m_handle.get(), i))});
    }
    return columns;
}

// The shortest digits that read back as the same number, always recognisable as a real one.
static std::string_view realText(double number, std::array<char, 64> &buffer)
{
    if (std::isinf(number))
        return number > 0 ? "Inf" : "-Inf";
    char *end = std::to_chars(buffer.data(), buffer.data() + 32, number).ptr;
    const std::string_view digits(buffer.data(), size_t(end - buffer.data()));
    if (digits.find_first_of(".e") == digits.npos) {
        *end++ = '.';
        *end++ = '0';
    }
    return {buffer.data(), size_t(end - buffer.data())};
}

size_t Statement::appendRow(sql::RowBatch &batch) const
{
    sqlite3_stmt *row = m_handle.get();
    size_t size = 0;
    std::array<char, 64> buffer;
    const auto add = [&](sql::CellKind kind, std::string_view bytes) {
        batch.append(kind, bytes);
        size += bytes.size();
    };
    const int count = sqlite3_column_count(row);
    for (int i = 0; i < count; ++i) {
        switch (sqlite3_column_type(row, i)) {
        case SQLITE_INTEGER: {
            char *end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), sqlite3_column_int64(row, i)).ptr;
            add(sql::CellKind::Integer, {buffer.data(), size_t(end - buffer.data())});
            break;
        }
        case SQLITE_FLOAT: add(sql::CellKind::Real, realText(sqlite3_column_double(row, i), buffer)); break;
        case SQLITE_TEXT: {
            const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(row, i));
            add(sql::CellKind::Text, {text, size_t(sqlite3_column_bytes(row, i))});
            break;
        }
        case SQLITE_BLOB: {
            const auto *bytes = static_cast<const char *>(sqlite3_column_blob(row, i));
            add(sql::CellKind::Blob, {bytes, size_t(sqlite3_column_bytes(row, i))});
            break;
        }
        default: batch.appendNull();
        }
    }
    return size;
}

} // namespace tidemark::sqlite
