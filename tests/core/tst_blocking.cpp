// SPDX-License-Identifier: GPL-3.0-or-later
// Who waits for whom, from made-up sessions: trees, queues and circles, in words.
#include "support/testmain.h"
#include "watch/blocking.h"
#include "watch/words.h"

#include <QtTest/QTest>

#include <QTimeZone>

using namespace tidemark;
using namespace tidemark::watch;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 5, 1), QTime(12, 0), QTimeZone::UTC);

Session sessionOf(qint64 pid, const std::vector<qint64> &blockedBy = {}, int seconds = 3)
{
    Session session{.pid = pid, .user = u"alice"_s, .backendType = u"client backend"_s};
    session.state = blockedBy.empty() ? SessionState::IdleInTransaction : SessionState::Active;
    session.blockedBy = blockedBy;
    session.queryStart = now.addSecs(-seconds);
    session.stateChange = now.addSecs(-8);
    if (!blockedBy.empty()) {
        session.waitType = u"Lock"_s;
        session.waitStart = now.addSecs(-seconds);
    }
    return session;
}

Sessions all(std::vector<Session> sessions)
{
    Sessions made;
    made.pulse.at = now;
    made.sessions = std::move(sessions);
    return made;
}

QStringList drawn(const BlockingTree &tree)
{
    QStringList lines;
    for (const BlockingNode &node : tree.nodes)
        lines << QString(node.depth, u' ') + QString::number(node.pid) + (node.inCycle ? u"!"_s : QString());
    return lines;
}

} // namespace

class BlockingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsTrees()
    {
        const struct
        {
            const char *what;
            std::vector<Session> sessions;
            QStringList lines;
        } cases[] = {
            {"nobody waits", {sessionOf(1), sessionOf(2)}, {}},
            {"one", {sessionOf(1), sessionOf(2, {1})}, {u"1"_s, u" 2"_s}},
            {"chain", {sessionOf(3, {2}), sessionOf(1), sessionOf(2, {1})}, {u"1"_s, u" 2"_s, u"  3"_s}},
            {"queue", {sessionOf(1), sessionOf(2, {1}), sessionOf(3, {2, 1})}, {u"1"_s, u" 2"_s, u" 3"_s}},
            {"prepared transaction", {sessionOf(2, {0})}, {u"0"_s, u" 2"_s}},
            {"gone", {sessionOf(2, {9})}, {u"9"_s, u" 2"_s}},
            {"circle", {sessionOf(1, {2}), sessionOf(2, {1})}, {u"1!"_s, u" 2!"_s}},
            {"behind a circle",
             {sessionOf(1, {2}), sessionOf(2, {1}), sessionOf(3, {2})},
             {u"1!"_s, u" 2!"_s, u"  3"_s}},
            {"two roots",
             {sessionOf(1), sessionOf(5), sessionOf(2, {1}), sessionOf(6, {5})},
             {u"1"_s, u" 2"_s, u"5"_s, u" 6"_s}},
        };
        for (const auto &one : cases) {
            const BlockingTree tree = blockingTree(all(one.sessions));
            QVERIFY2(drawn(tree) == one.lines, one.what);
            for (const BlockingNode &node : tree.nodes)
                QVERIFY2(!describe(tree, node).isEmpty(), one.what);
        }
    }

    // Every waiting session of a long queue waits for all in front of it: the work must not grow with their pairs'
    // square.
    void drawsALongQueue()
    {
        std::vector<Session> queue{sessionOf(1)};
        std::vector<qint64> before;
        for (qint64 pid = 2; pid <= 600; ++pid) {
            before.push_back(pid - 1);
            queue.push_back(sessionOf(pid, before));
        }
        const BlockingTree tree = blockingTree(all(queue));
        QCOMPARE(tree.nodes.size(), 600U);
        QCOMPARE(tree.nodes.front().waiters, 599);
        QCOMPARE(tree.nodes.back().depth, 1);
    }

    void saysIt()
    {
        const BlockingTree tree =
            blockingTree(all({sessionOf(16253), sessionOf(16319, {16253}), sessionOf(16400, {16319}, 1)}));
        QCOMPARE(describe(tree, tree.nodes[0]),
                 u"pid 16253 (alice) is idle in transaction for 8 s; 2 session(s) wait for it"_s);
        QCOMPARE(describe(tree, tree.nodes[1]),
                 u"pid 16319 has waited 3 s for pid 16253, idle in transaction for 8 s"_s);
        QCOMPARE(describe(tree, tree.nodes[2]), u"pid 16400 has waited 1 s for pid 16319"_s);
        const BlockingTree circle = blockingTree(all({sessionOf(1, {2}), sessionOf(2, {1})}));
        QVERIFY(describe(circle, circle.nodes[0]).contains("deadlock"_L1));
        const BlockingTree queue = blockingTree(all({sessionOf(1), sessionOf(2, {1}), sessionOf(3, {2, 1})}));
        QVERIFY(describe(queue, queue.nodes[2]).endsWith("also behind pid 2"_L1));
    }

    void saysAges()
    {
        const struct
        {
            qint64 seconds;
            const char *text;
        } cases[] = {{-5, "0 s"},   {0, "0 s"},          {59, "59 s"},   {60, "1 min"},      {125, "2 min 5 s"},
                     {3600, "1 h"}, {3840, "1 h 4 min"}, {86400, "1 d"}, {270000, "3 d 3 h"}};
        for (const auto &one : cases)
            QCOMPARE(ageText(std::chrono::seconds(one.seconds)), QString::fromLatin1(one.text));
        QCOMPARE(percentText(0.9999), u"99.99 %"_s);
        QCOMPARE(percentText(0.99999), u"99.99 %"_s);
        QCOMPARE(percentText(1), u"100 %"_s);
        QCOMPARE(percentText(0.954), u"95 %"_s);
        QCOMPARE(percentText(0.031), u"3.1 %"_s);
        QCOMPARE(countText(1234567), u"1,234,567"_s);
        QCOMPARE(millisecondsText(0.8), u"0.80 ms"_s);
        QCOMPARE(millisecondsText(1240), u"1.2 s"_s);
    }
};

TIDEMARK_TEST(BlockingTest)
#include "tst_blocking.moc"
