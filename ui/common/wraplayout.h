// SPDX-License-Identifier: GPL-3.0-or-later
// Widgets side by side, and in further rows where the width ends, so that a bar never makes its window wider. In each
// row those whose size policy expands share what is left. GUI thread only.
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace tidemark::ui {

class WrapLayout : public QLayout
{
    Q_OBJECT

public:
    explicit WrapLayout(QWidget *parent = nullptr);
    ~WrapLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;    // everything in one row
    [[nodiscard]] QSize minimumSize() const override; // one widget a row
    void setGeometry(const QRect &rect) override;

private:
    struct Row
    {
        std::vector<QLayoutItem *> items;
        int width = 0; // that the items wish, with what is between them
        int height = 0;
    };
    [[nodiscard]] std::vector<Row> rowsFor(int width) const;
    void place(const Row &row, const QRect &rect) const;
    [[nodiscard]] int gap() const { return std::max(0, spacing()); }

    std::vector<QLayoutItem *> m_items;
};

} // namespace tidemark::ui
