// SPDX-License-Identifier: GPL-3.0-or-later
// SQL to be read and copied: highlighted in the colours of the scheme, with line numbers. GUI thread only.
#pragma once

#include "ui/common/syntax.h"

#include <QPlainTextEdit>

namespace tidemark::ui {

class SqlView : public QPlainTextEdit
{
    Q_OBJECT

public:
    SqlView(Syntax *syntax, const QString &definition, QWidget *parent = nullptr);

    void setSql(const QString &text);
    // Of the text that comes next; empty: it stays plain, which is quicker for what is very long.
    void setDefinition(const QString &definition);

    // Marks and goes to the next place of a text, from the cursor on and around the end. False when there is none.
    bool findNext(const QString &text, bool backwards = false);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Gutter;
    void paintGutter(QPaintEvent *event);
    void placeGutter();
    [[nodiscard]] int gutterWidth() const;
    void applyScheme();

    Syntax *m_syntax;
    QString m_definition;
    Gutter *m_gutter;
    std::optional<Scheme> m_highlighted; // nothing is loaded before it is seen
};

} // namespace tidemark::ui
