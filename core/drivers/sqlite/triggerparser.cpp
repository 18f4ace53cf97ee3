// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/canonical.h"
#include "drivers/sqlite/objectparsers.h"
#include "drivers/sqlite/relationnames.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static schema::TriggerTiming readTiming(TokenReader &reader)
{
    if (reader.accept("AFTER"))
        return schema::TriggerTiming::After;
    if (reader.acceptAll({"INSTEAD", "OF"}))
        return schema::TriggerTiming::InsteadOf;
    reader.accept("BEFORE"); // what holds when nothing is said
    return schema::TriggerTiming::Before;
}

static Result<void> readEvent(TokenReader &reader, schema::Trigger &trigger)
{
    for (const char *word : {"INSERT", "UPDATE", "DELETE"}) {
        if (reader.accept(word))
            trigger.events = {QString::fromLatin1(word)};
    }
    if (trigger.events.isEmpty())
        return reader.unexpected();
    if (!reader.accept("OF"))
        return {};
    do {
        trigger.updateColumns << TRY(reader.name());
    } while (reader.accept(","));
    return {};
}

static bool beginsStatement(const Token &token)
{
    return token.is("INSERT") || token.is("UPDATE") || token.is("DELETE") || token.is("SELECT") ||
           token.is("REPLACE") || token.is("WITH");
}

// Reads up to the BEGIN that opens the body: a column may be called so, too.
static Tokens readCondition(TokenReader &reader)
{
    const Tokens rest = TokenReader(reader).rest();
    size_t size = 0;
    for (int depth = 0; size + 1 < rest.size(); ++size) {
        depth += rest[size].is("(") ? 1 : rest[size].is(")") ? -1 : 0;
        if (depth == 0 && rest[size].is("BEGIN") && beginsStatement(rest[size + 1]))
            break;
    }
    for (size_t i = 0; i < size; ++i)
        reader.take();
    return rest.first(size);
}

// One statement a line, each with its semicolon.
static QString bodyText(Tokens body)
{
    QStringList lines;
    size_t begin = 0;
    for (size_t i = 0; i < body.size(); ++i) {
        if (!body[i].is(";"))
            continue;
        if (i > begin)
            lines << canonicalStatement(body.subspan(begin, i - begin)) + u';';
        begin = i + 1;
    }
    return lines.join(u'\n');
}

static Result<Tokens> bodyTokens(const Token &begin, Tokens all)
{
    const auto address = [](const Token &token) { return token.text.data(); };
    const auto first = size_t(std::ranges::find(all, begin.text.data(), address) - all.begin()) + 1;
    size_t last = all.size();
    while (last > first && !all[last - 1].is("END"))
        --last;
    if (last == first)
        return TokenReader({}).unexpected();
    return all.subspan(first, last - 1 - first);
}

Result<schema::Trigger> parseTrigger(std::string_view sql, QStringList &relations)
{
    const std::vector<Token> all = tokenize(sql);
    const std::vector<Token> tokens = withoutComments(all);
    TokenReader reader(tokens);
    schema::Trigger trigger;
    TRY(reader.expect("CREATE"));
    if (!reader.accept("TEMP"))
        reader.accept("TEMPORARY");
    TRY(reader.expect("TRIGGER"));
    reader.acceptAll({"IF", "NOT", "EXISTS"});
    trigger.name = TRY(reader.qualifiedName());
    trigger.timing = readTiming(reader);
    TRY(readEvent(reader, trigger));
    TRY(reader.expect("ON"));
    TRY(reader.name());
    reader.acceptAll({"FOR", "EACH", "ROW"});
    trigger.forEachRow = true; // the engine has no other
    Tokens condition;
    if (reader.accept("WHEN"))
        condition = readCondition(reader);
    trigger.when = canonicalExpression(condition, {});
    const Token &begin = reader.peek();
    TRY(reader.expect("BEGIN"));
    const Tokens body = TRY(bodyTokens(begin, all));
    trigger.body = bodyText(body);
    relations = relationNames(condition) + relationNames(body);
    return trigger;
}

} // namespace tidemark::sqlite
