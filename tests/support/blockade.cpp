// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/blockade.h"

namespace tidemark::test {

BackgroundStatement::BackgroundStatement(std::unique_ptr<sql::Connection> connection, QByteArray statement)
    : m_connection(std::move(connection))
    , m_thread([this, text = std::move(statement)] {
        job::JobContext job(m_stop.get_token());
        m_outcome = m_connection->execute(job, sql::SqlText(text));
    })
{
}

BackgroundStatement::~BackgroundStatement()
{
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

Result<sql::Completion> BackgroundStatement::outcome()
{
    if (m_thread.joinable())
        m_thread.join();
    return m_outcome;
}

} // namespace tidemark::test
