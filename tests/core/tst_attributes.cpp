// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/attributes.h"
#include "base/box.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;

class AttributesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsSet()
    {
        Attributes attributes;
        attributes.set(u"b.flag"_s, true);
        attributes.set(u"a.number"_s, qint64(0));
        attributes.set(u"d.text"_s, u"x"_s);
        attributes.set(u"c.list"_s, QStringList{u"x"_s, QString()});
        QStringList keys;
        for (const auto &[key, value] : attributes.entries())
            keys << key;
        QCOMPARE(keys, (QStringList{u"a.number"_s, u"b.flag"_s, u"c.list"_s, u"d.text"_s}));
        QVERIFY(attributes.flag(u"b.flag"_s));
        QCOMPARE(attributes.number(u"a.number"_s, 7), 0);
        QCOMPARE(attributes.text(u"d.text"_s), u"x"_s);
        QCOMPARE(attributes.list(u"c.list"_s).size(), 2);
    }

    void absentAndOfAnotherTypeReadAsNothing()
    {
        Attributes attributes;
        attributes.set(u"a"_s, u"text"_s);
        QVERIFY(!attributes.flag(u"a"_s));
        QCOMPARE(attributes.number(u"a"_s, 7), 7);
        QCOMPARE(attributes.list(u"a"_s), QStringList());
        QCOMPARE(attributes.text(u"b"_s), QString());
        QVERIFY(!attributes.contains(u"b"_s));
    }

    void twoWaysOfSayingNothingAreEqual()
    {
        Attributes attributes;
        for (const AttributeValue &nothing :
             {AttributeValue(false), AttributeValue(QString()), AttributeValue(QStringList())}) {
            attributes.set(u"a"_s, nothing);
            QCOMPARE(attributes, Attributes());
            attributes.set(u"a"_s, u"something"_s);
            QCOMPARE_NE(attributes, Attributes());
            attributes.set(u"a"_s, nothing);
            QVERIFY(attributes.isEmpty());
        }
    }

    void orderOfSettingDoesNotMatter()
    {
        Attributes one;
        one.set(u"a"_s, qint64(1));
        one.set(u"b"_s, true);
        Attributes other;
        other.set(u"b"_s, u"first"_s);
        other.set(u"a"_s, qint64(1));
        other.set(u"b"_s, true);
        QCOMPARE(one, other);
        other.remove(u"b"_s);
        other.remove(u"unknown"_s);
        QCOMPARE(other.entries().size(), 1U);
    }

    void valuesReadAsText()
    {
        const std::pair<AttributeValue, QString> cases[] = {{true, u"true"_s},
                                                            {false, u"false"_s},
                                                            {qint64(-42), u"-42"_s},
                                                            {u"a, b"_s, u"a, b"_s},
                                                            {QStringList{u"a"_s, u"b"_s}, u"a, b"_s}};
        for (const auto &[value, text] : cases)
            QCOMPARE(toText(value), text);
    }

    void boxesCopyAndCompareTheirValue()
    {
        Box<QString> one(u"a"_s);
        Box<QString> copy(one);
        QVERIFY(one == copy);
        *copy = u"b"_s;
        QCOMPARE(*one, u"a"_s);
        QVERIFY(!(one == copy));
        copy = one;
        QVERIFY(one == copy);
        const Box<QString> moved = std::move(copy);
        QVERIFY(moved == one);
        one.reset();
        QVERIFY(!one);
        QVERIFY(one == Box<QString>());
        QVERIFY(!(Box<QString>() == Box<QString>(QString())));
    }
};

TIDEMARK_TEST(AttributesTest)
#include "tst_attributes.moc"
