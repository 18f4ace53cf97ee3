// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house over every source, and each rule on a sample that breaks it.
#include "house/rules.h"
#include "house/translation.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using house::Findings;
using house::SourceFile;

using Rule = Findings (*)(const SourceFile &);
Q_DECLARE_METATYPE(Rule)

namespace {

const struct NamedRule
{
    const char *name;
    Rule check;
} rules[] = {
    {"licence", house::checkLicence},
    {"pragma once", house::checkPragmaOnce},
    {"Q_OBJECT", house::checkNoQObject},
    {"widgets", house::checkNoWidgets},
    {"engine names", house::checkNoEngineNames},
    {"length", house::checkLength},
    {"tr()", house::checkTranslated},
};

} // namespace

class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySourceKeeps_data()
    {
        QTest::addColumn<Rule>("check");
        for (const NamedRule &rule : rules)
            QTest::newRow(rule.name) << rule.check;
    }

    void everySourceKeeps()
    {
        QFETCH(Rule, check);
        Findings findings;
        for (const SourceFile &file : m_files)
            findings += check(file);
        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
    }

    void ruleSees_data()
    {
        QTest::addColumn<Rule>("check");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("clean");

        const QString licence = QStringLiteral("// SPDX-License-") + QStringLiteral("Identifier: GPL-3.0-or-later\n");
        const auto row = [](const char *what, Rule check, const char *path, const QString &text, bool clean) {
            QTest::newRow(what) << check << QString::fromLatin1(path) << text << clean;
        };
        row("licence", house::checkLicence, "core/a.cpp", licence + QStringLiteral("int a;\n"), true);
        row("no licence", house::checkLicence, "core/a.cpp", QStringLiteral("int a;\n"), false);
        row("licence too late", house::checkLicence, "core/a.cpp", u'\n' + licence, false);
        row("two licences", house::checkLicence, "core/a.cpp", licence + licence, false);

        row("pragma", house::checkPragmaOnce, "core/a.h", QStringLiteral("//\n#pragma once\n"), true);
        row("no pragma", house::checkPragmaOnce, "core/a.h", QStringLiteral("//\n"), false);

        const QString object = QStringLiteral("class A : QObject { Q_OBJECT };");
        row("QObject in core", house::checkNoQObject, "core/sql/a.h", object, false);
        row("QObject in workspace", house::checkNoQObject, "core/workspace/a.h", object, true);
        row("QObject in ui", house::checkNoQObject, "ui/models/a.h", object, true);
        row("QObject in a comment", house::checkNoQObject, "core/sql/a.h", QStringLiteral("// ") + object, true);

        const QString box = QStringLiteral("QMessageBox::warning(nullptr, a, b);");
        row("box in core", house::checkNoWidgets, "core/sql/a.cpp", box, false);
        row("box in a model", house::checkNoWidgets, "ui/models/a.cpp", box, false);
        row("box in the shell", house::checkNoWidgets, "ui/shell/a.cpp", box, true);
        row("widget in cli", house::checkNoWidgets, "app/cli/a.cpp", QStringLiteral("#include <QWidget>"), false);
        row("QtWidgets in core", house::checkNoWidgets, "core/a.cpp", QStringLiteral("#  include <QtWidgets/QLabel>"),
            false);
        row("string view", house::checkNoWidgets, "core/a.h", QStringLiteral("#include <QStringView>"), true);
        row("core application", house::checkNoWidgets, "app/cli/main.cpp",
            QStringLiteral("#include <QtCore/QCoreApplication>\nQCoreApplication a;"), true);

        const struct
        {
            const char *text;
            bool clean;
        } engines[] = {
            {"if (engine == \"sqlite\")", false},
            {"if (engine == u\"postgresql\")", false},
            {"if (engine != QLatin1StringView(\"sqlite\"))", false},
            {"if (u\"postgres\"_s == engine)", false},
            {"url.startsWith(u\"sqlite:\")", false},
            {"scheme.compare(QLatin1StringView(\"MySQL\"))", false},
            {"const QString name = u\"sqlite\"_s;", true},
            {"tr(\"Open SQLite file\")", true},
            {"// engine == \"sqlite\"", true},
        };
        for (const auto &[text, clean] : engines)
            row(text, house::checkNoEngineNames, "core/connect/a.cpp", QString::fromLatin1(text), clean);
        row("a driver's own name", house::checkNoEngineNames, "core/drivers/sqlite/a.cpp",
            QString::fromLatin1(engines[0].text), true);

        row("long", house::checkLength, "ui/a.cpp", QString(house::longestSource + 1, u'\n'), false);
        row("just not too long", house::checkLength, "ui/a.cpp", QString(house::longestSource, u'\n'), true);

        const struct
        {
            const char *text;
            bool clean;
        } texts[] = {
            {"label->setText(\"Connect\");", false},
            {"label->setText(QStringLiteral(\"Connect\"));", false},
            {"label->setText(u\"Connect\"_s);", false},
            {"label->setText(tr(\"Rows: %1\").arg(n) + u\" rows\"_s);", false},
            {"auto *action = new QAction(u\"Run\"_s, this);", false},
            {"QLabel label(QStringLiteral(\"Host\"));", false},
            {"menu->addAction(icon, u\"Refresh\"_s, this, [] {});", false},
            {"setWindowTitle(\n    QLatin1StringView(\"Tidemark settings\"));", false},
            {"button->setAccessibleName(u\"Close\"_s);", false},
            {"box->addItem(u\"Never\"_s, u\"disable\"_s);", false},
            {"box->addItem(icon(u\"lock\"_s), u\"Never\"_s, u\"disable\"_s);", false},
            {"box->addItem(tr(\"Never\"), u\"disable\"_s);", true},
            {"box->addItem(icon(u\"lock\"_s), tr(\"Never\"), u\"disable\"_s);", true},
            {"label->setText(tr(\"Connect\"));", true},
            {"label->setText(QCoreApplication::translate(\"Page\", \"Connect\"));", true},
            {"label->setText(QString());", true},
            {"label->setText(u\"%1 · %2\"_s.arg(a, b));", true},
            {"button->setToolTip(tr(\"Run (%1)\").arg(keys));", true},
            {"menu->addAction(QIcon::fromTheme(u\"view-refresh\"_s), tr(\"Refresh\"), this, [] { log(\"x\"); });",
             true},
            {"label->setText(u\"Tidemark\"_s); // untranslated: a name", true},
            {"// label->setText(\"Connect\");", true},
        };
        for (const auto &[text, clean] : texts)
            row(text, house::checkTranslated, "ui/shell/a.cpp", QString::fromUtf8(text), clean);
        row("core has no tr()", house::checkTranslated, "core/a.cpp", QString::fromUtf8(texts[0].text), true);
    }

    void ruleSees()
    {
        QFETCH(Rule, check);
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(bool, clean);
        const Findings findings = check({path, text});
        QVERIFY2(findings.isEmpty() == clean, qPrintable(findings.join(u'\n')));
    }

    void thereAreSources() { QVERIFY(m_files.size() > 10); }

private:
    const std::vector<SourceFile> m_files = house::sourcesBelow(
        {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")});
};

TIDEMARK_TEST(RulesTest)
#include "rulestest.moc"
