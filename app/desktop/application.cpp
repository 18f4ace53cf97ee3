// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

#include "app/desktop/options.h"
#include "app/desktop/samples.h"
#include "app/desktop/startuptrace.h"
#include "app/desktop/tour.h"
#include "base/version.h"
#include "connect/keychain.h"
#include "drivers/engines.h"
#include "sandbox/scratch.h"
#include "ui/common/platformnoise.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"
#include "ui/pages/profile/passworddialog.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QFile>
#include <QIcon>
#include <QLocale>
#include <QTemporaryDir>
#include <QTranslator>

#include <memory>
#include <optional>

namespace tidemark::desktop {

using namespace Qt::StringLiterals;

namespace {

// Without a session bus there is no keychain to ask.
bool hasKeychain()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFile::exists(runtime + u"/bus"_s));
}

// Everything that the window stands on, in the order in which it must go away.
struct Parts
{
    dialect::Registry registry = drivers::engines();
    Samples samples{registry};
    sandbox::ScratchServers scratch{registry};
    pool::Pools pools;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    ui::DialogPasswordAsker asker;
    ui::SharedKeychain keychain{connect::systemKeychain};
    ui::Syntax syntax;
    ui::MessageModel messages{clock};
    ui::JobRunner jobs{clock};
    ui::Workbench workbench{{.jobs = &jobs,
                             .registry = &registry,
                             .asker = &asker,
                             .keychain = hasKeychain() ? &keychain : nullptr,
                             .scratch = &scratch,
                             .pools = &pools},
                            workspace::userFolders()};
};

// A tour begins with nothing and leaves nothing: it has a home of its own, gone with it.
std::unique_ptr<QTemporaryDir> homeForTour()
{
    auto home = std::make_unique<QTemporaryDir>();
    if (!home->isValid())
        return {};
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        qunsetenv(name);
    qputenv("HOME", QFile::encodeName(home->path()));
    return home;
}

void openWanted(ui::MainWindow &window, ui::Workbench &workbench, const Options &options)
{
    if (options.sample)
        window.openSamples();
    for (const QString &path : options.files)
        window.openFile(path);
    if (options.files.isEmpty() && !options.sample)
        window.restoreSession(workbench.store().loadSession());
}

// English has a file too: it holds the plural forms.
void installTranslation(QTranslator &translator)
{
    const QLocale locale;
    const bool loaded =
        translator.load(locale, u"tidemark"_s, u"_"_s, u":/i18n"_s) || translator.load(u":/i18n/tidemark_en.qm"_s);
    if (loaded)
        QCoreApplication::installTranslator(&translator);
}

// What needs no window: --help and --version, which end the program, and options that nobody knows.
std::optional<int> answerWithoutDisplay(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    if (!asksForText(words) && parseOptions(withoutToolkitOptions(words)))
        return {};
    const QCoreApplication application(argc, argv);
    QTranslator translator;
    installTranslation(translator);
    const auto options = parseOptions(withoutToolkitOptions(words));
    return options ? 0 : refuse(options.error());
}

// Where there was no handler before, Qt gives its own.
QtMessageHandler nextHandler = nullptr;

void passOn(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!ui::isPlatformNoise(message))
        nextHandler(type, context, message);
}

} // namespace

int run(int &argc, char **argv)
{
    StartupTrace trace;
    nextHandler = qInstallMessageHandler(passOn);
    if (const std::optional<int> answered = answerWithoutDisplay(argc, argv))
        return *answered;
    QApplication::setStyle(new ui::Style);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"tidemark"_s);
    QApplication::setApplicationDisplayName(u"Tidemark"_s);
    QApplication::setApplicationVersion(base::version());
    QApplication::setDesktopFileName(u"io.github.tidemark.Tidemark"_s);
    QTranslator translator;
    installTranslation(translator);
    trace.mark("application");

    const auto options = parseOptions(QApplication::arguments());
    if (!options)
        return refuse(options.error());
    const std::unique_ptr<QTemporaryDir> home = options->tourFolder.isEmpty() ? nullptr : homeForTour();
    Parts parts;
    parts.workbench.load();
    ui::applyTheme(parts.workbench.settings().theme);
    trace.mark("workbench");

    ui::MainWindow window({.workbench = &parts.workbench,
                           .messages = &parts.messages,
                           .syntax = &parts.syntax,
                           .samples = parts.samples.all()});
    parts.asker.setWindow(&window);
    trace.mark("window made");
    window.show();
    trace.watch(window);
    Tour tour(window, options->tourFolder);
    QObject::connect(&tour, &Tour::finished, &application, &QApplication::exit);
    const auto begin = [&] {
        options->tourFolder.isEmpty() ? openWanted(window, parts.workbench, *options) : tour.start();
    };
    QMetaObject::invokeMethod(&window, begin, Qt::QueuedConnection);
    return QApplication::exec();
}

} // namespace tidemark::desktop
