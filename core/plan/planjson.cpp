// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/planjson.h"

namespace tidemark::plan {

static void writeText(JsonWriter &json, std::string_view key, const QString &text)
{
    if (text.isEmpty())
        return;
    json.key(key);
    json.value(text);
}

static void writeFlag(JsonWriter &json, std::string_view key, bool flag)
{
    if (!flag)
        return;
    json.key(key);
    json.value(true);
}

void writeObject(JsonWriter &json, const schema::ObjectRef &object)
{
    json.beginObject();
    writeText(json, "kind", object.kind);
    writeText(json, "schema", object.name.schema);
    writeText(json, "name", object.name.name);
    writeText(json, "part", object.part);
    json.endObject();
}

static void writeNumber(JsonWriter &json, std::string_view key, qint64 number)
{
    if (number < 0)
        return;
    json.key(key);
    json.value(number);
}

static void writeTexts(JsonWriter &json, std::string_view key, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    json.key(key);
    json.beginArray();
    for (const QString &text : texts)
        json.value(text);
    json.endArray();
}

static void writeLocks(JsonWriter &json, const std::vector<Lock> &locks)
{
    if (locks.empty())
        return;
    json.key("locks");
    json.beginArray();
    for (const Lock &lock : locks) {
        json.beginObject();
        json.key("object");
        writeObject(json, lock.object);
        writeText(json, "mode", lock.mode);
        writeFlag(json, "blocksReads", lock.blocksReads);
        writeFlag(json, "blocksWrites", lock.blocksWrites);
        json.endObject();
    }
    json.endArray();
}

static void writeHazards(JsonWriter &json, const std::vector<Hazard> &hazards)
{
    if (hazards.empty())
        return;
    json.key("hazards");
    json.beginArray();
    for (const Hazard &hazard : hazards) {
        json.beginObject();
        writeText(json, "code", hazard.code);
        writeText(json, "text", hazard.text);
        json.endObject();
    }
    json.endArray();
}

void writeStatements(JsonWriter &json, const std::vector<Statement> &statements)
{
    json.beginArray();
    for (const Statement &statement : statements) {
        json.beginObject();
        writeText(json, "sql", statement.sql);
        json.key("object");
        writeObject(json, statement.object);
        writeText(json, "comment", statement.comment);
        writeTexts(json, "undo", statement.undo);
        json.key("transactional");
        json.value(statement.transactional);
        writeFlag(json, "startsTransaction", statement.startsTransaction);
        writeFlag(json, "rewrites", statement.rewrites);
        writeFlag(json, "scans", statement.scans);
        writeNumber(json, "rows", statement.rows);
        writeNumber(json, "bytes", statement.bytes);
        writeLocks(json, statement.locks);
        writeHazards(json, statement.hazards);
        json.endObject();
    }
    json.endArray();
}

} // namespace tidemark::plan
