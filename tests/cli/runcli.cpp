// SPDX-License-Identifier: GPL-3.0-or-later
#include "runcli.h"

namespace tidemark::test {

Result<void> MemoryOutput::write(const QByteArray &part)
{
    if (onWrite)
        onWrite();
    if (room >= 0 && bytes.size() + part.size() > room)
        return fail(ErrorKind::Io, QStringLiteral("full"));
    bytes += part;
    return {};
}

Ran runCli(const dialect::Registry &registry, const QStringList &words, const RunOptions &options)
{
    MemoryOutput out;
    MemoryOutput err;
    job::JobContext job(options.stop);
    const cli::Workbench bench{.registry = registry,
                               .streams = {.out = out, .err = err, .outTraits = options.out, .errTraits = options.err},
                               .job = job,
                               .prompt = options.prompt};
    const int code = int(cli::runCommandLine(bench, words));
    return {code, out.bytes, err.bytes};
}

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace tidemark::test
