// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/quickopenbox.h"

#include "ui/common/celldelegate.h"
#include "ui/common/chooser.h"
#include "ui/common/icons.h"

#include <QListView>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr size_t hitLimit = 100;

namespace {

class ObjectDelegate final : public CellDelegate
{
public:
    ObjectDelegate(const Workbench *workbench, QObject *parent)
        : CellDelegate(parent)
        , m_workbench(workbench)
    {
    }

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override
    {
        cell.icon = kindIcon(index.data(QuickOpenModel::ObjectKindRole).toString());
        cell.text = index.data(Qt::DisplayRole).toString();
        for (const int place : index.data(QuickOpenModel::PlacesRole).value<QList<int>>())
            cell.marks.push_back({place, 1});
        QStringList place;
        const connect::Profile *profile = m_workbench->profile(index.data(QuickOpenModel::SourceRole).toString());
        if (profile)
            place << profile->name;
        if (const QString schema = index.data(QuickOpenModel::SchemaRole).toString(); !schema.isEmpty())
            place << schema;
        cell.remark = place.join(u" › "_s);
    }

private:
    const Workbench *m_workbench;
};

} // namespace

QuickOpenBox::QuickOpenBox(Workbench *workbench, QWidget *window)
    : QObject(window)
    , m_workbench(workbench)
    , m_chooser(new Chooser(tr("Objects"), tr("Go to an object: name, initials, or schema.name"), window))
{
    m_chooser->setModel(&m_model, new ObjectDelegate(workbench, m_chooser));
    connect(m_chooser, &Chooser::queryChanged, this, &QuickOpenBox::search);
    connect(m_chooser, &Chooser::chosen, this, [this](const QModelIndex &index) {
        const QuickMatch &match = m_model.at(index.row());
        Q_EMIT openRequested(match.sourceId, match.entry->ref);
    });
}

void QuickOpenBox::open()
{
    const bool nothing = m_workbench->quickOpen().size() == 0;
    m_chooser->setNoResultText(nothing ? tr("Connect to a database first; its objects are found here.")
                                       : tr("No object is called that."));
    m_chooser->open();
}

void QuickOpenBox::search(const QString &query)
{
    m_model.setMatches(m_workbench->quickOpen().search(query, hitLimit));
}

} // namespace tidemark::ui
