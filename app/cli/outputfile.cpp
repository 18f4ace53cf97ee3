// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outputfile.h"

#include "base/text.h"

#include <QFileInfo>
#include <QSaveFile>

#include <memory>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

Option outputOption()
{
    return {.name = u"output"_s,
            .shortName = u"o"_s,
            .valueName = u"FILE"_s,
            .help = tr("Write to a file, which is replaced only when all is written.")};
}

// A device or a pipe is written to; only a file is replaced, and only when all is written.
static std::unique_ptr<QFileDevice> makeOutput(const QString &path)
{
    const QFileInfo there(path);
    if (there.exists() && !there.isFile() && !there.isDir())
        return std::make_unique<QFile>(path);
    return std::make_unique<QSaveFile>(path);
}

static bool finish(QFileDevice &file)
{
    if (auto *replacing = qobject_cast<QSaveFile *>(&file))
        return replacing->commit();
    return file.flush();
}

static Result<void> printToFile(const QString &path,
                                const std::function<Result<void>(const JsonWriter::Sink &)> &writeTo)
{
    const std::unique_ptr<QFileDevice> file = makeOutput(path);
    const auto ioError = [&] {
        return fail(ErrorKind::Io, tr("Cannot write %1: %2").arg(printable(path), file->errorString()),
                    tr("Check the folder, your rights there and the free space."));
    };
    if (!file->open(QIODevice::WriteOnly))
        return ioError();
    TRY(writeTo([&](const QByteArray &bytes) -> Result<void> {
        if (file->write(bytes) != bytes.size())
            return ioError();
        return {};
    }));
    if (!finish(*file))
        return ioError();
    return {};
}

Result<void>
writeOutput(const Workbench &bench, const Arguments &arguments,
            const std::function<Result<void>(const JsonWriter::Sink &sink, const StreamTraits &traits)> &print,
            AfterStop afterStop)
{
    if (arguments.has(u"output"_s))
        return printToFile(arguments.value(u"output"_s),
                           [&](const JsonWriter::Sink &sink) { return print(sink, StreamTraits()); });
    const auto toOut = [&](const QByteArray &bytes) -> Result<void> {
        if (afterStop == AfterStop::Cancel)
            TRY(bench.job.check());
        return bench.streams.out.write(bytes);
    };
    return print(toOut, bench.streams.outTraits);
}

} // namespace tidemark::cli
