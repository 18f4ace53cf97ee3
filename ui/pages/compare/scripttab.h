// SPDX-License-Identifier: GPL-3.0-or-later
// The script from left to right, and back: highlighted, with what its statements do to a running database beside them
// and what that means. To be saved, copied, or opened in an editor. GUI thread only.
#pragma once

#include "base/error.h"
#include "ui/models/compare/scripttext.h"

#include <QTemporaryDir>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QToolButton;

namespace tidemark::ui {

class ErrorPanel;
class FilterField;
class HazardPanel;
class ScriptBody;
class SqlView;
class Syntax;
class TableView;

class ScriptTab : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptTab(Syntax *syntax, QWidget *parent = nullptr);

    // What the sides are called and how their engine's SQL is highlighted.
    void setContext(const QString &left, const QString &right, const QString &definition);
    void setScript(const Result<ScriptPair> &script);
    // Another script is on its way: what is shown is not to be taken away any more.
    void wait();
    void setNote(const QString &note); // above the text; empty: none
    // What the engine can do, and what it does now.
    void setStrategies(const std::vector<plan::Strategy> &strategies, plan::Strategy now);
    void showDown(bool down);
    [[nodiscard]] bool isDown() const;
    void find();

    // Writes what is shown. What went wrong is told in the tab.
    void saveTo(const QString &path);

    [[nodiscard]] SqlView *view();
    [[nodiscard]] TableView *remarks();
    [[nodiscard]] HazardPanel *hazard();
    [[nodiscard]] QComboBox *strategies() { return m_strategy; }
    [[nodiscard]] const ScriptText *shown() const; // null while there is none

Q_SIGNALS:
    void strategyChosen(plan::Strategy strategy);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setupViews();
    void setupHead();
    void setupStrategy();
    void connectSignals();
    [[nodiscard]] QToolButton *button(const QString &text, const QString &iconName);
    void showScript();
    void showNote();
    void showError(const Error &error);
    void save();
    void openInEditor();
    [[nodiscard]] QString fileName() const;

    Result<ScriptPair> m_script;
    QString m_leftName;
    QString m_rightName;
    QString m_definition;
    QString m_note;
    bool m_cut = false;                      // only the beginning of the script is shown
    std::unique_ptr<QTemporaryDir> m_folder; // of what editors have open
    QWidget *m_head;
    QToolButton *m_up;
    QToolButton *m_down;
    QWidget *m_way; // holds the strategy
    QLabel *m_strategyLabel;
    QComboBox *m_strategy;
    QLabel *m_summary;
    QLabel *m_noteLabel;
    QToolButton *m_copy;
    QToolButton *m_save;
    QToolButton *m_open;
    FilterField *m_find;
    ErrorPanel *m_error;
    ScriptBody *m_body;
};

} // namespace tidemark::ui
