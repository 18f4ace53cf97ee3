// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window, offscreen: names for everything, keys without conflicts, what it does when keys are pressed, and
// how it comes back.
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/common/chooser.h"
#include "ui/common/errorpanel.h"
#include "ui/common/filterfield.h"
#include "ui/common/style.h"
#include "ui/pages/object/objectpage.h"
#include "ui/pages/pools/poolquestions.h"
#include "ui/pages/pools/poolspage.h"
#include "ui/pages/pools/resizedialog.h"
#include "ui/pages/profile/deletedialog.h"
#include "ui/pages/profile/passworddialog.h"
#include "ui/pages/profile/profiledialog.h"
#include "ui/pages/profile/profileform.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/environmentband.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"
#include "ui/shell/quickopenbox.h"
#include "ui/shell/shortcutmodel.h"
#include "ui/shellfixture.h"

#include <QtWidgets/QtWidgets>

#include <thread>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
namespace k = schema::kind;

namespace {

// Widgets that Qt makes for its own use inside others and that no screen reader is led to.
bool isInner(const QWidget &widget)
{
    static const QStringList inner = {
        u"qt_scrollarea_viewport"_s, u"qt_scrollarea_hcontainer"_s,   u"qt_scrollarea_vcontainer"_s,
        u"qt_spinbox_lineedit"_s,    u"qt_tabwidget_stackedwidget"_s, u"qt_toolbar_ext_button"_s,
        u"qt_rubberband"_s,          u"qt_menubar_ext_button"_s};
    const QByteArray type = widget.metaObject()->className();
    // What a menu bar makes for the menus that do not fit into its width.
    const bool isOverflow = type == "QMenu" && qobject_cast<const QMenuBar *>(widget.parentWidget()) &&
                            static_cast<const QMenu &>(widget).title().isEmpty();
    return inner.contains(widget.objectName()) || type.startsWith("QTipLabel") || type == "QScrollBar" ||
           type == "QSplitterHandle" || type == "QTableCornerButton" || type == "QSizeGrip" ||
           type == "QComboBoxPrivateContainer" || isOverflow || type == "QRubberBand" ||
           (widget.parentWidget() && isInner(*widget.parentWidget()));
}

QStringList unnamed(const QWidget &root)
{
    QStringList missing;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (widget->accessibleName().isEmpty() && !isInner(*widget)) {
            const QWidget *parent = widget->parentWidget();
            missing << u"%1 %2 in %3 (%4)"_s.arg(
                QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                QString::fromLatin1(parent->metaObject()->className()), parent->accessibleName());
        }
    }
    return missing;
}

} // namespace

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new Style);
        QLocale::setDefault(QLocale::c());
    }

    void everyWidgetHasAName()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        QVERIFY(!id.isEmpty());
        for (const schema::ObjectRef &ref :
             {schema::ObjectRef{k::database, {}, {}}, schema::ObjectRef{k::table, {{}, u"call"_s}, {}},
              schema::ObjectRef{k::view, {{}, u"plan"_s}, {}}, schema::ObjectRef{k::table, {{}, u"none"_s}, {}}})
            shell.window->openObject(id, ref);
        shell.window->openCompare(id);
        auto *pools = qobject_cast<PoolsPage *>(shell.window->openPools());
        QVERIFY(pools);
        EVENTUALLY(shell.idle());
        shell.window->quickOpen()->open();
        shell.window->commandPalette()->open();
        shell.window->actions()->find(u"view.dock"_s)->setChecked(true);
        QDialog *editor = shell.window->editProfile({});
        QDialog *fileEditor = shell.window->editProfile(id);
        QDialog *settings = shell.window->showSettings();
        QDialog *import = shell.window->importProfiles();
        QDialog *about = openAbout(shell.window.get());
        QDialog *source = pools->addSource();
        QDialog *thresholds = pools->editThresholds();
        QDialog *resize = new ResizeDialog(u"orders"_s, {}, shell.window.get());
        QDialog *suspend = confirmSuspend(shell.window.get(), u"orders"_s, [] {});
        QDialog *deletion = confirmDelete(shell.window.get(), *shell.bench.workbench.profile(id), [] {});
        DialogPasswordAsker asker;
        asker.setWindow(shell.window.get());
        job::JobContext job;
        std::jthread waiting([&](const std::stop_token &stop) {
            job::JobContext context(stop);
            [[maybe_unused]] const auto answer = askGui<GivenPassword>(
                context, &asker, [&](const Answer<GivenPassword> &given) { asker.ask(u"Password?"_s, true, given); });
        });
        EVENTUALLY(shell.window->findChildren<QDialog *>().size() >= 11);
        waiting.request_stop();
        for (QDialog *dialog :
             {editor, fileEditor, settings, import, about, deletion, source, thresholds, resize, suspend})
            QVERIFY(dialog && !dialog->accessibleName().isEmpty());
        const QStringList missing = unnamed(*shell.window);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        for (QDialog *dialog : shell.window->findChildren<QDialog *>())
            dialog->close();
    }

    void dialogsFitASmallScreen()
    {
        test::Shell shell;
        for (QDialog *dialog :
             {shell.window->editProfile({}), shell.window->showSettings(), shell.window->importProfiles()}) {
            QVERIFY2(dialog->width() <= 1366 && dialog->height() <= 720, qPrintable(dialog->windowTitle()));
            dialog->close();
        }
    }

    void keysDoNotConflict()
    {
        test::Shell shell;
        QMap<QString, QString> owners;
        for (const Actions::Entry &entry : shell.window->actions()->entries()) {
            for (const QKeySequence &keys : entry.action->shortcuts()) {
                const QString text = keys.toString();
                QVERIFY2(!owners.contains(text), qPrintable(u"%1: %2 and %3"_s.arg(text, owners[text], entry.id)));
                owners.insert(text, entry.id);
            }
        }
        QVERIFY(owners.size() > 20);
    }

    void mnemonicsOfAMenuDiffer()
    {
        test::Shell shell;
        for (const QMenu *menu : shell.window->findChildren<QMenu *>()) {
            QSet<QString> seen;
            for (const QAction *action : menu->actions()) {
                const QString key = QKeySequence::mnemonic(action->text()).toString();
                QVERIFY2(key.isEmpty() || !seen.contains(key), qPrintable(menu->title() + u": "_s + action->text()));
                seen.insert(key);
            }
        }
    }

    void keysCanBeChangedWithoutConflict()
    {
        test::Shell shell;
        ShortcutModel model(shell.window->actions(), {});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(u"Ctrl+W"_s);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.setKeys(0, QKeySequence(u"Ctrl+P"_s)), u"Go to an object"_s);
        workspace::Settings settings = shell.bench.workbench.settings();
        settings.shortcuts = model.chosen();
        shell.bench.workbench.setSettings(settings);
        QCOMPARE(shell.window->actions()->find(u"tab.close"_s)->shortcut(), QKeySequence(u"Ctrl+P"_s));
        QVERIFY(shell.window->actions()->find(u"go.object"_s)->shortcuts().isEmpty());
        QVERIFY(shell.window->actions()->find(u"tab.close"_s)->toolTip().contains(u"Ctrl+P"_s));
        model.reset(0);
        QVERIFY(!model.isChanged(0));
        settings.shortcuts = {};
        shell.bench.workbench.setSettings(settings);
        QCOMPARE(shell.window->actions()->find(u"go.object"_s)->shortcut(), QKeySequence(u"Ctrl+P"_s));
    }

    void startsWithThreeWaysToBegin()
    {
        test::Shell shell;
        QStringList cards;
        for (const QAbstractButton *button : shell.window->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->inherits("tidemark::ui::ActionCard"))
                cards << button->accessibleName();
        }
        QCOMPARE(cards.size(), 3);
        QCOMPARE(shell.window->pages()->current(), nullptr);
    }

    void aDroppedFileOpens()
    {
        test::Shell shell;
        test::Folder folder;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder.database(u"dropped.db"_s, test::harbour()))});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(shell.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(shell.window.get(), &drop);
        QCOMPARE(shell.bench.workbench.files().size(), size_t(1));
        const QString id = shell.bench.workbench.files().front().id;
        EVENTUALLY(shell.bench.workbench.existingSession(id)->introspection());
        QCOMPARE(shell.bench.workbench.recent().front().title, u"dropped.db"_s);
    }

    void badFilesAreReportedAndNotOpened_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("hello\n");
        QTest::newRow("not there") << QByteArray();
    }

    void badFilesAreReportedAndNotOpened()
    {
        QFETCH(QByteArray, bytes);
        test::Shell shell;
        test::Folder folder;
        shell.window->openFile(bytes.isEmpty() ? folder.path(u"nothing.db"_s) : folder.write(u"notes.txt"_s, bytes));
        EVENTUALLY(shell.idle());
        const bool told = shell.messages.rowCount() == 1;
        const bool failed =
            !shell.bench.workbench.files().empty() &&
            shell.bench.workbench.session(shell.bench.workbench.files().front().id)->state() == LinkState::Failed;
        QVERIFY(told || failed);
    }

    void opensObjectsFromTreeQuickOpenAndLinks()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        Navigator *navigator = shell.window->navigator();
        navigator->filter()->setText(u"call"_s);
        QTest::keyClick(navigator->filter(), Qt::Key_Return);
        QVERIFY(shell.window->pages()->find(id, {k::table, {{}, u"call"_s}, {}}));

        shell.window->quickOpen()->open();
        Chooser *chooser = shell.window->quickOpen()->chooser();
        QTest::keyClicks(chooser->field(), u"pla"_s);
        QTest::keyClick(chooser->field(), Qt::Key_Return);
        QVERIFY(shell.window->pages()->find(id, {k::view, {{}, u"plan"_s}, {}}));
        QVERIFY(!chooser->isVisible());

        // The same object is not opened twice; an index is shown by its table.
        shell.window->openObject(id, {k::index, {{}, u"call"_s}, u"call_by_berth"_s});
        QCOMPARE(shell.window->pages()->pages().size(), 2);
        EVENTUALLY(shell.idle());
        QCOMPARE(shell.window->pages()->current()->state().section, u"indexes"_s);
    }

    void tabsCloseAndComeBack()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        Page *page = shell.window->openObject(id, {k::table, {{}, u"berth"_s}, {}});
        page->showSection(SectionId::Keys);
        EVENTUALLY(shell.idle());
        const auto trigger = [&](const char *action) {
            shell.window->actions()->find(QString::fromLatin1(action))->trigger();
        };
        trigger("tab.close");
        QCOMPARE(shell.window->pages()->current(), nullptr);
        trigger("tab.reopen");
        EVENTUALLY(shell.idle());
        QVERIFY(shell.window->pages()->current());
        QCOMPARE(shell.window->pages()->current()->state().section, u"keys"_s);
        shell.window->openObject(id, {k::table, {{}, u"call"_s}, {}});
        trigger("tab.side");
        QCOMPARE(shell.window->pages()->paneOf(shell.window->pages()->current()), 1);
        trigger("tab.close"); // the other side goes with its last page
        QCOMPARE(shell.window->pages()->pages().size(), 1);
        QCOMPARE(shell.window->pages()->paneOf(shell.window->pages()->current()), 0);
    }

    void comesBackAsItWasLeft()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        shell.window->openObject(id, {k::table, {{}, u"berth"_s}, {}});
        Page *call = shell.window->openObject(id, {k::table, {{}, u"call"_s}, {}});
        EVENTUALLY(shell.idle());
        call->showSection(SectionId::Ddl);
        shell.window->pages()->moveToOtherSide();
        shell.window->actions()->find(u"view.dock"_s)->setChecked(true);
        shell.window->close();
        const workspace::SessionState left = shell.bench.workbench.store().loadSession();
        QCOMPARE(left.tabs.size(), size_t(2));
        QCOMPARE(left.openProfiles, QStringList{id});

        test::Bench later;
        MessageModel messages(later.clock);
        MainWindow window({.workbench = &later.workbench, .messages = &messages, .syntax = &shell.syntax});
        window.restoreSession(left);
        EVENTUALLY(!later.jobs.isBusy());
        const workspace::SessionState again = window.sessionState();
        QCOMPARE(again.tabs, left.tabs);
        QCOMPARE(again.currentTab, left.currentTab);
        QCOMPARE(again.openProfiles, left.openProfiles);
        QCOMPARE(again.dockOpen, true);
        QCOMPARE(QSet<QString>(again.expanded.begin(), again.expanded.end()),
                 QSet<QString>(left.expanded.begin(), left.expanded.end()));
    }

    // A window that is never closed has left its tabs behind all the same.
    void isRememberedWithoutBeingClosed()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        shell.window->openObject(id, {k::table, {{}, u"berth"_s}, {}});
        EVENTUALLY(shell.bench.workbench.store().loadSession().tabs.size() == 1);
    }

    void productionIsSaidByColourAndWord()
    {
        test::Shell shell;
        connect::Profile profile = connect::newProfile();
        profile.name = u"orders"_s;
        profile.engine = shell.bench.registry.ids().front();
        profile.host = u"db1"_s;
        profile.environment = connect::Environment::Production;
        profile.readOnly = true;
        VERIFY_RESULT(shell.bench.workbench.saveProfile(profile));
        shell.window->navigator()->selectProfile(profile.id);
        auto *band = shell.window->findChild<EnvironmentBand *>();
        QVERIFY(band->isVisible());
        QVERIFY(band->text().startsWith(u"PRODUCTION"_s));
        QVERIFY(band->text().contains(u"read-only"_s));
        const QImage image = band->grab().toImage();
        QCOMPARE(image.pixelColor(image.width() - 3, image.height() / 2), color(Token::Production, band->palette()));
    }

    void errorsStandInTheirTab()
    {
        test::Shell shell;
        connect::Profile profile = connect::newProfile();
        profile.name = u"nowhere"_s;
        profile.engine = shell.bench.registry.ids().last();
        profile.database = shell.bench.home.filePath(u"missing.db"_s);
        shell.bench.workbench.addUnsaved(profile);
        shell.window->openProfile(profile.id);
        Page *page = shell.window->openObject(profile.id, {k::table, {{}, u"t"_s}, {}});
        EVENTUALLY(shell.idle());
        const QList<ErrorPanel *> panels = page->findChildren<ErrorPanel *>();
        QVERIFY(std::ranges::any_of(
            panels, [](const ErrorPanel *panel) { return panel->isVisible() && !panel->error().message.isEmpty(); }));
        QVERIFY(!QApplication::activeModalWidget());
    }

    void profilesGoThroughTheFormUnchanged()
    {
        test::Shell shell;
        connect::Profile server = connect::newProfile();
        server.name = u"orders \"x\"; drop"_s;
        server.engine = shell.bench.registry.ids().front();
        server.host = u"db1,db2"_s;
        server.port = u"5432,5433"_s;
        server.database = u"or ders"_s;
        server.user = u"älice"_s;
        server.group = u"Work"_s;
        server.colour = u"#2867c4"_s;
        server.environment = connect::Environment::Production;
        server.readOnly = true;
        server.options = {
            {u"sslmode"_s, u"verify-ca"_s}, {u"sslrootcert"_s, u"/ca.pem"_s}, {u"connect_timeout"_s, u"3"_s}};
        server.passwordSource = connect::PasswordSource::File;
        server.passwordFile = u"/secret"_s;
        connect::Profile odd = server;
        odd.options = {{u"sslmode"_s, u"allow"_s}};
        odd.colour = u"#010203"_s;
        connect::Profile file = connect::newProfile();
        file.name = u"harbour"_s;
        file.engine = shell.bench.registry.ids().last();
        file.database = u"/data/ha rbour.db"_s;
        file.options = {{u"mode"_s, u"ro"_s}};
        for (const connect::Profile &profile : {server, odd, file}) {
            ProfileForm form(&shell.bench.registry, false, {}, nullptr);
            form.setProfile(profile);
            QCOMPARE(form.profile(), profile);
            QVERIFY(form.missing().isEmpty());
        }
    }

    void aPastedUrlFillsTheForm()
    {
        test::Shell shell;
        auto *dialog = static_cast<ProfileDialog *>(shell.window->editProfile({}));
        const QString scheme = shell.bench.registry.ids().front();
        QTest::keyClicks(dialog->url(), scheme + u"://alice:s3cret@db1:6543/orders"_s);
        const connect::Profile profile = dialog->form()->profile();
        QCOMPARE(profile.host, u"db1"_s);
        QCOMPARE(profile.port, u"6543"_s);
        QCOMPARE(profile.database, u"orders"_s);
        QCOMPARE(profile.user, u"alice"_s);
        QCOMPARE(dialog->form()->password(), Secret(u"s3cret"_s));
        QVERIFY(profile.unknown.isEmpty());
        dialog->close();
    }

    void savedProfilesShowInTheTreeAndCanBeRemoved()
    {
        test::Shell shell;
        test::Folder folder;
        connect::Profile profile = connect::newProfile();
        profile.name = u"mine"_s;
        profile.group = u"Work"_s;
        profile.engine = shell.bench.registry.ids().last();
        profile.database = folder.database(u"h.db"_s, test::harbour());
        VERIFY_RESULT(shell.bench.workbench.saveProfile(profile));
        ObjectTreeModel *tree = shell.bench.workbench.tree();
        QCOMPARE(tree->index(0, 0).data().toString(), u"Work"_s);
        shell.window->openProfile(profile.id);
        EVENTUALLY(shell.bench.workbench.session(profile.id)->introspection());
        shell.window->openObject(profile.id, {k::table, {{}, u"call"_s}, {}});
        EVENTUALLY(shell.idle());
        VERIFY_RESULT(shell.bench.workbench.removeProfile(profile.id));
        QCOMPARE(tree->rowCount(), 0);
        QVERIFY(shell.window->pages()->pages().isEmpty());
        test::Bench other;
        QVERIFY(shell.bench.workbench.savedProfiles().empty());
    }

    void theTreeKeepsItsStateOverRefresh()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        QTreeView *view = shell.window->navigator()->tree();
        ObjectTreeModel *tree = shell.bench.workbench.tree();
        const schema::ObjectRef call{k::table, {{}, u"call"_s}, {}};
        const QModelIndex index = tree->indexOf(id, call);
        QVERIFY(view->isExpanded(index.parent()));
        view->setCurrentIndex(index);
        const QModelIndex views = tree->indexOf(id, {k::view, {{}, u"plan"_s}, {}}).parent();
        view->expand(views);
        const auto other = test::openSqlite(shell.bench.workbench.profile(id)->database);
        VERIFY_RESULT(other);
        VERIFY_RESULT(test::runAll(**other, {u"CREATE TABLE anchorage (id)"_s}));
        shell.bench.workbench.session(id)->refresh();
        EVENTUALLY(tree->indexOf(id, {k::table, {{}, u"anchorage"_s}, {}}).isValid() && shell.idle());
        QCOMPARE(view->currentIndex(), tree->indexOf(id, call));
        QVERIFY(view->isExpanded(tree->indexOf(id, {k::view, {{}, u"plan"_s}, {}}).parent()));
        // A filter opens what it finds and then everything is as before.
        shell.window->navigator()->filter()->setText(u"plan"_s);
        shell.window->navigator()->filter()->clear();
        QCOMPARE(view->currentIndex(), tree->indexOf(id, call));
        QVERIFY(view->isExpanded(tree->indexOf(id, call).parent()));
    }

    void theSampleIsOpened()
    {
        test::Folder folder;
        const QString path = folder.database(u"s.db"_s, test::harbour());
        test::Shell shell({Sample{.title = u"sample"_s,
                                  .make = [path](job::JobContext &) -> Result<connect::Profile> {
                                      connect::Profile profile = connect::newProfile();
                                      profile.id = u"sample"_s;
                                      profile.name = u"Harbour"_s;
                                      profile.engine = u"sqlite"_s;
                                      profile.database = path;
                                      return profile;
                                  }},
                           Sample{.title = u"none"_s,
                                  .make = [](job::JobContext &) -> Result<connect::Profile> {
                                      return fail(ErrorKind::Unsupported, u"no server"_s);
                                  },
                                  .optional = true}});
        shell.window->actions()->find(u"file.sample"_s)->trigger();
        EVENTUALLY(shell.bench.workbench.existingSession(u"sample"_s) &&
                   shell.bench.workbench.existingSession(u"sample"_s)->introspection());
        QCOMPARE(shell.messages.rowCount(), 0);
    }

    void themesAndSizesChangeAtOnce()
    {
        test::Shell shell;
        const qreal size = QApplication::font().pointSizeF();
        shell.window->actions()->find(u"view.theme.dark"_s)->trigger();
        EVENTUALLY(schemeOf(shell.window->palette()) == Scheme::Dark); // told by a posted event
        shell.window->actions()->find(u"view.zoom.in"_s)->trigger();
        QVERIFY(QApplication::font().pointSizeF() > size);
        shell.window->actions()->find(u"view.zoom.reset"_s)->trigger();
        shell.window->actions()->find(u"view.theme.light"_s)->trigger();
        QCOMPARE(QApplication::font().pointSizeF(), size);
        EVENTUALLY(schemeOf(shell.window->palette()) == Scheme::Light);
    }
};

TIDEMARK_TEST(WindowTest)
#include "tst_window.moc"
