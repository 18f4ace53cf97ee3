// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/translation.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace tidemark::house {

namespace {

// Calls whose literals are names or formats rather than texts.
bool isExempt(const QString &function)
{
    static const QSet<QString> functions = {
        QStringLiteral("tr"),         QStringLiteral("translate"), QStringLiteral("fromTheme"),
        QStringLiteral("icon"),       QStringLiteral("QIcon"),     QStringLiteral("QKeySequence"),
        QStringLiteral("fromString"), QStringLiteral("toString"),  QStringLiteral("property"),
        QStringLiteral("action"),
    };
    return functions.contains(function);
}

bool isText(QStringView literal)
{
    static const QRegularExpression placeholderOrEscape(QStringLiteral(R"(%L?\d+|\\.|<[^>]*>|&\w+;)"));
    static const QRegularExpression letter(QStringLiteral(R"(\p{L})"));
    return letter.match(literal.toString().remove(placeholderOrEscape)).hasMatch();
}

// Walks the arguments of one call, from behind its opening parenthesis, and remembers the calls around each literal.
class ArgumentScanner
{
public:
    // onlyFirst: what follows the text, as in addItem(text, value), is not shown.
    ArgumentScanner(const QString &code, qsizetype from, bool onlyFirst)
        : m_code(code)
        , m_at(from)
        , m_onlyFirst(onlyFirst)
    {
    }

    // Offsets of the literals that would be shown as they are written.
    QList<qsizetype> bareLiterals()
    {
        QList<qsizetype> found;
        while (m_at < m_code.size() && m_depth >= 0 && !(m_onlyFirst && m_depth == 0 && pastText()))
            step(found);
        return found;
    }

private:
    void step(QList<qsizetype> &found)
    {
        const QChar c = m_code.at(m_at);
        if (c == u'"') {
            literal(found);
            return;
        }
        if (c == u'(')
            open();
        else if (c == u')')
            close();
        else if (c == u'{')
            skipBody();
        ++m_at;
    }

    // At the comma behind the argument that is the text; an icon may come before it.
    bool pastText() const { return m_code.at(m_at) == u',' && m_sawText; }

    void open()
    {
        qsizetype start = m_at;
        while (start > 0 && (m_code.at(start - 1).isLetterOrNumber() || m_code.at(start - 1) == u'_'))
            --start;
        m_calls.append(m_code.mid(start, m_at - start));
        ++m_depth;
    }

    void close()
    {
        if (!m_calls.isEmpty())
            m_calls.removeLast();
        --m_depth;
    }

    // Statements of a lambda are looked at as calls of their own.
    void skipBody()
    {
        int depth = 0;
        for (; m_at < m_code.size(); ++m_at) {
            const QChar c = m_code.at(m_at);
            depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
            if (depth == 0)
                return;
        }
    }

    void literal(QList<qsizetype> &found)
    {
        const qsizetype start = m_at++;
        while (m_at < m_code.size() && m_code.at(m_at) != u'"')
            m_at += m_code.at(m_at) == u'\\' ? 2 : 1;
        const bool exempt = std::ranges::any_of(m_calls, isExempt);
        m_sawText = m_sawText || !exempt || m_calls.contains(u"tr") || m_calls.contains(u"translate");
        if (!exempt && isText(QStringView(m_code).mid(start + 1, m_at - start - 1)))
            found.append(start);
        ++m_at;
    }

    const QString &m_code;
    qsizetype m_at;
    QStringList m_calls;
    bool m_onlyFirst;
    bool m_sawText = false;
    int m_depth = 0;
};

QString lineAt(const QString &text, qsizetype offset)
{
    const qsizetype start = text.lastIndexOf(u'\n', offset) + 1;
    return text.mid(start, text.indexOf(u'\n', offset) - start);
}

} // namespace

Findings checkTranslated(const SourceFile &file)
{
    static const QRegularExpression showing(QStringLiteral(
        R"(\b(setText|setPlainText|setPlaceholderText|setWindowTitle|setToolTip|setStatusTip|setWhatsThis|setTitle)"
        R"(|setAccessibleName|setAccessibleDescription|setLabelText|setTabText|setHeaderLabels|setSpecialValueText)"
        R"(|setPrefix|setSuffix|setInformativeText|showMessage|addAction|addMenu|addTab|addRow|addItem|insertTab)"
        R"(|new\s+Q(?:Action|Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Menu|DockWidget|CommandLinkButton))"
        R"(|Q(?:Label|PushButton|CheckBox|RadioButton|GroupBox|Action|Menu|DockWidget)\s+\w+)\s*\()"));
    if (!file.path.startsWith(u"ui/") && !file.path.startsWith(u"app/desktop/"))
        return {};

    const QString code = withoutComments(file.text);
    Findings findings;
    for (const QRegularExpressionMatch &match : showing.globalMatch(code)) {
        for (const qsizetype offset :
             ArgumentScanner(code, match.capturedEnd(), match.captured(1) == u"addItem").bareLiterals()) {
            const QString line = lineAt(file.text, offset);
            if (!line.contains(u"untranslated:"))
                findings += finding(file, offset, QStringLiteral("not translated: ") + line.trimmed());
        }
    }
    return findings;
}

} // namespace tidemark::house
