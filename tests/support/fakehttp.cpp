// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakehttp.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tidemark::test {

using namespace Qt::StringLiterals;

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

FakeHttp::FakeHttp(Handler handler)
    : m_handler(std::move(handler))
    , m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_end(::eventfd(0, EFD_CLOEXEC))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool works = ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) == 0 &&
                       ::listen(m_socket, 64) == 0 &&
                       ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    if (!works)
        qFatal("no port for the HTTP server of a test");
    m_port = ntohs(address.sin_port);
    m_listener = std::jthread([this] { listen(); });
}

FakeHttp::~FakeHttp()
{
    ::eventfd_write(m_end, 1);
    m_listener.join();
    m_workers.clear();
    ::close(m_socket);
    ::close(m_end);
}

QString FakeHttp::url(const QString &path) const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port) + path;
}

std::vector<HttpRequest> FakeHttp::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

void FakeHttp::waitForRequests(size_t count) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_requests.size() >= count; });
}

// Whether there is something at the descriptor before the server goes.
static bool waitFor(int descriptor, int end)
{
    pollfd watched[] = {{.fd = descriptor, .events = POLLIN, .revents = 0},
                        {.fd = end, .events = POLLIN, .revents = 0}};
    while (::poll(watched, 2, -1) < 0) {
    }
    return watched[1].revents == 0;
}

void FakeHttp::listen()
{
    while (waitFor(m_socket, m_end)) {
        const int connection = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection >= 0)
            m_workers.emplace_back([this, connection] { serve(connection); });
    }
}

bool FakeHttp::readMore(int connection, QByteArray &bytes) const
{
    char part[4096];
    if (!waitFor(connection, m_end))
        return false;
    const ssize_t count = ::recv(connection, part, sizeof part, 0);
    if (count > 0)
        bytes.append(part, count);
    return count > 0;
}

bool FakeHttp::readRequest(int connection, HttpRequest &request) const
{
    QByteArray bytes;
    qsizetype end = -1;
    while ((end = bytes.indexOf("\r\n\r\n")) < 0) {
        if (!readMore(connection, bytes))
            return false;
    }
    const QList<QByteArray> lines = bytes.left(end).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> first = lines.first().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    request.body = bytes.mid(end + 4);
    while (request.body.size() < request.header("Content-Length").toLongLong()) {
        if (!readMore(connection, request.body))
            return false;
    }
    return true;
}

static void sendReply(int connection, const HttpReply &reply)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(reply.status) +
                      " X\r\nConnection: close\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    for (const auto &[name, value] : reply.headers)
        text += name + ": " + value + "\r\n";
    text += "\r\n" + (reply.fate == HttpReply::Fate::Cut ? reply.body.left(reply.body.size() / 2) : reply.body);
    for (qsizetype sent = 0; sent < text.size();) {
        const ssize_t count = ::send(connection, text.constData() + sent, size_t(text.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return;
        sent += count;
    }
}

void FakeHttp::serve(int connection)
{
    HttpRequest request;
    if (readRequest(connection, request)) {
        {
            const std::scoped_lock lock(m_mutex);
            m_requests.push_back(request);
        }
        m_changed.notify_all();
        const HttpReply reply = m_handler(request);
        if (reply.fate == HttpReply::Fate::Hang)
            waitFor(-1, m_end);
        else if (reply.fate != HttpReply::Fate::Close)
            sendReply(connection, reply);
    }
    ::close(connection);
}

} // namespace tidemark::test
