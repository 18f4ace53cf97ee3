// SPDX-License-Identifier: GPL-3.0-or-later
// Databases, schemas, and the kinds that only one engine has.
#include "ui/models/kindtitles.h"
#include "ui/models/views/sections.h"

#include "base/text.h"
#include "schema/kinds.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace tidemark::ui {

namespace {

class Containers
{
    Q_DECLARE_TR_FUNCTIONS(ContainerViews)

public:
    static Properties server(const ViewSource &source)
    {
        const sql::ServerInfo &server = source.introspection.server;
        Properties details;
        details.add(tr("Version"), server.product + u' ' + server.versionText);
        details.add(tr("Encoding"), server.encoding);
        addCounts(details, source.schema());
        details.add(tr("Database"), server.database);
        if (server.address != server.database)
            details.add(tr("Address"), server.address);
        details.add(tr("Connected as"), server.user);
        details.add(tr("Encryption"), server.encrypted ? server.encryption : QString());
        details.add(tr("Read-only"), server.readOnly);
        if (!server.foreignKeysEnforced)
            details.add(tr("Foreign keys"), tr("not enforced by this connection"), Tone::Changed);
        details.add(source.schema().attributes);
        for (const dialect::Omission &omission : source.introspection.omissions)
            details.add(tr("Not read"), schema::toText(omission), Tone::Changed);
        return details;
    }

    // How many there are of each kind, in the order of the tree.
    static void addCounts(Properties &details, const schema::Schema &schema)
    {
        std::map<QString, int> counts;
        for (const schema::ObjectRef &ref : schema::allObjects(schema))
            ++counts[ref.kind];
        std::vector<QString> kinds;
        for (const auto &[kind, count] : counts)
            kinds.push_back(kind);
        std::ranges::stable_sort(kinds, {}, &kindOrder);
        for (const QString &kind : kinds)
            details.add(kindGroupTitle(kind), QLocale().toString(counts[kind]));
    }

    static QString tables(size_t count) { return tr("%n table(s)", nullptr, int(count)); }
    static QString notRead(size_t count) { return tr("%n thing(s) could not be read", nullptr, int(count)); }
};

} // namespace

ObjectView databaseView(const ViewSource &source)
{
    const sql::ServerInfo &server = source.introspection.server;
    ObjectView view;
    view.ref = {schema::kind::database, {}, {}};
    view.title = printable(server.database.section(u'/', -1));
    view.kindTitle = kindTitle(schema::kind::database);
    view.facts << server.product + u' ' + server.versionText.section(u' ', 0, 0);
    view.facts << Containers::tables(source.schema().tables.size());
    if (!source.introspection.omissions.empty())
        view.facts << Containers::notRead(source.introspection.omissions.size());
    view.sections = {section(SectionId::Objects, objectSheet(source.introspection, {}, true)),
                     section(SectionId::Details, Containers::server(source).take())};
    return view;
}

ObjectView namespaceView(const ViewSource &source, const schema::Namespace &ns)
{
    ObjectView view = startView(source, schema::refOf(ns), ns.meta);
    view.sections.push_back(section(SectionId::Objects, objectSheet(source.introspection, ns.name, false)));
    addCommonSections(view, source, ns.meta, {});
    return view;
}

ObjectView engineObjectView(const ViewSource &source, const schema::EngineObject &object)
{
    ObjectView view = startView(source, schema::refOf(object), object.meta);
    addCommonSections(view, source, object.meta, {});
    return view;
}

} // namespace tidemark::ui
