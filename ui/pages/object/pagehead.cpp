// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/object/pagehead.h"

#include "base/text.h"
#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"
#include "ui/models/kindtitles.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int iconSide = 22;

PageHead::PageHead(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_place(new MutedLabel(this))
    , m_comment(new QLabel(this))
    , m_refresh(new QToolButton(this))
{
    setAccessibleName(tr("Object"));
    setupViews();
    applyFonts();
    connect(m_refresh, &QToolButton::clicked, this, &PageHead::refreshRequested);
}

void PageHead::setupViews()
{
    m_icon->setFixedSize(iconSide, iconSide);
    m_icon->setAccessibleName(tr("Kind of object"));
    m_title->setAccessibleName(tr("Name"));
    m_place->setAccessibleName(tr("Kind and place"));
    m_comment->setAccessibleName(tr("Comment"));
    for (QLabel *label : {m_title, m_place, m_comment}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_place->setWordWrap(true);
    m_comment->setWordWrap(true);
    m_comment->hide();
    m_refresh->setIcon(icon(u"refresh"_s));
    m_refresh->setText(tr("Refresh"));
    m_refresh->setAccessibleName(tr("Refresh"));
    m_refresh->setToolTip(tr("Read this object again"));
    m_refresh->setAutoRaise(true);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_place);
    texts->addWidget(m_comment);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 12, 10, 10);
    layout->setSpacing(12);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addWidget(m_refresh, 0, Qt::AlignTop);
}

void PageHead::applyFonts()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_icon->setPixmap(kindIcon(m_kind).pixmap(QSize(iconSide, iconSide), devicePixelRatio()));
}

void PageHead::setObject(const schema::ObjectRef &ref, const QString &title, const QString &place)
{
    m_kind = ref.kind;
    m_title->setText(title);
    m_place->setText(kindTitle(ref.kind) + u" · "_s + place);
    applyFonts();
}

void PageHead::setView(const ObjectView &view, const QString &place)
{
    m_kind = view.ref.kind;
    m_title->setText(view.title);
    m_place->setText((QStringList{view.kindTitle} + view.facts + QStringList{place}).join(u" · "_s));
    m_comment->setText(view.comment);
    m_comment->setVisible(!view.comment.isEmpty());
    applyFonts();
}

void PageHead::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), color(Token::Base, palette()));
}

void PageHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyFonts();
}

} // namespace tidemark::ui
