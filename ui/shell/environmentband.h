// SPDX-License-Identifier: GPL-3.0-or-later
// Says all the time, by colour and by word, how careful one must be with what is current. GUI thread only.
#pragma once

#include "connect/profile.h"

#include <QWidget>

namespace tidemark::ui {

class EnvironmentBand : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentBand(QWidget *parent = nullptr);

    // Hides itself when nothing is current.
    void setNothing();
    void setProfile(const connect::Profile &profile, const QString &place);
    [[nodiscard]] QString text() const { return m_word + m_place; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    connect::Environment m_environment = connect::Environment::Development;
    bool m_readOnly = false;
    QString m_word;
    QString m_place;
};

} // namespace tidemark::ui
