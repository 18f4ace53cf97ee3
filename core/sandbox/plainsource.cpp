// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/plainsource.h"

#include "base/text.h"
#include "connect/streamreader.h"
#include "schema/snapshot.h"

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

static Result<void> checkSchemas(const QStringList &wanted, const QStringList &there)
{
    for (const QString &name : wanted) {
        if (there.contains(name))
            continue;
        const QString meant = didYouMean(name, there);
        return fail(ErrorKind::Usage, tr("There is no schema \"%1\"").arg(printable(name)),
                    meant.isEmpty() ? tr("Without --schema all schemas are read.") : meant);
    }
    return {};
}

static Result<void> checkSchemas(job::JobContext &job, const pool::Lease &lease,
                                 const dialect::IntrospectOptions &options)
{
    if (options.schemas.isEmpty())
        return {};
    const dialect::Dialect &dialect = lease.dialect();
    if (!lease->server().can.schemas)
        return fail(ErrorKind::Unsupported, tr("%1 has no schemas to choose from").arg(dialect.displayName),
                    tr("Leave out --schema."));
    const dialect::IntrospectOptions everywhere{.schemas = {}, .systemObjects = options.systemObjects};
    const auto outline = TRY(dialect.introspector->outline(job, lease.connection(), everywhere));
    return checkSchemas(options.schemas, outline.schemas);
}

static Result<dialect::Introspection> readBorrowed(job::JobContext &job, const pool::Lease &lease,
                                                   const dialect::IntrospectOptions &options)
{
    TRY(checkSchemas(job, lease, options));
    dialect::Introspection found = TRY(lease.dialect().introspector->introspect(job, lease.connection(), options));
    if (found.server.engine.isEmpty())
        found.server = lease->server();
    return found;
}

Result<dialect::Introspection> readDatabase(job::JobContext &job, const dialect::Target &target,
                                            const pool::Lender &lender, const dialect::IntrospectOptions &options,
                                            const connect::PasswordPrompt &prompt)
{
    job.report({.what = tr("Connecting to %1").arg(printable(dialect::describe(target)))});
    pool::Lease lease = TRY(lender(job, prompt));
    auto found = readBorrowed(job, lease, options);
    if (!found && found.error().breaksConnection)
        lease.discard();
    return found;
}

Result<dialect::Introspection> readSnapshot(const job::JobContext &job, const dialect::Registry &registry,
                                            const connect::SnapshotFile &file,
                                            const dialect::IntrospectOptions &options)
{
    dialect::Introspection found;
    const QByteArray bytes = TRY(connect::readSnapshotBytes(job, file.path));
    schema::Snapshot read = TRY(schema::readSnapshot(bytes, file.path));
    found.schema = std::move(read.schema);
    found.omissions = std::move(read.omissions);
    found.server.engine = found.schema.engine;
    found.server.versionText = found.schema.version;
    const dialect::Dialect *dialect = registry.find(found.schema.engine);
    found.server.product = dialect ? dialect->displayName : found.schema.engine;
    if (options.schemas.isEmpty())
        return found;
    QStringList names;
    for (const schema::Namespace &ns : found.schema.namespaces)
        names << ns.name;
    TRY(checkSchemas(options.schemas, names));
    found.schema = schema::onlySchemas(found.schema, options.schemas);
    return found;
}

} // namespace tidemark::sandbox
