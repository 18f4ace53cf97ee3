// SPDX-License-Identifier: GPL-3.0-or-later
// The tree as text, one node a line.
#include "support/testmain.h"
#include "ui/fixture.h"
#include "ui/models/objecttreemodel.h"

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const ObjectTreeModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString detail = index.data(ObjectTreeModel::DetailRole).toString();
        text +=
            QString(depth * 2, u' ') + index.data().toString() + (detail.isEmpty() ? QString() : u' ' + detail) + u'\n';
        text += textOf(model, index, depth + 1);
    }
    return text;
}

TreeSource source(const QString &id, const QStringList &lines, const QString &folder = {})
{
    TreeSource made{.id = id, .name = id, .folder = folder};
    if (!lines.isEmpty()) {
        made.state = LinkState::Open;
        made.outline = test::outlineOf(lines);
    }
    return made;
}

const QStringList shop = {
    u"table app.order"_s,      u"table app.order_2024 < order"_s, u"table app.order_2025 < order"_s,
    u"view app.open_orders"_s, u"function audit.log"_s,           u"extension pgcrypto"_s,
    u"*table app.hidden"_s};

} // namespace

class ObjectTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsProfilesDatabasesSchemasAndGroups()
    {
        ObjectTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        TreeSource shopSource = source(u"shop"_s, shop, u"Work"_s);
        shopSource.database = u"shopdb"_s;
        TreeSource failed = source(u"down"_s, {});
        failed.state = LinkState::Failed;
        failed.message = u"connection refused"_s;
        model.setSources({shopSource, failed, source(u"closed"_s, {})});
        QCOMPARE(textOf(model), u"Work\n"
                                "  shop\n"
                                "    shopdb\n"
                                "      app\n"
                                "        Tables (3)\n"
                                "          order\n"
                                "            order_2024\n"
                                "            order_2025\n"
                                "        Views (1)\n"
                                "          open_orders\n"
                                "      audit\n"
                                "        Functions (1)\n"
                                "          log\n"
                                "      Extensions (1)\n"
                                "        pgcrypto\n"
                                "down\n"
                                "  connection refused\n"
                                "closed\n"_s);
        QVERIFY(model.hasChildren(model.index(2, 0))); // opening it connects
    }

    void hidesSystemObjectsUnlessAsked()
    {
        ObjectTreeModel model;
        model.setSources({source(u"shop"_s, shop)});
        QVERIFY(!textOf(model).contains(u"hidden"_s));
        model.setSystemObjectsShown(true);
        QVERIFY(textOf(model).contains(u"hidden"_s));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("expected");
        const QString head = u"shop\n  app\n"_s;
        QTest::newRow("part of a name") << u"2024"_s
                                        << head + u"    Tables (1 of 3)\n      order\n        order_2024\n"_s;
        QTest::newRow("any case, two words") << u"OPEN ord"_s << head + u"    Views (1)\n      open_orders\n"_s;
        QTest::newRow("schema and name") << u"audit.l"_s << u"shop\n  audit\n    Functions (1)\n      log\n"_s;
        QTest::newRow("a schema shows what is in it")
            << u"audit"_s << u"shop\n  audit\n    Functions (1)\n      log\n"_s;
        QTest::newRow("nothing") << u"zebra"_s << QString();
    }

    void filters()
    {
        QFETCH(QString, filter);
        QFETCH(QString, expected);
        ObjectTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSources({source(u"shop"_s, shop)});
        const QString whole = textOf(model);
        model.setFilter(filter);
        QCOMPARE(textOf(model), expected);
        model.setFilter({});
        QCOMPARE(textOf(model), whole);
    }

    void keysFindNodesAgainAfterARebuild()
    {
        ObjectTreeModel model;
        model.setSources({source(u"a"_s, shop), source(u"b"_s, shop)});
        QStringList keys;
        for (const QModelIndex &index : model.containers())
            keys << index.data(ObjectTreeModel::KeyRole).toString();
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), keys.size());
        model.setSources({source(u"b"_s, shop), source(u"a"_s, shop)});
        for (const QString &key : keys)
            QCOMPARE(model.indexOf(key).data(ObjectTreeModel::KeyRole).toString(), key);
        const schema::ObjectRef ref{u"view"_s, {u"app"_s, u"open_orders"_s}, {}};
        QCOMPARE(model.refOf(model.indexOf(u"a"_s, ref)), ref);
        QCOMPARE(model.indexOf(u"a"_s, ref).data(ObjectTreeModel::SourceRole).toString(), u"a"_s);
    }

    void aChangeOfStateAloneKeepsTheNodes()
    {
        ObjectTreeModel model;
        model.setSources({source(u"shop"_s, shop)});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        TreeSource broken = *model.source(u"shop"_s);
        broken.state = LinkState::Failed;
        broken.message = u"gone"_s;
        model.setSource(broken);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 1);
    }

    void hostileNamesStayOnOneLine()
    {
        ObjectTreeModel model;
        model.setSources({source(u"s"_s, {u"table app.a\nb\u202Ec"_s})});
        const QString text = textOf(model);
        QVERIFY(!text.contains(u'\u202E'));
        QCOMPARE(text.count(u'\n'), 4);
    }

    void emptyDatabaseSaysSo()
    {
        ObjectTreeModel model;
        TreeSource empty{
            .id = u"e"_s, .name = u"e"_s, .state = LinkState::Open, .outline = std::make_shared<dialect::Outline>()};
        model.setSources({empty});
        QCOMPARE(textOf(model), u"e\n  No objects\n"_s);
    }

    void partitionsWhoseParentIsElsewhereStandAlone()
    {
        ObjectTreeModel model;
        model.setSources({source(u"s"_s, {u"table app.part < elsewhere"_s})});
        QCOMPARE(textOf(model), u"s\n  app\n    Tables (1)\n      part\n"_s);
    }
};

TIDEMARK_TEST(ObjectTreeTest)
#include "tst_objecttree.moc"
