// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chooser.h"

#include "ui/common/emptynote.h"
#include "ui/common/filterfield.h"
#include "ui/common/tokens.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tidemark::ui {

static constexpr int widest = 620;
static constexpr int rowsShown = 12;

Chooser::Chooser(const QString &name, const QString &placeholder, QWidget *window)
    : QFrame(window)
    , m_field(new FilterField(placeholder, this))
    , m_list(new QListView(this))
    , m_none(emptyNote(this))
{
    setAccessibleName(name);
    m_list->setAccessibleName(name);
    setupViews();
    hide();
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        Q_EMIT queryChanged(text);
        showWhatThereIs();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &Chooser::choose);
    connect(m_list, &QListView::clicked, this, &Chooser::choose);
}

void Chooser::setupViews()
{
    m_list->setFrameShape(NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_none->setText(tr("Nothing fits"));
    m_none->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_none, 1);
}

void Chooser::setModel(QAbstractItemModel *model, QAbstractItemDelegate *delegate)
{
    m_list->setModel(model);
    m_list->setItemDelegate(delegate);
}

void Chooser::setNoResultText(const QString &text)
{
    m_none->setText(text);
}

void Chooser::open()
{
    m_before = QApplication::focusWidget();
    m_field->clear();
    Q_EMIT queryChanged({});
    showWhatThereIs();
    show();
    raise();
    m_field->setFocus();
}

void Chooser::place()
{
    const QWidget *window = parentWidget();
    const int width = std::min(widest, window->width() - 40);
    const int rows = m_list->model() ? m_list->model()->rowCount() : 0;
    const int row = std::max(25, m_list->sizeHintForRow(0));
    const int height = 16 + m_field->sizeHint().height() + 6 + row * std::clamp(rows, 3, rowsShown);
    setGeometry((window->width() - width) / 2, 64, width, std::min(height, window->height() - 120));
}

void Chooser::showWhatThereIs()
{
    const bool some = m_list->model() && m_list->model()->rowCount() > 0;
    m_list->setVisible(some);
    m_none->setVisible(!some);
    place();
    if (some) {
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
        m_list->scrollToTop();
    }
}

void Chooser::move(int rows)
{
    if (!m_list->model() || m_list->model()->rowCount() == 0)
        return;
    const int last = m_list->model()->rowCount() - 1;
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, last);
    m_list->setCurrentIndex(m_list->model()->index(row, 0));
}

void Chooser::choose()
{
    const QModelIndex index = m_list->currentIndex();
    dismiss();
    if (index.isValid())
        Q_EMIT chosen(index);
}

void Chooser::dismiss()
{
    hide();
    if (m_before)
        m_before->setFocus();
}

bool Chooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field)
        return false;
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape: dismiss(); return true;
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_PageDown: move(rowsShown - 1); return true;
    case Qt::Key_PageUp: move(1 - rowsShown); return true;
    default: return false;
    }
}

void Chooser::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(color(Token::BorderStrong, palette()));
    painter.setBrush(color(Token::Base, palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tidemark::ui
