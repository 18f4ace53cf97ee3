// SPDX-License-Identifier: GPL-3.0-or-later
// The diagram page: what it draws, the keys, what a person moves, finding, saving.
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/common/filterfield.h"
#include "ui/models/diagramsubject.h"
#include "ui/pages/diagram/diagrampage.h"
#include "ui/pages/diagram/diagramview.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"
#include "ui/shellfixture.h"

#include <QtCore/QXmlStreamReader>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
namespace k = schema::kind;

static const schema::ObjectRef callTable{k::table, {{}, u"call"_s}, {}};

class DiagramTest : public QObject
{
    Q_OBJECT

    static DiagramPage *opened(MainWindow &window, const QString &id, const schema::ObjectRef &chosen)
    {
        auto *page = qobject_cast<DiagramPage *>(window.openDiagram(id, chosen));
        const bool shown =
            page &&
            QTest::qWaitFor([&] { return !page->isLoading() && !page->view()->diagram().boxes.empty(); }, 30'000);
        return shown ? page : nullptr;
    }

    static int boxOf(const DiagramView &view, const QString &table)
    {
        const auto &boxes = view.diagram().boxes;
        const auto at = std::ranges::find(boxes, table, [](const report::Box &box) { return box.table.name; });
        return at == boxes.end() ? -1 : int(at - boxes.begin());
    }

    static QPointF placeOf(const DiagramView &view, const QString &table)
    {
        return view.diagram().boxes[size_t(boxOf(view, table))].place.topLeft();
    }

private Q_SLOTS:
    void whatItIsOf()
    {
        QCOMPARE(diagramFor(callTable), (schema::ObjectRef{diagramKind, {{}, u"call"_s}, {}}));
        QCOMPARE(diagramFor({k::ns, {{}, u"app"_s}, {}}), (schema::ObjectRef{diagramKind, {u"app"_s, {}}, {}}));
        QCOMPARE(diagramFor({k::view, {u"app"_s, u"v"_s}, {}}), (schema::ObjectRef{diagramKind, {u"app"_s, {}}, {}}));
        QCOMPARE(diagramFor({k::database, {}, {}}), (schema::ObjectRef{diagramKind, {}, {}}));
        QCOMPARE(subjectOf(diagramFor(callTable)), callTable);
    }

    void drawsTablesAndReferences()
    {
        const test::Folder folder;
        test::Shell shell;
        const QString id = shell.openHarbour(folder);
        DiagramPage *page = opened(*shell.window, id, {});
        QVERIFY(page);
        DiagramView &view = *page->view();
        QCOMPARE(view.diagram().boxes.size(), size_t(2));
        QCOMPARE(view.diagram().edges.size(), size_t(1));
        QCOMPARE(shell.window->openDiagram(id, {}), page);
        QVERIFY(!view.accessibleName().isEmpty());
        page->find();
        view.findNext(u"ERT"_s, true);
        QCOMPARE(view.selected(), boxOf(view, u"berth"_s));
        QVERIFY2(view.accessibleDescription().contains("call (berth_id) refers to berth"_L1),
                 qPrintable(view.accessibleDescription()));
        QVERIFY(!view.findNext(u"nothing like it"_s, true));
    }

    void goesByKeys()
    {
        const test::Folder folder;
        test::Shell shell;
        const QString id = shell.openHarbour(folder);
        DiagramPage *page = opened(*shell.window, id, callTable);
        QVERIFY(page);
        DiagramView &view = *page->view();
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.selected() >= 0);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.selected(), boxOf(view, u"berth"_s)); // what is referred to stands left
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.selected(), boxOf(view, u"call"_s));
        const double scale = view.transform().m11();
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.transform().m11() > scale);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.transform().m11(), scale);
        QTest::keyClick(&view, Qt::Key_Return);
        EVENTUALLY(shell.window->pages()->current() != page);
        QCOMPARE(shell.window->pages()->current()->state().ref, callTable);
    }

    void keepsWhatWasMoved()
    {
        const test::Folder folder;
        test::Shell shell;
        const QString id = shell.openHarbour(folder);
        DiagramPage *page = opened(*shell.window, id, {});
        QVERIFY(page);
        const QPointF before = placeOf(*page->view(), u"call"_s);
        page->view()->select(boxOf(*page->view(), u"call"_s));
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(page->view(), Qt::Key_Down, Qt::ShiftModifier);
        test::releaseModifiers(page->view());
        QCOMPARE(placeOf(*page->view(), u"call"_s).toPoint(), (before + QPointF(0, 70)).toPoint());
        const report::Edge &edge = page->view()->diagram().edges.front();
        const QRectF box = page->view()->diagram().boxes[size_t(edge.child)].place;
        QVERIFY(box.adjusted(-1, -1, 1, 1).contains(edge.path.front()));

        shell.window->pages()->close(page);
        page = opened(*shell.window, id, {});
        QVERIFY(page);
        QCOMPARE(placeOf(*page->view(), u"call"_s).toPoint(), (before + QPointF(0, 70)).toPoint());
        const auto buttons = page->findChildren<QToolButton *>();
        const auto again = std::ranges::find_if(
            buttons, [](const QToolButton *button) { return button->accessibleName().startsWith("Lay out"_L1); });
        QVERIFY(again != buttons.end());
        (*again)->click();
        EVENTUALLY(!page->isLoading());
        QCOMPARE(placeOf(*page->view(), u"call"_s), before);
    }

    void comesBackInAnotherSession()
    {
        const test::Folder folder;
        test::Shell shell;
        const QString id = shell.openHarbour(folder);
        QVERIFY(opened(*shell.window, id, callTable));
        const workspace::SessionState state = shell.window->sessionState();
        shell.restart();
        shell.window->restoreSession(state);
        auto *page = qobject_cast<DiagramPage *>(shell.window->pages()->current());
        QVERIFY(page);
        EVENTUALLY(page->view()->diagram().boxes.size() == 2);
        QCOMPARE(page->state().ref, diagramFor(callTable));
    }

    void savesPictures()
    {
        const test::Folder folder;
        test::Shell shell;
        const QString id = shell.openHarbour(folder);
        DiagramPage *page = opened(*shell.window, id, {});
        QVERIFY(page);
        QVERIFY(page->exportTo(folder.path(u"d.svg"_s)).has_value());
        QVERIFY(page->exportTo(folder.path(u"d.png"_s)).has_value());
        QFile svg(folder.path(u"d.svg"_s));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&svg);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY(!xml.hasError());
        const QImage png(folder.path(u"d.png"_s));
        QVERIFY(png.width() > 200);
        const auto refused = page->exportTo(u"/nowhere/at/all/d.svg"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Io);
    }
};

TIDEMARK_TEST(DiagramTest)
#include "tst_diagram.moc"
