// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/diff/proof.h"

#include "bench/common/process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace tidemark::bench {

using namespace Qt::StringLiterals;

static Result<QByteArray> contentOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, u"cannot read "_s + name);
    return file.readAll();
}

static Result<void> write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return fail(ErrorKind::Io, u"cannot write "_s + name);
    return {};
}

template <class IsFound>
static QStringList kindsWithout(const std::vector<Change> &changes, const IsFound &isFound)
{
    QStringList missed;
    for (const Change &change : changes) {
        const QString kind = QString::fromUtf8(change.kind);
        if (!missed.contains(kind) && !isFound(change))
            missed << kind;
    }
    return missed;
}

Result<QStringList> kindsMissedByUs(const std::vector<Change> &changes, const QString &jsonFile)
{
    std::vector<schema::ObjectRef> objects;
    const QByteArray json = TRY(contentOf(jsonFile));
    for (const QJsonValue change : QJsonDocument::fromJson(json).object().value(u"changes"_s).toArray()) {
        const QJsonObject object = change[u"object"_s].toObject();
        objects.push_back({object[u"kind"_s].toString(),
                           {object[u"schema"_s].toString(), object[u"name"_s].toString()},
                           object[u"part"_s].toString()});
    }
    return kindsWithout(changes, [&](const Change &change) { return std::ranges::contains(objects, change.object); });
}

// By statement where there are statements, otherwise by line.
static QStringList unitsOf(const QByteArray &text)
{
    static const QRegularExpression statementEnd(u";\\s*\\n"_s);
    const QString low = QString::fromUtf8(text).toLower();
    return low.contains(statementEnd) ? low.split(statementEnd) : low.split(u'\n');
}

Result<QStringList> kindsMissed(const std::vector<Change> &changes, const QString &file)
{
    const QStringList units = unitsOf(TRY(contentOf(file)));
    return kindsWithout(changes, [&](const Change &change) {
        const QRegularExpression mark(QString::fromStdString(change.mark));
        return std::ranges::any_of(
            units, [&](const QString &unit) { return unit.contains(change.object.name.name) && unit.contains(mark); });
    });
}

Result<void> dump(const QString &database, const QString &file)
{
    if (!measure({"pg_dump", "--schema-only", "--file=" + file.toStdString(), database.toStdString()}))
        return fail(ErrorKind::Io, u"pg_dump failed"_s);
    QByteArrayList lines = TRY(contentOf(file)).split('\n');
    lines.removeIf([](const QByteArray &line) { return line.startsWith('\\'); });
    return write(file, lines.join('\n'));
}

Result<int> linesApart(const QString &dump, const QString &other)
{
    QByteArrayList lines = TRY(contentOf(dump)).split('\n');
    QByteArrayList others = TRY(contentOf(other)).split('\n');
    std::ranges::sort(lines);
    std::ranges::sort(others);
    QByteArrayList apart;
    std::ranges::set_symmetric_difference(lines, others, std::back_inserter(apart));
    return int(apart.size());
}

} // namespace tidemark::bench
