// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between a client and a server on 127.0.0.1 and can stop passing anything on without closing, which is what a
// half-open connection looks like from here. Its own thread; functions may be called from any.
#pragma once

#include <QtTypes>

#include <atomic>
#include <memory>
#include <thread>

namespace tidemark::test {

class TcpProxy
{
public:
    // Listens on a free port and passes everything on to this one.
    explicit TcpProxy(quint16 to);
    TcpProxy(const TcpProxy &) = delete;
    TcpProxy &operator=(const TcpProxy &) = delete;
    ~TcpProxy();

    [[nodiscard]] quint16 port() const { return m_port; }

    // The connections of this moment fall silent for ever; later ones work.
    void silence() { m_silenced = m_accepted.load(); }
    [[nodiscard]] int accepted() const { return m_accepted; }

private:
    void serve(const std::stop_token &stop);

    quint16 m_to;
    quint16 m_port = 0;
    int m_listener = -1;
    std::atomic<int> m_accepted = 0;
    std::atomic<int> m_silenced = 0;
    std::jthread m_thread;
};

} // namespace tidemark::test
