// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/busystrip.h"

#include "ui/common/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Busy is told within 200 ms; what is quicker than this needs no telling.
static constexpr auto patience = 150ms;
static constexpr auto frame = 33ms;
static constexpr int barHeight = 2;

BusyStrip::BusyStrip(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_cancel(new QToolButton(this))
{
    setAccessibleName(tr("Progress"));
    m_text->setAccessibleName(tr("What is being done"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setAutoRaise(true);
    m_cancel->setIcon(icon(u"stop"_s));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_cancel);
    m_delay.setSingleShot(true);
    m_delay.setInterval(patience);
    m_motion.setInterval(frame);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        show();
        m_motion.start();
    });
    connect(&m_motion, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 2) % 100;
        update(0, 0, width(), barHeight);
    });
    connect(m_cancel, &QToolButton::clicked, this, &BusyStrip::cancelRequested);
    hide();
}

void BusyStrip::start(const QString &what)
{
    m_running = true;
    m_text->setText(what);
    if (!isVisible() && !m_delay.isActive())
        m_delay.start();
}

void BusyStrip::stop()
{
    m_running = false;
    m_delay.stop();
    m_motion.stop();
    hide();
}

void BusyStrip::setCancellable(bool cancellable)
{
    m_cancel->setVisible(cancellable);
}

void BusyStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Base, palette()));
    painter.fillRect(0, 0, width(), barHeight, color(Token::Border, palette()));
    const int length = width() / 4;
    painter.fillRect((width() + length) * m_phase / 100 - length, 0, length, barHeight,
                     color(Token::Accent, palette()));
}

} // namespace tidemark::ui
