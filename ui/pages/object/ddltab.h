// SPDX-License-Identifier: GPL-3.0-or-later
// The text that makes the object, to be read, searched and copied. GUI thread only.
#pragma once

#include "base/error.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace tidemark::ui {

class ErrorPanel;
class FilterField;
class SqlView;
class Syntax;

class DdlTab : public QWidget
{
    Q_OBJECT

public:
    DdlTab(Syntax *syntax, const QString &definition, QWidget *parent = nullptr);

    void setDdl(const Result<QString> &ddl);
    void find();

private:
    void setupViews();
    void findNext(bool backwards);

    SqlView *m_text;
    FilterField *m_field;
    QLabel *m_notFound;
    QWidget *m_bar;
    QToolButton *m_copy;
    ErrorPanel *m_error;
};

} // namespace tidemark::ui
