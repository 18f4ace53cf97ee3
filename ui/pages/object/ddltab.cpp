// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/object/ddltab.h"

#include "ui/common/errorpanel.h"
#include "ui/common/filterfield.h"
#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/sqlview.h"

#include <QApplication>
#include <QClipboard>
#include <QToolButton>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

DdlTab::DdlTab(Syntax *syntax, const QString &definition, QWidget *parent)
    : QWidget(parent)
    , m_text(new SqlView(syntax, definition, this))
    , m_field(new FilterField(tr("Find in the text"), this))
    , m_notFound(new MutedLabel(tr("Not found"), this, Token::Removed))
    , m_bar(new QWidget(this))
    , m_copy(new QToolButton(this))
    , m_error(new ErrorPanel(this))
{
    setAccessibleName(tr("DDL"));
    setFocusProxy(m_text);
    setupViews();
    connect(m_field, &QLineEdit::textChanged, this, [this] { findNext(false); });
    connect(m_field, &QLineEdit::returnPressed, this,
            [this] { findNext(QApplication::keyboardModifiers() & Qt::ShiftModifier); });
    connect(m_field, &FilterField::downPressed, this, [this] { m_text->setFocus(); });
    connect(m_field, &FilterField::escapePressed, this, [this] {
        m_bar->hide();
        m_text->setFocus();
    });
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
}

void DdlTab::setupViews()
{
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setText(tr("Copy all"));
    m_copy->setAccessibleName(tr("Copy all"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAutoRaise(true);
    m_error->setRetryText({});
    m_error->hide();
    m_notFound->setAccessibleName(tr("Result of the search"));
    m_notFound->hide();
    m_bar->setAccessibleName(tr("Find"));
    m_field->setMaximumWidth(360);

    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(8, 8, 8, 4);
    bar->addWidget(m_field);
    bar->addWidget(m_notFound);
    bar->addStretch();
    m_bar->hide();

    auto *actions = new QHBoxLayout;
    actions->setContentsMargins(8, 4, 8, 4);
    actions->addStretch();
    actions->addWidget(m_copy);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_error);
    layout->addWidget(m_bar);
    layout->addWidget(m_text, 1);
    layout->addLayout(actions);
}

void DdlTab::setDdl(const Result<QString> &ddl)
{
    m_error->setVisible(!ddl);
    m_text->setVisible(ddl.has_value());
    m_copy->setVisible(ddl.has_value());
    if (!ddl)
        m_error->setError(ddl.error());
    else if (m_text->toPlainText() != *ddl)
        m_text->setSql(*ddl);
}

void DdlTab::find()
{
    m_bar->show();
    m_field->setFocus();
    m_field->selectAll();
}

void DdlTab::findNext(bool backwards)
{
    m_notFound->setVisible(!m_text->findNext(m_field->text(), backwards));
}

} // namespace tidemark::ui
