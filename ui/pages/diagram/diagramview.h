// SPDX-License-Identifier: GPL-3.0-or-later
// A diagram that can be read and moved about: arrows go from table to table, with Shift they move it, + and - zoom,
// Home shows everything, Return opens; the mouse drags boxes and paper, Ctrl with the wheel zooms. GUI thread only.
#pragma once

#include "report/diagram.h"

#include <QGraphicsView>

namespace tidemark::ui {

class BoxItem;
class EdgeItem;

class DiagramView : public QGraphicsView
{
    Q_OBJECT

public:
    explicit DiagramView(QWidget *parent = nullptr);
    ~DiagramView() override;

    void setDiagram(report::Diagram diagram);
    // As it stands now, with what was moved.
    [[nodiscard]] const report::Diagram &diagram() const { return m_diagram; }

    // The first table whose name has the text in it, behind the current one; none is left alone.
    bool findNext(const QString &text, bool fromCurrent);
    void select(int box);
    [[nodiscard]] int selected() const; // -1: none

    void zoomBy(double factor);
    void showAll();

Q_SIGNALS:
    void openRequested(const tidemark::schema::QualifiedName &table);
    void boxMoved(int box);
    void selectionChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void moved(int box);
    void applyColors();
    void describeSelection();
    void openSelected();
    [[nodiscard]] bool handleKey(const QKeyEvent &event);
    [[nodiscard]] int nextTo(int box, const QPointF &direction) const;
    void step(const QPointF &direction, bool carry);

    report::Diagram m_diagram;
    std::vector<BoxItem *> m_boxes;
    std::vector<EdgeItem *> m_edges;
    bool m_building = false;
    bool m_fits = true; // until a person chooses another scale
};

} // namespace tidemark::ui
