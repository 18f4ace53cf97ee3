// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences, types and routines.
#include "ui/models/views/sections.h"

#include "schema/kinds.h"

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::ui {

namespace {

class Code
{
    Q_DECLARE_TR_FUNCTIONS(CodeViews)

public:
    static Properties details(const schema::Sequence &sequence)
    {
        const QLocale locale;
        Properties details;
        details.add(tr("Type"), sequence.type, Tone::Code);
        details.add(tr("Starts at"), locale.toString(sequence.options.start));
        details.add(tr("Step"), locale.toString(sequence.options.increment));
        details.add(tr("Lowest"), locale.toString(sequence.options.minimum));
        details.add(tr("Highest"), locale.toString(sequence.options.maximum));
        details.add(tr("Cached by a session"), locale.toString(sequence.options.cache));
        details.add(tr("Starts over at the end"), sequence.options.cycle);
        if (!sequence.ownerTable.isEmpty())
            details.link(tr("Owned by"), {schema::kind::table, sequence.ownerTable, {}});
        details.add(tr("Column"), sequence.ownerColumn);
        return details;
    }

    static QString kindText(schema::TypeKind kind)
    {
        switch (kind) {
        case schema::TypeKind::Enum: return tr("Enum");
        case schema::TypeKind::Composite: return tr("Composite type");
        case schema::TypeKind::Domain: return tr("Domain");
        case schema::TypeKind::Range: return tr("Range type");
        case schema::TypeKind::Base: return tr("Base type");
        case schema::TypeKind::Shell: return tr("Shell type");
        }
        return {};
    }

    static Properties details(const schema::Type &type)
    {
        Properties details;
        details.add(tr("Kind"), kindText(type.kind));
        details.add(type.kind == schema::TypeKind::Range ? tr("Range over") : tr("Based on"), type.baseType,
                    Tone::Code);
        details.add(tr("Collation"), type.collation, Tone::Code);
        details.add(tr("Default"), type.defaultValue, Tone::Code);
        details.add(tr("Not null"), type.notNull);
        return details;
    }

    static QString volatility(schema::Volatility volatility)
    {
        switch (volatility) {
        case schema::Volatility::Volatile: return tr("volatile");
        case schema::Volatility::Stable: return tr("stable");
        case schema::Volatility::Immutable: return tr("immutable");
        }
        return {};
    }

    static QString parallel(schema::ParallelSafety safety)
    {
        switch (safety) {
        case schema::ParallelSafety::Unsafe: return tr("unsafe");
        case schema::ParallelSafety::Restricted: return tr("restricted");
        case schema::ParallelSafety::Safe: return tr("safe");
        }
        return {};
    }

    static QString kindText(schema::RoutineKind kind)
    {
        switch (kind) {
        case schema::RoutineKind::Function: return tr("Function");
        case schema::RoutineKind::Procedure: return tr("Procedure");
        case schema::RoutineKind::Aggregate: return tr("Aggregate");
        case schema::RoutineKind::Window: return tr("Window function");
        }
        return {};
    }

    static Properties details(const schema::Routine &routine)
    {
        Properties details;
        details.add(tr("Kind"), kindText(routine.kind));
        details.add(tr("Returns"), returns(routine), Tone::Code);
        details.add(tr("Language"), routine.language);
        details.add(tr("Volatility"), volatility(routine.volatility));
        details.add(tr("In parallel queries"), parallel(routine.parallel));
        details.add(tr("Null for a null argument"), routine.strict);
        details.add(tr("Runs with the rights of its owner"), routine.securityDefiner);
        details.add(tr("Leakproof"), routine.leakproof);
        details.add(tr("Cost"), routine.cost);
        details.add(tr("Rows"), routine.rows);
        details.add(tr("Support function"), routine.support, Tone::Code);
        details.add(tr("Library"), routine.library, Tone::Code);
        for (const QString &setting : routine.configuration)
            details.add(tr("Sets"), setting, Tone::Code);
        return details;
    }

    static QString returns(const schema::Routine &routine)
    {
        return routine.returnsSet ? tr("set of %1").arg(routine.returns) : routine.returns;
    }

    static QString returnsFact(const schema::Routine &routine) { return tr("returns %1").arg(returns(routine)); }
};

} // namespace

ObjectView sequenceView(const ViewSource &source, const schema::Sequence &sequence)
{
    ObjectView view = startView(source, schema::refOf(sequence), sequence.meta);
    addCommonSections(view, source, sequence.meta, Code::details(sequence));
    std::ranges::rotate(view.sections, view.sections.end() - 1); // what a sequence is stands in its details
    return view;
}

ObjectView typeView(const ViewSource &source, const schema::Type &type)
{
    ObjectView view = startView(source, schema::refOf(type), type.meta);
    view.kindTitle = Code::kindText(type.kind);
    if (!type.baseType.isEmpty())
        view.facts << type.baseType;
    if (type.kind == schema::TypeKind::Enum)
        view.sections.push_back(section(SectionId::Labels, labelSheet(type.labels)));
    if (type.kind == schema::TypeKind::Composite)
        view.sections.push_back(section(SectionId::Columns, columnSheet(type.fields)));
    if (type.kind == schema::TypeKind::Domain)
        view.sections.push_back(section(SectionId::Checks, checkSheet(type.checks)));
    addCommonSections(view, source, type.meta, Code::details(type));
    return view;
}

ObjectView routineView(const ViewSource &source, const schema::Routine &routine)
{
    ObjectView view = startView(source, schema::refOf(routine), routine.meta);
    view.kindTitle = Code::kindText(routine.kind);
    if (!routine.returns.isEmpty())
        view.facts << Code::returnsFact(routine);
    view.facts << routine.language;
    view.sections.push_back(section(SectionId::Parameters, parameterSheet(routine)));
    addCommonSections(view, source, routine.meta, Code::details(routine));
    return view;
}

} // namespace tidemark::ui
