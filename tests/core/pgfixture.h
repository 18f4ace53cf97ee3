// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the PostgreSQL driver share beside support/pgdatabase.h: verified results, the search for a secret
// in an error, and a stop asked for while a statement is known to run. For one thread.
#pragma once

#include "support/pgdatabase.h"

#include "drivers/postgres/dialect.h"

#include <QtTest/QTest>

#include <thread>

namespace tidemark::test {

/// Fails the running test function when a Result holds an error, and shows the error.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto &verified = (result);                                                                               \
        QVERIFY2(verified.has_value(), qPrintable(tidemark::test::report(verified)));                                  \
    } while (false)

template <class T>
[[nodiscard]] QString report(const Result<T> &result)
{
    return result ? QString() : toText(result.error()) + u'\n' + result.error().statement;
}

/// Whether any part of the error holds the text.
[[nodiscard]] inline bool mentions(const Error &error, const QString &text)
{
    const QString all = error.message + error.detail + error.hint + error.statement + error.object +
                        error.trail.join(u' ') + toText(error) + QString::fromUtf8(toJson(error));
    return all.contains(text);
}

/// Sends a notice and then works for longer than any test may take: whoever handles the notice knows that it runs.
inline constexpr auto longStatement = "DO $$ BEGIN RAISE NOTICE 'running'; PERFORM pg_catalog.pg_sleep(3600); END $$";

/// A job that can be stopped, and the thread that will do it.
class Stopper
{
public:
    [[nodiscard]] job::JobContext job() { return job::JobContext(m_source.get_token()); }
    // Asks for the stop from another thread.
    void stop()
    {
        m_thread = std::jthread([this] { m_source.request_stop(); });
    }
    // Asks for it once a statement of the connection says something.
    void stopAtNotice(sql::Connection &connection)
    {
        connection.setNoticeHandler([this](const sql::Notice &) { stop(); });
    }

private:
    std::stop_source m_source;
    std::jthread m_thread; // joined before the source goes
};

} // namespace tidemark::test
