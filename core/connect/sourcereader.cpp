// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/sourcereader.h"

#include "base/text.h"
#include "connect/streamreader.h"
#include "schema/snapshot.h"

namespace tidemark::connect {

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

static Result<void> checkSchemas(job::JobContext &job, const Session &session,
                                 const dialect::IntrospectOptions &options)
{
    if (options.schemas.isEmpty())
        return {};
    if (!session.connection->server().can.schemas)
        return fail(ErrorKind::Unsupported, tr("%1 has no schemas to choose from").arg(session.dialect->displayName),
                    tr("Leave out --schema."));
    const dialect::IntrospectOptions everywhere{.schemas = {}, .systemObjects = options.systemObjects};
    const auto outline = TRY(session.dialect->introspector->outline(job, *session.connection, everywhere));
    return checkSchemas(options.schemas, outline.schemas);
}

static Result<dialect::Introspection> readDatabase(job::JobContext &job, const dialect::Registry &registry,
                                                   dialect::Target target, const dialect::IntrospectOptions &options,
                                                   const PasswordPrompt &prompt)
{
    // a file that is only looked at must not be made, nor changed by its journal
    if (const dialect::Dialect *dialect = registry.find(target.engine); dialect && dialect->fileBased)
        target.readOnly = true;
    job.report({.what = tr("Connecting to %1").arg(printable(describe(target)))});
    const Session session = TRY(open(job, registry, std::move(target), prompt));
    TRY(checkSchemas(job, session, options));
    dialect::Introspection found = TRY(session.dialect->introspector->introspect(job, *session.connection, options));
    if (found.server.engine.isEmpty())
        found.server = session.connection->server();
    return found;
}

static Result<dialect::Introspection> readSnapshot(const job::JobContext &job, const SnapshotFile &file,
                                                   const dialect::Registry &registry,
                                                   const dialect::IntrospectOptions &options)
{
    dialect::Introspection found;
    const QByteArray bytes = TRY(readSnapshotBytes(job, file.path));
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

Result<dialect::Introspection> readSource(job::JobContext &job, const dialect::Registry &registry, const Source &source,
                                          const dialect::IntrospectOptions &options, const PasswordPrompt &prompt)
{
    if (const auto *file = std::get_if<SnapshotFile>(&source))
        return readSnapshot(job, *file, registry, options);
    if (const auto *files = std::get_if<SqlFiles>(&source))
        return fail(ErrorKind::Unsupported, tr("%1 must be replayed in a scratch database").arg(printable(files->path)),
                    tr("Give a database or a snapshot."));
    return readDatabase(job, registry, std::get<dialect::Target>(source), options, prompt);
}

} // namespace tidemark::connect
