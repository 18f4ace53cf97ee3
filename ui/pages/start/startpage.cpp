// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start/startpage.h"

#include "ui/common/actioncard.h"
#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr size_t recentShown = 6;

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Tidemark"), this))
    , m_subtitle(new MutedLabel(tr("See what is in your databases."), this))
    , m_recentTitle(new QLabel(tr("Recent"), this))
    , m_recent(new QWidget(this))
    , m_recentRows(new QVBoxLayout(m_recent))
{
    setAccessibleName(tr("Start"));
    setupViews();
    applyFonts();
}

void StartPage::setupViews()
{
    m_title->setAccessibleName(tr("Tidemark"));
    m_subtitle->setAccessibleName(m_subtitle->text());
    m_recentTitle->setAccessibleName(tr("Recent"));
    m_recent->setAccessibleName(tr("Recent"));
    using Shape = ActionCard::Shape;
    auto *connectCard = new ActionCard(Shape::Card, icon(u"plug"_s, Token::Accent), tr("Connect…"),
                                       tr("To a server, with a new or imported profile"), this);
    auto *fileCard = new ActionCard(Shape::Card, icon(u"file-database"_s, Token::Accent), tr("Open SQLite file…"),
                                    tr("Or drop one anywhere on this window"), this);
    auto *sampleCard = new ActionCard(Shape::Card, icon(u"anchor"_s, Token::Accent), tr("Try the sample workspace"),
                                      tr("A harbour with berths, ships, containers and invoices"), this);
    connect(connectCard, &ActionCard::clicked, this, &StartPage::connectRequested);
    connect(fileCard, &ActionCard::clicked, this, &StartPage::openFileRequested);
    connect(sampleCard, &ActionCard::clicked, this, &StartPage::sampleRequested);
    m_cards = {connectCard, fileCard, sampleCard};

    auto *cards = new QHBoxLayout;
    cards->setSpacing(12);
    for (ActionCard *card : m_cards)
        cards->addWidget(card);

    m_recentRows->setContentsMargins(0, 0, 0, 0);
    m_recentRows->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(20);
    column->addLayout(cards);
    column->addSpacing(24);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recent);
    column->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addLayout(column);
    layout->addStretch();
}

void StartPage::applyFonts()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.9);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_recentTitle->setFont(strong);
}

void StartPage::setRecent(const std::vector<workspace::RecentItem> &items)
{
    while (QLayoutItem *row = m_recentRows->takeAt(0)) {
        delete row->widget();
        delete row;
    }
    for (size_t i = 0; i < std::min(items.size(), recentShown); ++i)
        m_recentRows->addWidget(recentRow(items[i]));
    m_recentTitle->setVisible(!items.empty());
    m_recent->setVisible(!items.empty());
}

QWidget *StartPage::recentRow(const workspace::RecentItem &item)
{
    const QString name = item.path.isEmpty() ? u"server"_s : u"file-database"_s;
    auto *row = new ActionCard(ActionCard::Shape::Row, icon(name), item.title, item.detail, m_recent);
    connect(row, &ActionCard::clicked, this, [this, item] { Q_EMIT recentChosen(item); });
    return row;
}

void StartPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), color(Token::Base, palette()));
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFonts();
}

} // namespace tidemark::ui
