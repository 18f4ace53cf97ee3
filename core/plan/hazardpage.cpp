// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/hazardpage.h"

#include "base/text.h"

#include <QDir>
#include <QFile>

namespace tidemark::plan {

using namespace Qt::StringLiterals;

static const QString folder = u":/hazards"_s;

QStringList hazardCodes()
{
    QStringList codes;
    for (const QString &file : QDir(folder).entryList({u"*.md"_s}, QDir::Files, QDir::Name))
        codes << file.chopped(3);
    return codes;
}

Result<HazardPage> hazardPage(const QString &code)
{
    const QString known = code.trimmed().toUpper();
    const QStringList codes = hazardCodes();
    if (!codes.contains(known))
        return fail(ErrorKind::Usage, tr("There is no hazard \"%1\"").arg(printable(code, 40)),
                    didYouMean(known, codes));
    QFile file(folder + u'/' + known + u".md"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Internal, tr("The page of %1 cannot be read").arg(known));
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype end = text.indexOf(u'\n');
    return HazardPage{.code = known, .title = text.sliced(2, end - 2), .text = text.sliced(end).trimmed()};
}

} // namespace tidemark::plan
