// SPDX-License-Identifier: GPL-3.0-or-later
// The diagram of what differs: which tables it has, how each stands, and the way from it to the definitions.
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/comparefixture.h"
#include "ui/pages/compare/comparediagramtab.h"
#include "ui/pages/compare/comparetree.h"
#include "ui/pages/diagram/diagramview.h"

#include <QtWidgets/QLabel>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using report::Standing;
using test::comparedPage;
namespace k = schema::kind;

namespace {

const QStringList before{u"CREATE TABLE base (id INTEGER PRIMARY KEY, old TEXT)"_s,
                         u"CREATE TABLE child (id INTEGER PRIMARY KEY, base_id INTEGER REFERENCES base (id))"_s,
                         u"CREATE TABLE gone (id INTEGER PRIMARY KEY, base_id INTEGER REFERENCES base (id))"_s,
                         u"CREATE TABLE elsewhere (id INTEGER PRIMARY KEY)"_s};
const QStringList after{u"CREATE TABLE base (id INTEGER PRIMARY KEY, new TEXT)"_s,
                        u"CREATE TABLE child (id INTEGER PRIMARY KEY, base_id INTEGER REFERENCES base (id))"_s,
                        u"CREATE TABLE fresh (id INTEGER PRIMARY KEY, base_id INTEGER REFERENCES base (id))"_s,
                        u"CREATE TABLE elsewhere (id INTEGER PRIMARY KEY)"_s};

// "base± (id old− new+), child (id base_id)", and for edges "fresh→base+".
QString described(const report::Diagram &diagram)
{
    QStringList parts;
    for (const report::Box &box : diagram.boxes) {
        QStringList rows;
        for (const report::DiagramRow &row : box.rows)
            rows << row.name + report::signOf(row.standing);
        parts << box.table.name + report::signOf(box.standing) + u" ("_s + rows.join(u' ') + u')';
    }
    for (const report::Edge &edge : diagram.edges)
        parts << diagram.boxes[size_t(edge.child)].table.name + u'→' + diagram.boxes[size_t(edge.parent)].table.name +
                     report::signOf(edge.standing);
    parts.sort();
    return parts.join(u", "_s);
}

} // namespace

class CompareDiagramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsWhatDiffersAndWhatIsAround()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, before, after);
        QVERIFY(page);
        page->showTab(page->diagram());
        EVENTUALLY(!page->isBusy() && !page->diagram()->view()->diagram().boxes.empty());
        QCOMPARE(described(page->diagram()->view()->diagram()),
                 u"base± (id new+ old−), child (id base_id), child→base, fresh+ (id base_id), fresh→base+, "
                 "gone→base−, gone− (id base_id)"_s);
        QVERIFY(page->diagram()->legend()->text().contains(u"3 table(s) differ"_s));
    }

    void opensTheDefinitionsOfATable()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, before, after);
        QVERIFY(page);
        page->showTab(page->diagram());
        EVENTUALLY(!page->isBusy() && !page->diagram()->view()->diagram().boxes.empty());
        DiagramView *view = page->diagram()->view();
        QVERIFY(view->findNext(u"fresh"_s, true));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(page->tree()->current()->ref, (schema::ObjectRef{k::table, {{}, u"fresh"_s}, {}}));
        QVERIFY(!page->diagram()->isVisible());
    }

    void saysThatNoTableDiffers()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page =
            comparedPage(shell, folder, {u"CREATE TABLE t (id)"_s, u"CREATE VIEW v AS SELECT id FROM t"_s},
                         {u"CREATE TABLE t (id)"_s, u"CREATE VIEW v AS SELECT id + 1 AS id FROM t"_s});
        QVERIFY(page);
        page->showTab(page->diagram());
        EVENTUALLY(!page->isBusy());
        QVERIFY(!page->diagram()->view()->isVisible());
        QVERIFY(page->diagram()->legend()->text().isEmpty());
    }
};

TIDEMARK_TEST(CompareDiagramTest)
#include "tst_comparediagram.moc"
