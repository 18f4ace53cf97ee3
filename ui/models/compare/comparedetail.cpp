// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparedetail.h"

#include "base/text.h"
#include "diff/words.h"
#include "schema/kinds.h"
#include "ui/models/kindtitles.h"

#include <QCoreApplication>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(CompareDetail)
};

constexpr int longestValue = 400;

// An alteration has a row a field; what came or went is a row of its own.
void addRows(Sheet &sheet, const ComparedObject &object, const diff::Change &change)
{
    const bool whole = change.object == object.ref;
    const QString kind = kindTitle(change.object.kind);
    const QString what = whole ? kind : u"%1 %2"_s.arg(kind, printable(change.object.part, longestValue)).trimmed();
    const SheetCell name{.text = what, .tone = Tone::Strong, .kind = change.object.kind};
    switch (change.type()) {
    case diff::ChangeType::Create:
        sheet.rows.push_back({name, {.text = Texts::tr("only right"), .tone = Tone::Added}, {}, {}});
        return;
    case diff::ChangeType::Drop:
        sheet.rows.push_back({name, {.text = Texts::tr("only left"), .tone = Tone::Removed}, {}, {}});
        return;
    case diff::ChangeType::Alter: break;
    }
    for (const diff::FieldChange &field : diff::fieldChanges(change))
        sheet.rows.push_back({name,
                              {.text = diff::fieldLabel(field.field), .tone = Tone::Changed},
                              {.text = printable(field.before, longestValue), .tone = Tone::Code, .hint = field.before},
                              {.text = printable(field.after, longestValue), .tone = Tone::Code, .hint = field.after}});
}

QString valueOf(const schema::Schema &schema, const QString &field)
{
    const AttributeValue *value = schema.attributes.find(field);
    return value ? tidemark::toText(*value) : QString();
}

void addDatabaseRows(Sheet &sheet, const diff::Difference &difference)
{
    for (const QString &field : difference.databaseFields)
        sheet.rows.push_back(
            {{.text = kindTitle(schema::kind::database), .tone = Tone::Strong, .kind = schema::kind::database},
             {.text = diff::fieldLabel(field), .tone = Tone::Changed},
             {.text = printable(valueOf(*difference.before, field), longestValue), .tone = Tone::Code},
             {.text = printable(valueOf(*difference.after, field), longestValue), .tone = Tone::Code}});
}

// The definition on one side; empty where the object is not there.
Result<QString> definition(const Comparison &comparison, const ComparedObject &object, ObjectState missing,
                           const schema::Schema &side)
{
    if (object.state == missing)
        return QString();
    return comparison.dialect->printer->ddl(side, object.ref);
}

} // namespace

Sheet changeSheet(const diff::Difference &difference, const ComparedObject &object)
{
    Sheet sheet{.columns = {{.title = Texts::tr("What"), .width = 20},
                            {.title = Texts::tr("Field"), .width = 12},
                            {.title = Texts::tr("Left"), .width = 24},
                            {.title = Texts::tr("Right"), .width = 24}},
                .rows = {}};
    if (object.ref.kind == schema::kind::database) {
        addDatabaseRows(sheet, difference);
        return sheet;
    }
    for (const quint32 change : object.changes)
        addRows(sheet, object, difference.changes[change]);
    return sheet;
}

CompareDetail compareDetail(const Comparison &comparison, const ComparedObject &object)
{
    CompareDetail detail{
        .ref = object.ref, .rows = {}, .note = {}, .changes = changeSheet(*comparison.difference, object)};
    const auto left = definition(comparison, object, ObjectState::OnlyRight, *comparison.difference->before);
    const auto right = definition(comparison, object, ObjectState::OnlyLeft, *comparison.difference->after);
    if (left && right)
        detail.rows = sideBySide(*left, *right);
    else
        detail.note = Texts::tr("This has no definition of its own. What becomes of it stands in the script.");
    return detail;
}

} // namespace tidemark::ui
