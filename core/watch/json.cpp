// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/json.h"

#include <cmath>

namespace tidemark::watch {

namespace {

struct ValueWriter
{
    JsonWriter &json;

    void operator()(std::monostate) const { json.null(); }
    void operator()(bool flag) const { json.value(flag); }
    void operator()(qint64 number) const { json.value(number); }
    void operator()(double number) const { std::isfinite(number) ? json.decimal(number) : json.null(); }
    void operator()(const QString &text) const { json.value(text); }
    void operator()(const QDateTime &moment) const { json.value(moment.toString(Qt::ISODateWithMs)); }
    void operator()(const QStringList &texts) const
    {
        json.beginArray();
        for (const QString &text : texts)
            json.value(text);
        json.endArray();
    }
    void operator()(const std::vector<qint64> &numbers) const
    {
        json.beginArray();
        for (const qint64 number : numbers)
            json.value(number);
        json.endArray();
    }
};

} // namespace

void writeTable(JsonWriter &json, const Table &table)
{
    json.key(QStringView(table.id));
    json.beginArray();
    for (const TableRow &row : table.rows) {
        json.beginObject();
        for (size_t i = 0; i < table.columns.size(); ++i) {
            json.key(table.columns[i].key);
            std::visit(ValueWriter{json}, row.cells[i].value);
        }
        json.endObject();
    }
    json.endArray();
}

static void writeOmissions(JsonWriter &json, const std::vector<schema::Omission> &omissions)
{
    json.key("omissions");
    json.beginArray();
    for (const schema::Omission &omission : omissions) {
        json.beginObject();
        schema::Omission::visit(omission, [&](const char *name, const QString &text) {
            json.key(name);
            json.value(text);
        });
        json.endObject();
    }
    json.endArray();
}

void writeReport(JsonWriter &json, const Report &report)
{
    json.beginObject();
    for (const Table &table : report.tables)
        writeTable(json, table);
    writeOmissions(json, report.omissions);
    json.key("notes");
    json.beginArray();
    for (const QString &note : report.notes)
        json.value(note);
    json.endArray();
    json.endObject();
}

} // namespace tidemark::watch
