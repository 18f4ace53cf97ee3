// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/common/icons.h"

#include <QWidget>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

QAction *Actions::add(const ActionSpec &spec)
{
    Q_ASSERT(!m_actions.contains(spec.id));
    auto *action = new QAction(spec.text, m_window);
    action->setObjectName(spec.id);
    action->setCheckable(spec.checkable);
    action->setShortcuts(spec.keys);
    action->setShortcutContext(Qt::WindowShortcut);
    if (!spec.icon.isEmpty())
        action->setIcon(icon(spec.icon));
    explain(*action);
    m_window->addAction(action);
    m_actions.insert(spec.id, action);
    m_entries.push_back({spec.id, spec.group, action, spec.keys});
    return action;
}

void Actions::applyKeys(const QMap<QString, QString> &chosen)
{
    for (const Entry &entry : m_entries) {
        const auto keys = chosen.constFind(entry.id);
        entry.action->setShortcuts(keys == chosen.constEnd()
                                       ? entry.defaults
                                       : QKeySequence::listFromString(*keys, QKeySequence::PortableText));
        explain(*entry.action);
    }
}

const Actions::Entry *Actions::conflict(const QString &id, const QKeySequence &keys) const
{
    const auto at = std::ranges::find_if(
        m_entries, [&](const Entry &entry) { return entry.id != id && entry.action->shortcuts().contains(keys); });
    return keys.isEmpty() || at == m_entries.end() ? nullptr : &*at;
}

void Actions::explain(QAction &action) const
{
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    action.setToolTip(keys.isEmpty() ? plainText(action) : u"%1 (%2)"_s.arg(plainText(action), keys));
}

QString plainText(const QAction &action)
{
    QString text = action.text();
    text.replace(u"&&"_s, u"\x01"_s).remove(u'&').replace(u'\x01', u'&');
    return text.endsWith(u'…') ? text.chopped(1) : text;
}

} // namespace tidemark::ui
