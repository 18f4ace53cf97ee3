// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "job/jobcontext.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

Error fullError()
{
    Error error;
    error.kind = ErrorKind::Constraint;
    error.message = u"duplicate key"_s;
    error.detail = u"Key (id)=(1) exists"_s;
    error.hint = u"Choose another id."_s;
    error.sqlState = u"23505"_s;
    error.statement = u"INSERT INTO t VALUES (1)"_s;
    error.object = u"t_pkey"_s;
    error.position = TextPosition{u"%1 of 2.sql"_s, 20, 3, 4};
    error.trail = {u"loading \"rows\""_s, u"importing"_s};
    return error;
}

Result<int> half(int number)
{
    if (number % 2 != 0)
        return fail(ErrorKind::Usage, u"%1 is odd"_s.arg(number), u"Take an even one."_s);
    return number / 2;
}

Result<int> quarter(int number)
{
    const int once = TRY(half(number));
    return TRY(half(once));
}

} // namespace

class ErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsName()
    {
        const std::pair<ErrorKind, const char *> names[] = {
            {ErrorKind::Usage, "usage"},
            {ErrorKind::Config, "config"},
            {ErrorKind::Connection, "connection"},
            {ErrorKind::Auth, "auth"},
            {ErrorKind::Sql, "sql"},
            {ErrorKind::Constraint, "constraint"},
            {ErrorKind::Locked, "locked"},
            {ErrorKind::Conflict, "conflict"},
            {ErrorKind::Unsupported, "unsupported"},
            {ErrorKind::Cancelled, "cancelled"},
            {ErrorKind::Timeout, "timeout"},
            {ErrorKind::Io, "io"},
            {ErrorKind::Internal, "internal"},
        };
        for (const auto &[kind, name] : names)
            QCOMPARE(errorKindName(kind), QString::fromLatin1(name));
    }

    void readsAsText()
    {
        QCOMPARE(toText(fullError()), u"duplicate key (SQLSTATE 23505)\n"
                                      "at: %1 of 2.sql:3:4\n"
                                      "detail: Key (id)=(1) exists\n"
                                      "while loading \"rows\"\n"
                                      "while importing\n"
                                      "hint: Choose another id."_s);
        Error excerpt;
        excerpt.message = u"no"_s;
        excerpt.detail = u" 3 | x y\n   |   ^"_s;
        QCOMPARE(toText(excerpt), u"no\ndetail:\n 3 | x y\n   |   ^"_s);
        Error unnamed;
        unnamed.message = u"no"_s;
        unnamed.position = TextPosition{{}, 0, 1, 2};
        QCOMPARE(toText(unnamed), u"no\nat: line 1, column 2"_s);
    }

    void readsAsJson()
    {
        const QByteArray json = toJson(fullError());
        QVERIFY(!json.contains('\n'));
        const QJsonObject error = QJsonDocument::fromJson(json).object().value(u"error"_s).toObject();
        QCOMPARE(error.value(u"kind"_s).toString(), u"constraint"_s);
        QCOMPARE(error.value(u"sqlState"_s).toString(), u"23505"_s);
        QCOMPARE(error.value(u"object"_s).toString(), u"t_pkey"_s);
        QCOMPARE(error.value(u"position"_s).toObject().value(u"line"_s).toInt(), 3);
        QCOMPARE(error.value(u"trail"_s).toArray().size(), 2);
    }

    void emptyPartsAreNotWritten()
    {
        Error error;
        error.message = u"no"_s;
        QCOMPARE(toJson(error), QByteArray(R"({"error":{"kind":"internal","message":"no"}})"));
        QCOMPARE(toText(error), u"no"_s);
    }

    void tryPassesTheErrorOn()
    {
        QCOMPARE(quarter(8).value(), 2);
        QCOMPARE(quarter(7).error().message, u"7 is odd"_s);
        QCOMPARE(quarter(6).error().message, u"3 is odd"_s);
        QCOMPARE(quarter(6).error().hint, u"Take an even one."_s);
    }

    void contextIsAdded()
    {
        const Error error = half(1).error().during(u"halving"_s).during(u"counting"_s).withHint(u"Stop."_s);
        QCOMPARE(error.trail, (QStringList{u"halving"_s, u"counting"_s}));
        QCOMPARE(error.hint, u"Stop."_s);
    }

    void aStoppedJobIsAnError()
    {
        std::stop_source stop;
        QStringList reported;
        job::JobContext job(stop.get_token(), [&](const job::Progress &progress) { reported << progress.what; });
        QVERIFY(job.check());
        job.report({u"counting"_s, 1, 2});
        stop.request_stop();
        QVERIFY(job.stopRequested());
        QCOMPARE(job.check().error().kind, ErrorKind::Cancelled);
        QCOMPARE(reported, QStringList{u"counting"_s});
        job::JobContext silent;
        silent.report({u"nobody listens"_s});
        QVERIFY(silent.check());
    }
};

TIDEMARK_TEST(ErrorTest)
#include "tst_error.moc"
