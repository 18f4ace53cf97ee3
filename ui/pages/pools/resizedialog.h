// SPDX-License-Identifier: GPL-3.0-or-later
// How large a pool of ours is and how long borrowers wait, changed while it works. GUI thread only; owned by its
// parent.
#pragma once

#include "pool/poolconfig.h"

#include <QDialog>

class QLabel;
class QSpinBox;

namespace tidemark::ui {

class ErrorPanel;

class ResizeDialog : public QDialog
{
    Q_OBJECT

public:
    ResizeDialog(const QString &pool, pool::PoolConfig config, QWidget *parent);

    // As it was, with what the fields say.
    [[nodiscard]] pool::PoolConfig config() const;

    [[nodiscard]] QSpinBox *size() { return m_size; }
    [[nodiscard]] QSpinBox *overflow() { return m_overflow; }
    [[nodiscard]] QSpinBox *timeout() { return m_timeout; }

Q_SIGNALS:
    void chosen(const tidemark::pool::PoolConfig &config);

private:
    void setupViews();
    void showLimit();
    void take();

    pool::PoolConfig m_config;
    QSpinBox *m_size;
    QSpinBox *m_overflow;
    QSpinBox *m_timeout;
    QLabel *m_limit;
    ErrorPanel *m_error;
};

} // namespace tidemark::ui
