// SPDX-License-Identifier: GPL-3.0-or-later
#include "job/childprocess.h"

#include "base/text.h"

#include <QFile>

#include <fcntl.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stop_token>
#include <vector>

namespace tidemark::job {

namespace {

// Everything the child needs between fork and exec, made before: there only async-signal-safe calls are allowed.
class Prepared
{
public:
    explicit Prepared(const Command &command)
        : m_program(QFile::encodeName(command.program))
        , m_folder(QFile::encodeName(command.folder))
        , m_output(QFile::encodeName(command.outputFile))
        , m_outputDescriptor(command.output)
        , m_account(command.account)
        , m_deathSignal(command.deathSignal)
        , m_parent(getpid())
    {
        m_texts.push_back(m_program);
        for (const QString &argument : command.arguments)
            m_texts.push_back(argument.toUtf8());
        const size_t arguments = m_texts.size();
        for (const QString &variable : command.environment)
            m_texts.push_back(variable.toLocal8Bit());
        for (size_t i = 0; i < m_texts.size(); ++i)
            (i < arguments ? m_arguments : m_environment).push_back(m_texts[i].data());
        m_arguments.push_back(nullptr);
        m_environment.push_back(nullptr);
    }

    // In the child. Returns only when something failed, with errno set.
    void become() const
    {
        if (!takeAccount() || prctl(PR_SET_PDEATHSIG, m_deathSignal) != 0)
            return;
        if (getppid() != m_parent) // we died before the line above
            _exit(1);
        resetSignals();
        if (setsid() < 0 || chdir(m_folder.constData()) != 0 || !redirect())
            return;
        close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
        execve(m_program.constData(), m_arguments.data(), m_environment.data());
    }

private:
    // before the death signal is set: a change of user clears it
    bool takeAccount() const
    {
        if (!m_account)
            return true;
        return setgroups(0, nullptr) == 0 && setgid(m_account->group) == 0 && setuid(m_account->user) == 0;
    }

    static void resetSignals()
    {
        for (const int number : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGCHLD, SIGUSR1, SIGUSR2})
            ::signal(number, SIG_DFL);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
    }

    bool redirect() const
    {
        const int in = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (m_outputDescriptor >= 0) {
            const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
            return dup2(m_outputDescriptor, 1) >= 0 && dup2(in, 0) >= 0 && dup2(nowhere, 2) >= 0;
        }
        const int out = open(m_output.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        return in >= 0 && out >= 0 && dup2(in, 0) >= 0 && dup2(out, 1) >= 0 && dup2(out, 2) >= 0;
    }

    QByteArray m_program;
    QByteArray m_folder;
    QByteArray m_output;
    int m_outputDescriptor;
    std::optional<Account> m_account;
    int m_deathSignal;
    pid_t m_parent;
    std::vector<QByteArray> m_texts;
    std::vector<char *> m_arguments;
    std::vector<char *> m_environment;
};

struct Started
{
    pid_t pid = 0;
    int error = 0;
};

Started spawn(const Prepared &prepared)
{
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0)
        return {.error = errno};
    const pid_t pid = fork();
    if (pid == 0) {
        // above the descriptors that become standard output and error
        const int writer = fcntl(report[1], F_DUPFD_CLOEXEC, 3);
        prepared.become();
        const int error = errno;
        [[maybe_unused]] const ssize_t written = write(writer, &error, sizeof error);
        _exit(127);
    }
    const int forkError = pid < 0 ? errno : 0;
    close(report[1]);
    int error = 0;
    ssize_t got = 0;
    do
        got = read(report[0], &error, sizeof error);
    while (got < 0 && errno == EINTR);
    close(report[0]);
    if (got <= 0)
        return {.pid = pid, .error = forkError};
    waitpid(pid, nullptr, 0);
    return {.error = error};
}

} // namespace

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const Command &command)
{
    std::unique_ptr<ChildProcess> child(new ChildProcess);
    child->m_guardian = std::jthread([self = child.get(), command] { self->guard(command); });
    std::unique_lock lock(child->m_mutex);
    child->m_changed.wait(lock, [&] { return child->m_startError.has_value(); });
    if (const int error = *child->m_startError; error != 0) {
        lock.unlock();
        return fail(ErrorKind::Io,
                    tr("Cannot start %1: %2").arg(command.program, QString::fromLocal8Bit(strerror(error))),
                    tr("Check that the program exists and that you may run it."));
    }
    lock.unlock();
    return child;
}

ChildProcess::~ChildProcess()
{
    signal(SIGKILL);
}

void ChildProcess::guard(const Command &command)
{
    const Started started = spawn(Prepared(command));
    {
        const std::scoped_lock lock(m_mutex);
        m_pid = started.pid;
        m_startError = started.error;
    }
    m_changed.notify_all();
    if (started.error == 0)
        waitForEnd(started.pid);
}

void ChildProcess::waitForEnd(pid_t pid)
{
    siginfo_t info;
    // leaves the zombie in place, so that its number cannot become somebody else's before signal() knows of the end
    while (waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
    }
    {
        const std::scoped_lock lock(m_mutex);
        int status = 0;
        waitpid(pid, &status, 0);
        m_status = status;
    }
    m_changed.notify_all();
}

bool ChildProcess::isRunning() const
{
    const std::scoped_lock lock(m_mutex);
    return m_pid > 0 && !m_status;
}

bool ChildProcess::succeeded() const
{
    const std::scoped_lock lock(m_mutex);
    return m_status && WIFEXITED(*m_status) && WEXITSTATUS(*m_status) == 0;
}

void ChildProcess::signal(int number)
{
    const std::scoped_lock lock(m_mutex);
    if (m_pid > 0 && !m_status)
        ::kill(m_pid, number);
}

void ChildProcess::signalAll(int number)
{
    const std::scoped_lock lock(m_mutex);
    if (m_pid > 0 && !m_status)
        ::kill(-m_pid, number);
}

bool ChildProcess::waitForExit(std::stop_token stop, std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::move(stop), limit, [this] { return m_status.has_value(); });
}

} // namespace tidemark::job
