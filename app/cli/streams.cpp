// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/streams.h"

#include "base/text.h"

#include <cerrno>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static constexpr qsizetype bufferSize = 1 << 16;
static const QString pipeName = u"pipe"_s;

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

Result<void> DescriptorOutput::flush()
{
    const QByteArray bytes = std::exchange(m_buffer, {});
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t written = ::write(m_descriptor, bytes.constData() + at, size_t(bytes.size() - at));
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
    traits.colour = qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb";
    return traits;
}

bool isClosedPipe(const Error &error)
{
    return error.kind == ErrorKind::Io && error.object == pipeName;
}

} // namespace tidemark::cli
