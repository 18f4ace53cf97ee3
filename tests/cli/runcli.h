// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the command line in-process with streams in memory. Test thread only.
#pragma once

#include "app/cli/commandline.h"

namespace tidemark::test {

class MemoryOutput final : public cli::Output
{
public:
    QByteArray bytes;
    qint64 room = -1;                   // from here on writing fails; -1: never
    std::function<void()> onWrite = {}; // before every write

    Result<void> write(const QByteArray &part) override;
};

struct Ran
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

struct RunOptions
{
    cli::StreamTraits out = {};
    cli::StreamTraits err = {};
    connect::PasswordPrompt prompt = {};
    std::stop_token stop = {};
};

[[nodiscard]] Ran runCli(const dialect::Registry &registry, const QStringList &words, const RunOptions &options = {});

// Words as people type them, split at spaces.
[[nodiscard]] QStringList words(const char *line);

} // namespace tidemark::test
