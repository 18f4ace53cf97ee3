// SPDX-License-Identifier: GPL-3.0-or-later
// A label in the colour of what is read second (or any other token), which follows the theme. GUI thread only.
#pragma once

#include "ui/common/tokens.h"

#include <QLabel>

namespace tidemark::ui {

class MutedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit MutedLabel(QWidget *parent = nullptr, Token token = Token::TextMuted);
    explicit MutedLabel(const QString &text, QWidget *parent = nullptr, Token token = Token::TextMuted);

    void setToken(Token token);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColor();

    Token m_token;
};

} // namespace tidemark::ui
