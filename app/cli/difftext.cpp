// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/difftext.h"

#include "app/cli/texttable.h"
#include "base/text.h"
#include "diff/words.h"
#include "plan/planjson.h"

#include <map>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static constexpr int longestName = 120;

// ---- For people

static QString signOf(diff::ChangeType type)
{
    switch (type) {
    case diff::ChangeType::Create: return u"+"_s;
    case diff::ChangeType::Drop: return u"-"_s;
    case diff::ChangeType::Alter: return u"~"_s;
    }
    return {};
}

static QString nameOf(const schema::ObjectRef &object)
{
    const QString name = object.name.isEmpty() ? object.part : object.toString();
    return printable(name, longestName);
}

static QString changeLines(const diff::Difference &difference, const StreamTraits &traits)
{
    TextTable table({{.title = {}}, {.title = {}}, {.title = {}, .least = 24}, {.title = {}, .wraps = true}});
    for (const diff::Change &change : difference.changes)
        table.addRow({signOf(change.type()), change.object.kind, nameOf(change.object),
                      printable(diff::alterationText(change), 2 * longestName)});
    for (const QString &field : difference.databaseFields)
        table.addRow({signOf(diff::ChangeType::Alter), tr("database"), {}, diff::fieldLabel(field)});
    return table.toText(traits.width);
}

static QString counts(const diff::Difference &difference)
{
    std::map<diff::ChangeType, int> count;
    for (const diff::Change &change : difference.changes)
        ++count[change.type()];
    count[diff::ChangeType::Alter] += int(difference.databaseFields.size());
    return tr("%1 to create, %2 to drop, %3 to alter")
        .arg(count[diff::ChangeType::Create])
        .arg(count[diff::ChangeType::Drop])
        .arg(count[diff::ChangeType::Alter]);
}

static QString hazardLines(const std::vector<plan::Statement> &statements, const StreamTraits &traits)
{
    TextTable table({{.title = {}}, {.title = {}, .wraps = true}});
    for (const plan::Statement &statement : statements) {
        for (const plan::Hazard &hazard : statement.hazards)
            table.addRow({hazard.code, printable(hazard.text, 2 * longestName)});
    }
    return table.isEmpty() ? QString() : u'\n' + tr("Hazards") + u'\n' + table.toText(traits.width, u"  "_s);
}

QString diffSummary(const diff::Difference &difference, const std::vector<plan::Statement> &statements,
                    const StreamTraits &traits)
{
    if (difference.isEmpty())
        return tr("No differences") + u'\n';
    return changeLines(difference, traits) + u'\n' + counts(difference) + u'\n' + hazardLines(statements, traits);
}

// ---- For programs

static QString typeName(diff::ChangeType type)
{
    switch (type) {
    case diff::ChangeType::Create: return u"create"_s;
    case diff::ChangeType::Drop: return u"drop"_s;
    case diff::ChangeType::Alter: return u"alter"_s;
    }
    return {};
}

static void writeFields(JsonWriter &json, const diff::Change &change)
{
    const auto fields = diff::fieldChanges(change);
    if (fields.empty())
        return;
    json.key("fields");
    json.beginArray();
    for (const diff::FieldChange &field : fields) {
        json.beginObject();
        json.key("field");
        json.value(field.field);
        json.key("before");
        json.value(field.before);
        json.key("after");
        json.value(field.after);
        json.endObject();
    }
    json.endArray();
}

static void writeChange(JsonWriter &json, const diff::Change &change)
{
    json.beginObject();
    json.key("change");
    json.value(typeName(change.type()));
    json.key("object");
    plan::writeObject(json, change.object);
    writeFields(json, change);
    json.endObject();
}

Result<void> writeDiff(const diff::Difference &difference, const plan::Plan &plan, const JsonWriter::Sink &sink)
{
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    json.beginObject();
    json.key("from");
    json.value(plan.baseFingerprint);
    json.key("to");
    json.value(plan.targetFingerprint);
    json.key("changes");
    json.beginArray();
    for (const diff::Change &change : difference.changes)
        writeChange(json, change);
    json.endArray();
    json.key("databaseFields");
    json.beginArray();
    for (const QString &field : difference.databaseFields)
        json.value(field);
    json.endArray();
    json.key("up");
    plan::writeStatements(json, plan.up);
    json.key("down");
    plan::writeStatements(json, plan.down);
    json.endObject();
    TRY(json.finish());
    return sink("\n");
}

} // namespace tidemark::cli
