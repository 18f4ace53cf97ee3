// SPDX-License-Identifier: GPL-3.0-or-later
// The settings that a saved connection gives its pool, and how its sessions begin. GUI thread only; deletes itself when
// it closes.
#pragma once

#include "dialect/dialect.h"
#include "pool/poolconfig.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace tidemark::ui {

class ErrorPanel;

class PoolSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    // `usual` is what a connection has that says nothing. Settings of sessions that the engine lacks are not shown.
    PoolSettingsDialog(const pool::PoolConfig &config, const pool::PoolConfig &usual, const dialect::Dialect &dialect,
                       QWidget *parent);

    // As it was, with what the fields say.
    [[nodiscard]] pool::PoolConfig config() const;

    // Why what was saved could not be shown.
    void showError(const Error &error);

Q_SIGNALS:
    void chosen(const tidemark::pool::PoolConfig &config);

private:
    struct CountField
    {
        QSpinBox *box;
        int pool::PoolConfig::*field;
    };
    struct TimeField // in seconds
    {
        QSpinBox *box;
        pool::PoolConfig::Duration pool::PoolConfig::*field;
    };
    struct TextField
    {
        QLineEdit *line;
        QString dialect::SessionSettings::*field;
    };

    [[nodiscard]] QWidget *poolFields();
    [[nodiscard]] QWidget *sessionFields();
    [[nodiscard]] QWidget *buttons();
    void setConfig(const pool::PoolConfig &config);
    void take();

    pool::PoolConfig m_config;
    pool::PoolConfig m_usual;
    bool m_hasRoles; // and the other settings of a server's sessions
    std::vector<CountField> m_counts;
    std::vector<TimeField> m_times;
    std::vector<TextField> m_texts;
    QCheckBox *m_prePing;
    QComboBox *m_order;
    QComboBox *m_reset;
    QSpinBox *m_statementTimeout; // s; -1: as the server has it
    QComboBox *m_jit;
    QPlainTextEdit *m_statements;
    ErrorPanel *m_error;
};

// "size 20, overflow 0, role reporting": what is otherwise than usual, for one line; empty when nothing is.
[[nodiscard]] QString poolSummary(const pool::PoolConfig &config, const pool::PoolConfig &usual);

} // namespace tidemark::ui
