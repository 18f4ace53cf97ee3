// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/environmentband.h"

#include "base/text.h"
#include "ui/common/tokens.h"
#include "ui/shell/treedelegate.h"

#include <QPainter>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using connect::Environment;

EnvironmentBand::EnvironmentBand(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Environment"));
    hide();
}

void EnvironmentBand::setNothing()
{
    hide();
}

void EnvironmentBand::setProfile(const connect::Profile &profile, const QString &place)
{
    m_environment = profile.environment;
    m_readOnly = profile.readOnly;
    m_word = environmentWord(int(profile.environment));
    m_place = u" · "_s + printable(place) + (m_readOnly ? tr(" · read-only") : QString());
    setAccessibleName(tr("Environment: %1").arg(text()));
    show();
    update();
}

QSize EnvironmentBand::sizeHint() const
{
    return {200, fontMetrics().height() + 8};
}

void EnvironmentBand::paintEvent(QPaintEvent *)
{
    const bool calm = m_environment == Environment::Development;
    const Token fill = m_environment == Environment::Production ? Token::Production : Token::Test;
    QPainter painter(this);
    painter.fillRect(rect(), color(calm ? Token::Window : fill, palette()));
    if (calm) {
        painter.fillRect(0, 0, width(), 2, color(Token::Development, palette()));
    }
    QFont strong = font();
    strong.setBold(true);
    painter.setFont(strong);
    painter.setPen(color(calm ? Token::SuccessText : Token::OnEnvironment, palette()));
    const QRect place = rect().adjusted(12, calm ? 1 : 0, -12, 0);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, m_word);
    const int width = painter.fontMetrics().horizontalAdvance(m_word);
    painter.setFont(font());
    painter.setPen(color(calm ? Token::Text : Token::OnEnvironment, palette()));
    painter.drawText(place.adjusted(width, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_place);
}

} // namespace tidemark::ui
