// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark: the command line.
#include "app/cli/commandline.h"
#include "app/cli/interrupts.h"
#include "base/version.h"
#include "connect/terminalprompt.h"
#include "drivers/engines.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <fcntl.h>
#include <memory>
#include <unistd.h>

using namespace tidemark;
using namespace Qt::StringLiterals;

// English needs no file; most starts therefore look for none.
static void installTranslation(QTranslator &translator)
{
    const QLocale locale;
    const bool isEnglish = locale.language() == QLocale::C || locale.language() == QLocale::English;
    if (!isEnglish && translator.load(locale, u"tidemark"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&translator);
}

// Qt tells on standard error that it prefers UTF-8 to the locale of cron and containers. So do we, without a word.
static std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    auto application = std::make_unique<QCoreApplication>(argc, argv);
    qInstallMessageHandler(before);
    return application;
}

// A standard stream that is closed must not become the next file that is opened: it stays occupied, and unwritable.
static void occupyStandardStreams()
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) < 0) [[maybe_unused]]
            const int opened = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    }
}

int main(int argc, char **argv)
{
    occupyStandardStreams();
    const cli::Interrupts interrupts;
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(u"tidemark"_s);
    QCoreApplication::setApplicationVersion(base::version());
    QTranslator translator;
    installTranslation(translator);

    const dialect::Registry registry = drivers::engines();
    cli::DescriptorOutput out(STDOUT_FILENO, cli::DescriptorOutput::Buffering::Full, interrupts.stopToken());
    cli::DescriptorOutput err(STDERR_FILENO, cli::DescriptorOutput::Buffering::None);
    job::JobContext job(interrupts.stopToken());
    const cli::Workbench bench{.registry = registry,
                               .streams = {.out = out,
                                           .err = err,
                                           .outTraits = cli::traitsOf(STDOUT_FILENO),
                                           .errTraits = cli::traitsOf(STDERR_FILENO)},
                               .job = job,
                               .prompt = connect::terminalPrompt()};
    const cli::ExitCode code = cli::runCommandLine(bench, QCoreApplication::arguments().sliced(1));
    if (code != cli::ExitCode::Done)
        cli::Interrupts::endIfCaught();
    return int(code);
}
