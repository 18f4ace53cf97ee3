// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/script.h"

namespace tidemark::plan {

using namespace Qt::StringLiterals;

// A comment ends with its line, so a text of several lines is several comments.
static QString commentLines(const QString &text)
{
    QString lines;
    for (const QString &line : QString(text).replace(u'\r', u'\n').split(u'\n')) {
        if (!line.isEmpty())
            lines += u"-- "_s + line + u'\n';
    }
    return lines;
}

QByteArray toScript(const std::vector<Statement> &statements)
{
    QString text;
    bool open = false;
    for (const Statement &statement : statements) {
        if (open && statement.startsTransaction) {
            text += u"COMMIT;\n\n"_s;
            open = false;
        }
        if (open != statement.transactional)
            text += open ? u"COMMIT;\n\n"_s : u"BEGIN;\n\n"_s;
        open = statement.transactional;
        text += commentLines(statement.comment);
        for (const Hazard &hazard : statement.hazards)
            text += commentLines(hazard.code + u": "_s + hazard.text);
        text += statement.sql + u";\n\n"_s;
    }
    if (open)
        text += u"COMMIT;\n"_s;
    return text.toUtf8();
}

} // namespace tidemark::plan
