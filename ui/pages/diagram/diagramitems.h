// SPDX-License-Identifier: GPL-3.0-or-later
// What a diagram is drawn with: a box a table, a line a foreign key. Items paint in the colour tokens of the view's
// palette. GUI thread only; the scene owns them, the diagram outlives them.
#pragma once

#include "report/diagram.h"

#include <QGraphicsItem>

#include <functional>

namespace tidemark::ui {

class BoxItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };

    // Both are called while a person drags: with every move, and at its end.
    BoxItem(const report::Box &box, int at, std::function<void(int)> moved);

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] int at() const { return m_at; }
    [[nodiscard]] const report::Box &box() const { return m_box; }
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;

private:
    void paintRows(QPainter &painter, const QPalette &palette) const;
    void paintName(QPainter &painter, double scale) const;

    const report::Box &m_box;
    int m_at;
    std::function<void(int)> m_moved;
};

class EdgeItem : public QGraphicsItem
{
public:
    explicit EdgeItem(const report::Edge &edge);

    [[nodiscard]] const report::Edge &edge() const { return m_edge; }
    // The path of the edge is another.
    void routed();
    void setStrong(bool strong);
    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const report::Edge &m_edge;
    QRectF m_bounds;
    bool m_strong = false;
};

} // namespace tidemark::ui
