// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the window share: a workbench in folders that go away, over real SQLite files or engines that exist
// only in tests. GUI thread only.
#pragma once

#include "core/sqlitefixture.h"
#include "drivers/engines.h"
#include "sandbox/scratch.h"
#include "support/fakedialect.h"
#include "ui/models/workbench.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>
#include <QtWidgets/QWidget>

/// Runs the event loop until the condition holds; fails the test when it does not within half a minute.
#define EVENTUALLY(condition) QVERIFY(QTest::qWaitFor([&] { return bool(condition); }, 30'000))

namespace tidemark::test {

/// Lets go of Shift and its like after a key or click that had them: QTest leaves them down, for later classes, too.
inline void releaseModifiers(QWidget *widget)
{
    QTest::keyRelease(widget, Qt::Key_F24);
}

/// Lets happen what is about to: a timer without an interval that still runs has fired several times after it.
inline void turnTheEventLoop()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

/// Everything below the window. The order of the members is the order in which they are made.
struct Bench
{
    explicit Bench(dialect::Registry engines = drivers::engines())
        : registry(std::move(engines))
    {
        workbench.load();
    }

    dialect::Registry registry;
    sandbox::ScratchServers scratch{registry};
    QTemporaryDir home;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    ui::JobRunner jobs{clock};
    ui::Workbench workbench{{.jobs = &jobs, .registry = &registry, .scratch = &scratch},
                            {.config = home.filePath(u"config"_s), .state = home.filePath(u"state"_s)}};

    [[nodiscard]] ui::SessionTools tools() { return {.jobs = &jobs, .registry = &registry}; }
};

/// A small harbour with one of everything that SQLite has.
[[nodiscard]] inline QStringList harbour()
{
    return {
        u"CREATE TABLE berth (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, depth REAL CHECK (depth > 0))"_s,
        u"CREATE TABLE call (id INTEGER PRIMARY KEY, berth_id INTEGER REFERENCES berth (id) ON DELETE SET NULL, "
        u"voyage TEXT NOT NULL DEFAULT '', note TEXT, scan BLOB)"_s,
        u"CREATE INDEX call_by_berth ON call (berth_id, voyage DESC) WHERE berth_id IS NOT NULL"_s,
        u"CREATE VIEW plan AS SELECT voyage, code FROM call JOIN berth ON berth.id = berth_id"_s,
        u"CREATE TRIGGER call_note AFTER INSERT ON call BEGIN UPDATE call SET note = 'new' WHERE id = new.id AND note IS NULL; END"_s,
        u"INSERT INTO berth VALUES (1, 'B1', 12.5), (2, 'B2', 9)"_s,
        u"INSERT INTO call VALUES (1, 1, 'V1', '', x'00ff'), (2, NULL, 'V2', 'late', NULL)"_s};
}

/// An outline from lines "kind schema.name", with " < parent" for partitions and a leading * for system objects.
[[nodiscard]] inline std::shared_ptr<const dialect::Outline> outlineOf(const QStringList &lines)
{
    auto outline = std::make_shared<dialect::Outline>();
    for (QString line : lines) {
        dialect::OutlineEntry entry;
        entry.system = line.startsWith(u'*');
        if (entry.system)
            line = line.mid(1);
        entry.parent = line.section(u" < "_s, 1);
        line = line.section(u" < "_s, 0, 0);
        entry.ref.kind = line.section(u' ', 0, -2);
        const QString name = line.section(u' ', -1);
        const qsizetype dot = name.indexOf(u'.');
        entry.ref.name = {dot < 0 ? QString() : name.left(dot), name.mid(dot + 1)};
        if (dot >= 0 && !outline->schemas.contains(name.left(dot)))
            outline->schemas << name.left(dot);
        outline->entries.push_back(entry);
    }
    outline->schemas.sort();
    std::ranges::sort(outline->entries, {}, &dialect::OutlineEntry::ref);
    return outline;
}

} // namespace tidemark::test
