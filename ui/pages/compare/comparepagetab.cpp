// SPDX-License-Identifier: GPL-3.0-or-later
// The Compare page as a tab: its name, what is remembered of it, and where commands of the window lead.
#include "ui/common/icons.h"
#include "ui/pages/compare/comparebar.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/compare/comparetree.h"
#include "ui/pages/compare/scripttab.h"

#include <QComboBox>
#include <QTabWidget>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

QString compareKind()
{
    return u"comparison"_s;
}

QString ComparePage::title() const
{
    if (m_session.left().isEmpty() || m_session.right().isEmpty())
        return tr("Compare");
    return tr("%1 ↔ %2", "two sources").arg(m_session.nameOf(m_session.left()), m_session.nameOf(m_session.right()));
}

TabName ComparePage::tabName() const
{
    return {.name = title(), .schema = {}, .connection = {}};
}

QString ComparePage::toolTipText() const
{
    return tr("Compare: %1").arg(title());
}

QIcon ComparePage::pageIcon() const
{
    return icon(u"compare"_s, Token::KindRelation);
}

// A URL may hold a password, so it is not remembered.
static QString keyOf(const CompareSide &side)
{
    if (!side.profileId.isEmpty())
        return u"profile:"_s + side.profileId;
    return side.text.contains(u"://"_s) ? QString() : side.text;
}

static CompareSide sideOf(const QString &key)
{
    const QString prefix = u"profile:"_s;
    return key.startsWith(prefix) ? CompareSide{.profileId = key.sliced(prefix.size()), .text = {}}
                                  : CompareSide{.profileId = {}, .text = key};
}

workspace::OpenTab ComparePage::state() const
{
    const dialect::ComparisonOptions &options = m_session.options();
    QString part;
    part += options.owners ? u'o' : u'-';
    part += options.privileges ? u'p' : u'-';
    part += options.columnOrder ? u'c' : u'-';
    if (const auto &strategy = m_session.wantedStrategy())
        part += plan::nameOf(*strategy);
    return {.profileId = compareKind(), // of none
            .ref = {compareKind(), {keyOf(m_session.left()), keyOf(m_session.right())}, part},
            .section = {}};
}

void ComparePage::restore(const workspace::OpenTab &tab)
{
    const QString &part = tab.ref.part;
    m_bar->setOptions({.owners = !part.startsWith(u'-'),
                       .privileges = part.size() < 2 || part[1] != u'-',
                       .columnOrder = part.size() > 2 && part[2] == u'c'});
    m_session.setOptions(m_bar->options());
    if (const auto strategy = plan::strategyOf(QStringView(part).mid(3)))
        m_session.setStrategy(*strategy);
    setSides(sideOf(tab.ref.name.schema), sideOf(tab.ref.name.name));
}

bool ComparePage::shows(const QString &, const schema::ObjectRef &) const
{
    return false;
}

void ComparePage::focusContent()
{
    if (m_tree->isVisible())
        m_tree->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void ComparePage::refresh()
{
    compare();
}

void ComparePage::find()
{
    m_tabs->currentWidget() == m_script && m_script->isAncestorOf(focusWidget()) ? m_script->find() : m_tree->find();
}

void ComparePage::showTab(QWidget *tab)
{
    m_tabs->setCurrentWidget(tab);
}

} // namespace tidemark::ui
