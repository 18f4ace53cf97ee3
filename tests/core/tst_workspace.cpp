// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's own files: what comes back, and what happens to damaged ones.
#include "core/sqlitefixture.h"
#include "support/testmain.h"
#include "workspace/jsonfile.h"
#include "workspace/sample.h"
#include "workspace/store.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

using namespace tidemark;
using namespace tidemark::workspace;
using namespace Qt::StringLiterals;

class WorkspaceTest : public QObject
{
    Q_OBJECT

    static StoreFolders foldersIn(const QTemporaryDir &home)
    {
        return {.config = home.filePath(u"config"_s), .state = home.filePath(u"state"_s)};
    }

    static SessionState someSession()
    {
        SessionState session;
        session.geometry = QByteArray("\x00\xff geometry", 11);
        session.navigatorSizes = {240, 960};
        session.dockSizes = {600, 100};
        session.dockOpen = true;
        session.navigatorOpen = false;
        session.openProfiles = {u"a"_s, u"b"_s};
        connect::Profile file;
        file.id = u"f"_s;
        file.name = u"harbour"_s;
        file.engine = u"sqlite"_s;
        file.database = u"/data/harbour.db"_s;
        file.readOnly = true;
        session.files = {file};
        session.tabs = {{.profileId = u"a"_s,
                         .ref = {u"table"_s, {u"s \"x\";\n"_s, u"t"_s}, u"p"_s},
                         .section = u"ddl"_s,
                         .pane = 1}};
        session.currentTab = 0;
        session.expanded = {u"source\x1f"
                            u"a"_s};
        return session;
    }

private Q_SLOTS:
    void keepsWhereBoxesStand()
    {
        const QTemporaryDir home;
        Store store(foldersIn(home));
        std::vector<DiagramPlaces> diagrams;
        const DiagramPlaces all{.profileId = u"p"_s, .about = {}, .boxes = {{{u"a"_s, u"t"_s}, {1, -2}}}};
        const DiagramPlaces one{.profileId = u"p"_s, .about = {u"a"_s, u"t"_s}, .boxes = {{{{}, u"顧客\""_s}, {3, 4}}}};
        keepPlaces(diagrams, all);
        keepPlaces(diagrams, one);
        VERIFY_RESULT(store.saveDiagrams(diagrams));
        QCOMPARE(Store(foldersIn(home)).loadDiagrams(), diagrams);
        QCOMPARE(placesOf(diagrams, u"p"_s, {u"a"_s, u"t"_s}), one.boxes);
        QVERIFY(placesOf(diagrams, u"q"_s, {}).empty());
        keepPlaces(diagrams, {.profileId = u"p"_s, .about = {}, .boxes = {}});
        QCOMPARE(diagrams, std::vector{one});
        for (size_t i = 0; i < 2 * diagramLimit; ++i)
            keepPlaces(diagrams, {.profileId = QString::number(i), .about = {}, .boxes = all.boxes});
        QCOMPARE(diagrams.size(), diagramLimit);
        QVERIFY(diagramsFromJson({{u"diagrams"_s, QJsonArray{1, QJsonObject{{u"profile"_s, u"p"_s}}}}}).empty());
    }

    void everythingComesBack()
    {
        QTemporaryDir home;
        Store store(foldersIn(home));
        const SessionState session = someSession();
        Settings settings;
        settings.theme = Theme::Dark;
        settings.restoreSession = false;
        settings.systemObjects = true;
        settings.firstRows = 500;
        settings.zoom = -2;
        settings.shortcuts = {{u"tab.close"_s, u"Ctrl+F4"_s}, {u"go.find"_s, QString()}};
        settings.pools = {{u"watchServer"_s, true}};
        std::vector<RecentItem> recent;
        remember(recent, {.profileId = u"a"_s,
                          .path = {},
                          .title = u"orders"_s,
                          .detail = u"db1"_s,
                          .opened = QDateTime(QDate(2025, 1, 2), QTime(3, 4, 5), QTimeZone::UTC)});
        VERIFY_RESULT(store.saveSession(session));
        VERIFY_RESULT(store.saveSettings(settings));
        VERIFY_RESULT(store.saveRecent(recent));

        Store again(foldersIn(home));
        QCOMPARE(again.loadSession(), session);
        QCOMPARE(again.loadSettings(), settings);
        QCOMPARE(again.loadRecent(), recent);
        QVERIFY(again.takeNotes().empty());
    }

