// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/schemasummary.h"

#include "app/cli/kindlist.h"
#include "app/cli/texttable.h"
#include "base/text.h"
#include "schema/enumnames.h"
#include "schema/kinds.h"
#include "schema/parts.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static constexpr int longestName = 120;

static QString nameOf(const QString &name)
{
    return printable(name, longestName);
}

// ---- Where it is

static QString serverText(const sql::ServerInfo &server)
{
    const QString version = printable(server.versionText);
    return version.isEmpty() ? printable(server.product) : printable(server.product) + u' ' + version;
}

static QString facts(const dialect::Introspection &found, const StreamTraits &traits)
{
    const sql::ServerInfo &server = found.server;
    TextTable table({{.title = {}}, {.title = {}, .wraps = true}});
    const auto add = [&table](const QString &label, const QString &value) {
        if (!value.isEmpty())
            table.addRow({label, value});
    };
    add(tr("Database"), nameOf(server.database));
    add(tr("Server"), serverText(server));
    add(tr("Address"), server.address == server.database ? QString() : printable(server.address));
    add(tr("Role"), nameOf(server.user));
    add(tr("Encryption"), printable(server.encryption));
    add(tr("Encoding"), printable(server.encoding));
    QStringList settings;
    for (const auto &[key, value] : found.schema.attributes.entries()) {
        // the encoding stands above
        if (toText(value) != server.encoding)
            settings << printable(key) + u' ' + printable(toText(value));
    }
    add(tr("Settings"), settings.join(u", "_s));
    return table.toText(traits.width);
}

// ---- How many of each kind

static QString schemas(const schema::Schema &schema, const StreamTraits &traits)
{
    std::map<QString, std::map<QString, int>> counts;
    for (const schema::Namespace &ns : schema.namespaces)
        counts[ns.name];
    for (const schema::ObjectRef &ref : schema::allObjects(schema)) {
        if (ref.kind != schema::kind::ns)
            ++counts[ref.name.schema][ref.kind];
    }
    if (counts.empty())
        return heading(tr("The database is empty"), traits);
    if (counts.size() == 1 && counts.begin()->first.isEmpty())
        return heading(tr("Objects"), traits) + wrapText(countsText(counts.begin()->second), traits.width, u"  "_s);
    TextTable table({{.title = {}}, {.title = {}, .wraps = true}});
    for (const auto &[name, kinds] : counts)
        table.addRow({name.isEmpty() ? tr("(no schema)") : nameOf(name), countsText(kinds)});
    return heading(tr("Schemas"), traits) + table.toText(traits.width, u"  "_s);
}

// ---- Tables

static QString kindText(const schema::Table &table)
{
    QStringList words;
    if (table.persistence != schema::Persistence::Permanent)
        words << QString::fromLatin1(schema::enumName(table.persistence));
    if (table.partitionOf)
        words << tr("partition");
    if (table.kind != schema::TableKind::Ordinary)
        words << QString::fromLatin1(schema::enumName(table.kind));
    return words.join(u", "_s);
}

static QString rowsText(const dialect::RelationSize *size)
{
    return size && size->rows >= 0 ? u'~' + inGroups(size->rows) : QString();
}

static QString bytesText(const dialect::RelationSize *size)
{
    return size && size->bytes >= 0 ? humanBytes(size->bytes) : QString();
}

static QString number(size_t count)
{
    return inGroups(qint64(count));
}

static QString tables(const dialect::Introspection &found, const StreamTraits &traits)
{
    TextTable text({{.title = tr("Name"), .least = 24},
                    {.title = tr("Kind")},
                    {.title = tr("Columns"), .right = true},
                    {.title = tr("Indexes"), .right = true},
                    {.title = tr("Rows"), .right = true},
                    {.title = tr("Size"), .right = true}});
    for (const schema::Table &table : found.schema.tables) {
        const dialect::RelationSize *size = findSize(found, table.name);
        text.addRow({nameOf(table.name.toString()), kindText(table), number(table.columns.size()),
                     number(table.indexes.size()), rowsText(size), bytesText(size)});
    }
    for (const schema::View &view : found.schema.views) {
        const dialect::RelationSize *size = findSize(found, view.name);
        if (view.materialized)
            text.addRow({nameOf(view.name.toString()), schema::kind::materializedView, number(view.columns.size()),
                         number(view.indexes.size()), rowsText(size), bytesText(size)});
    }
    if (text.isEmpty())
        return {};
    return u'\n' + heading(tr("Tables"), traits) + text.toText(traits.width, u"  "_s);
}

// ---- Everything else by name

// Columns and keys are counted with their tables; the rest of what lies in them acts by itself.
static bool isListed(const schema::ObjectRef &ref)
{
    namespace kind = schema::kind;
    if (schema::isPart(ref.kind))
        return ref.kind == kind::trigger || ref.kind == kind::rule || ref.kind == kind::policy;
    return ref.kind != kind::ns && ref.kind != kind::table && ref.kind != kind::materializedView;
}

static QString others(const schema::Schema &schema, const StreamTraits &traits)
{
    std::vector<schema::ObjectRef> refs = schema::allObjects(schema);
    std::erase_if(refs, [](const schema::ObjectRef &ref) { return !isListed(ref); });
    // relation by relation: the columns of ten thousand tables need not be in memory at once
    const auto addParts = [&refs](const auto &relations) {
        for (const auto &relation : relations)
            std::ranges::copy_if(schema::partsOf(relation), std::back_inserter(refs), isListed);
    };
    addParts(schema.tables);
    addParts(schema.views);
    return refs.empty() ? QString() : u'\n' + heading(tr("Other objects"), traits) + kindList(refs, traits);
}

// ---- What is missing

static QString omissions(const dialect::Introspection &found, const StreamTraits &traits)
{
    if (found.omissions.empty())
        return {};
    QString text = u'\n' + heading(tr("Could not read"), traits);
    for (const dialect::Omission &omission : found.omissions)
        text += wrapText(schema::toText(omission), traits.width, u"  "_s);
    return text;
}

QString schemaSummary(const dialect::Introspection &found, const StreamTraits &traits)
{
    const QString head = facts(found, traits);
    return head + (head.isEmpty() ? QString() : u"\n"_s) + schemas(found.schema, traits) + tables(found, traits) +
           others(found.schema, traits) + omissions(found, traits);
}

} // namespace tidemark::cli
