// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/targets.h"

#include "schema/snapshot.h"
#include "support/dialects.h"
#include "support/sqllaws.h"

namespace tidemark::fuzz {

QByteArray sqlFlaw(std::string_view bytes)
{
    for (const sql::LexerRules &rules : {test::postgresRules(), test::sqliteRules(), test::mariadbRules()}) {
        QByteArray flaw = test::lexerFlaw(bytes, rules);
        if (flaw.isEmpty())
            flaw = test::splitterFlaw(bytes, rules);
        if (!flaw.isEmpty())
            return flaw;
    }
    return {};
}

QByteArray snapshotFlaw(std::string_view bytes)
{
    const auto read = schema::fromSnapshot(QByteArray(bytes.data(), qsizetype(bytes.size())));
    if (!read)
        return read.error().kind == ErrorKind::Config && !read.error().message.isEmpty() ? "" : "an error says nothing";
    const auto again = schema::fromSnapshot(schema::toSnapshot(*read));
    return again && *again == *read ? "" : "a schema that was read does not read back";
}

quint32 seedCount(quint32 usual)
{
    return std::max(usual, quint32(std::max(0, qEnvironmentVariableIntValue("TIDEMARK_FUZZ_SEEDS"))));
}

} // namespace tidemark::fuzz
