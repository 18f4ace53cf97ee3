// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rebuild/sampletable.h"

namespace tidemark::bench {

static QByteArray table(const QByteArray &name, const QByteArray &amount)
{
    return "CREATE TABLE " + name +
           " (\n"
           "    id INTEGER PRIMARY KEY,\n"
           "    device_id INTEGER NOT NULL REFERENCES device(id),\n"
           "    taken_at TEXT NOT NULL,\n"
           "    kind TEXT NOT NULL DEFAULT 'usual',\n"
           "    amount " +
           amount +
           ",\n"
           "    note TEXT,\n"
           "    code TEXT\n);\n";
}

static QByteArray indexes()
{
    return "CREATE INDEX reading_device ON reading (device_id, taken_at);\n"
           "CREATE INDEX reading_kind ON reading (kind, amount);\n"
           "CREATE UNIQUE INDEX reading_code ON reading (code);\n";
}

static QByteArray dependents()
{
    return "CREATE VIEW reading_large AS SELECT id, device_id, amount FROM reading WHERE amount > 900;\n"
           "CREATE TRIGGER reading_kept AFTER DELETE ON reading WHEN old.kind = 'kept' BEGIN SELECT raise(ABORT, "
           "'it is to be kept'); END;\n";
}

static QByteArray whole(const QByteArray &amount)
{
    return "CREATE TABLE device (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n" + table("reading", amount) +
           indexes() + dependents();
}

static const QByteArray amountBefore = "REAL";
static const QByteArray amountAfter = "REAL NOT NULL CHECK (amount >= 0)";

QByteArray schemaBefore()
{
    return whole(amountBefore);
}

QByteArray schemaAfter()
{
    return whole(amountAfter);
}

QByteArray rowsOf(int count)
{
    return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
           "INSERT INTO device SELECT i, 'device ' || i FROM n;\n"
           "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
           QByteArray::number(count) +
           ") INSERT INTO reading SELECT i, i * 7919 % 1000 + 1, "
           "datetime(1700000000 + i * 13, 'unixepoch'), "
           "CASE i % 5 WHEN 0 THEN 'kept' WHEN 1 THEN 'checked' ELSE 'usual' END, "
           "i * 31 % 100000 / 100.0, CASE WHEN i % 3 = 0 THEN 'seen by the shift of day ' || i % 365 END, "
           "printf('R-%08x', i * 2654435761 % 4294967296) FROM n;\n";
}

QByteArray wayByHand()
{
    return "PRAGMA foreign_keys = OFF;\n"
           "BEGIN;\n"
           "DROP VIEW reading_large;\n" +
           table("reading_new", amountAfter) +
           "INSERT INTO reading_new (id, device_id, taken_at, kind, amount, note, code) "
           "SELECT id, device_id, taken_at, kind, amount, note, code FROM reading;\n"
           "DROP TABLE reading;\n"
           "ALTER TABLE reading_new RENAME TO reading;\n" +
           indexes() + dependents() +
           "COMMIT;\n"
           "PRAGMA foreign_keys = ON;\n";
}

} // namespace tidemark::bench
