// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/scripttext.h"

#include "base/text.h"
#include "plan/script.h"
#include "ui/models/numbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::ui {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(ScriptText)
};

// Follows the statements through the text and counts lines on the way.
class Lines
{
public:
    explicit Lines(const QByteArray &text)
        : m_text(text)
    {
    }

    int lineOf(const QString &sql)
    {
        const qsizetype at = std::max(m_at, m_text.indexOf(sql.toUtf8(), m_at));
        m_line += int(std::count(m_text.begin() + m_at, m_text.begin() + at, '\n'));
        m_at = at;
        return m_line;
    }

private:
    const QByteArray &m_text;
    qsizetype m_at = 0;
    int m_line = 0;
};

QString lockText(const plan::Lock &lock)
{
    const QString text = Texts::tr("locks %1 (%2)").arg(lock.object.toString(), lock.mode);
    return lock.blocksReads ? Texts::tr("%1: nobody reads or writes it meanwhile").arg(text)
                            : Texts::tr("%1: nobody writes it meanwhile").arg(text);
}

// With what is known of the size.
QString workText(const QString &work, const plan::Statement &statement)
{
    QStringList sizes;
    if (statement.rows >= 0)
        sizes << Texts::tr("%1 rows").arg(estimateText(statement.rows));
    if (statement.bytes >= 0)
        sizes << humanBytes(statement.bytes);
    return sizes.isEmpty() ? work : Texts::tr("%1: %2").arg(work, sizes.join(u", "));
}

} // namespace

ScriptText scriptText(const std::vector<plan::Statement> &statements)
{
    ScriptText script{.whole = plan::toScript(statements), .statements = int(statements.size())};
    Lines lines(script.whole);
    for (const plan::Statement &statement : statements) {
        const int line = lines.lineOf(statement.sql);
        for (const plan::Hazard &hazard : statement.hazards)
            script.remarks.push_back({line, ScriptWarning::Hazard, hazard.code, hazard.text});
        for (const plan::Lock &lock : statement.locks) {
            if (lock.blocksReads || lock.blocksWrites)
                script.remarks.push_back({line, ScriptWarning::Lock, {}, lockText(lock)});
        }
        if (statement.rewrites)
            script.remarks.push_back(
                {line, ScriptWarning::Work, {}, workText(Texts::tr("writes every row again"), statement)});
        else if (statement.scans)
            script.remarks.push_back(
                {line, ScriptWarning::Work, {}, workText(Texts::tr("reads every row"), statement)});
        if (!statement.transactional)
            script.remarks.push_back({line, ScriptWarning::Work, {}, Texts::tr("runs outside a transaction")});
    }
    return script;
}

} // namespace tidemark::ui
