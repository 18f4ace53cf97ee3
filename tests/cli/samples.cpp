// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

namespace tidemark::test {

using namespace Qt::StringLiterals;
using namespace schema;

static Table table(const QString &ns, const QString &name, const QStringList &columns)
{
    Table table;
    table.name = {ns, name};
    for (const QString &column : columns) {
        Column one;
        one.name = column;
        one.type = u"text"_s;
        table.columns.push_back(one);
    }
    Key key;
    key.name = name + u"_pkey"_s;
    key.columns = columns.first(1);
    table.primaryKey = key;
    return table;
}

static Routine routine(const QString &ns, const QString &name, const QString &signature)
{
    Routine routine;
    routine.name = {ns, name};
    routine.signature = signature;
    return routine;
}

static Schema sampleSchema()
{
    Schema schema;
    schema.engine = u"acme"_s;
    schema.version = u"17.5"_s;
    schema.attributes.set(u"acme.collation"_s, u"en_GB.UTF-8"_s);
    for (const char *name : {"billing", "public", "empty \"; DROP\n\xE2\x80\xAElive"})
        schema.namespaces.push_back({.name = QString::fromUtf8(name), .meta = {}});

    schema.tables.push_back(table(u"billing"_s, u"invoice"_s, {u"id"_s, u"customer"_s, u"total"_s}));
    schema.tables.back().kind = TableKind::Partitioned;
    schema.tables.push_back(table(u"billing"_s, u"invoice_2025"_s, {u"id"_s, u"customer"_s, u"total"_s}));
    schema.tables.back().partitionOf = PartitionOf{.parent = {u"billing"_s, u"invoice"_s}, .bounds = u"DEFAULT"_s};
    schema.tables.push_back(table(u"public"_s, u"customer"_s, {u"id"_s, u"name"_s}));
    Index index;
    index.name = u"customer_name"_s;
    schema.tables.back().indexes = {index};
    Check check;
    check.name = u"name"_s;
    schema.tables.back().checks = {check};
    for (int i = 10; i < 22; ++i) {
        Policy policy;
        policy.name = u"policy_%1"_s.arg(i);
        schema.tables.back().policies.push_back(policy);
    }
    schema.tables.push_back(table(u"public"_s, u"staging"_s, {u"id"_s}));
    schema.tables.back().persistence = Persistence::Unlogged;
    schema.tables.push_back(table(u"public"_s, u"顧客\x1b[31m\n\u202Etable"_s, {u"id"_s}));

    View view;
    view.name = {u"billing"_s, u"open_invoice"_s};
    schema.views.push_back(view);
    view.name = {u"billing"_s, u"monthly"_s};
    view.materialized = true;
    schema.views.push_back(view);

    schema.routines.push_back(routine(u"billing"_s, u"total"_s, u"integer"_s));
    schema.routines.push_back(routine(u"billing"_s, u"total"_s, u"text"_s));
    Sequence sequence;
    sequence.name = {u"public"_s, u"customer_id_seq"_s};
    schema.sequences.push_back(sequence);
    Type type;
    type.name = {u"public"_s, u"staging"_s};
    schema.types.push_back(type);
    schema.objects.push_back({.kind = u"user mapping"_s, .name = {{}, u"alice"_s}, .part = u"warehouse"_s, .meta = {}});
    schema.objects.push_back({.kind = u"publication"_s, .name = {{}, u"everything"_s}, .part = {}, .meta = {}});
    schema.objects.push_back(
        {.kind = u"text search dictionary"_s, .name = {u"public"_s, u"names"_s}, .part = {}, .meta = {}});
    schema.objects.push_back(
        {.kind = u"text search dictionary"_s, .name = {u"public"_s, u"places"_s}, .part = {}, .meta = {}});
    schema::sort(schema);
    return schema;
}

dialect::Introspection sampleIntrospection()
{
    dialect::Introspection found;
    found.schema = sampleSchema();
    found.server.engine = u"acme"_s;
    found.server.product = u"Acme"_s;
    found.server.version = {.major = 17, .minor = 5};
    found.server.versionText = u"17.5 (Debian 17.5-1)"_s;
    found.server.database = u"orders"_s;
    found.server.user = u"alice"_s;
    found.server.address = u"db1:4242"_s;
    found.server.encoding = u"UTF8"_s;
    found.server.encrypted = true;
    found.server.encryption = u"TLSv1.3, TLS_AES_256_GCM_SHA384"_s;
    found.server.can.schemas = true;
    found.sizes = {{.name = {u"billing"_s, u"invoice_2025"_s}, .rows = 1234567, .bytes = 98765432},
                   {.name = {u"billing"_s, u"monthly"_s}, .rows = 12, .bytes = 8192},
                   {.name = {u"public"_s, u"customer"_s}, .rows = 0, .bytes = 8192},
                   {.name = {u"public"_s, u"staging"_s}, .rows = -1, .bytes = 0}};
    found.omissions = {
        {.what = u"connection strings of subscriptions"_s, .why = u"permission denied for table pg_subscription"_s}};
    return found;
}

} // namespace tidemark::test
