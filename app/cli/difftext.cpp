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

static QString wordsOf(const diff::Change &change, const dialect::Comparison &comparison)
{
    QString words = printable(diff::alterationText(change), 2 * longestName);
    if (!comparison.cameAlong.contains(change.object))
        return words;
    return words.isEmpty() ? tr("(comes along)") : words + u' ' + tr("(comes along)");
}

static QString changeLines(const dialect::Comparison &comparison, const StreamTraits &traits)
{
    const diff::Difference &difference = comparison.difference;
    TextTable table({{.title = {}}, {.title = {}}, {.title = {}, .least = 24}, {.title = {}, .wraps = true}});
    for (const diff::Change &change : difference.changes)
        table.addRow({signOf(change.type()), change.object.kind, nameOf(change.object), wordsOf(change, comparison)});
    for (const QString &field : difference.databaseFields)
        table.addRow({signOf(diff::ChangeType::Alter), tr("database"), {}, diff::fieldLabel(field)});
    return table.toText(traits.width);
}

static QString renameLines(const dialect::Comparison &comparison, const StreamTraits &traits)
{
    TextTable table({{.title = {}}, {.title = {}}, {.title = {}, .least = 24}, {.title = {}, .wraps = true}});
    for (const diff::Rename &rename : comparison.renames)
        table.addRow({u">"_s, rename.from.kind, nameOf(rename.from),
                      tr("is now called %1").arg(printable(diff::newName(rename), longestName))});
    return table.isEmpty() ? QString() : table.toText(traits.width);
}

static QString proposalLines(const dialect::Comparison &comparison, const StreamTraits &traits)
{
    TextTable table({{.title = {}}, {.title = {}, .least = 24}, {.title = {}, .wraps = true}});
    for (const diff::Proposal &proposal : comparison.proposals)
        table.addRow({QString::number(proposal.score, 'f', 2),
                      u"--rename "_s + printable(diff::renameOption(proposal.rename), 2 * longestName),
                      proposal.reasons.join(u", "_s)});
    return table.isEmpty() ? QString() : u'\n' + tr("Perhaps renamed") + u'\n' + table.toText(traits.width, u"  "_s);
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

QString diffSummary(const dialect::Comparison &comparison, const std::vector<plan::Statement> &statements,
                    const StreamTraits &traits)
{
    if (comparison.difference.isEmpty())
        return tr("No differences") + u'\n';
    const QString lines = renameLines(comparison, traits) + changeLines(comparison, traits);
    return lines + u'\n' + counts(comparison.difference) + u'\n' + proposalLines(comparison, traits) +
           hazardLines(statements, traits);
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

static void writeChange(JsonWriter &json, const diff::Change &change, bool cameAlong)
{
    json.beginObject();
    json.key("change");
    json.value(typeName(change.type()));
    json.key("object");
    plan::writeObject(json, change.object);
    if (cameAlong) {
        json.key("cameAlong");
        json.value(true);
    }
    writeFields(json, change);
    json.endObject();
}

static void writeRename(JsonWriter &json, const diff::Rename &rename)
{
    json.key("object");
    plan::writeObject(json, rename.from);
    json.key("to");
    json.value(rename.to);
    if (rename.schema.isEmpty() || diff::isNamedPart(rename.from.kind))
        return;
    json.key("toSchema");
    json.value(rename.schema);
}

static void writeRenames(JsonWriter &json, const dialect::Comparison &comparison)
{
    json.key("renames");
    json.beginArray();
    for (const diff::Rename &rename : comparison.renames) {
        json.beginObject();
        writeRename(json, rename);
        json.endObject();
    }
    json.endArray();
    json.key("proposedRenames");
    json.beginArray();
    for (const diff::Proposal &proposal : comparison.proposals) {
        json.beginObject();
        writeRename(json, proposal.rename);
        json.key("score");
        json.decimal(proposal.score);
        json.key("reasons");
        json.beginArray();
        for (const QString &reason : proposal.reasons)
            json.value(reason);
        json.endArray();
        json.key("option");
        json.value(u"--rename "_s + diff::renameOption(proposal.rename));
        json.endObject();
    }
    json.endArray();
}

Result<void> writeDiff(const dialect::Comparison &comparison, const plan::Plan &plan, const JsonWriter::Sink &sink)
{
    const diff::Difference &difference = comparison.difference;
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    json.beginObject();
    json.key("from");
    json.value(plan.baseFingerprint);
    json.key("to");
    json.value(plan.targetFingerprint);
    json.key("changes");
    json.beginArray();
    for (const diff::Change &change : difference.changes)
        writeChange(json, change, comparison.cameAlong.contains(change.object));
    json.endArray();
    writeRenames(json, comparison);
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
