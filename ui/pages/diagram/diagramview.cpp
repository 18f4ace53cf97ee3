// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/diagram/diagramview.h"

#include "base/text.h"
#include "ui/common/tokens.h"
#include "ui/pages/diagram/diagramitems.h"

#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr double smallest = 0.05;
static constexpr double largest = 4;
static constexpr double zoomStep = 1.2;

DiagramView::DiagramView(QWidget *parent)
    : QGraphicsView(parent)
{
    setScene(new QGraphicsScene(this));
    setAccessibleName(tr("Diagram"));
    setFrameShape(QFrame::NoFrame);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setViewportUpdateMode(QGraphicsView::SmartViewportUpdate);
    viewport()->setAccessibleName(tr("Tables"));
    connect(scene(), &QGraphicsScene::selectionChanged, this, &DiagramView::describeSelection);
    applyColors();
}

// The scene goes after the view, and tells of it.
DiagramView::~DiagramView()
{
    scene()->disconnect(this);
}

void DiagramView::applyColors()
{
    setBackgroundBrush(color(Token::Window, palette()));
}

void DiagramView::setDiagram(report::Diagram diagram)
{
    const int before = selected();
    const schema::QualifiedName current = before < 0 ? schema::QualifiedName() : m_diagram.boxes[size_t(before)].table;
    m_building = true;
    scene()->clear();
    m_boxes.clear();
    m_edges.clear();
    m_diagram = std::move(diagram);
    for (const report::Edge &edge : m_diagram.edges) {
        m_edges.push_back(new EdgeItem(edge));
        scene()->addItem(m_edges.back());
    }
    for (size_t i = 0; i < m_diagram.boxes.size(); ++i) {
        m_boxes.push_back(new BoxItem(m_diagram.boxes[i], int(i), [this](int box) { moved(box); }));
        scene()->addItem(m_boxes.back());
    }
    m_building = false;
    scene()->setSceneRect(scene()->itemsBoundingRect().adjusted(-60, -60, 60, 60));
    const auto again = std::ranges::find(m_diagram.boxes, current, &report::Box::table);
    if (again != m_diagram.boxes.end())
        select(int(again - m_diagram.boxes.begin()));
    if (m_fits)
        showAll();
    describeSelection();
}

// The paths of a moved box are plain ones: the layout knew nothing of where it would go.
void DiagramView::moved(int box)
{
    if (m_building)
        return;
    m_diagram.boxes[size_t(box)].place.moveTopLeft(m_boxes[size_t(box)]->pos());
    for (size_t i = 0; i < m_edges.size(); ++i) {
        report::Edge &edge = m_diagram.edges[i];
        if (edge.child != box && edge.parent != box)
            continue;
        report::routeDirectly(m_diagram, edge);
        m_edges[i]->routed();
    }
    Q_EMIT boxMoved(box);
}

int DiagramView::selected() const
{
    const QList<QGraphicsItem *> items = scene()->selectedItems();
    const auto *box = items.isEmpty() ? nullptr : qgraphicsitem_cast<BoxItem *>(items.first());
    return box ? box->at() : -1;
}

void DiagramView::select(int box)
{
    scene()->clearSelection();
    if (box < 0 || size_t(box) >= m_boxes.size())
        return;
    m_boxes[size_t(box)]->setSelected(true);
    ensureVisible(m_boxes[size_t(box)]);
}

void DiagramView::describeSelection()
{
    if (m_building)
        return;
    const int current = selected();
    QStringList words;
    if (current >= 0) {
        const report::Box &box = m_diagram.boxes[size_t(current)];
        words << printable(box.table.toString()) << tr("%n column(s)", nullptr, int(box.rows.size()) + box.more);
    }
    for (size_t i = 0; i < m_edges.size(); ++i) {
        const report::Edge &edge = m_diagram.edges[i];
        const bool touches = current >= 0 && (edge.child == current || edge.parent == current);
        m_edges[i]->setStrong(touches);
        if (touches)
            words << report::describe(m_diagram, edge);
    }
    setAccessibleDescription(words.join(u"; "_s));
    Q_EMIT selectionChanged();
}

bool DiagramView::findNext(const QString &text, bool fromCurrent)
{
    const int count = int(m_diagram.boxes.size());
    const int start = std::max(selected(), 0) + (fromCurrent ? 0 : 1);
    for (int i = 0; i < count && !text.isEmpty(); ++i) {
        const int at = (start + i) % count;
        if (m_diagram.boxes[size_t(at)].table.toString().contains(text, Qt::CaseInsensitive)) {
            if (transform().m11() < 0.6) // what was looked for is to be read
                zoomBy(0.8 / transform().m11());
            select(at);
            centerOn(m_boxes[size_t(at)]);
            return true;
        }
    }
    return false;
}

void DiagramView::zoomBy(double factor)
{
    m_fits = false;
    const double wanted = std::clamp(transform().m11() * factor, smallest, largest);
    scale(wanted / transform().m11(), wanted / transform().m11());
}

void DiagramView::showAll()
{
    const QRectF all = scene()->itemsBoundingRect().adjusted(-24, -24, 24, 24);
    fitInView(all, Qt::KeepAspectRatio);
    if (transform().m11() > 1)
        setTransform(QTransform());
    m_fits = true;
}

void DiagramView::openSelected()
{
    if (const int current = selected(); current >= 0)
        Q_EMIT openRequested(m_diagram.boxes[size_t(current)].table);
}

// The nearest box that lies more in that direction than beside it.
int DiagramView::nextTo(int box, const QPointF &direction) const
{
    const QPointF from = m_diagram.boxes[size_t(box)].place.center();
    int best = -1;
    double least = std::numeric_limits<double>::max();
    for (size_t i = 0; i < m_diagram.boxes.size(); ++i) {
        const QPointF way = m_diagram.boxes[i].place.center() - from;
        const double along = QPointF::dotProduct(way, direction);
        const double beside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        if (along > 0 && along + 2 * beside < least) {
            least = along + 2 * beside;
            best = int(i);
        }
    }
    return best;
}

void DiagramView::step(const QPointF &direction, bool carry)
{
    static constexpr double stride = 10;
    const int current = selected();
    if (carry && current >= 0)
        m_boxes[size_t(current)]->moveBy(direction.x() * stride, direction.y() * stride);
    else if (current < 0)
        select(0);
    else if (const int next = nextTo(current, direction); next >= 0)
        select(next);
}

bool DiagramView::handleKey(const QKeyEvent &event)
{
    const bool carry = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Left: step({-1, 0}, carry); return true;
    case Qt::Key_Right: step({1, 0}, carry); return true;
    case Qt::Key_Up: step({0, -1}, carry); return true;
    case Qt::Key_Down: step({0, 1}, carry); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: openSelected(); return true;
    case Qt::Key_Plus: zoomBy(zoomStep); return true;
    case Qt::Key_Minus: zoomBy(1 / zoomStep); return true;
    case Qt::Key_Home: showAll(); return true;
    default: return false;
    }
}

void DiagramView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!plain || !handleKey(*event))
        QGraphicsView::keyPressEvent(event);
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (qgraphicsitem_cast<BoxItem *>(itemAt(event->pos())))
        openSelected();
    else
        QGraphicsView::mouseDoubleClickEvent(event);
}

void DiagramView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QGraphicsView::wheelEvent(event);
    static constexpr double notch = 120;
    zoomBy(std::pow(zoomStep, event->angleDelta().y() / notch));
    event->accept();
}

void DiagramView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyColors();
    QGraphicsView::changeEvent(event);
}

void DiagramView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fits && !m_boxes.empty())
        showAll();
}

} // namespace tidemark::ui
