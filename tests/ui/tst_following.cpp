// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of the page that is in front: its place in the tree, its title among others, and where its
// database is.
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/common/elide.h"
#include "ui/common/filterfield.h"
#include "ui/common/style.h"
#include "ui/models/kindtitles.h"
#include "ui/models/tabtitles.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"
#include "ui/shellfixture.h"

#include <QtWidgets/QtWidgets>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
namespace k = schema::kind;

static const schema::ObjectRef callTable{k::table, {{}, u"call"_s}, {}};
static const schema::ObjectRef planView{k::view, {{}, u"plan"_s}, {}};

class FollowingTest : public QObject
{
    Q_OBJECT

private:
    static QString unreadProfile(test::Bench &bench)
    {
        connect::Profile profile = connect::newProfile();
        profile.name = u"big"_s;
        profile.engine = bench.registry.ids().last();
        bench.workbench.addUnsaved(profile);
        return profile.id;
    }

    // As if its names had just been read.
    static void arrive(test::Bench &bench, const QString &id, std::shared_ptr<const dialect::Outline> outline)
    {
        TreeSource source = *bench.workbench.tree()->source(id);
        source.state = LinkState::Open;
        source.outline = std::move(outline);
        bench.workbench.tree()->setSource(source);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new Style);
        QLocale::setDefault(QLocale::c());
    }

    void theTreeRevealsTheObjectOfTheTab()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        Navigator *navigator = shell.window->navigator();
        Page *first = shell.window->openObject(id, callTable);
        shell.window->openObject(id, planView);
        QCOMPARE(navigator->currentObject(), planView); // its group was closed
        QVERIFY(navigator->tree()->isExpanded(navigator->tree()->currentIndex().parent()));

        navigator->tree()->collapseAll();
        shell.window->pages()->show(first);
        QCOMPARE(navigator->currentObject(), callTable);
        QVERIFY(navigator->tree()->viewport()->rect().contains(
            navigator->tree()->visualRect(navigator->tree()->currentIndex())));
    }

    void followingTakesNoFocusAndLeavesWhatAPersonCloses()
    {
        test::Shell shell;
        test::Folder folder;
        const QString id = shell.openHarbour(folder);
        Navigator *navigator = shell.window->navigator();
        shell.window->openObject(id, callTable);
        Page *page = shell.window->openObject(id, planView);
        QVERIFY(!navigator->isAncestorOf(shell.window->focusWidget()));
        navigator->filter()->setFocus();
        shell.window->pages()->step(-1);
        QCOMPARE(navigator->currentObject(), callTable);
        QCOMPARE(shell.window->focusWidget(), navigator->filter());

        // News of the session is no reason to open again what was closed.
        shell.window->pages()->show(page);
        navigator->tree()->collapseAll();
        Q_EMIT shell.bench.workbench.sessionChanged(id);
        QVERIFY(!navigator->tree()->isExpanded(navigator->tree()->model()->index(0, 0)));
    }

    void anIndexThatOpenedItsTableStaysCurrent()
    {
        test::Bench bench;
        const QString id = unreadProfile(bench);
        Navigator navigator(&bench.workbench);
        const schema::ObjectRef table{k::table, {u"app"_s, u"t"_s}, {}};
        const schema::ObjectRef index{k::index, {u"app"_s, u"t"_s}, u"t_by_day"_s};
        auto outline = std::make_shared<dialect::Outline>(*test::outlineOf({u"table app.t"_s}));
        outline->entries.insert(outline->entries.begin(), {.ref = index});
        arrive(bench, id, outline);
        navigator.tree()->setCurrentIndex(bench.workbench.tree()->indexOf(id, index));
        QCOMPARE(navigator.currentObject(), index);
        navigator.follow(id, table);
        QCOMPARE(navigator.currentObject(), index);
        navigator.follow(id, {k::database, {}, {}});
        navigator.follow(id, table);
        QCOMPARE(navigator.currentObject(), table);
    }

    void whatIsNotThereYetIsRevealedWhenItComes()
    {
        test::Bench bench;
        const QString id = unreadProfile(bench);
        Navigator navigator(&bench.workbench);
        const schema::ObjectRef late{k::table, {u"app"_s, u"t_19999"_s}, {}};
        navigator.follow(id, late);
        QVERIFY(navigator.currentObject().kind.isEmpty());
        QStringList lines;
        for (int i = 0; i < 20'000; ++i)
            lines << u"table app.t_%1"_s.arg(i);
        arrive(bench, id, test::outlineOf(lines));
        QCOMPARE(navigator.currentObject(), late);
        // Hidden by a filter it waits, too.
        navigator.filter()->setText(u"t_1234"_s);
        const schema::ObjectRef other{k::table, {u"app"_s, u"t_7"_s}, {}};
        navigator.follow(id, other);
        QVERIFY(navigator.currentObject() != other);
        navigator.filter()->clear();
        QCOMPARE(navigator.currentObject(), other);
    }

    void titlesTellTabsApart_data()
    {
        QTest::addColumn<std::vector<TabName>>("names");
        QTest::addColumn<QStringList>("titles");
        const auto row = [](const char *name, const std::vector<TabName> &names, const QStringList &titles) {
            QTest::newRow(name) << names << titles;
        };
        row("alone", {{u"call"_s, u"port"_s, u"dev"_s}}, {u"call"_s});
        row("different", {{u"call"_s, u"port"_s, u"dev"_s}, {u"ship"_s, u"port"_s, u"prod"_s}}, {u"call"_s, u"ship"_s});
        row("two connections", {{u"call"_s, u"port"_s, u"dev"_s}, {u"call"_s, u"port"_s, u"prod"_s}},
            {u"call · dev"_s, u"call · prod"_s});
        row("two schemas", {{u"call"_s, u"port"_s, u"dev"_s}, {u"call"_s, u"old"_s, u"dev"_s}},
            {u"port.call"_s, u"old.call"_s});
        row("both", {{u"call"_s, u"port"_s, u"dev"_s}, {u"call"_s, {}, u"file"_s}, {u"x"_s, {}, u"file"_s}},
            {u"port.call · dev"_s, u"call · file"_s, u"x"_s});
    }

    void titlesTellTabsApart()
    {
        QFETCH(std::vector<TabName>, names);
        QFETCH(QStringList, titles);
        QCOMPARE(tabTitles(names), titles);
    }

    void tabsOfTwoConnectionsSayWhich()
    {
        test::Shell shell;
        test::Folder here;
        test::Folder there;
        const QString first = shell.openHarbour(here);
        shell.window->openFile(there.database(u"other.db"_s, test::harbour()));
        EVENTUALLY(shell.idle());
        const QString second = shell.bench.workbench.files().back().id;
        EVENTUALLY(shell.bench.workbench.session(second)->introspection());
        const Page *page = shell.window->openObject(first, callTable);
        const auto *tabs = qobject_cast<QTabWidget *>(page->parentWidget()->parentWidget());
        QVERIFY(tabs);
        QCOMPARE(tabs->tabText(0), u"call"_s);
        shell.window->openObject(second, callTable);
        QCOMPARE(tabs->tabText(0), u"call · harbour.db"_s);
        QCOMPARE(tabs->tabText(1), u"call · other.db"_s);
        QVERIFY(tabs->tabToolTip(1).startsWith(u"other.db · call · Table\n"_s));
        QVERIFY(tabs->tabToolTip(1).contains(there.path(u"other.db"_s)));
        shell.window->pages()->close(shell.window->pages()->current());
        QCOMPARE(tabs->tabText(0), u"call"_s);
    }

    void placesAreCutWhereTheySayLeast_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("room"); // as wide as this text
        QTest::addColumn<QString>("shown");
        const auto row = [](const QString &place, const QString &room, const QString &shown) {
            QTest::addRow("%s in %s", qPrintable(place), qPrintable(room)) << place << room << shown;
        };
        row(u"~/data/harbour.db"_s, u"~/data/harbour.db"_s, u"~/data/harbour.db"_s);
        row(u"~/some/deep/folder/harbour.db"_s, u"~/…/folder/harbour.db"_s, u"~/…/folder/harbour.db"_s);
        row(u"~/some/deep/folder/harbour.db"_s, u"~/…/harbour.db"_s, u"~/…/harbour.db"_s);
        row(u"/srv/some/harbour.db"_s, u"…/harbour.db"_s, u"…/harbour.db"_s);
        row(u"planner@db1.example:5432/orders"_s, u"db1.example:5432/orders"_s, u"db1.example:5432/orders"_s);
        row(u"planner@db1.example:5432/orders"_s, u"…/orders"_s, u"…/orders"_s);
        row(u"postgres@/run/postgresql:5432/harbour"_s, u"postgres@/…/harbour"_s, u"postgres@/…/harbour"_s);
        row(u"postgres@/run/postgresql:5432/harbour"_s, u"p…r"_s, {});
        row(u"somewhere"_s, u"w…"_s, {});
    }

    void placesAreCutWhereTheySayLeast()
    {
        QFETCH(QString, place);
        QFETCH(QString, room);
        QFETCH(QString, shown);
        const QFontMetrics metrics{QFont()};
        QCOMPARE(elidedPlace(place, metrics, metrics.horizontalAdvance(room)), shown);
    }

    void theWholePlaceIsInTheToolTip()
    {
        ObjectTreeModel model;
        TreeSource source{.id = u"a"_s, .name = u"<b>orders"_s, .detail = u"planner@/run/postgresql:5432/orders"_s};
        source.state = LinkState::Failed;
        source.message = u"connection refused"_s;
        model.setSources({source});
        const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"&lt;b&gt;orders<br>planner@/run/postgresql:5432/orders<br>connection refused"_s),
                 qPrintable(tip));
    }

    void groupsAreNamedInThePlural()
    {
        for (const char *kind : {"table",
                                 "view",
                                 "materialized view",
                                 "index",
                                 "trigger",
                                 "sequence",
                                 "function",
                                 "procedure",
                                 "aggregate",
                                 "type",
                                 "extension",
                                 "rule",
                                 "policy",
                                 "event trigger",
                                 "foreign data wrapper",
                                 "server",
                                 "user mapping",
                                 "publication",
                                 "subscription",
                                 "language",
                                 "collation",
                                 "conversion",
                                 "cast",
                                 "transform",
                                 "operator",
                                 "operator class",
                                 "operator family",
                                 "access method",
                                 "text search configuration",
                                 "text search dictionary",
                                 "text search parser",
                                 "text search template"}) {
            const QString name = QString::fromLatin1(kind);
            QVERIFY2(kindGroupTitle(name) != kindTitle(name) && kindGroupTitle(name).endsWith(u's'), kind);
        }
    }
};

TIDEMARK_TEST(FollowingTest)
#include "tst_following.moc"
