// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "schema/kinds.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString name, Token token)
        : m_name(std::move(name))
        , m_token(token)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        const QPixmap drawn = scaledPixmap(rect.size() * ratio, mode, state, ratio);
        painter->drawPixmap(rect, drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QPalette palette = QGuiApplication::palette();
        const QColor ink = color(mode == QIcon::Disabled ? Token::TextDisabled : m_token, palette);
        const QString key = u"tidemark-icon:%1:%2:%3x%4"_s.arg(m_name, ink.name()).arg(size.width()).arg(size.height());
        QPixmap drawn;
        if (!QPixmapCache::find(key, &drawn)) {
            drawn = draw(size, ink);
            QPixmapCache::insert(key, drawn);
        }
        drawn.setDevicePixelRatio(scale);
        return drawn;
    }

    QIconEngine *clone() const override { return new LineIconEngine(m_name, m_token); }
    QString key() const override { return u"tidemark"_s; }
    bool isNull() override { return false; }

private:
    QPixmap draw(const QSize &size, const QColor &ink) const
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QFile file(u":/icons/%1.svg"_s.arg(m_name));
        if (!file.open(QIODevice::ReadOnly)) {
            qWarning("no icon %s", qPrintable(m_name));
            return pixmap;
        }
        QSvgRenderer svg(file.readAll().replace("currentColor", ink.name().toLatin1()));
        QPainter painter(&pixmap);
        svg.render(&painter);
        return pixmap;
    }

    QString m_name;
    Token m_token;
};

struct KindLook
{
    QString kind;
    const char *icon;
    Token token;
};

} // namespace

QIcon icon(const QString &name, Token token)
{
    static QHash<std::pair<QString, int>, QIcon> made;
    QIcon &icon = made[{name, int(token)}];
    if (icon.isNull())
        icon = QIcon(new LineIconEngine(name, token));
    return icon;
}

QIcon kindIcon(const QString &kind)
{
    namespace k = schema::kind;
    static const KindLook looks[] = {
        {k::database, "database", Token::KindOther},
        {k::ns, "schema", Token::KindOther},
        {k::table, "table", Token::KindRelation},
        {k::view, "view", Token::KindQuery},
        {k::materializedView, "matview", Token::KindQuery},
        {k::sequence, "sequence", Token::KindType},
        {k::type, "type", Token::KindType},
        {k::function, "function", Token::KindCode},
        {k::procedure, "function", Token::KindCode},
        {k::aggregate, "aggregate", Token::KindCode},
        {k::extension, "extension", Token::KindOther},
        {k::index, "index", Token::KindRelation},
        {k::trigger, "trigger", Token::KindCode},
        {k::rule, "trigger", Token::KindCode},
        {k::policy, "shield", Token::KindOther},
        {k::column, "column", Token::KindOther},
        {k::primaryKey, "key", Token::KindType},
        {k::unique, "key", Token::KindOther},
        {k::foreignKey, "link", Token::KindRelation},
        {k::check, "check", Token::KindQuery},
        {k::exclusion, "key", Token::KindOther},
        {k::notNull, "check", Token::KindOther},
    };
    const auto look = std::ranges::find(looks, kind, &KindLook::kind);
    return look == std::end(looks) ? icon(u"object"_s, Token::KindOther)
                                   : icon(QString::fromLatin1(look->icon), look->token);
}

} // namespace tidemark::ui
