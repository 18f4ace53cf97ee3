// SPDX-License-Identifier: GPL-3.0-or-later
// A server for HTTP on a free port of 127.0.0.1 that answers what a function says, remembers what it was asked, and can
// fail as real ones do. Made and dropped by the test; the function is called on threads of the server's own.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tidemark::test {

struct HttpRequest
{
    QByteArray method;
    QByteArray target; // path and query, as they were sent
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};

    // The first of that name, ignoring case.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QByteArray path() const
    {
        return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
    }
};

struct HttpReply
{
    enum class Fate {
        Answer,
        Hang,  // says nothing until the server goes
        Close, // closes the connection without a word
        Cut,   // closes in the middle of the body
    };
    int status = 200;
    QByteArray body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Fate fate = Fate::Answer;
};

class FakeHttp
{
public:
    using Handler = std::function<HttpReply(const HttpRequest &)>;

    explicit FakeHttp(Handler handler);
    FakeHttp(const FakeHttp &) = delete;
    FakeHttp &operator=(const FakeHttp &) = delete;
    ~FakeHttp();

    // http://127.0.0.1:PORT and the path.
    [[nodiscard]] QString url(const QString &path = {}) const;
    [[nodiscard]] quint16 port() const { return m_port; }

    [[nodiscard]] std::vector<HttpRequest> requests() const;

    // Waits until so many requests came; for tests that do something while one is under way.
    void waitForRequests(size_t count) const;

private:
    void listen();
    void serve(int connection);
    [[nodiscard]] bool readRequest(int connection, HttpRequest &request) const;
    [[nodiscard]] bool readMore(int connection, QByteArray &bytes) const;

    Handler m_handler;
    int m_socket = -1;
    int m_end = -1; // readable when the server goes
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::vector<HttpRequest> m_requests;
    std::vector<std::jthread> m_workers;
    std::jthread m_listener;
};

} // namespace tidemark::test
