// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tcpproxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <vector>

namespace tidemark::test {

namespace {

struct Pair
{
    int number = 0;
    int client = -1;
    int server = -1;
};

} // namespace

static sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

TcpProxy::TcpProxy(quint16 to)
    : m_to(to)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size);
    ::listen(m_listener, 64);
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
}

TcpProxy::~TcpProxy()
{
    m_thread.request_stop();
    m_thread.join();
    ::close(m_listener);
}

// False when one side has closed.
static bool pass(int from, int to)
{
    std::array<char, 16384> buffer{};
    const auto got = ::recv(from, buffer.data(), buffer.size(), 0);
    return got > 0 && ::send(to, buffer.data(), size_t(got), MSG_NOSIGNAL) == got;
}

void TcpProxy::serve(const std::stop_token &stop)
{
    std::vector<Pair> pairs;
    while (!stop.stop_requested()) {
        std::vector<pollfd> watched{{m_listener, POLLIN, 0}};
        for (const Pair &pair : pairs) {
            const short events = pair.number <= m_silenced ? 0 : POLLIN;
            watched.push_back({events != 0 ? pair.client : -1, events, 0});
            watched.push_back({events != 0 ? pair.server : -1, events, 0});
        }
        if (::poll(watched.data(), watched.size(), 20) <= 0)
            continue;
        for (size_t i = 0; i < pairs.size(); ++i) {
            Pair &pair = pairs[i];
            const bool open = (watched[1 + 2 * i].revents == 0 || pass(pair.client, pair.server)) &&
                              (watched[2 + 2 * i].revents == 0 || pass(pair.server, pair.client));
            if (open)
                continue;
            ::close(pair.client);
            ::close(pair.server);
            pair.client = pair.server = -1;
        }
        std::erase_if(pairs, [](const Pair &pair) { return pair.client < 0; });
        if (watched[0].revents == 0)
            continue;
        Pair pair{.number = ++m_accepted};
        pair.client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        pair.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(m_to);
        ::connect(pair.server, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        pairs.push_back(pair);
    }
    for (const Pair &pair : pairs) {
        ::close(pair.client);
        ::close(pair.server);
    }
}

} // namespace tidemark::test
