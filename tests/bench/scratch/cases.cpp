// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/scratch/cases.h"

#include "bench/common/changes.h"
#include "bench/common/sampledatabase.h"

#include <QDir>
#include <QFile>

namespace tidemark::bench {

using namespace Qt::StringLiterals;

static constexpr int tablesPerCase = 3;

static Result<void> write(const QString &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder + u'/' + name);
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return fail(ErrorKind::Io, u"cannot write "_s + file.fileName());
    return {};
}

static Result<void> writeCase(const QString &folder, const QByteArray &before, const QByteArray &after)
{
    QByteArrayList roles;
    for (const std::string &role : sampleRoles())
        roles << '"' + QByteArray::fromStdString(role) + '"';
    TRY(write(folder, u"meta.json"_s, R"({"dialect": "postgresql", "roles": [)" + roles.join(", ") + "]}\n"));
    TRY(write(folder, u"before.sql"_s, before));
    return write(folder, u"after.sql"_s, after);
}

Result<int> writeCases(const QString &folder)
{
    QByteArray base;
    for (const std::string &piece : sampleScript(tablesPerCase))
        base += QByteArray::fromStdString(piece);
    int count = 0;
    for (const Change &change : oneOfEach(tablesPerCase)) {
        const QByteArray changed = base + QByteArray::fromStdString(change.sql) + ";\n";
        const QString name = folder + u"/%1"_s.arg(count / 2, 2, 10, QChar(u'0'));
        TRY(writeCase(name + u"_there"_s, base, changed));
        TRY(writeCase(name + u"_back"_s, changed, base));
        count += 2;
    }
    return count;
}

} // namespace tidemark::bench
