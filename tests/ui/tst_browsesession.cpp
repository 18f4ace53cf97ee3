// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions over real SQLite files and over servers that misbehave on request.
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/fixture.h"
#include "ui/models/profilecheck.h"
#include "ui/models/views/objectview.h"

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
namespace k = schema::kind;

namespace {

connect::Profile acme()
{
    connect::Profile profile = connect::newProfile();
    profile.name = u"acme"_s;
    profile.engine = u"acme"_s;
    profile.host = u"db1"_s;
    return profile;
}

// Answers from a list, and counts the questions.
class ScriptedAsker final : public PasswordAsker
{
public:
    std::vector<Result<GivenPassword>> answers;
    int asked = 0;

    void ask(const QString &, bool, const Answer<GivenPassword> &answer) override
    {
        const auto at = size_t(asked++);
        if (at < answers.size())
            answer(answers[at]);
    }
};

} // namespace

class BrowseSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesComeFirstThenTheSchema()
    {
        test::Folder folder;
        test::Bench bench;
        const auto id = bench.workbench.addFile(folder.database(u"h.db"_s, test::harbour()));
        VERIFY_RESULT(id);
        BrowseSession *session = bench.workbench.session(*id);
        QStringList order;
        connect(session, &BrowseSession::outlineChanged, this, [&] { order << u"outline"_s; });
        connect(session, &BrowseSession::introspectionChanged, this, [&] { order << u"schema"_s; });
        bench.workbench.open(*id);
        QCOMPARE(session->state(), LinkState::Opening);
        EVENTUALLY(session->introspection());
        QCOMPARE(order, (QStringList{u"outline"_s, u"schema"_s}));
        QCOMPARE(session->introspection()->schema.tables.size(), size_t(2));
        QCOMPARE(session->server().product, u"SQLite"_s);
        QVERIFY(bench.workbench.quickOpen().size() >= 3);
        QVERIFY(bench.workbench.tree()->indexOf(*id, {k::table, {{}, u"berth"_s}, {}}).isValid());
    }

    void readsRowsAndSizes()
    {
        test::Folder folder;
        test::Bench bench;
        const auto id = bench.workbench.addFile(folder.database(u"h.db"_s, test::harbour()));
        VERIFY_RESULT(id);
        BrowseSession *session = bench.workbench.session(*id);
        std::optional<Result<sql::RowBatch>> rows;
        std::optional<Result<dialect::ExactSize>> size;
        session->readRows(this, {{}, u"call"_s}, {.limit = 1},
                          [&](Result<sql::RowBatch> batch) { rows = std::move(batch); });
        session->measure(this, {k::table, {{}, u"call"_s}, {}},
                         [&](Result<dialect::ExactSize> exact) { size = exact; });
        EVENTUALLY(rows && size);
        VERIFY_RESULT(*rows);
        QCOMPARE((*rows)->rowCount(), size_t(1));
        QCOMPARE((*rows)->columnCount(), size_t(5));
        VERIFY_RESULT(*size);
    }

    void refreshReadsOnlyWhatChanged()
    {
        test::Folder folder;
        test::Bench bench;
        const QString path = folder.database(u"h.db"_s, test::harbour());
        const auto id = bench.workbench.addFile(path);
        VERIFY_RESULT(id);
        BrowseSession *session = bench.workbench.session(*id);
        session->open();
        EVENTUALLY(session->introspection());
        const auto before = session->introspection();
        QSignalSpy unchanged(session, &BrowseSession::unchanged);
        session->refresh();
        EVENTUALLY(unchanged.size() == 1);
        QCOMPARE(session->introspection(), before);

        const auto other = test::openSqlite(path);
        VERIFY_RESULT(other);
        VERIFY_RESULT(test::runAll(**other, {u"CREATE TABLE tug (id)"_s}));
        session->refresh();
        EVENTUALLY(session->introspection() != before);
        QCOMPARE(session->introspection()->schema.tables.size(), size_t(3));
    }

    void aFileThatIsGoneIsReportedAndComesBack()
    {
        test::Folder folder;
        test::Bench bench;
        connect::Profile profile = connect::newProfile();
        profile.name = u"later"_s;
        profile.engine = bench.registry.ids().last();
        profile.database = folder.path(u"later.db"_s);
        bench.workbench.addUnsaved(profile);
        bench.workbench.open(profile.id);
        BrowseSession *session = bench.workbench.session(profile.id);
        EVENTUALLY(session->state() == LinkState::Failed);
        QVERIFY(session->error() && !session->error()->hint.isEmpty());
        QCOMPARE(bench.workbench.tree()->source(profile.id)->state, LinkState::Failed);
        QVERIFY(!folder.database(u"later.db"_s, test::harbour()).isEmpty());
        session->refresh();
        EVENTUALLY(session->introspection());
        QCOMPARE(session->state(), LinkState::Open);
        QVERIFY(!session->error());
    }

    void closingForgetsAndStops()
    {
        auto server = std::make_shared<test::FakeServer>();
        server->waitsForStop = true;
        test::Bench bench(test::fakeRegistry(server));
        const connect::Profile profile = acme();
        bench.workbench.addUnsaved(profile);
        BrowseSession *session = bench.workbench.session(profile.id);
        session->open();
        EVENTUALLY(session->outline() && session->isReading());
        session->close();
        QCOMPARE(session->state(), LinkState::Closed);
        QVERIFY(!session->outline());
        EVENTUALLY(!bench.jobs.isBusy());
        QCOMPARE(session->state(), LinkState::Closed); // the stopped reading does not count as a failure
        QVERIFY(!session->error());
    }

    void aFailedReadingKeepsTheTree()
    {
        auto server = std::make_shared<test::FakeServer>();
        schema::Table table;
        table.name = {u"app"_s, u"t"_s};
        server->introspection.schema.tables = {table};
        server->introspectError = fail(ErrorKind::Sql, u"permission denied"_s).error();
        test::Bench bench(test::fakeRegistry(server));
        const connect::Profile profile = acme();
        bench.workbench.addUnsaved(profile);
        BrowseSession *session = bench.workbench.session(profile.id);
        session->open();
        EVENTUALLY(session->error());
        QCOMPARE(session->state(), LinkState::Open);
        QVERIFY(session->outline());
        server->introspectError.reset();
        session->refresh();
        EVENTUALLY(session->introspection());
        QVERIFY(!session->error());
    }

    void connectsAgainWhenTheLinkBroke()
    {
        auto server = std::make_shared<test::FakeServer>();
        test::Bench bench(test::fakeRegistry(server));
        const connect::Profile profile = acme();
        bench.workbench.addUnsaved(profile);
        BrowseSession *session = bench.workbench.session(profile.id);
        session->open();
        EVENTUALLY(session->introspection());
        QCOMPARE(server->opened.size(), size_t(1));
        Error broken = fail(ErrorKind::Connection, u"server closed the connection"_s).error();
        broken.breaksConnection = true;
        server->introspectError = broken;
        session->refresh(true);
        EVENTUALLY(session->state() == LinkState::Failed);
        QCOMPARE(server->opened.size(), size_t(2)); // tried once more before giving up
        QVERIFY(session->outline());                // what was read stays
        server->introspectError.reset();
        session->refresh();
        EVENTUALLY(session->state() == LinkState::Open && !session->isReading());
        QCOMPARE(server->opened.size(), size_t(3));
    }

    void asksForAPasswordOnceAndKeepsIt()
    {
        auto server = std::make_shared<test::FakeServer>();
        server->wantsPassword = u"sesame"_s;
        test::Bench bench(test::fakeRegistry(server));
        ScriptedAsker asker;
        asker.answers = {GivenPassword{Secret(u"sesame"_s), false}};
        BrowseSession session(acme(), {.jobs = &bench.jobs, .registry = &bench.registry, .asker = &asker});
        session.open();
        EVENTUALLY(session.introspection());
        QCOMPARE(asker.asked, 1);
        std::optional<Result<sql::RowBatch>> rows;
        session.readRows(this, {{}, u"t"_s}, {.limit = 1},
                         [&](Result<sql::RowBatch> batch) { rows = std::move(batch); });
        EVENTUALLY(rows);
        QCOMPARE(asker.asked, 1);
        QVERIFY(server->opened.size() >= 2); // the first without a password, and as many others as worked at once
        EVENTUALLY(!bench.jobs.isBusy());
    }

    void aQuestionThatIsDroppedCancels()
    {
        auto server = std::make_shared<test::FakeServer>();
        server->wantsPassword = u"sesame"_s;
        test::Bench bench(test::fakeRegistry(server));
        ScriptedAsker asker; // never answers
        BrowseSession session(acme(), {.jobs = &bench.jobs, .registry = &bench.registry, .asker = &asker});
        session.open();
        EVENTUALLY(asker.asked == 1 && session.state() != LinkState::Opening);
        QCOMPARE(session.state(), LinkState::Closed);
    }

    void aCheckTellsServerAndTimes()
    {
        test::Folder folder;
        test::Bench bench;
        connect::Profile profile = connect::newProfile();
        profile.engine = bench.registry.ids().last();
        profile.database = folder.database(u"h.db"_s, test::harbour());
        std::optional<Result<ProfileReport>> report;
        checkProfile(bench.tools(), this, profile, {},
                     [&](Result<ProfileReport> result) { report = std::move(result); });
        EVENTUALLY(report);
        VERIFY_RESULT(*report);
        QCOMPARE((*report)->server.product, u"SQLite"_s);
        profile.database = folder.path(u"missing.db"_s);
        report.reset();
        checkProfile(bench.tools(), this, profile, {},
                     [&](Result<ProfileReport> result) { report = std::move(result); });
        EVENTUALLY(report);
        QVERIFY(!*report);
    }

    void everyObjectHasAPage()
    {
        test::Folder folder;
        const auto connection = test::openSqlite(folder.database(u"h.db"_s, test::harbour()));
        VERIFY_RESULT(connection);
        const auto read = test::introspect(**connection);
        VERIFY_RESULT(read);
        const dialect::Dialect dialect = sqlite::dialect();
        for (const schema::ObjectRef &ref : schema::allObjects(read->schema)) {
            const auto view = objectView(*read, dialect, ref);
            VERIFY_RESULT(view);
            VERIFY_RESULT(view->ddl);
            QVERIFY(!view->sections.empty());
            for (const Section &section : view->sections) {
                QVERIFY(!section.title.isEmpty());
                for (const SheetRow &row : section.sheet.rows)
                    QCOMPARE(row.size(), section.sheet.columns.size());
            }
        }
        const PageTarget index = pageTarget(read->schema, {k::index, {{}, u"call"_s}, u"call_by_berth"_s});
        QCOMPARE(index.ref.kind, k::table);
        QCOMPARE(index.section, std::optional(SectionId::Indexes));
        const auto missing = objectView(*read, dialect, {k::table, {{}, u"nowhere"_s}, {}});
        QVERIFY(!missing && missing.error().kind == ErrorKind::Conflict);
    }
};

TIDEMARK_TEST(BrowseSessionTest)
#include "tst_browsesession.moc"
