// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/timelimits.h"

#include "base/text.h"
#include "drivers/postgres/busysteps.h"
#include "drivers/postgres/quote.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <span>
#include <utility>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using plan::Statement;
using schema::QualifiedName;

static constexpr int attempts = 10;

static bool isStrong(const plan::Lock &lock)
{
    return lock.blocksWrites || lock.blocksReads;
}

static bool isValidation(const Statement &statement)
{
    return statement.sql.contains(" VALIDATE CONSTRAINT "_L1);
}

// What takes its time in a transaction must not do it under the locks of what follows.
static void endAfterValidations(std::vector<Statement> &statements)
{
    for (size_t i = 1; i < statements.size(); ++i) {
        if (isValidation(statements[i - 1]) && std::ranges::any_of(statements[i].locks, isStrong))
            statements[i].startsTransaction = true;
    }
}

static int strengthOf(const QString &mode)
{
    static const std::array<QString, 4> modes{u"SHARE"_s, u"SHARE ROW EXCLUSIVE"_s, u"EXCLUSIVE"_s,
                                              u"ACCESS EXCLUSIVE"_s};
    return int(std::ranges::find(modes, mode) - modes.begin());
}

// Views and sequences have no LOCK of their own, or one that takes more than is wanted.
static bool canBeLocked(const schema::Schema &before, const QualifiedName &name)
{
    const schema::Table *table = schema::findTable(before, name);
    return table && (table->kind == schema::TableKind::Ordinary || table->kind == schema::TableKind::Partitioned);
}

using Modes = std::map<QualifiedName, QString>; // in one order for everybody, so that two such plans cannot deadlock

static Modes modesOf(const schema::Schema &before, std::span<const Statement> transaction)
{
    Modes modes;
    for (const Statement &statement : transaction) {
        for (const plan::Lock &lock : statement.locks) {
            if (!isStrong(lock) || !canBeLocked(before, lock.object.name))
                continue;
            QString &mode = modes[lock.object.name];
            if (mode.isEmpty() || strengthOf(mode) < strengthOf(lock.mode))
                mode = lock.mode;
        }
    }
    return modes;
}

// Between two attempts nothing is held, and whoever waited gets through.
static QString patientLock(const Modes &modes)
{
    QString locks;
    for (const auto &[name, mode] : modes)
        locks += u"            LOCK TABLE ONLY "_s + quoteQualified(name) + u" IN "_s + mode + u" MODE;\n"_s;
    const QString body = u"\nBEGIN\n    FOR attempt IN 1..%1 LOOP\n        BEGIN\n"_s.arg(attempts) + locks +
                         u"            RETURN;\n        EXCEPTION WHEN lock_not_available THEN\n"
                         "            IF attempt = %1 THEN\n                RAISE;\n            END IF;\n"
                         "        END;\n        PERFORM pg_sleep(attempt);\n    END LOOP;\nEND "_s.arg(attempts);
    return u"DO "_s + dollarQuoted(body, u"locks"_s);
}

static std::vector<Statement> withPatience(const schema::Schema &before, std::vector<Statement> statements)
{
    std::vector<Statement> patient;
    for (size_t first = 0; first < statements.size();) {
        size_t end = first + 1;
        while (end < statements.size() && statements[first].transactional && statements[end].transactional &&
               !statements[end].startsTransaction)
            ++end;
        const auto modes = statements[first].transactional
                               ? modesOf(before, std::span(statements).subspan(first, end - first))
                               : Modes();
        if (!modes.empty()) {
            Statement lock;
            lock.sql = patientLock(modes);
            lock.object = statements[first].object;
            lock.comment = tr("The locks of this transaction, tried %1 times for a moment each").arg(attempts);
            lock.startsTransaction = std::exchange(statements[first].startsTransaction, false);
            patient.push_back(std::move(lock));
        }
        std::move(statements.begin() + qsizetype(first), statements.begin() + qsizetype(end),
                  std::back_inserter(patient));
        first = end;
    }
    return patient;
}

std::vector<Statement> withTimeLimits(const schema::Schema &before, std::vector<Statement> statements)
{
    const bool needed = std::ranges::any_of(statements, [](const Statement &statement) {
        return !statement.transactional || std::ranges::any_of(statement.locks, isStrong);
    });
    if (!needed)
        return statements;
    endAfterValidations(statements);
    statements = withPatience(before, std::move(statements));
    std::vector<Statement> limited;
    const schema::ObjectRef object = statements.front().object;
    const auto add = [&](const QString &sql) {
        limited.push_back({.sql = sql, .object = object, .transactional = false});
    };
    add(u"SET statement_timeout = 0"_s);
    bool limits = false;
    for (Statement &statement : statements) {
        if (statement.transactional != limits)
            add(statement.transactional ? u"SET lock_timeout = '3s'"_s : u"SET lock_timeout = 0"_s);
        limits = statement.transactional;
        limited.push_back(std::move(statement));
    }
    add(u"RESET lock_timeout"_s);
    add(u"RESET statement_timeout"_s);
    return limited;
}

} // namespace tidemark::postgres
