// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can choose about the program, found by typing. Changes show at once; Cancel takes them back. GUI thread
// only.
#pragma once

#include "ui/models/workbench.h"
#include "ui/shell/shortcutmodel.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QSpinBox;

namespace tidemark::ui {

class FilterField;
class TableView;

class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(Workbench *workbench, const Actions *actions, QWidget *parent = nullptr);

    [[nodiscard]] FilterField *filter() { return m_filter; }

private:
    struct Row
    {
        QWidget *widget; // label and field
        QString words;   // what it is found by
    };

    void setupAppearance();
    void setupBrowsing();
    void setupShortcuts();
    void setupViews();
    void connectSignals();
    // Found by its title, its text and by further words that people may look for.
    void addRow(const QString &title, const QString &text, const QString &words, QWidget *field);
    void search(const QString &text);
    void apply();
    void showKeys();
    void changeKeys();
    void cancel();

    Workbench *m_workbench;
    workspace::Settings m_before;
    ShortcutModel m_shortcuts;
    FilterField *m_filter;
    std::vector<Row> m_rows;
    QComboBox *m_theme;
    QSpinBox *m_zoom;
    QSpinBox *m_firstRows;
    QCheckBox *m_system;
    QCheckBox *m_restore;
    QLabel *m_shortcutTitle;
    TableView *m_table;
    QKeySequenceEdit *m_keys;
    QPushButton *m_reset;
    QLabel *m_robbed;
    QWidget *m_shortcutBox;
};

} // namespace tidemark::ui
