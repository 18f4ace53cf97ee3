// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/streamreader.h"

#include "base/text.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tidemark::connect {

namespace {

class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int get() const { return m_number; }

private:
    int m_number;
};

} // namespace

static Failure cannotRead(const QString &path, int code)
{
    return fail(ErrorKind::Io,
                tr("Cannot read %1: %2").arg(printable(path), QString::fromLocal8Bit(std::strerror(code))),
                tr("Check that the file exists and that you may read it."));
}

static Result<void> requireSnapshot(const QByteArray &begin, const QString &path)
{
    qsizetype at = begin.startsWith(byteOrderMark) ? qsizetype(byteOrderMark.size()) : 0;
    while (at < begin.size() && strchr(" \t\r\n", begin[at]) && begin[at] != '\0')
        ++at;
    if (at < begin.size() && begin[at] != '{')
        return fail(ErrorKind::Config, tr("%1 is no snapshot: it does not begin with a brace").arg(printable(path)),
                    tr("Snapshots are written by tidemark inspect --format json."));
    if (begin.size() > longestSnapshot)
        return fail(ErrorKind::Config, tr("%1 is no snapshot: it is longer than any").arg(printable(path)),
                    tr("Snapshots are written by tidemark inspect --format json."));
    return {};
}

// Waits until there is something to read, or its end. Files are always ready.
static Result<void> waitForBytes(const job::JobContext &job, int file, int wake)
{
    pollfd fds[] = {{.fd = file, .events = POLLIN, .revents = 0}, {.fd = wake, .events = POLLIN, .revents = 0}};
    // when it cannot be waited for, reading will tell
    [[maybe_unused]] const int ready = ::poll(fds, 2, -1);
    return job.check();
}

// Gives each part to `take` until that wants no more; the parts are wiped.
static Result<void> readParts(const job::JobContext &job, const QString &path, qsizetype size,
                              const std::function<Result<bool>(QByteArrayView)> &take)
{
    // does not wait for the writer of a pipe to come
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.get() < 0)
        return cannotRead(path, errno);
    const Descriptor wake(::eventfd(0, EFD_CLOEXEC));
    const std::stop_callback onStop(job.stopToken(), [fd = wake.get()] { ::eventfd_write(fd, 1); });
    QByteArray part(size, Qt::Uninitialized);
    for (bool wantsMore = true; wantsMore;) {
        TRY(waitForBytes(job, file.get(), wake.get()));
        const ssize_t count = ::read(file.get(), part.data(), size_t(part.size()));
        if (count == 0)
            return {};
        if (count < 0 && errno != EINTR && errno != EAGAIN)
            return cannotRead(path, errno);
        auto taken = take(QByteArrayView(part).first(std::max<ssize_t>(count, 0)));
        part.fill('\0');
        wantsMore = TRY(std::move(taken));
    }
    return {};
}

Result<QByteArray> readSnapshotBytes(const job::JobContext &job, const QString &path)
{
    QByteArray all;
    TRY(readParts(job, path, 1 << 16, [&](QByteArrayView part) -> Result<bool> {
        all.append(part);
        return requireSnapshot(all, path).transform([] { return true; });
    }));
    return all;
}

Result<QByteArray> readFirstLine(const job::JobContext &job, const QString &path, qint64 most)
{
    QByteArray line;
    line.reserve(most + 1);
    // a byte at a time: what follows the line belongs to others
    TRY(readParts(job, path, 1, [&](QByteArrayView part) -> Result<bool> {
        line.append(part);
        return line.size() <= most && !line.endsWith('\n');
    }));
    return line;
}

} // namespace tidemark::connect
