// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the Compare page: both sources, the button that swaps them, what is compared, and the button that does
// it. GUI thread only.
#pragma once

#include "ui/pages/compare/sourcepicker.h"

class QPushButton;

namespace tidemark::ui {

class CompareBar : public QWidget
{
    Q_OBJECT

public:
    explicit CompareBar(Workbench *workbench, QWidget *parent = nullptr);

    [[nodiscard]] SourcePicker *left() { return m_left; }
    [[nodiscard]] SourcePicker *right() { return m_right; }
    [[nodiscard]] dialect::ComparisonOptions options() const;
    void setOptions(const dialect::ComparisonOptions &options);
    // The button waits for both sides.
    void showState();
    // Leads the keyboard to the side that is missing.
    void focusEmpty();

Q_SIGNALS:
    void compareRequested();
    void swapRequested();
    void optionsChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setupViews();
    [[nodiscard]] QAction *addOption(const QString &text, bool checked);

    SourcePicker *m_left;
    SourcePicker *m_right;
    QToolButton *m_swap;
    QToolButton *m_options;
    QMenu *m_menu;
    QAction *m_owners;
    QAction *m_privileges;
    QAction *m_columnOrder;
    QPushButton *m_compare;
};

} // namespace tidemark::ui
