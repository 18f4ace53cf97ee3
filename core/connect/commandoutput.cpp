// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/commandoutput.h"

#include "base/text.h"
#include "job/childprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tidemark::connect {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

static constexpr qsizetype longestOutput = 1 << 16;

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
    ~Descriptor() { close(); }
    [[nodiscard]] int get() const { return m_number; }
    void close()
    {
        if (m_number >= 0)
            ::close(m_number);
        m_number = -1;
    }

private:
    int m_number;
};

} // namespace

static Result<QString> findProgram(const QStringList &command)
{
    const QString name = command.value(0);
    if (name.isEmpty())
        return fail(ErrorKind::Config, tr("The command that gives the password is empty"),
                    tr("Name a program and its arguments."));
    const QString path =
        name.contains(u'/') ? QFileInfo(name).absoluteFilePath() : QStandardPaths::findExecutable(name);
    if (const QFileInfo file(path); !path.isEmpty() && file.isFile() && !file.isExecutable())
        return fail(ErrorKind::Config, tr("%1 may not be run as a program").arg(printable(path)),
                    tr("Give it the right to (chmod +x), or name the program that runs it before it."));
    if (path.isEmpty() || !QFileInfo(path).isFile())
        return fail(ErrorKind::Config, tr("There is no program %1").arg(printable(name)),
                    tr("Give its whole path. It is run without a shell: pipes and variables mean nothing there."));
    return path;
}

static Failure overdue(const QString &program, milliseconds limit)
{
    return fail(ErrorKind::Timeout,
                tr("%1 gave no password within %2 s").arg(printable(program)).arg(double(limit.count()) / 1000.0),
                tr("It may wait for somebody to answer: it has no terminal here."));
}

// Everything until the writing end is closed; false when the time is over or a stop was asked for.
static bool readAll(int pipe, int wake, steady_clock::time_point deadline, QByteArray &output)
{
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
        pollfd watched[] = {{.fd = pipe, .events = POLLIN, .revents = 0}, {.fd = wake, .events = POLLIN, .revents = 0}};
        const int ready = ::poll(watched, 2, int(std::max<milliseconds::rep>(left.count(), 0)));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0 || watched[1].revents != 0)
            return false;
        char part[4096];
        const ssize_t count = ::read(pipe, part, sizeof part);
        if (count <= 0 || output.size() > longestOutput)
            return true;
        output.append(part, count);
    }
}

Result<QByteArray> commandOutput(const job::JobContext &job, const QStringList &command, milliseconds limit)
{
    const QString program = TRY(findProgram(command));
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return fail(ErrorKind::Io, tr("Cannot start %1: no more descriptors").arg(printable(program)));
    const Descriptor reader(ends[0]);
    Descriptor writer(ends[1]);
    const Descriptor wake(::eventfd(0, EFD_CLOEXEC));
    const std::stop_callback onStop(job.stopToken(), [fd = wake.get()] { ::eventfd_write(fd, 1); });
    const auto deadline = steady_clock::now() + limit;
    const auto child =
        TRY(job::ChildProcess::start({.program = program,
                                      .arguments = command.sliced(1),
                                      .environment = QProcessEnvironment::systemEnvironment().toStringList(),
                                      .folder = QDir::homePath(),
                                      .output = writer.get()}));
    writer.close();
    QByteArray output;
    const bool whole = readAll(reader.get(), wake.get(), deadline, output);
    const bool tooLong = output.size() > longestOutput;
    const bool ended =
        !tooLong && whole &&
        child->waitForExit(job.stopToken(), std::chrono::ceil<milliseconds>(deadline - steady_clock::now()));
    child->signalAll(SIGKILL);
    TRY(job.check());
    if (tooLong)
        return fail(ErrorKind::Auth, tr("%1 wrote more than any password").arg(printable(program)),
                    tr("Its first line must be the password, or all of it one JSON object."));
    if (!ended)
        return overdue(program, limit);
    if (!child->succeeded())
        return fail(ErrorKind::Auth, tr("%1 failed and gave no password").arg(printable(program)),
                    tr("Run it in a terminal to see why. What it writes to standard error is not shown here, because "
                       "a password may be in it."));
    return output;
}

} // namespace tidemark::connect
