// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"
#include "plain.h"
#include "watch.h"

#include "support/fakedialect.h"
#include "ui/common/chooser.h"
#include "ui/common/filterfield.h"
#include "ui/common/style.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigator.h"
#include "ui/shell/quickopenbox.h"

#include <QKeyEvent>
#include <QTemporaryDir>
#include <QTreeView>

#include <cstdio>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

constexpr double keystrokeLimit = 16;
constexpr double paintLimit = 100;

// The window over an engine that answers at once, so that only our own work is measured.
struct Setup
{
    explicit Setup(const QStringList &tables)
    {
        server->introspection.schema = bench::databaseOf(tables);
        server->introspection.server.can.schemas = true;
        server->introspection.server.database = u"app"_s;
        workbench.load();
        profile.name = u"acme"_s;
        profile.engine = u"acme"_s;
        profile.host = u"db1"_s;
        workbench.addUnsaved(profile);
        window.show();
    }

    std::shared_ptr<test::FakeServer> server = std::make_shared<test::FakeServer>();
    dialect::Registry registry = test::fakeRegistry(server);
    QTemporaryDir home;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    ui::MessageModel messages{clock};
    ui::Syntax syntax;
    ui::JobRunner jobs{clock};
    ui::Workbench workbench{{.jobs = &jobs, .registry = &registry},
                            {.config = home.filePath(u"config"_s), .state = home.filePath(u"state"_s)}};
    connect::Profile profile = connect::newProfile();
    ui::MainWindow window{{.workbench = &workbench, .messages = &messages, .syntax = &syntax}};
};

double firstPaint(bench::Watch &watch, Setup &setup)
{
    QWidget *view = setup.window.navigator()->tree()->viewport();
    ui::BrowseSession *session = setup.workbench.session(setup.profile.id);
    QObject::connect(session, &ui::BrowseSession::outlineChanged, &setup.window, [&] { watch.timeToPaint(view); });
    setup.workbench.open(setup.profile.id);
    while (!watch.paintedAfter() || setup.jobs.isBusy())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *watch.paintedAfter();
}

void press(QWidget *field, const QString &text, int key = 0)
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(field, &down);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(field, &up);
}

// Types each word and takes it back, letter by letter.
std::vector<double> type(bench::Watch &watch, QLineEdit *field, const QStringList &words = bench::typedWords())
{
    std::vector<double> costs;
    for (const QString &word : words) {
        for (const QChar letter : word)
            costs.push_back(watch.costOf([&] { press(field, letter); }));
        while (!field->text().isEmpty())
            costs.push_back(watch.costOf([&] { press(field, {}, Qt::Key_Backspace); }));
    }
    return costs;
}

void print(const char *what, const std::vector<double> &costs)
{
    std::printf("%-44s %9.2f %9.2f %9.2f\n", what, bench::quantile(costs, 0.5), bench::quantile(costs, 0.95),
                bench::quantile(costs, 1));
}

bool verdict(const char *what, double value, double limit)
{
    std::printf("  %s: %.2f ms (at most %g ms): %s\n", what, value, limit, value <= limit ? "met" : "MISSED");
    return value <= limit;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setStyle(new ui::Style);
    bench::Watch watch(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 20'000;
    const QStringList tables = bench::tableNames(count);
    std::printf("%d tables; milliseconds of processor time of the GUI thread\n", count);

    std::vector<double> paints;
    for (int round = 0; round < 5; ++round) {
        Setup setup(tables);
        paints.push_back(firstPaint(watch, setup));
    }
    Setup setup(tables);
    paints.push_back(firstPaint(watch, setup));
    const QTreeView *tree = setup.window.navigator()->tree();
    const std::vector<double> filter = type(watch, setup.window.navigator()->filter());
    const std::vector<double> expand{watch.costOf([&] { setup.window.navigator()->tree()->expandAll(); })};
    const std::vector<double> filterOpen = type(watch, setup.window.navigator()->filter());
    setup.window.quickOpen()->open();
    const std::vector<double> quick = type(watch, setup.window.quickOpen()->chooser()->field());
    bench::PlainTree plain(tables);
    plain.show();
    const std::vector<double> limit = type(watch, plain.field(), {u"lin"_s}); // which takes seconds

    std::printf("%-44s %9s %9s %9s\n", "", "median", "95 %", "longest");
    print("names arrived to tree painted", paints);
    print("all of them opened", expand);
    print("keystroke in the filter", filter);
    print("keystroke in the filter, all opened", filterOpen);
    print("keystroke in quick open", quick);
    print("keystroke with Qt's own model and filter", limit);
    const double typing = std::max({bench::quantile(filter, 1), bench::quantile(filterOpen, 1)});
    bool good = verdict("first paint, median", bench::quantile(paints, 0.5), paintLimit);
    good = verdict("filter, longest keystroke", typing, keystrokeLimit) && good;
    good = verdict("quick open, longest keystroke", bench::quantile(quick, 1), keystrokeLimit) && good;
    return good && tree->model()->rowCount() > 0 ? 0 : 1;
}
