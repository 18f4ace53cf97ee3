// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a script, what its statements do to a running database, and what that means: side by side where there is
// room, else below each other. GUI thread only.
#pragma once

#include "ui/models/compare/scripttext.h"
#include "ui/models/sheets/sheetmodel.h"

#include <QWidget>

class QSplitter;

namespace tidemark::ui {

class HazardPanel;
class SqlView;
class Syntax;
class TableView;

class ScriptBody : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptBody(Syntax *syntax, QWidget *parent = nullptr);

    // Highlighted by a definition. True: it is so long that only its beginning is shown.
    bool setScript(const ScriptText &script, const QString &definition);

    [[nodiscard]] SqlView *view() { return m_view; }
    [[nodiscard]] TableView *remarks() { return m_remarks; }
    [[nodiscard]] HazardPanel *hazard() { return m_hazard; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setupViews();
    void showRemark(int row);
    void arrange(int width);

    std::vector<ScriptRemark> m_lines; // of the list
    SheetModel m_model;
    QSplitter *m_split; // the text and the rest
    SqlView *m_view;
    QSplitter *m_side;
    TableView *m_remarks;
    HazardPanel *m_hazard;
    bool m_stacked = false; // too narrow for two things side by side
};

} // namespace tidemark::ui
