// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/session.h"

#include "base/text.h"
#include "dialect/redaction.h"

namespace tidemark::connect {

static Error withoutPassword(Error error, const Secret &password)
{
    for (QString *text : {&error.message, &error.detail, &error.hint, &error.statement, &error.object})
        *text = password.redactFrom(*text);
    for (QString &step : error.trail)
        step = password.redactFrom(step);
    return error;
}

static Result<Session> openOnce(job::JobContext &job, const dialect::Dialect &dialect, const dialect::Target &target)
{
    Session session{.dialect = &dialect};
    auto connection = dialect.connector->open(job, target, &session.timings);
    if (!connection)
        return Failure(withoutPassword(std::move(connection).error(), dialect::passwordToHide(target)));
    session.connection = *std::move(connection);
    return session;
}

// The server wants a password and nobody gave one: the driver itself gave up, before the server refused anything.
static bool lacksPassword(const Error &error)
{
    return error.kind == ErrorKind::Auth && error.sqlState.isEmpty();
}

Result<Session> open(job::JobContext &job, const dialect::Registry &registry, dialect::Target target,
                     const PasswordPrompt &prompt)
{
    const dialect::Dialect &dialect = *TRY(registry.require(target.engine));
    auto session = openOnce(job, dialect, target);
    if (session || !prompt || !lacksPassword(session.error()))
        return session;
    target.password = TRY(prompt(job, passwordQuestion(target)));
    return openOnce(job, dialect, target);
}

} // namespace tidemark::connect
