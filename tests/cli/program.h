// SPDX-License-Identifier: GPL-3.0-or-later
// The built program as its own process: with pipes, or on a terminal of its own. Test thread only.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <sys/types.h>

namespace tidemark::test {

struct ProgramRun
{
    int code = -1; // 128 and the signal when one ended it
    QByteArray out;
    QByteArray err;
};

/// Runs `tidemark` to its end with nothing to read and without a terminal. The environment is ours without PG
/// variables, with these over it.
[[nodiscard]] ProgramRun runProgram(const QStringList &words, const QMap<QString, QString> &environment = {});

/// Runs a line of bash in which $0 is `tidemark`.
[[nodiscard]] ProgramRun runShell(const QString &line);

/// `tidemark` on a terminal: it leads its session, and what it writes and what the terminal echoes come together.
class TerminalProgram
{
public:
    TerminalProgram(const QStringList &words, const QMap<QString, QString> &environment = {});
    TerminalProgram(const TerminalProgram &) = delete;
    TerminalProgram &operator=(const TerminalProgram &) = delete;
    ~TerminalProgram();

    /// Reads until the output holds this text; false when the program ended before.
    [[nodiscard]] bool waitFor(const QByteArray &text);
    void type(const QByteArray &keys);
    /// Whether the terminal shows what is typed.
    [[nodiscard]] bool echoes() const;
    /// Reads to the end and returns the exit code as above.
    [[nodiscard]] int finish();

    void signal(int number) const;
    /// Whether the program has a handler for this signal.
    [[nodiscard]] bool catches(int number) const;

    [[nodiscard]] const QByteArray &output() const { return m_output; }

private:
    bool readSome();

    pid_t m_pid = -1;
    int m_terminal = -1;
    int m_keeper = -1; // the program's side, held open so that its settings can be read after it ended
    QByteArray m_output;
};

} // namespace tidemark::test
