// SPDX-License-Identifier: GPL-3.0-or-later
// The small things of every day: sizes and facts by their names, columns that fit and stay as they were left, the menu
// of the tree, the keyboard from part to part.
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/common/filterfield.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/platformnoise.h"
#include "ui/common/style.h"
#include "ui/common/tableview.h"
#include "ui/models/sheets/attributetitles.h"
#include "ui/models/sheets/sheetmodel.h"
#include "ui/models/sheets/sheets.h"
#include "ui/models/sheets/sizesheet.h"
#include "ui/pages/object/datatab.h"
#include "ui/pages/object/sheettab.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"
#include "ui/shell/settingsdialog.h"
#include "ui/shellfixture.h"

#include <QtWidgets/QtWidgets>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
namespace k = schema::kind;

static const schema::ObjectRef callTable{k::table, {{}, u"call"_s}, {}};

class BrowsingTest : public QObject
{
    Q_OBJECT

private:
    static QStringList firstColumn(const Sheet &sheet)
    {
        QStringList names;
        for (const SheetRow &row : sheet.rows)
            names << row.front().text;
        return names;
    }

    static QStringList texts(const QMenu &menu)
    {
        QStringList texts;
        for (const QAction *action : menu.actions())
            texts << (action->isSeparator() ? u"-"_s : action->objectName());
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new Style);
        QLocale::setDefault(QLocale::c());
    }

    void sizesAreNamedAsTheServerCountsThem()
    {
        Properties details;
        details.add(u"Kind"_s, u"Table"_s);
        details.add(estimatedSizeTitle(), u"8 kB"_s);
        details.add(u"Owner"_s, u"me"_s);
        const Sheet before = details.take();
        const Sheet server = withSizes(before, {.heapBytes = 8192,
                                                .toastBytes = 4096,
                                                .tableBytes = 8192 + 4096 + 100,
                                                .indexBytes = 1000,
                                                .totalBytes = 13388});
        QCOMPARE(firstColumn(server),
                 (QStringList{u"Kind"_s, u"Heap"_s, u"TOAST"_s, u"Free space and visibility maps"_s, u"Indexes"_s,
                              u"Size in total"_s, u"Owner"_s}));
        QCOMPARE(server.rows[3][1].text, u"100 B"_s);
        const Sheet file = withSizes(before, {.tableBytes = 8192, .indexBytes = 0, .totalBytes = 8192});
        QCOMPARE(firstColumn(file),
                 (QStringList{u"Kind"_s, u"Table without indexes"_s, u"Indexes"_s, u"Size in total"_s, u"Owner"_s}));
        // What could not be measured leaves the estimate; a database has a total alone, behind its version.
        QCOMPARE(withSizes(before, {}), before);
        Properties database;
        database.add(u"Version"_s, u"17"_s);
        database.add(u"Encoding"_s, u"UTF8"_s);
        QCOMPARE(firstColumn(withSizes(database.take(), {.totalBytes = 1})),
                 (QStringList{u"Version"_s, u"Size in total"_s, u"Encoding"_s}));
    }

    void aDatabaseSaysFirstWhatIsAskedMost()
    {
        test::Folder folder;
        test::Bench bench;
        const auto id = bench.workbench.addFile(folder.database(u"h.db"_s, test::harbour()));
        VERIFY_RESULT(id);
        BrowseSession *session = bench.workbench.session(*id);
        session->open();
        EVENTUALLY(session->introspection());
        const auto view = objectView(*session->introspection(), *session->dialect(), {k::database, {}, {}});
        VERIFY_RESULT(view);
        const QStringList names = firstColumn(view->sections.back().sheet);
        QCOMPARE(names.mid(0, 4), (QStringList{u"Version"_s, u"Encoding"_s, u"Tables"_s, u"Views"_s}));
        QVERIFY(names.indexOf(u"Page size"_s) > names.indexOf(u"Database"_s));
        const Sheet &objects = view->sections.front().sheet;
        QCOMPARE(objects.rows.front()[1].text, u"Table"_s);
        QCOMPARE(objects.rows.back()[1].text, u"View"_s);
        std::optional<Result<dialect::ExactSize>> size;
        session->measure(this, {k::database, {}, {}}, [&](Result<dialect::ExactSize> exact) { size = exact; });
        EVENTUALLY(size);
        VERIFY_RESULT(*size);
        QVERIFY((*size)->totalBytes > 0);
    }

    void attributesHaveNamesForPeople_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("explained");
        QTest::newRow("pg.replicaIdentity") << u"Replica identity"_s << true;
        QTest::newRow("sqlite.user_version") << u"Version of the schema"_s << true;
        QTest::newRow("pg.handler") << u"Handler function"_s << false;
        QTest::newRow("pg.somethingNewInVersion99") << u"Something new in version99"_s << false;
        QTest::newRow("acme.odd_key") << u"Odd key"_s << false;
    }

    void attributesHaveNamesForPeople()
    {
        QFETCH(QString, name);
        QFETCH(bool, explained);
        const AttributeTitle title = attributeTitle(QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(title.name, name);
        QCOMPARE(!title.meaning.isEmpty(), explained);
        if (!explained)
            return;
        Properties properties;
        Attributes attributes;
        attributes.set(QString::fromLatin1(QTest::currentDataTag()), u"x"_s);
        properties.add(attributes);
        SheetModel model;
        model.setSheet(properties.take());
        model.setFilter(title.meaning.section(u' ', -1)); // found by what it means
        QCOMPARE(model.rowCount(), 1);
    }

    void settingsAreFoundByWordsThatPeopleUse_data()
    {
        QTest::addColumn<QString>("found");
        QTest::newRow("dark") << u"Theme"_s;
        QTest::newRow("zoom") << u"Font size"_s;
        QTest::newRow("limit") << u"Rows to read"_s;
        QTest::newRow("catalog") << u"System objects"_s;
        QTest::newRow("startup tabs") << QString();
        QTest::newRow("reopen") << u"Come back to the last session"_s;
    }

    void settingsAreFoundByWordsThatPeopleUse()
    {
        QFETCH(QString, found);
        test::Shell shell;
        auto *settings = static_cast<SettingsDialog *>(shell.window->showSettings());
        settings->filter()->setText(QString::fromLatin1(QTest::currentDataTag()));
        QStringList shown;
        for (const QLabel *label : settings->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == found)
                shown << label->text();
        }
        QCOMPARE(shown.size(), found.isEmpty() ? 0 : 1);
        settings->reject();
    }

    void columnsShareTheRoom()
    {
        SheetModel model;
        Sheet sheet{{{u"Name"_s}, {u"Kind"_s}, {u"Definition"_s}, {u"Comment"_s}}, {}};
        sheet.rows.push_back({{u"id"_s}, {u"key"_s}, {QString(300, u'x')}, {QString(200, u'y')}});
        model.setSheet(sheet);
        TableView table(u"Test"_s);
        table.setModel(&model);
        table.resize(900, 300);
        table.show();
        table.fitColumns();
        const auto all = [&] {
            int width = 0;
            for (int column = 0; column < 4; ++column)
                width += table.columnWidth(column);
            return width;
        };
        QVERIFY(all() <= table.viewport()->width());
        QVERIFY(table.columnWidth(2) > 250);
        QVERIFY(table.columnWidth(0) < 120);
        table.resize(1400, 300);
        QVERIFY(all() > 1000 && all() <= table.viewport()->width());
    }

    void widthsThatAPersonGaveAreRemembered()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        Page *page = shell.window->openObject(id, callTable);
        EVENTUALLY(shell.idle());
        page->showSection(SectionId::Columns);
        const auto tableOf = [](Page *shown) {
            TableView *found = nullptr;
            for (SheetTab *tab : shown->findChildren<SheetTab *>())
                found = tab->isVisible() ? tab->findChild<TableView *>() : found;
            return found;
        };
        TableView *table = tableOf(page);
        QVERIFY(table);
        QWidget *header = table->horizontalHeader()->viewport();
        const QPoint border(table->columnWidth(0) - 1, header->height() / 2);
        QTest::mousePress(header, Qt::LeftButton, {}, border);
        QTest::mouseMove(header, border + QPoint(20, 0));
        QTest::mouseMove(header, border + QPoint(45, 0));
        QTest::mouseRelease(header, Qt::LeftButton, {}, border + QPoint(45, 0));
        const int width = table->columnWidth(0);
        QVERIFY(width > border.x() + 20);
        const workspace::SessionState state = shell.window->sessionState();
        QCOMPARE(state.columnWidths.value(u"columns/table"_s).value(0), width);
        Page *other = shell.window->openObject(id, {k::table, {{}, u"berth"_s}, {}});
        EVENTUALLY(shell.idle());
        other->showSection(SectionId::Columns);
        QCOMPARE(tableOf(other)->columnWidth(0), width);
    }

    void aClickOnAColumnSortsTheRows()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        Page *page = shell.window->openObject(id, {k::table, {{}, u"berth"_s}, {}});
        EVENTUALLY(shell.idle());
        page->showSection(SectionId::Data);
        EVENTUALLY(shell.idle());
        const auto *tab = page->findChild<DataTab *>();
        auto *table = tab->findChild<TableView *>();
        const auto shown = [&] {
            QStringList found;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                found << table->model()->index(row, 2).data().toString();
            const auto *label = tab->findChild<MutedLabel *>();
            return found.join(u' ') + u'|' + label->text().section(u" · "_s, 1, -2);
        };
        const auto clickDepth = [&] {
            QWidget *header = table->horizontalHeader()->viewport();
            const QPoint middle(table->columnViewportPosition(2) + table->columnWidth(2) / 2, header->height() / 2);
            QTest::mouseClick(header, Qt::LeftButton, {}, middle);
        };
        EVENTUALLY(shell.idle() && shown() == u"12.5 9.0|"_s);
        clickDepth();
        EVENTUALLY(shell.idle() && shown() == u"9.0 12.5|sorted by depth"_s); // numbers, not texts
        clickDepth();
        EVENTUALLY(shell.idle() && shown() == u"12.5 9.0|sorted by depth, descending"_s);
        clickDepth();
        EVENTUALLY(shell.idle() && shown() == u"12.5 9.0|"_s);
    }

    void theMenuOfTheTreeFitsItsNode()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        Navigator *navigator = shell.window->navigator();
        navigator->follow(id, callTable);
        QMenu ofTable;
        navigator->fillMenu(ofTable);
        const QStringList table = texts(ofTable);
        QCOMPARE(table.mid(0, 8), (QStringList{u"go.open"_s, u"object.properties"_s, u"go.diagram"_s, u"-"_s,
                                               u"object.copy.name"_s, u"object.copy.ddl"_s, u"-"_s, u"go.refresh"_s}));
        QVERIFY(!table.contains(u"connection.delete"_s));
        navigator->selectProfile(id);
        QMenu ofProfile;
        navigator->fillMenu(ofProfile);
        QVERIFY(texts(ofProfile).contains(u"connection.delete"_s));
    }

    void namesAndDdlAreCopiedFromTheTree()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        Navigator *navigator = shell.window->navigator();
        navigator->follow(id, callTable);
        navigator->tree()->setFocus();
        QApplication::clipboard()->clear();
        shell.window->actions()->find(u"object.copy.name"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"call"_s);
        shell.window->actions()->find(u"object.copy.ddl"_s)->trigger();
        QVERIFY(QApplication::clipboard()->text().startsWith(u"CREATE TABLE call"_s));
        navigator->selectProfile(id);
        QVERIFY(!shell.window->actions()->find(u"object.copy.ddl"_s)->isEnabled());
        shell.window->actions()->find(u"object.properties"_s)->trigger();
        EVENTUALLY(shell.idle());
        QCOMPARE(shell.window->pages()->current()->state().section, u"details"_s);
    }

    void theKeyboardGoesFromPartToPart()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        shell.window->openObject(id, callTable);
        EVENTUALLY(shell.idle());
        const auto next = [&] { shell.window->actions()->find(u"go.part.next"_s)->trigger(); };
        shell.window->navigator()->tree()->setFocus();
        next();
        QVERIFY(shell.window->pages()->current()->isAncestorOf(shell.window->focusWidget()));
        QVERIFY(qobject_cast<TableView *>(shell.window->focusWidget())); // and into what it shows
        next();
        QCOMPARE(shell.window->focusWidget(), shell.window->navigator()->tree());
        shell.window->actions()->find(u"view.dock"_s)->setChecked(true);
        shell.window->actions()->find(u"go.part.previous"_s)->trigger();
        QVERIFY(!shell.window->pages()->isAncestorOf(shell.window->focusWidget()));
        QVERIFY(!shell.window->navigator()->isAncestorOf(shell.window->focusWidget()));
    }

    void aFilterThatFindsNothingSaysSo()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        Navigator *navigator = shell.window->navigator();
        navigator->filter()->setText(u"no such thing"_s);
        QVERIFY(!navigator->tree()->isVisible());
        const auto labels = navigator->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text() == u"Nothing is called like that";
        }));
        navigator->filter()->clear();
        QVERIFY(navigator->tree()->isVisible());
        QVERIFY(shell.bench.workbench.tree()->indexOf(id, callTable).isValid());
    }

    void onlyOneSentenceOfThePlatformIsNoise()
    {
        QVERIFY(isPlatformNoise(u"This plugin does not support propagateSizeHints()"));
        QVERIFY(!isPlatformNoise(u"This plugin does not support raise()"));
        QVERIFY(!isPlatformNoise(u"QWidget: propagateSizeHints() went wrong"));
        QVERIFY(!isPlatformNoise(u""));
    }
};

TIDEMARK_TEST(BrowsingTest)
#include "tst_browsing.moc"
