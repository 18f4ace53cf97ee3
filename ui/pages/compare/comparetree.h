// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of a comparison: a filter, the four states as buttons with counts, the tree with its check boxes, and how
// much of it is chosen. GUI thread only; the model outlives it.
#pragma once

#include "ui/models/compare/comparemodel.h"

#include <QWidget>

#include <array>

class QLabel;
class QToolButton;
class QTreeView;

namespace tidemark::ui {

class FilterField;

class CompareTree : public QWidget
{
    Q_OBJECT

public:
    explicit CompareTree(CompareModel *model, QWidget *parent = nullptr);

    void find();
    void focusTree();
    // The object under the cursor; null for a group and for none.
    [[nodiscard]] const ComparedObject *current() const;
    // Goes to the object, or to the first one when it is not there.
    void select(const schema::ObjectRef &ref);

    [[nodiscard]] QTreeView *tree() { return m_tree; }
    [[nodiscard]] FilterField *filter() { return m_filter; }
    [[nodiscard]] QToolButton *stateButton(ObjectState state) { return m_states[size_t(state)]; }
    [[nodiscard]] QToolButton *allButton() { return m_all; }
    [[nodiscard]] QToolButton *noneButton() { return m_none; }
    [[nodiscard]] QLabel *chosen() { return m_chosen; }
    // Says how much is chosen, and what comes along.
    void showChosen();

Q_SIGNALS:
    void currentChanged();

private:
    void setupViews();
    [[nodiscard]] QWidget *makeFoot();
    void connectSignals();
    [[nodiscard]] QToolButton *makeStateButton(ObjectState state);
    void rememberPlace();
    void restorePlace();

    CompareModel *m_model;
    FilterField *m_filter;
    std::array<QToolButton *, objectStates> m_states;
    QTreeView *m_tree;
    QLabel *m_empty;
    QLabel *m_chosen;
    QToolButton *m_all;
    QToolButton *m_none;
    schema::ObjectRef m_place; // what was current before a reset
};

} // namespace tidemark::ui
