// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/serverlink.h"

#include "base/text.h"
#include "connect/source.h"
#include "connect/url.h"
#include "pool/foreign/pgbouncer.h"

namespace tidemark::cli {

using namespace Qt::StringLiterals;

std::vector<Option> passwordOptions()
{
    return {{.name = u"password-file"_s,
             .valueName = u"FILE"_s,
             .help = tr("The first line of this file is the password.")},
            {.name = u"no-password"_s, .help = tr("Never ask for a password.")}};
}

Result<dialect::Target> targetOf(const Workbench &bench, const Arguments &arguments, const QString &url)
{
    connect::Source source = TRY(connect::classifySource(bench.registry, url));
    auto *target = std::get_if<dialect::Target>(&source);
    if (!target)
        return fail(ErrorKind::Usage, tr("\"%1\" is not the URL of a server").arg(printable(connect::redactUrl(url))),
                    tr("It begins with a scheme, such as postgresql://user@host/database."));
    if (arguments.has(u"password-file"_s))
        target->password = TRY(connect::readPasswordFile(bench.job, arguments.value(u"password-file"_s)));
    return std::move(*target);
}

Result<ServerLink> openServer(const Workbench &bench, const Arguments &arguments, const QString &url)
{
    const dialect::Target target = TRY(targetOf(bench, arguments, url));
    const dialect::Dialect &dialect = *TRY(bench.registry.require(target.engine));
    if (!dialect.serverWatch)
        return fail(ErrorKind::Unsupported, tr("%1 has no server that could be watched").arg(dialect.displayName),
                    tr("Its databases are files: tidemark inspect shows what is in them."));
    const pool::Lender lender = bench.targets->lender(target, {.label = u"server"_s});
    const bool mayAsk = !arguments.has(u"no-password"_s);
    ServerLink link{.lease = TRY(lender(bench.job, mayAsk ? bench.prompt : connect::PasswordPrompt())),
                    .watch = dialect.serverWatch.get()};
    if (pool::isBouncerConsole(link.connection().server()))
        return fail(ErrorKind::Unsupported,
                    tr("%1 is the console of a PgBouncer and no server").arg(printable(dialect::describe(target))),
                    tr("tidemark pool status shows its pools."));
    return link;
}

} // namespace tidemark::cli
