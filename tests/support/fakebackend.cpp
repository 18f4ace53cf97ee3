// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakebackend.h"

#include "drivers/postgres/sessionsql.h"

namespace tidemark::test {

using namespace Qt::StringLiterals;

namespace {

class FakeLink final : public sql::Connection
{
public:
    FakeLink(FakeBackend &backend, int number)
        : m_backend(backend)
        , m_number(number)
        , m_age(backend.age)
    {
        ++backend.open;
    }
    ~FakeLink() override { --m_backend.open; }

    [[nodiscard]] int number() const { return m_number; }
    void setState(sql::TransactionState state) { m_state = state; }

    [[nodiscard]] const sql::ServerInfo &server() const override { return m_info; }
    [[nodiscard]] sql::TransactionState transactionState() const override { return m_state; }
    [[nodiscard]] bool isUsable() const override { return !m_broken; }
    void setNoticeHandler(sql::NoticeHandler) override {}
    [[nodiscard]] bool answers(std::chrono::milliseconds) override
    {
        ++m_backend.asked;
        m_broken = m_broken || isDead() || m_backend.isHung;
        return !m_broken;
    }

    // Like a real one, it learns that its server is gone when it asks.
    [[nodiscard]] Result<sql::Completion> execute(job::JobContext &job, const sql::SqlText &sql,
                                                  const sql::RowConsumer &) override
    {
        TRY(job.check());
        if (m_broken || isDead()) {
            m_broken = true;
            Failure failure = fail(ErrorKind::Connection, u"the server is gone"_s);
            failure.error().breaksConnection = true;
            return failure;
        }
        m_backend.note(sql.text);
        if (sql.text == "BEGIN")
            m_state = sql::TransactionState::Open;
        if (sql.text == "ROLLBACK" || sql.text == "COMMIT")
            m_state = sql::TransactionState::None;
        return sql::Completion{};
    }

private:
    [[nodiscard]] bool isDead() const { return m_age != m_backend.age || !m_backend.isUp; }

    FakeBackend &m_backend;
    const int m_number;
    const int m_age;
    bool m_broken = false;
    sql::TransactionState m_state = sql::TransactionState::None;
    sql::ServerInfo m_info;
};

} // namespace

FakeBackend::FakeBackend()
{
    m_dialect.id = u"fake"_s;
    m_dialect.sessionSql = std::make_shared<postgres::SessionSql>();
}

void FakeBackend::refuse(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    m_refusal = std::move(error);
}

QByteArrayList FakeBackend::statements() const
{
    const std::lock_guard lock(m_mutex);
    return m_statements;
}

void FakeBackend::note(const QByteArray &statement)
{
    const std::lock_guard lock(m_mutex);
    m_statements << statement;
}

Result<connect::Session> FakeBackend::connect()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_refusal)
            return Failure(*m_refusal);
    }
    if (!isUp)
        return fail(ErrorKind::Connection, u"nobody listens"_s);
    if (open >= mostOpen)
        return fail(ErrorKind::Connection, u"too many clients"_s);
    return connect::Session{.dialect = &m_dialect, .connection = std::make_unique<FakeLink>(*this, ++opened)};
}

int numberOf(const sql::Connection &connection)
{
    return dynamic_cast<const FakeLink &>(connection).number();
}

void beginOn(sql::Connection &connection)
{
    dynamic_cast<FakeLink &>(connection).setState(sql::TransactionState::Open);
}

} // namespace tidemark::test
