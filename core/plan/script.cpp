// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/script.h"

#include "base/text.h"

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

// Only locks that others must wait for.
static QString lockText(const std::vector<Lock> &locks)
{
    QStringList parts;
    for (const Lock &lock : locks) {
        if (lock.blocksReads || lock.blocksWrites)
            parts << tr("%1 on %2").arg(lock.mode, printable(lock.object.toString()));
    }
    return parts.isEmpty() ? QString() : tr("locks: %1").arg(parts.join(u", "_s));
}

static QString workText(const Statement &statement)
{
    if ((!statement.rewrites && !statement.scans) || (statement.rows < 0 && statement.bytes < 0))
        return {};
    QStringList parts;
    if (statement.rows >= 0)
        parts << tr("about %1 rows").arg(statement.rows);
    if (statement.bytes >= 0)
        parts << humanBytes(statement.bytes);
    return (statement.rewrites ? tr("rewrites: %1") : tr("reads: %1")).arg(parts.join(u", "_s));
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
        for (const QString &sql : statement.undo)
            text += commentLines(tr("undo: %1").arg(sql + u';'));
        text += commentLines(lockText(statement.locks)) + commentLines(workText(statement));
        text += statement.sql + u";\n\n"_s;
    }
    if (open)
        text += u"COMMIT;\n"_s;
    return text.toUtf8();
}

} // namespace tidemark::plan
