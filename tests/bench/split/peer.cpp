// SPDX-License-Identifier: GPL-3.0-or-later
#include "peer.h"

#include "sql/lexer.h"
#include "support/dialects.h"

extern "C" {
#include <pg_query.h>
}

namespace tidemark::bench {

int peerCount(const std::string &script)
{
    const PgQuerySplitResult result = pg_query_split_with_scanner(script.c_str());
    const int count = result.error ? -1 : result.n_stmts;
    pg_query_free_split_result(result);
    return count;
}

// Its statements begin right behind the semicolon before them.
static long firstToken(std::string_view script, long from)
{
    sql::Lexer lexer(script.substr(size_t(from)), test::postgresRules());
    sql::Token token = lexer.next();
    while (token.kind == sql::TokenKind::Space || token.kind == sql::TokenKind::Comment)
        token = lexer.next();
    return from + long(token.offset);
}

std::optional<std::vector<Boundary>> peerBoundaries(const std::string &script, PeerMethod method)
{
    const bool scans = method == PeerMethod::Scanner;
    const PgQuerySplitResult result =
        scans ? pg_query_split_with_scanner(script.c_str()) : pg_query_split_with_parser(script.c_str());
    std::vector<Boundary> found;
    for (int i = 0; !result.error && i < result.n_stmts; ++i) {
        const PgQuerySplitStmt &statement = *result.stmts[i];
        const long end = statement.stmt_location + statement.stmt_len;
        const bool hasMark = size_t(end) < script.size() && script[size_t(end)] == ';';
        found.push_back({firstToken(script, statement.stmt_location), hasMark ? end + 1 : end});
    }
    const bool refused = result.error != nullptr;
    pg_query_free_split_result(result);
    return refused ? std::nullopt : std::optional(found);
}

} // namespace tidemark::bench
