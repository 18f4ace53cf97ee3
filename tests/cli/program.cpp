// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "support/paths.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QProcessEnvironment>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <vector>

namespace tidemark::test {

using namespace Qt::StringLiterals;

static const QString program = u"tidemark"_s;

static QProcessEnvironment environmentWith(const QMap<QString, QString> &more)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"PG"_s))
            environment.remove(name);
    }
    for (const auto &[name, value] : more.asKeyValueRange())
        environment.insert(name, value);
    return environment;
}

static ProgramRun runProcess(const QString &path, const QStringList &words, const QMap<QString, QString> &environment)
{
    QProcess process;
    process.setProcessEnvironment(environmentWith(environment));
    process.setStandardInputFile(QProcess::nullDevice());
    // without a terminal nobody can be asked
    process.setChildProcessModifier([] { ::setsid(); });
    process.start(path, words);
    process.waitForFinished(-1);
    const bool killed = process.exitStatus() == QProcess::CrashExit;
    return {.code = killed ? 128 + process.exitCode() : process.exitCode(),
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

ProgramRun runProgram(const QStringList &words, const QMap<QString, QString> &environment)
{
    return runProcess(programPath(program), words, environment);
}

ProgramRun runShell(const QString &line)
{
    return runProcess(u"/bin/bash"_s, {u"-c"_s, line, programPath(program)}, {});
}

// ---- On a terminal

static std::vector<QByteArray> encoded(const QStringList &texts)
{
    std::vector<QByteArray> all;
    for (const QString &text : texts)
        all.push_back(text.toUtf8());
    return all;
}

static std::vector<char *> pointers(std::vector<QByteArray> &texts)
{
    std::vector<char *> all;
    for (QByteArray &text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

TerminalProgram::TerminalProgram(const QStringList &words, const QMap<QString, QString> &environment)
{
    // everything that allocates comes before the fork
    std::vector<QByteArray> arguments = encoded(QStringList{programPath(program)} + words);
    std::vector<QByteArray> variables = encoded(environmentWith(environment).toStringList());
    std::vector<char *> argv = pointers(arguments);
    std::vector<char *> envp = pointers(variables);
    const winsize size{.ws_row = 24, .ws_col = 80, .ws_xpixel = 0, .ws_ypixel = 0};
    if (::openpty(&m_terminal, &m_keeper, nullptr, nullptr, &size) != 0)
        qFatal("no terminal: %d", errno);
    ::fcntl(m_terminal, F_SETFD, FD_CLOEXEC);
    m_pid = ::fork();
    if (m_pid == 0) {
        ::login_tty(m_keeper);
        ::execve(argv[0], argv.data(), envp.data());
        ::_exit(127);
    }
}

TerminalProgram::~TerminalProgram()
{
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    ::close(m_terminal);
    ::close(m_keeper);
}

bool TerminalProgram::readSome()
{
    char bytes[4096];
    const ssize_t count = ::read(m_terminal, bytes, sizeof bytes);
    if (count > 0)
        m_output.append(bytes, count);
    return count > 0;
}

// Whether the program has ended; it stays a zombie, so that its exit code can still be had.
static bool hasEnded(pid_t pid)
{
    siginfo_t info = {};
    return ::waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid;
}

bool TerminalProgram::waitFor(const QByteArray &text)
{
    while (!m_output.contains(text)) {
        pollfd ready{.fd = m_terminal, .events = POLLIN, .revents = 0};
        // our own hold on the terminal hides its end, so look whether the program still lives
        const bool isOver = hasEnded(m_pid);
        if (::poll(&ready, 1, isOver ? 0 : 20) > 0)
            readSome();
        else if (isOver)
            return false;
    }
    return true;
}

void TerminalProgram::type(const QByteArray &keys)
{
    if (::write(m_terminal, keys.constData(), size_t(keys.size())) != keys.size())
        qFatal("cannot type: %d", errno);
}

bool TerminalProgram::echoes() const
{
    termios settings = {};
    ::tcgetattr(m_keeper, &settings);
    return (settings.c_lflag & ECHO) != 0;
}

void TerminalProgram::signal(int number) const
{
    ::kill(m_pid, number);
}

bool TerminalProgram::catches(int number) const
{
    QFile status(u"/proc/%1/status"_s.arg(m_pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("SigCgt:"))
            return (line.sliced(7).trimmed().toULongLong(nullptr, 16) >> (number - 1) & 1) != 0;
    }
    return false;
}

int TerminalProgram::finish()
{
    static const QByteArray never("\0never", 6);
    [[maybe_unused]] const bool found = waitFor(never);
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace tidemark::test
