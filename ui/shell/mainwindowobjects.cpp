// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the object that is current in the tree, and how the keyboard goes from part to part.
#include "ui/shell/mainwindow.h"

#include "base/text.h"
#include "schema/kinds.h"
#include "ui/models/kindtitles.h"
#include "ui/pages/page.h"
#include "ui/shell/dock.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"
#include "ui/shell/statusstrip.h"

#include <QApplication>
#include <QClipboard>
#include <QTreeView>

#include <algorithm>
#include <vector>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

void MainWindow::setupObjectActions()
{
    const QString group = tr("Object");
    const auto add = [&](const char *id, const QString &text, const QList<QKeySequence> &keys, const QString &iconName,
                         auto slot) {
        QAction *made = m_actions->add({QString::fromLatin1(id), group, text, keys, iconName});
        connect(made, &QAction::triggered, this, slot);
    };
    add("object.properties", tr("&Properties"), {QKeySequence(Qt::ALT | Qt::Key_Return)}, u"info"_s, [this] {
        if (Page *page = openObject(m_navigator->currentProfile(), m_navigator->currentObject()))
            page->showSection(SectionId::Details);
    });
    add("object.copy.name", tr("Copy the &name"), {}, u"copy"_s, [this] { copyName(); });
    add("object.copy.ddl", tr("Copy the &DDL"), {}, {}, [this] { copyDdl(); });
    add("go.part.next", tr("Ne&xt part of the window"), {QKeySequence(Qt::Key_F6)}, {}, [this] { focusPart(1); });
    add("go.part.previous", tr("Pre&vious part of the window"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, {},
        [this] { focusPart(-1); });
}

// As SQL would write it: it is most often wanted for that.
void MainWindow::copyName()
{
    const schema::ObjectRef ref = m_navigator->currentObject();
    const BrowseSession *session = m_tools.workbench->existingSession(m_navigator->currentProfile());
    QString name = m_navigator->tree()->currentIndex().data().toString();
    if (session && session->dialect() && !ref.name.isEmpty()) {
        const dialect::Printer &printer = *session->dialect()->printer;
        const QString own = ownName(ref);
        name =
            own == ref.name.name && !ref.name.schema.isEmpty() ? printer.qualified(ref.name) : printer.identifier(own);
    }
    if (name.isEmpty())
        return;
    QApplication::clipboard()->setText(name);
    m_status->say(tr("Copied: %1").arg(printable(name)));
}

void MainWindow::copyDdl()
{
    const schema::ObjectRef ref = m_navigator->currentObject();
    const BrowseSession *session = m_tools.workbench->existingSession(m_navigator->currentProfile());
    if (!session || !session->introspection())
        return;
    const auto ddl = session->dialect()->printer->ddl(session->introspection()->schema, ref);
    if (!ddl)
        return tell(tr("Copy the DDL"), ddl.error());
    QApplication::clipboard()->setText(*ddl);
    m_status->say(tr("Copied the DDL of %1").arg(printable(ref.toString())));
}

void MainWindow::updateObjectActions()
{
    const schema::ObjectRef ref = m_navigator->currentObject();
    const BrowseSession *session = m_tools.workbench->existingSession(m_navigator->currentProfile());
    const bool one = !ref.kind.isEmpty() && ref.kind != schema::kind::database;
    action("object.properties")->setEnabled(!ref.kind.isEmpty());
    action("object.copy.name")->setEnabled(m_navigator->tree()->currentIndex().isValid());
    action("object.copy.ddl")->setEnabled(one && session && session->introspection());
}

// Tree, page, the page on the other side, dock: those that are there, round and round.
void MainWindow::focusPart(int by)
{
    std::vector<QWidget *> parts;
    if (m_navigator->isVisible())
        parts.push_back(m_navigator);
    for (QWidget *pane : m_pages->shownPanes())
        parts.push_back(pane);
    if (m_dock->isVisible())
        parts.push_back(m_dock);
    if (parts.empty())
        return;
    const QWidget *focused = focusWidget();
    const auto at = std::ranges::find_if(
        parts, [&](const QWidget *part) { return focused && (part == focused || part->isAncestorOf(focused)); });
    const auto count = std::ptrdiff_t(parts.size());
    const std::ptrdiff_t from = at == parts.end() ? (by > 0 ? -1 : 0) : at - parts.begin();
    focusInto(parts[size_t((from + by + count) % count)]);
}

void MainWindow::focusInto(QWidget *part)
{
    if (part == m_navigator)
        m_tools.workbench->tree()->sources().empty() ? m_navigator->focusFilter()
                                                     : m_navigator->tree()->setFocus(Qt::TabFocusReason);
    else if (part == m_dock)
        m_dock->focusList();
    else
        m_pages->focusPane(part);
}

} // namespace tidemark::ui
