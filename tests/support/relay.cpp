// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tidemark::test {

static sockaddr_in local(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

Relay::Relay(quint16 to)
    : m_to(to)
    , m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_end(::eventfd(0, EFD_CLOEXEC))
{
    sockaddr_in address = local(0);
    socklen_t size = sizeof address;
    const bool works = ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) == 0 &&
                       ::listen(m_socket, 64) == 0 &&
                       ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    if (!works)
        qFatal("no port for the relay of a test");
    m_port = ntohs(address.sin_port);
    m_listener = std::jthread([this] { listen(); });
}

Relay::~Relay()
{
    ::eventfd_write(m_end, 1);
    m_listener.join();
    m_workers.clear();
    ::close(m_socket);
    ::close(m_end);
}

QList<QByteArray> Relay::beginnings() const
{
    const std::scoped_lock lock(m_mutex);
    return m_beginnings;
}

void Relay::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_beginnings.clear();
}

void Relay::listen()
{
    for (;;) {
        pollfd watched[] = {{.fd = m_socket, .events = POLLIN, .revents = 0},
                            {.fd = m_end, .events = POLLIN, .revents = 0}};
        ::poll(watched, 2, -1);
        if (watched[1].revents != 0)
            return;
        const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            m_workers.emplace_back([this, client] { pass(client); });
    }
}

// What came from one to the other; false at the end of either.
static bool move(int from, int to)
{
    char part[16384];
    const ssize_t count = ::recv(from, part, sizeof part, 0);
    for (ssize_t sent = 0; sent < count;) {
        const ssize_t more = ::send(to, part + sent, size_t(count - sent), MSG_NOSIGNAL);
        if (more <= 0)
            return false;
        sent += more;
    }
    return count > 0;
}

void Relay::pass(int client)
{
    char first[8] = {};
    if (::recv(client, first, sizeof first, MSG_PEEK | MSG_WAITALL) == sizeof first) {
        const std::scoped_lock lock(m_mutex);
        m_beginnings.append(QByteArray(first, sizeof first));
    }
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = local(m_to);
    bool open = ::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    while (open) {
        pollfd watched[] = {{.fd = client, .events = POLLIN, .revents = 0},
                            {.fd = server, .events = POLLIN, .revents = 0},
                            {.fd = m_end, .events = POLLIN, .revents = 0}};
        ::poll(watched, 3, -1);
        open = watched[2].revents == 0;
        if (open && watched[0].revents != 0)
            open = move(client, server);
        if (open && watched[1].revents != 0)
            open = move(server, client);
    }
    ::close(client);
    ::close(server);
}

} // namespace tidemark::test
