// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/errorpanel.h"

#include "base/text.h"
#include "ui/common/celldelegate.h"
#include "ui/common/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static QLabel *textLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

ErrorPanel::ErrorPanel(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_message(textLabel(this))
    , m_detail(textLabel(this))
    , m_hint(textLabel(this))
    , m_facts(textLabel(this))
    , m_retry(new QPushButton(tr("&Try again"), this))
    , m_copy(new QPushButton(tr("&Copy the report"), this))
{
    setAccessibleName(tr("Error"));
    setBackgroundRole(QPalette::Window); // whatever the page has: it decides which colour the labels use
    setupViews();
    applyColors();
    connect(m_retry, &QPushButton::clicked, this, &ErrorPanel::retryRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(toText(m_error)); });
}

void ErrorPanel::setupViews()
{
    m_icon->setAccessibleName(tr("Error"));
    m_message->setAccessibleName(tr("What happened"));
    m_detail->setAccessibleName(tr("What the server added"));
    m_hint->setAccessibleName(tr("What to do"));
    m_facts->setAccessibleName(tr("Where it happened"));
    m_retry->setAccessibleName(tr("Try again"));
    m_copy->setAccessibleName(tr("Copy the report"));
    m_retry->setIcon(icon(u"refresh"_s));
    m_copy->setIcon(icon(u"copy"_s));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_copy);
    buttons->addStretch();

    auto *texts = new QVBoxLayout;
    texts->setSpacing(6);
    for (QLabel *label : {m_message, m_detail, m_hint, m_facts})
        texts->addWidget(label);
    texts->addSpacing(4);
    texts->addLayout(buttons);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

static void setText(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

void ErrorPanel::setError(const Error &error)
{
    m_error = error;
    setText(*m_message, error.message);
    setText(*m_detail, error.detail);
    setText(*m_hint, error.hint);
    QStringList facts;
    if (!error.sqlState.isEmpty())
        facts << tr("SQLSTATE %1").arg(error.sqlState);
    if (!error.object.isEmpty())
        facts << printable(error.object);
    if (error.position && !error.position->file.isEmpty())
        facts << printable(error.position->file);
    if (error.position && error.position->line > 0)
        facts << tr("line %1, column %2").arg(error.position->line).arg(error.position->column);
    for (const QString &step : error.trail)
        facts << step;
    setText(*m_facts, facts.join(u" · "_s));
}

void ErrorPanel::setRetryText(const QString &text)
{
    if (!text.isEmpty()) {
        m_retry->setText(text);
        m_retry->setAccessibleName(QString(text).remove(u'&'));
    }
    m_retry->setVisible(!text.isEmpty());
}

void ErrorPanel::applyColors()
{
    m_icon->setPixmap(icon(u"error"_s, Token::ErrorText).pixmap(QSize(20, 20), devicePixelRatio()));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_message->setFont(strong);
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, color(Token::ErrorText, palette()));
    m_message->setPalette(ink);
    ink.setColor(QPalette::WindowText, color(Token::TextMuted, palette()));
    m_facts->setPalette(ink);
    ink.setColor(QPalette::WindowText, color(Token::Text, palette()));
    m_hint->setPalette(ink);
    m_detail->setPalette(ink);
    m_detail->setFont(codeFont(font()));
}

void ErrorPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyColors();
}

void ErrorPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::ErrorBorder, palette()));
    painter.setBrush(color(Token::ErrorFill, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace tidemark::ui
