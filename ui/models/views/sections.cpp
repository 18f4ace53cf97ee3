// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/views/sections.h"

#include "base/text.h"
#include "ui/models/kindtitles.h"
#include "ui/models/numbers.h"
#include "ui/models/sheets/sizesheet.h"

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::ui {

namespace {

class Sections
{
    Q_DECLARE_TR_FUNCTIONS(Sections)

public:
    static QString title(SectionId id)
    {
        switch (id) {
        case SectionId::Objects: return tr("Objects");
        case SectionId::Columns: return tr("Columns");
        case SectionId::Parameters: return tr("Parameters");
        case SectionId::Labels: return tr("Labels");
        case SectionId::Checks: return tr("Checks");
        case SectionId::Keys: return tr("Keys");
        case SectionId::Indexes: return tr("Indexes");
        case SectionId::Triggers: return tr("Triggers");
        case SectionId::Partitions: return tr("Partitions");
        case SectionId::Data: return tr("Data");
        case SectionId::Ddl: return tr("DDL");
        case SectionId::Dependencies: return tr("Dependencies");
        case SectionId::Access: return tr("Access");
        case SectionId::Policies: return tr("Policies");
        case SectionId::Details: return tr("Details");
        }
        return {};
    }

    static QString emptyText(SectionId id)
    {
        switch (id) {
        case SectionId::Objects: return tr("There are no objects here.");
        case SectionId::Columns: return tr("It has no columns.");
        case SectionId::Parameters: return tr("It takes no parameters.");
        case SectionId::Labels: return tr("It has no labels.");
        case SectionId::Checks: return tr("Nothing is checked.");
        case SectionId::Keys: return tr("No keys, references or checks.");
        case SectionId::Indexes: return tr("No indexes beside those of its keys.");
        case SectionId::Triggers: return tr("No triggers or rules.");
        case SectionId::Partitions: return tr("It has no partitions yet.");
        case SectionId::Dependencies: return tr("It needs nothing, and nothing needs it.");
        case SectionId::Access: return tr("Only its owner may use it.");
        case SectionId::Policies: return tr("No row policies.");
        case SectionId::Data:
        case SectionId::Ddl:
        case SectionId::Details: return {};
        }
        return {};
    }

    static bool counted(SectionId id)
    {
        return id != SectionId::Data && id != SectionId::Ddl && id != SectionId::Details && id != SectionId::Access;
    }

    static void addSize(ObjectView &view, Properties &details, const dialect::RelationSize &size)
    {
        if (size.rows >= 0) {
            view.facts << tr("%1 rows").arg(estimateText(size.rows));
            details.add(tr("Rows (estimate)"), QLocale().toString(size.rows));
        }
        if (size.bytes >= 0) {
            view.facts << humanBytes(size.bytes);
            details.add(estimatedSizeTitle(), humanBytes(size.bytes));
        }
    }

    static void addMeta(Properties &details, const schema::Meta &meta)
    {
        details.add(tr("Owner"), meta.owner);
        details.add(tr("Comment"), meta.comment);
        for (const schema::SecurityLabel &label : meta.labels)
            details.add(tr("Security label (%1)").arg(label.provider), label.label);
        details.add(meta.attributes);
    }
};

} // namespace

Section section(SectionId id, Sheet sheet)
{
    return {id, Sections::title(id), std::move(sheet), Sections::emptyText(id), Sections::counted(id)};
}

ObjectView startView(const ViewSource &source, const schema::ObjectRef &ref, const schema::Meta &meta)
{
    ObjectView view;
    view.ref = ref;
    view.title = printable(ref.part.isEmpty() ? ref.name.name : ref.name.name + u'(' + ref.part + u')');
    view.kindTitle = kindTitle(ref.kind);
    view.comment = meta.comment;
    view.ddl = source.dialect.printer->ddl(source.schema(), ref);
    return view;
}

void addCommonSections(ObjectView &view, const ViewSource &source, const schema::Meta &meta, Properties details,
                       const std::vector<schema::Column> &columns)
{
    view.sections.push_back(section(SectionId::Ddl));
    view.sections.push_back(section(SectionId::Dependencies, dependencySheet(source.schema(), view.ref)));
    if (source.can().roles)
        view.sections.push_back(section(SectionId::Access, accessSheet(meta, columns)));
    addMeta(details, meta);
    view.sections.push_back(section(SectionId::Details, details.take()));
}

void addSize(ObjectView &view, Properties &details, const ViewSource &source, const schema::QualifiedName &name)
{
    if (const dialect::RelationSize *size = dialect::findSize(source.introspection, name))
        Sections::addSize(view, details, *size);
}

void addMeta(Properties &details, const schema::Meta &meta)
{
    Sections::addMeta(details, meta);
}

} // namespace tidemark::ui
