// SPDX-License-Identifier: GPL-3.0-or-later
// What a line beside the script means: for a hazard its page, with what, why, and what to do instead. GUI thread only.
#pragma once

#include "ui/models/compare/scripttext.h"

#include <QWidget>

class QLabel;
class QTextBrowser;

namespace tidemark::ui {

class HazardPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HazardPanel(QWidget *parent = nullptr);

    void showRemark(const ScriptRemark &remark);
    void clear();

    [[nodiscard]] QString code() const { return m_code; } // empty: no page is shown
    [[nodiscard]] QLabel *title() { return m_title; }
    [[nodiscard]] QTextBrowser *text() { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setTexts(const QString &title, const QString &markdown);

    QString m_code;
    QLabel *m_title;
    QTextBrowser *m_text;
};

} // namespace tidemark::ui
