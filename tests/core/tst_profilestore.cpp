// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/profilestore.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace tidemark;
using namespace Qt::StringLiterals;
using connect::Profile;
using connect::ProfileFile;

namespace {

Profile sample()
{
    Profile profile = connect::newProfile();
    profile.name = u"Orders \"; DROP\n\u202Elive"_s;
    profile.group = u"Shop"_s;
    profile.colour = u"#c01c28"_s;
    profile.environment = connect::Environment::Production;
    profile.readOnly = true;
    profile.engine = u"acme"_s;
    profile.host = u"db1,db2"_s;
    profile.port = u"1,2"_s;
    profile.database = u"orders"_s;
    profile.user = u"alice"_s;
    profile.options = {{u"sslmode"_s, u"verify-full"_s}};
    profile.passwordSource = connect::PasswordSource::File;
    profile.passwordFile = u"/home/alice/secret"_s;
    profile.passwordSettings = {{u"variable"_s, u"DB \"x\""_s}};
    profile.pool = {{u"size"_s, 20}, {u"session"_s, QJsonObject{{u"role"_s, u"re\"porting"_s}}}};
    profile.passwordCommand = {u"pass"_s, u"show"_s, QString(), u"a b"_s};
    profile.sshHost = u"alice@bastion:2222"_s;
    return profile;
}

// JSON with its quotes written as apostrophes.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray text(const QByteArray &profiles, int version = 1)
{
    return json("{'format':'tidemark-profiles','formatVersion':" + QByteArray::number(version) +
                ",'profiles':" + profiles + "}");
}

} // namespace

class ProfileStoreTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    QString folder() const { return m_home->filePath(u"config/tidemark"_s); }
    QString path() const { return folder() + u"/profiles.json"_s; }

    void write(const QByteArray &bytes) const
    {
        QVERIFY(QDir().mkpath(folder()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QByteArray read(const QString &name) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot read");
    }

    QStringList files() const { return QDir(folder()).entryList(QDir::Files | QDir::Hidden); }

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void noFileGivesNoProfiles()
    {
        const auto file = connect::loadProfiles(folder());
        QVERIFY(file);
        QVERIFY(file->profiles.empty() && !file->damaged);
        QVERIFY(!QFile::exists(folder()));
    }

    void loadsWhatItSaved()
    {
        ProfileFile file;
        file.profiles = {sample(), connect::newProfile()};
        QVERIFY(connect::saveProfiles(file, folder()));
        const auto again = connect::loadProfiles(folder());
        QVERIFY(again);
        QCOMPARE(again->profiles, file.profiles);
        QCOMPARE(again->revision, file.revision);
        QVERIFY(connect::findProfile(*again, file.profiles[1].id));
        QVERIFY(!connect::findProfile(*again, u"none"_s));
    }

    void isForItsOwnerAlone()
    {
        ProfileFile file;
        QVERIFY(connect::saveProfiles(file, folder()));
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                                QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(path()) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(folder()) & others, QFile::Permissions());
        // a file that was opened up by hand is closed again
        QVERIFY(QFile::setPermissions(path(), QFile::permissions(path()) | QFile::ReadOther));
        QVERIFY(connect::saveProfiles(file, folder()));
        QCOMPARE(QFile::permissions(path()) & others, QFile::Permissions());
    }

    void savesNoSecrets()
    {
        ProfileFile file;
        file.profiles = {sample()};
        file.profiles[0].options = {
            {u"sslmode"_s, u"require"_s}, {u"sslpassword"_s, u"s3cret"_s}, {u"key"_s, u"s3cret"_s}};
        QVERIFY(connect::saveProfiles(file, folder()));
        QVERIFY(!read(path()).contains("s3cret"));
        QVERIFY(read(path()).contains("require"));
    }

    void keepsUnknownFields()
    {
        write(text("[{'id':'a','name':'A','engine':'acme','shape':{'x':1}}],'theme':'dark'"));
        auto file = connect::loadProfiles(folder());
        QVERIFY(file);
        file->profiles[0].name = u"B"_s;
        file->profiles.push_back(sample());
        QVERIFY(connect::saveProfiles(*file, folder()));
        const QJsonObject saved = QJsonDocument::fromJson(read(path())).object();
        QCOMPARE(saved[u"theme"_s].toString(), u"dark"_s);
        QCOMPARE(saved[u"profiles"_s][0][u"shape"_s][u"x"_s].toInt(), 1);
        QCOMPARE(saved[u"profiles"_s][0][u"name"_s].toString(), u"B"_s);
    }

    void movesADamagedFileAside()
    {
        static const QByteArray damaged[] = {
            "",
            "{",
            "not json at all",
            "[]",
            "{}",
            json("{'format':'something else','formatVersion':1,'profiles':[]}"),
            json("{'format':'tidemark-profiles','profiles':[]}"),
            text("{}"),
            text("[1]"),
            text("[{}]"),
            text("[{'id':1}]"),
            text("[{'id':'a','environment':'moon'}]"),
            text("[{'id':'a','readOnly':'yes'}]"),
            text("[{'id':'a','options':{'x':1}}]"),
            text("[{'id':'a','passwordSource':'guess'}]"),
            text("[{'id':'a'},{'id':'a'}]"),
            text("[{'id':'a','name':'cut o"),
        };
        for (const QByteArray &bytes : damaged) {
            init();
            write(bytes);
            auto file = connect::loadProfiles(folder());
            QVERIFY2(file, bytes.constData());
            QVERIFY2(file->damaged && !file->damaged->reason.isEmpty(), bytes.constData());
            QVERIFY(file->damaged->movedTo.startsWith(path() + u".damaged-"_s));
            QCOMPARE(read(file->damaged->movedTo), bytes);
            QVERIFY(!QFile::exists(path()));
            // a new start does not touch what was moved aside
            file->profiles.push_back(sample());
            QVERIFY(connect::saveProfiles(*file, folder()));
            QCOMPARE(read(file->damaged->movedTo), bytes);
        }
    }

    void saysWhereItIsDamaged()
    {
        write("{\n  \"format\": \"tidemark-profiles\",\n  oops\n}");
        const auto file = connect::loadProfiles(folder());
        QVERIFY(file && file->damaged && file->damaged->position);
        QCOMPARE(file->damaged->position->line, 3);
        init();
        write(text("[{'id':'a','name':'A','readOnly':3}]"));
        const auto other = connect::loadProfiles(folder());
        QVERIFY(other && other->damaged);
        QVERIFY2(other->damaged->reason.contains(u"/profiles/0/readOnly"_s), qPrintable(other->damaged->reason));
    }

    void keepsEveryDamagedFile()
    {
        for (const char *bytes : {"one", "two", "three"}) {
            write(bytes);
            QVERIFY(connect::loadProfiles(folder()));
        }
        QCOMPARE(files().size(), 3);
    }

    void leavesANewerFileAlone()
    {
        const QByteArray newer = text("[]", connect::profilesVersion + 1);
        write(newer);
        const auto file = connect::loadProfiles(folder());
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Config);
        QVERIFY(file.error().hint.contains(u"newer Tidemark"_s));
        ProfileFile other;
        const auto saved = connect::saveProfiles(other, folder());
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Conflict);
        QCOMPARE(read(path()), newer);
        QCOMPARE(files(), QStringList{u"profiles.json"_s});
    }

    void doesNotOverwriteOthersChanges()
    {
        ProfileFile mine;
        QVERIFY(connect::saveProfiles(mine, folder()));
        auto theirs = connect::loadProfiles(folder());
        QVERIFY(theirs);
        theirs->profiles.push_back(sample());
        QVERIFY(connect::saveProfiles(*theirs, folder()));
        const auto saved = connect::saveProfiles(mine, folder());
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Conflict);
        QCOMPARE(connect::loadProfiles(folder())->profiles.size(), size_t(1));
    }

    void reportsAFolderThatCannotBeMade()
    {
        QFile blocker(m_home->filePath(u"config"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        ProfileFile file;
        const auto saved = connect::saveProfiles(file, folder());
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Io);
    }

    void livesInTheConfigurationFolder()
    {
        const QByteArray before = qgetenv("XDG_CONFIG_HOME");
        qputenv("XDG_CONFIG_HOME", m_home->path().toUtf8());
        QCOMPARE(connect::configFolder(), m_home->filePath(u"tidemark"_s));
        before.isEmpty() ? qunsetenv("XDG_CONFIG_HOME") : qputenv("XDG_CONFIG_HOME", before);
    }

    void makesTargetsAndCopies()
    {
        const Profile profile = sample();
        const dialect::Target target = connect::toTarget(profile);
        QCOMPARE(target.engine, profile.engine);
        QCOMPARE(target.host, profile.host);
        QCOMPARE(target.options, profile.options);
        QVERIFY(target.readOnly && target.password.isEmpty());
        const Profile copy = connect::duplicate(profile, u"Copy"_s);
        QVERIFY(copy.id != profile.id);
        QCOMPARE(copy.name, u"Copy"_s);
        QCOMPARE(copy.database, profile.database);
    }

    void knowsSecretOptions()
    {
        for (const char *name :
             {"password", "sslpassword", "oauth_client_secret", "scram_client_key", "key", "hexkey", "PWD"})
            QVERIFY2(connect::isSecretOption(QString::fromUtf8(name)), name);
        for (const char *name : {"passfile", "sslkey", "sslmode", "service", "mode", "keepalives"})
            QVERIFY2(!connect::isSecretOption(QString::fromUtf8(name)), name);
    }
};

TIDEMARK_TEST(ProfileStoreTest)
#include "tst_profilestore.moc"
