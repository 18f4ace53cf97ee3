// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/golden.h"

#include "support/paths.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace tidemark::test {

using namespace Qt::StringLiterals;

static bool isUpdating = false;

void setUpdatingGolden(bool updating)
{
    isUpdating = updating;
}

static QString firstDifference(const QByteArray &expected, const QByteArray &actual)
{
    const QList<QByteArray> wanted = expected.split('\n');
    const QList<QByteArray> found = actual.split('\n');
    qsizetype line = 0;
    while (line < wanted.size() && line < found.size() && wanted[line] == found[line])
        ++line;
    return u"line %1\nexpected: %2\nactual:   %3\nin all:\n%4"_s.arg(line + 1).arg(
        QString::fromUtf8(wanted.value(line)), QString::fromUtf8(found.value(line)), QString::fromUtf8(actual));
}

QString goldenDifference(const QString &name, const QByteArray &actual)
{
    QFile file(dataPath(name));
    if (isUpdating) {
        const bool written = QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly) &&
                             file.write(actual) == actual.size();
        return written ? QString() : u"cannot write "_s + file.fileName();
    }
    if (!file.open(QIODevice::ReadOnly))
        return u"there is no %1; run with --update to make it from\n%2"_s.arg(file.fileName(),
                                                                              QString::fromUtf8(actual));
    const QByteArray expected = file.readAll();
    return expected == actual ? QString() : name + u", "_s + firstDifference(expected, actual);
}

} // namespace tidemark::test
