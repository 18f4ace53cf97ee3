// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/streams.h"

#include "base/text.h"
#include "job/jobcontext.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static constexpr qsizetype bufferSize = 1 << 16;
static const QString pipeName = u"pipe"_s;

DescriptorOutput::DescriptorOutput(int descriptor, Buffering buffering, std::stop_token stop)
    : m_descriptor(descriptor)
    , m_buffering(buffering)
    , m_stop(std::move(stop))
    , m_wake(::eventfd(0, EFD_CLOEXEC))
{
    m_onStop.emplace(m_stop, [wake = m_wake] { ::eventfd_write(wake, 1); });
}

DescriptorOutput::~DescriptorOutput()
{
    m_onStop.reset();
    ::close(m_wake);
}

Result<void> DescriptorOutput::write(const QByteArray &bytes)
{
    m_buffer += bytes;
    if (m_buffering == Buffering::None || m_buffer.size() >= bufferSize)
        return flush();
    return {};
}

static Failure writeError(int code)
{
    Error error;
    error.kind = ErrorKind::Io;
    error.message = tr("Cannot write the output: %1").arg(QString::fromLocal8Bit(std::strerror(code)));
    error.hint = tr("Check the free space of where it goes.");
    error.object = code == EPIPE ? pipeName : QString();
    return Failure(error);
}

Result<void> DescriptorOutput::waitForRoom() const
{
    pollfd fds[] = {{.fd = m_descriptor, .events = POLLOUT, .revents = 0},
                    {.fd = m_wake, .events = POLLIN, .revents = 0}};
    // A signal ends the waiting before its listener has asked for the stop, and a write would then wait for ever. When
    // the descriptor cannot be waited for, the write will tell.
    while (::poll(fds, 2, -1) < 0 && errno == EINTR) {
    }
    const bool hasRoom = fds[0].revents != 0;
    return m_stop.stop_requested() && !hasRoom ? Result<void>(Failure(job::cancelledError())) : Result<void>();
}

Result<void> DescriptorOutput::flush()
{
    const QByteArray bytes = std::exchange(m_buffer, {});
    for (qsizetype at = 0; at < bytes.size();) {
        TRY(waitForRoom());
        // a pipe that has room at all takes this much at once
        const auto part = std::min<qsizetype>(bytes.size() - at, PIPE_BUF);
        const ssize_t written = ::write(m_descriptor, bytes.constData() + at, size_t(part));
        if (written < 0 && errno != EINTR)
            return writeError(errno);
        at += std::max<ssize_t>(written, 0);
    }
    return {};
}

StreamTraits traitsOf(int descriptor)
{
    StreamTraits traits;
    traits.isTerminal = ::isatty(descriptor) == 1;
    if (!traits.isTerminal)
        return traits;
    winsize size = {};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0)
        traits.width = size.ws_col;
    // no-color.org: any value but an empty one
    const QByteArray kind = qgetenv("TERM");
    traits.moves = !kind.isEmpty() && kind != "dumb";
    traits.colour = qEnvironmentVariableIsEmpty("NO_COLOR") && traits.moves;
    return traits;
}

bool isClosedPipe(const Error &error)
{
    return error.kind == ErrorKind::Io && error.object == pipeName;
}

} // namespace tidemark::cli
