// SPDX-License-Identifier: GPL-3.0-or-later
// How long borrowers of a pool waited, used connections, and how long making one took: as histograms of a pool of ours,
// in words of another's. GUI thread only; owned by its parent.
#pragma once

#include "ui/models/pools/poolrecord.h"

#include <QScrollArea>

class QLabel;

namespace tidemark::ui {

class BucketChart;

class PoolTimes : public QScrollArea
{
    Q_OBJECT

public:
    explicit PoolTimes(QWidget *parent = nullptr);

    void showPool(const PoolRecord &pool);

    [[nodiscard]] BucketChart *waits() { return m_wait.chart; }
    [[nodiscard]] BucketChart *uses() { return m_use.chart; }
    [[nodiscard]] QLabel *told() { return m_told; }

private:
    struct Part
    {
        BucketChart *chart = nullptr;
        QLabel *words = nullptr;
        quint64 shown = 0; // how many it counted when it was last drawn
    };
    [[nodiscard]] Part makePart(const QString &title, const QString &counted);
    static void showPart(Part &part, const pool::Histogram &histogram);

    QWidget *m_body;
    Part m_wait;
    Part m_use;
    Part m_creation;
    QLabel *m_told;
};

} // namespace tidemark::ui
