// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <algorithm>

namespace tidemark::bench {

using namespace Qt::StringLiterals;

QStringList tableNames(int count)
{
    static const QStringList subjects = {u"customer"_s, u"order"_s,  u"invoice"_s, u"shipment"_s, u"container"_s,
                                         u"berth"_s,    u"vessel"_s, u"tariff"_s,  u"employee"_s, u"payment"_s};
    static const QStringList aspects = {u"line"_s,    u"history"_s, u"status"_s, u"note"_s, u"address"_s,
                                        u"summary"_s, u"archive"_s, u"event"_s,  u"link"_s, u"import"_s};
    static const QStringList places = {u"north"_s, u"south"_s, u"east"_s, u"west"_s, u"head"_s};
    QStringList names;
    names.reserve(count);
    for (int i = 0; i < count; ++i) {
        const QString &subject = subjects[i % subjects.size()];
        const QString &aspect = aspects[i / subjects.size() % aspects.size()];
        const QString &place = places[i / (subjects.size() * aspects.size()) % places.size()];
        names << u"%1_%2_%3_%4"_s.arg(subject, aspect, place).arg(i / 500, 3, 10, QChar(u'0'));
    }
    return names;
}

schema::Schema databaseOf(const QStringList &tables)
{
    schema::Schema database;
    schema::Namespace space;
    space.name = u"app"_s;
    database.namespaces = {space};
    for (const QString &name : tables) {
        schema::Table table;
        table.name = {u"app"_s, name};
        database.tables.push_back(table);
    }
    schema::sort(database);
    return database;
}

QStringList typedWords()
{
    return {u"customer_line"_s, u"e"_s, u"_"_s, u"ship east 03"_s, u"nothing like it"_s, u"app.order_h"_s};
}

} // namespace tidemark::bench