    void filesAreForTheirOwnerAlone()
    {
        QTemporaryDir home;
        Store store(foldersIn(home));
        VERIFY_RESULT(store.saveSession(someSession()));
        const QFileInfo file(home.filePath(u"state/session.json"_s));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        const QFileInfo folder(home.filePath(u"state"_s));
        QVERIFY(!(folder.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void nothingYetReadsAsDefaults()
    {
        QTemporaryDir home;
        Store store(foldersIn(home));
        QCOMPARE(store.loadSession(), SessionState{});
        QCOMPARE(store.loadSettings(), Settings{});
        QVERIFY(store.loadRecent().empty());
        QVERIFY(store.takeNotes().empty());
    }

    void damagedFilesAreKeptAsideAndTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("cut in half") << QByteArray("{\"theme\": \"dark\", ");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("theme=dark\n");
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
    }

    void damagedFilesAreKeptAsideAndTold()
    {
        QFETCH(QByteArray, bytes);
        QTemporaryDir home;
        const StoreFolders folders = foldersIn(home);
        QVERIFY(QDir().mkpath(folders.config));
        QFile file(folders.config + u"/settings.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();

        Store store(folders);
        QCOMPARE(store.loadSettings(), Settings{});
        const std::vector<Error> notes = store.takeNotes();
        QCOMPARE(notes.size(), size_t(1));
        const QStringList kept = QDir(folders.config).entryList({u"settings.json.damaged-*"_s}, QDir::Files);
        QCOMPARE(kept.size(), 1);
        QVERIFY(notes.front().hint.contains(kept.front()));
        QFile aside(folders.config + u'/' + kept.front());
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), bytes);
        VERIFY_RESULT(store.saveSettings({}));
        QVERIFY(store.takeNotes().empty());
    }

    void wrongTypesReadAsDefaults()
    {
        QJsonObject json = toJson(Settings{});
        json[u"theme"] = 7;
        json[u"zoom"] = 99;
        json[u"firstRows"] = -5;
        json[u"future"] = u"kept"_s;
        const Settings settings = settingsFromJson(json);
        QCOMPARE(settings.theme, Theme::System);
        QCOMPARE(settings.zoom, largestZoom);
        QCOMPARE(settings.firstRows, smallestFirstRows);
        QCOMPARE(toJson(settings)[u"future"].toString(), u"kept"_s);

        QJsonObject session = toJson(someSession());
        session[u"tabs"] = QJsonArray{u"not a tab"_s, QJsonObject{{u"kind"_s, u"table"_s}}};
        session[u"openProfiles"] = u"a"_s;
        QVERIFY(sessionFromJson(session).tabs.empty());
        QVERIFY(sessionFromJson(session).openProfiles.isEmpty());
    }

    void recentItemsAreFewAndNewestFirst()
    {
        std::vector<RecentItem> items;
        for (size_t i = 0; i < recentLimit + 5; ++i)
            remember(items, {.profileId = {}, .path = u"/f%1"_s.arg(i), .title = u"f"_s, .detail = {}, .opened = {}});
        QCOMPARE(items.size(), recentLimit);
        remember(items, {.profileId = {}, .path = u"/f9"_s, .title = u"again"_s, .detail = {}, .opened = {}});
        QCOMPARE(items.size(), recentLimit);
        QCOMPARE(items.front().title, u"again"_s);
        forget(items, items.front());
        QCOMPARE(items.size(), recentLimit - 1);
    }

    void sampleIsMadeOnceAndKept()
    {
        QTemporaryDir home;
        job::JobContext job;
        const dialect::Dialect dialect = sqlite::dialect();
        const QByteArray script = "CREATE TABLE t (a); INSERT INTO t VALUES (1);";
        const auto path = ensureSampleFile(job, dialect, home.filePath(u"sample"_s), script);
        VERIFY_RESULT(path);
        {
            const auto connection = test::openSqlite(*path);
            VERIFY_RESULT(connection);
            VERIFY_RESULT(test::runAll(**connection, {u"INSERT INTO t VALUES (2)"_s}));
        }
        const auto again = ensureSampleFile(job, dialect, home.filePath(u"sample"_s), script);
        VERIFY_RESULT(again);
        const auto connection = test::openSqlite(*again);
        VERIFY_RESULT(connection);
        QCOMPARE(test::rowsOf(**connection, "SELECT a FROM t").value_or(QString()), u"1\n2"_s);
    }

    void aScriptThatFailsLeavesNothing()
    {
        QTemporaryDir home;
        job::JobContext job;
        const QString folder = home.filePath(u"sample"_s);
        const auto made =
            ensureSampleFile(job, sqlite::dialect(), folder, "CREATE TABLE t (a);\nINSERT INTO nowhere VALUES (1);");
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Sql);
        QVERIFY(made.error().trail.last().contains(u"line 2"_s));
        QVERIFY(QDir(folder).entryList(QDir::Files | QDir::Hidden).isEmpty());
        // what cannot be cut into statements is refused as a whole
        const auto cut = ensureSampleFile(job, sqlite::dialect(), folder, "CREATE TABLE t (a);\nSELECT 'open");
        QVERIFY(!cut);
        QCOMPARE(cut.error().kind, ErrorKind::Sql);
        QCOMPARE(cut.error().position.value().line, 2);
        QVERIFY(QDir(folder).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }
};

TIDEMARK_TEST(WorkspaceTest)
#include "tst_workspace.moc"
