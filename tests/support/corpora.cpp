// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/corpora.h"

#include "support/pgdatabase.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

namespace tidemark::test {

using namespace Qt::StringLiterals;

QString corporaFolder()
{
    const QString folder = qEnvironmentVariable("TIDEMARK_CORPORA");
    return folder.isEmpty() || !QDir(folder).exists() ? QString() : folder;
}

// All cases take minutes; a sample is enough in between.
static bool isChosen(const QString &corpus, const QString &name)
{
    static const bool all = qEnvironmentVariableIntValue("TIDEMARK_CORPORA_ALL") != 0;
    return all || qHash(name, 0) % (corpus == "pg-schema-diff"_L1 ? 16 : 4) == 0;
}

void addCorporaRows(const QStringList &corpora)
{
    QTest::addColumn<QString>("folder");
    for (const QString &corpus : corpora) {
        const QDir dir(corporaFolder() + u'/' + corpus);
        for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (isChosen(corpus, name))
                QTest::addRow("%s/%s", qPrintable(corpus), qPrintable(name)) << dir.filePath(name);
        }
    }
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Some are there already, left by other cases. Their names are hostile on purpose.
void makeCorporaRoles(sql::Connection &connection, const QString &folder)
{
    const QJsonObject meta = QJsonDocument::fromJson(contentOf(folder + u"/meta.json"_s)).object();
    for (const QJsonValue role : meta.value("roles"_L1).toArray()) {
        const QByteArray name = role.toString().replace(u'"', u"\"\""_s).toUtf8();
        static_cast<void>(ask(connection, "CREATE ROLE \"" + name + '"'));
    }
}

} // namespace tidemark::test
