// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour shows of comparing: the sample, and what somebody made of its scripts.
#include "app/desktop/tour.h"

#include "schema/kinds.h"
#include "ui/common/tableview.h"
#include "ui/pages/compare/comparedetailtab.h"
#include "ui/pages/compare/comparediagramtab.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/compare/comparetree.h"
#include "ui/pages/compare/hazardpanel.h"
#include "ui/pages/compare/renamestrip.h"
#include "ui/pages/compare/scripttab.h"
#include "ui/shell/pagearea.h"

#include <QDir>
#include <QFile>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

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
    sql.replace(u"    alliance TEXT\n"_s, u"    alliance_name TEXT\n"_s);
    sql.replace(u"country_code, alliance)"_s, u"country_code, alliance_name)"_s);
    sql += u"\nCREATE TABLE delay_reason (code TEXT PRIMARY KEY, text TEXT NOT NULL);\n"
           "CREATE VIEW urgent_call AS SELECT voyage, priority FROM port_call WHERE priority > 5;\n"
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
    m_compare = page;
}

void Tour::closeOtherSide()
{
    for (ui::Page *page : m_window.pages()->pages()) {
        if (m_window.pages()->paneOf(page) == 1)
            m_window.pages()->close(page);
    }
}

// Nothing but a new view, which needs a column that is new as well.
void Tour::chooseOneView()
{
    m_compare->tree()->noneButton()->click();
    ui::CompareModel *model = m_compare->model();
    const QModelIndex view = model->indexOf({k::view, {{}, u"urgent_call"_s}, {}});
    model->setData(view, Qt::Checked, Qt::CheckStateRole);
    m_compare->tree()->tree()->expandAll();
    m_compare->tree()->select(model->objectAt(view)->ref);
}

void Tour::explainHazard()
{
    m_compare->showTab(m_compare->script());
    m_compare->script()->showDown(false);
    const auto &remarks = m_compare->script()->shown()->remarks;
    const auto at = std::ranges::find_if(remarks, [](const auto &remark) { return !remark.code.isEmpty(); });
    m_compare->script()->remarks()->selectRow(int(at - remarks.begin()));
}

void Tour::addCompare()
{
    const auto ready = [this] { return compareIsReady(); };
    add("35-compare", tr("Compare: choose two sources"), [this] {
        press(Qt::Key_Escape);
        closeOtherSide();
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
        "38-compare-choice", tr("One change is chosen, and what it cannot do without comes along"),
        [this] { chooseOneView(); }, ready);
    add(
        "38b-compare-rename", tr("What was perhaps renamed, taken when somebody says so"),
        [this] {
            m_compare->tree()->allButton()->click();
            ui::RenameModel *renames = m_compare->renames()->model();
            renames->setData(renames->index(0, 0), Qt::Checked, Qt::CheckStateRole);
        },
        ready);
    add(
        "38c-compare-script", tr("The script, what its statements do, and what a hazard means"),
        [this] { explainHazard(); }, ready);
    add("38d-compare-diagram", tr("What differs, drawn"), [this] { m_compare->showTab(m_compare->diagram()); }, ready);
    add(
        "39-compare-down", tr("The way back"),
        [this] {
            m_compare->showTab(m_compare->script());
            m_compare->script()->showDown(true);
        },
        ready);
}

void Tour::addCompareThemes()
{
    const auto ready = [this] { return compareIsReady(); };
    for (const QString &theme : {u"dark"_s, u"light"_s}) {
        add(
            qPrintable(u"94-%1-compare"_s.arg(theme)), tr("Comparing, with one change chosen"),
            [this, theme] {
                trigger(qPrintable(u"view.theme."_s + theme));
                m_window.pages()->show(m_compare);
                m_compare->showTab(m_compare->detail());
                chooseOneView();
            },
            ready);
        add(
            qPrintable(u"95-%1-compare-script"_s.arg(theme)), tr("The script, with the page of a hazard"),
            [this] { m_compare->tree()->allButton()->click(); },
            [this] {
                if (compareIsReady() && m_compare->script()->hazard()->code().isEmpty())
                    explainHazard();
                return compareIsReady();
            });
    }
}

} // namespace tidemark::desktop
