// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour shows of comparing: the sample, and what somebody made of its scripts.
#include "app/desktop/tour.h"

#include "schema/kinds.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/compare/comparetree.h"
#include "ui/pages/compare/scripttab.h"
#include "ui/shell/pagearea.h"

#include <QDir>
#include <QFile>

namespace tidemark::desktop {

using namespace Qt::StringLiterals;
namespace k = schema::kind;

// The sample's script with a few changes, as a file beside the pictures.
static QString nextYear(const QString &folder, const QString &name)
{
    QFile file(u":/sample/%1.sql"_s.arg(name));
    QString sql = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    sql.replace(u"    note TEXT NOT NULL DEFAULT '',\n    UNIQUE (vessel_id, voyage),"_s,
                u"    note TEXT,\n    priority INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 9),\n"
                "    UNIQUE (vessel_id, voyage),"_s);
    sql.replace(u"(berth_id, eta DESC);"_s, u"(berth_id, eta DESC, status);"_s);
    sql.replace(u"WHERE port_call.status <> 'cancelled';"_s,
                u"WHERE port_call.status NOT IN ('cancelled', 'departed');"_s);
    sql += u"\nCREATE TABLE delay_reason (code TEXT PRIMARY KEY, text TEXT NOT NULL);\n"
           "DROP VIEW turnaround;\n"_s;
    QFile changed(QDir(folder).filePath(u"next-year.sql"_s));
    return changed.open(QIODevice::WriteOnly) && changed.write(sql.toUtf8()) > 0 ? changed.fileName() : QString();
}

ui::ComparePage *Tour::comparePage() const
{
    return qobject_cast<ui::ComparePage *>(m_window.pages()->current());
}

bool Tour::compareIsReady() const
{
    const ui::ComparePage *page = comparePage();
    return page && !page->isBusy() && idle();
}

void Tour::compareWithNextYear(const QString &profile, const QString &file)
{
    ui::ComparePage *page = m_window.openCompare(profile);
    page->setSides({.profileId = profile, .text = {}}, {.profileId = {}, .text = file});
    page->compare();
}

void Tour::addCompare()
{
    const auto ready = [this] { return compareIsReady(); };
    add("35-compare", tr("Compare: choose two sources"), [this] {
        press(Qt::Key_Escape);
        m_window.openCompare(m_sample);
    });
    add(
        "36-compare-table", tr("What differs: both definitions, and the changes in words"),
        [this] { compareWithNextYear(m_sample, nextYear(m_folder, u"sqlite"_s)); },
        [this] {
            if (!compareIsReady() || !comparePage()->session()->comparison())
                return false;
            const schema::ObjectRef wanted{k::table, {{}, u"port_call"_s}, {}};
            const ui::ComparedObject *current = comparePage()->tree()->current();
            if (!current || current->ref != wanted)
                comparePage()->tree()->select(wanted);
            return compareIsReady();
        });
    add(
        "37-compare-view", tr("A view: the words that differ are marked"),
        [this] { comparePage()->tree()->select({k::view, {{}, u"berth_plan"_s}, {}}); }, ready);
    add(
        "38-compare-script", tr("The script, and what its statements do beside it"),
        [this] { comparePage()->showTab(comparePage()->script()); }, ready);
    add("39-compare-down", tr("The way back"), [this] { comparePage()->script()->showDown(true); }, ready);
}

} // namespace tidemark::desktop
