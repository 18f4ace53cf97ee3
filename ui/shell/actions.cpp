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

// No keys, written as a text, read back as one empty sequence.
static QList<QKeySequence> withoutEmpty(QList<QKeySequence> keys)
{
    keys.removeIf([](const QKeySequence &sequence) { return sequence.isEmpty(); });
    return keys;
}

QAction *Actions::add(const ActionSpec &spec)
{
    Q_ASSERT(!m_actions.contains(spec.id));
    auto *action = new QAction(spec.text, m_window);
    action->setObjectName(spec.id);
    action->setCheckable(spec.checkable);
    const QList<QKeySequence> keys = withoutEmpty(spec.keys);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    if (!spec.icon.isEmpty())
        action->setIcon(icon(spec.icon));
    explain(*action);
    m_window->addAction(action);
    m_actions.insert(spec.id, action);
    m_entries.push_back({spec.id, spec.group, action, keys});
    return action;
}

void Actions::applyKeys(const QMap<QString, QString> &chosen)
{
    for (const Entry &entry : m_entries) {
        const auto keys = chosen.constFind(entry.id);
        if (keys == chosen.constEnd())
            entry.action->setShortcuts(entry.defaults);
        else
            entry.action->setShortcuts(withoutEmpty(QKeySequence::listFromString(*keys, QKeySequence::PortableText)));
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
