// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/reporttab.h"

#include "ui/common/emptynote.h"
#include "ui/common/errorpanel.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/wraplayout.h"
#include "ui/pages/server/tablepanel.h"

#include <QButtonGroup>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

ReportTab::ReportTab(const QString &name, std::vector<watch::Topic> topics, QWidget *parent)
    : QWidget(parent)
    , m_topics(std::move(topics))
    , m_chooser(new QWidget(this))
    , m_buttons(new WrapLayout(m_chooser))
    , m_group(new QButtonGroup(this))
    , m_omissions(new MutedLabel(this, Token::WarningText))
    , m_notes(new MutedLabel(this))
    , m_error(new ErrorPanel(this))
    , m_stack(new QStackedWidget(this))
{
    setAccessibleName(name);
    setupViews();
    connect(m_error, &ErrorPanel::retryRequested, this, &ReportTab::retryRequested);
    connect(m_stack, &QStackedWidget::currentChanged, this, [this] {
        showWords();
        Q_EMIT panelChanged();
    });
}

void ReportTab::setupViews()
{
    m_chooser->setAccessibleName(tr("Tables of %1").arg(accessibleName()));
    m_chooser->hide();
    m_buttons->setContentsMargins(8, 6, 8, 6);
    m_buttons->setSpacing(2);
    m_group->setExclusive(true);
    m_omissions->setAccessibleName(tr("What this role may not see"));
    m_notes->setAccessibleName(tr("Notes"));
    m_stack->setAccessibleName(accessibleName());
    for (QLabel *label : {m_omissions, m_notes}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setContentsMargins(12, 6, 12, 6);
        label->hide();
    }
    m_error->hide();
    auto *reading = emptyNote(m_stack);
    reading->setText(tr("Reading…"));
    m_stack->addWidget(reading);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_omissions);
    layout->addWidget(m_error);
    layout->addWidget(m_chooser);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_notes);
}

void ReportTab::addPart(watch::Topic topic, const watch::Table &table)
{
    Part part{.panel = new TablePanel(table.title, m_stack),
              .button = new QToolButton(m_chooser),
              .title = table.title,
              .topic = topic};
    part.panel->setFilter(m_filter);
    part.button->setCheckable(true);
    part.button->setAutoRaise(true);
    part.button->setFocusPolicy(Qt::TabFocus);
    m_group->addButton(part.button);
    m_buttons->addWidget(part.button);
    m_stack->addWidget(part.panel);
    connect(part.button, &QToolButton::clicked, this, [this, panel = part.panel] { m_stack->setCurrentWidget(panel); });
    m_parts.emplace(table.id, part);
    if (m_parts.size() == 1)
        showPanel(table.id);
    m_chooser->setVisible(m_parts.size() > 1);
}

void ReportTab::setReport(watch::Topic topic, const watch::Report &report)
{
    for (const watch::Table &table : report.tables) {
        if (!m_parts.contains(table.id))
            addPart(topic, table);
        const Part &part = m_parts.at(table.id);
        part.panel->setTable(table);
        showCount(part);
    }
    Words words{.notes = report.notes, .omissions = {}, .error = {}};
    for (const schema::Omission &omission : report.omissions)
        words.omissions << tr("Not visible: %1").arg(schema::toText(omission));
    m_words[topic] = std::move(words);
    showWords();
}

// A number that nobody asked about is in the way where there is one table.
void ReportTab::showCount(const Part &part)
{
    const auto rows = part.panel->model()->table().rows.size();
    part.button->setText(tr("%1 (%2)").arg(part.title).arg(rows));
    part.button->setAccessibleName(part.title);
}

// What is shown belongs to the first topic until there is a table.
watch::Topic ReportTab::currentTopic() const
{
    const auto part = std::ranges::find(m_parts, m_stack->currentWidget(),
                                        [](const auto &entry) { return static_cast<QWidget *>(entry.second.panel); });
    return part == m_parts.end() ? m_topics.front() : part->second.topic;
}

void ReportTab::showWords()
{
    const Words &words = m_words[currentTopic()];
    m_notes->setText(words.notes.join(u'\n'));
    m_notes->setVisible(!words.notes.isEmpty());
    m_omissions->setText(words.omissions.join(u'\n'));
    m_omissions->setVisible(!words.omissions.isEmpty());
    // an error of a topic without a table has no other place
    const auto failed = std::ranges::find_if(m_words, [](const auto &entry) { return entry.second.error.has_value(); });
    m_error->setVisible(failed != m_words.end());
    if (failed != m_words.end())
        m_error->setError(*failed->second.error);
}

void ReportTab::setError(watch::Topic topic, const Error &error)
{
    m_words[topic].error = error;
    showWords();
}

void ReportTab::setFilter(const QString &text)
{
    m_filter = text;
    for (const auto &[id, part] : m_parts)
        part.panel->setFilter(text);
}

TablePanel *ReportTab::current() const
{
    return qobject_cast<TablePanel *>(m_stack->currentWidget());
}

TablePanel *ReportTab::panel(const QString &tableId) const
{
    const auto found = m_parts.find(tableId);
    return found == m_parts.end() ? nullptr : found->second.panel;
}

void ReportTab::showPanel(const QString &tableId)
{
    const auto found = m_parts.find(tableId);
    if (found == m_parts.end())
        return;
    found->second.button->setChecked(true);
    m_stack->setCurrentWidget(found->second.panel);
}

} // namespace tidemark::ui
