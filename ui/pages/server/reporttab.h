// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of one or several topics: one is shown, buttons above choose which; notes that are needed to read them
// rightly, and what the role may not see. GUI thread only; owned by its parent.
#pragma once

#include "base/error.h"
#include "watch/topics.h"

#include <QWidget>

#include <map>
#include <optional>

class QButtonGroup;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace tidemark::ui {

class ErrorPanel;
class TablePanel;
class WrapLayout;

class ReportTab : public QWidget
{
    Q_OBJECT

public:
    ReportTab(const QString &name, std::vector<watch::Topic> topics, QWidget *parent = nullptr);

    // What it needs to show, in the order of its buttons.
    [[nodiscard]] const std::vector<watch::Topic> &topics() const { return m_topics; }

    void setReport(watch::Topic topic, const watch::Report &report);
    void setError(watch::Topic topic, const Error &error);
    void setFilter(const QString &text);

    [[nodiscard]] TablePanel *current() const;
    // Null until such a table was read.
    [[nodiscard]] TablePanel *panel(const QString &tableId) const;
    void showPanel(const QString &tableId);

Q_SIGNALS:
    void panelChanged();
    void retryRequested();

private:
    struct Part
    {
        TablePanel *panel = nullptr;
        QToolButton *button = nullptr;
        QString title;
        watch::Topic topic = watch::Topic::Sessions;
    };
    struct Words
    {
        QStringList notes;
        QStringList omissions;
        std::optional<Error> error;
    };

    void setupViews();
    void addPart(watch::Topic topic, const watch::Table &table);
    void showCount(const Part &part);
    void showWords();
    [[nodiscard]] watch::Topic currentTopic() const;

    std::vector<watch::Topic> m_topics;
    QString m_filter;
    QWidget *m_chooser;
    WrapLayout *m_buttons;
    QButtonGroup *m_group;
    QLabel *m_omissions;
    QLabel *m_notes;
    ErrorPanel *m_error;
    QStackedWidget *m_stack;
    std::map<QString, Part> m_parts;
    std::map<watch::Topic, Words> m_words;
};

} // namespace tidemark::ui
