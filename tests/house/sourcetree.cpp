// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/sourcetree.h"

#include "support/paths.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <algorithm>

namespace tidemark::house {

std::vector<SourceFile> sourcesBelow(const QStringList &folders)
{
    const QDir root(test::sourceDir());
    std::vector<SourceFile> files;
    for (const QString &folder : folders) {
        QDirIterator it(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.push_back({root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

QString withoutComments(const QString &text)
{
    // Literals come first, so that a comment sign inside one is left alone.
    static const QRegularExpression token(QStringLiteral(
        R"re(R"(\w*)\([\s\S]*?\)\1"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|//[^\n]*|/\*[\s\S]*?\*/)re"));
    QString result = text;
    for (const QRegularExpressionMatch &match : token.globalMatch(text)) {
        if (!match.capturedView().startsWith(u'/'))
            continue;
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (result.at(i) != u'\n')
                result[i] = u' ';
        }
    }
    return result;
}

QString finding(const SourceFile &file, qsizetype offset, const QString &message)
{
    const qsizetype line = QStringView(file.text).left(offset).count(u'\n') + 1;
    return QStringLiteral("%1:%2: %3").arg(file.path).arg(line).arg(message);
}

} // namespace tidemark::house
