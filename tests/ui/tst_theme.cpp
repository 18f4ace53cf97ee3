// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"
#include "ui/common/icons.h"
#include "ui/common/tokens.h"

#include "schema/kinds.h"

#include <QtTest/QtTest>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // WCAG 2.2, 1.4.3: 4.5 for text.
    void textCanBeRead_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << int(Scheme::Light);
        QTest::newRow("dark") << int(Scheme::Dark);
    }

    void textCanBeRead()
    {
        QFETCH(int, scheme);
        for (const TextOnGround &pair : textPairs()) {
            const QColor text = color(pair.text, Scheme(scheme));
            const QColor ground = color(pair.ground, Scheme(scheme));
            const double ratio = contrast(text, ground);
            QVERIFY2(ratio >= 4.5, qPrintable(u"%1 on %2: %3"_s.arg(text.name(), ground.name()).arg(ratio)));
        }
    }

    // 1.4.11: 3 for what tells parts of a control apart.
    void iconsAndFocusCanBeSeen()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            for (const Token ink : {Token::Accent, Token::KindRelation, Token::KindQuery, Token::KindCode,
                                    Token::KindType, Token::KindOther, Token::TextMuted}) {
                for (const Token ground : {Token::Base, Token::Window, Token::Selection, Token::Hover})
                    QVERIFY2(contrast(color(ink, scheme), color(ground, scheme)) >= 3,
                             qPrintable(color(ink, scheme).name() + u" on "_s + color(ground, scheme).name()));
            }
            for (const Swatch &swatch : swatches()) {
                const QColor dot = *profileColor(QColor::fromRgb(swatch.light).name(), scheme);
                QVERIFY2(contrast(dot, color(Token::Base, scheme)) >= 3, swatch.name);
            }
        }
    }

    void contrastIsThatOfWcag()
    {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 10), 210);
        QCOMPARE(qRound(contrast(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448);
    }

    void paletteKnowsItsScheme()
    {
        QCOMPARE(schemeOf(paletteOf(Scheme::Light)), Scheme::Light);
        QCOMPARE(schemeOf(paletteOf(Scheme::Dark)), Scheme::Dark);
    }

    void foreignProfileColoursStay()
    {
        QCOMPARE(profileColor(u"#123456"_s, Scheme::Dark), QColor(0x12, 0x34, 0x56));
        QVERIFY(!profileColor({}, Scheme::Dark));
    }

    void everyKindHasAnIcon_data()
    {
        QTest::addColumn<QString>("kind");
        namespace k = schema::kind;
        for (const QString &kind :
             {k::database,   k::ns,        k::table,     k::column,           k::primaryKey,     k::unique,
              k::foreignKey, k::check,     k::exclusion, k::notNull,          k::index,          k::trigger,
              k::rule,       k::policy,    k::view,      k::materializedView, k::sequence,       k::type,
              k::function,   k::procedure, k::aggregate, k::extension,        u"something new"_s})
            QTest::newRow(qPrintable(kind)) << kind;
    }

    void everyKindHasAnIcon()
    {
        QFETCH(QString, kind);
        for (const int side : {16, 24, 32, 48}) {
            const QImage image = kindIcon(kind).pixmap(QSize(side, side)).toImage();
            QCOMPARE(image.size(), QSize(side, side));
            bool drawn = false;
            for (int y = 0; y < side && !drawn; ++y) {
                for (int x = 0; x < side && !drawn; ++x)
                    drawn = qAlpha(image.pixel(x, y)) > 0;
            }
            QVERIFY(drawn);
        }
    }
};

TIDEMARK_TEST(ThemeTest)
#include "tst_theme.moc"
