// SPDX-License-Identifier: GPL-3.0-or-later
// Passes connections on to a port of this machine and remembers how each began: who talks plainly to a server is seen
// here. Made and dropped by the test; it works on threads of its own.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <mutex>
#include <thread>
#include <vector>

namespace tidemark::test {

class Relay
{
public:
    explicit Relay(quint16 to);
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;
    ~Relay();

    [[nodiscard]] quint16 port() const { return m_port; }

    // The first eight bytes of every connection, in order.
    [[nodiscard]] QList<QByteArray> beginnings() const;
    void forget();

    // What clients of PostgreSQL send first when they want TLS.
    static inline const QByteArray wishForTls = QByteArray("\0\0\0\x08\x04\xd2\x16\x2f", 8);

private:
    void listen();
    void pass(int client);

    quint16 m_to;
    quint16 m_port = 0;
    int m_socket = -1;
    int m_end = -1;
    mutable std::mutex m_mutex;
    QList<QByteArray> m_beginnings;
    std::vector<std::jthread> m_workers;
    std::jthread m_listener;
};

} // namespace tidemark::test
