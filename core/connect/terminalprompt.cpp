// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/terminalprompt.h"

#include "base/text.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

namespace {

class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

// The terminal shows nothing that is typed for as long as this lives.
class NoEcho
{
public:
    explicit NoEcho(int terminal)
        : m_terminal(terminal)
    {
        m_isActive = ::tcgetattr(m_terminal, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        silent.c_lflag |= ICANON | ISIG;
        m_isActive = m_isActive && ::tcsetattr(m_terminal, TCSAFLUSH, &silent) == 0;
    }
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;
    ~NoEcho()
    {
        if (m_isActive)
            ::tcsetattr(m_terminal, TCSANOW, &m_before);
    }
    [[nodiscard]] bool isActive() const { return m_isActive; }

private:
    int m_terminal;
    bool m_isActive = false;
    termios m_before = {};
};

} // namespace

static void say(int terminal, const QByteArray &text)
{
    // nothing can be done about a terminal that takes no text
    [[maybe_unused]] const auto written = ::write(terminal, text.constData(), size_t(text.size()));
}

// Waits until the terminal has a line or the job is stopped.
static Result<void> waitForLine(const job::JobContext &job, int terminal)
{
    const Descriptor wake(::eventfd(0, EFD_CLOEXEC));
    const std::stop_callback stop(job.stopToken(), [fd = wake.get()] {
        const uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(fd, &one, sizeof one);
    });
    pollfd fds[] = {{.fd = terminal, .events = POLLIN, .revents = 0},
                    {.fd = wake.get(), .events = POLLIN, .revents = 0}};
    while (!job.stopRequested()) {
        const int ready = ::poll(fds, 2, -1);
        if (ready > 0 && fds[0].revents != 0 && fds[1].revents == 0)
            return {};
        if (ready < 0 && errno != EINTR)
            break;
    }
    return Failure(job::cancelledError());
}

static Result<Secret> readLine(const job::JobContext &job, int terminal)
{
    QByteArray line(4096, '\0'); // a terminal gives no longer line
    qsizetype length = 0;
    while (length < line.size() && (length == 0 || line[length - 1] != '\n')) {
        TRY(waitForLine(job, terminal));
        const ssize_t count = ::read(terminal, line.data() + length, size_t(line.size() - length));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return Failure(job::cancelledError());
        length += count;
    }
    const qsizetype end = line[length - 1] == '\n' ? length - 1 : length;
    QByteArray password = line.first(end);
    Secret secret(password);
    password.fill('\0');
    line.fill('\0');
    return secret;
}

static Result<Secret> ask(const job::JobContext &job, const QString &question)
{
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    const auto silent = terminal.get() >= 0 ? std::make_unique<NoEcho>(terminal.get()) : nullptr;
    if (!silent || !silent->isActive())
        return fail(ErrorKind::Io, tr("The terminal cannot hide what is typed"),
                    tr("Give the password in a file with --password-file."));
    say(terminal.get(), question.toUtf8() + ": ");
    auto secret = readLine(job, terminal.get());
    say(terminal.get(), "\n");
    return secret;
}

PasswordPrompt terminalPrompt()
{
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (terminal.get() < 0)
        return {};
    return [](job::JobContext &job, const QString &question) { return ask(job, question); };
}

} // namespace tidemark::connect
