// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/hazardpanel.h"

#include "plan/hazardpage.h"
#include "ui/common/tokens.h"

#include <QLabel>
#include <QPainter>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

HazardPanel::HazardPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QTextBrowser(this))
{
    setAccessibleName(tr("What it means"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_title->setAccessibleName(tr("What the statement does"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(14, 10, 14, 2);
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_text->setAccessibleName(tr("What it means, and what to do instead"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(14);
    m_text->setMinimumHeight(60);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 1);
    clear();
}

void HazardPanel::setTexts(const QString &title, const QString &markdown)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setMarkdown(markdown);
}

// Text that is no Markdown, in it.
static QString escaped(const QString &text)
{
    static const QString special = u"\\`*_{}[]()<>#+-.!|~"_s;
    QString result;
    for (const QChar c : text) {
        if (special.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

void HazardPanel::showRemark(const ScriptRemark &remark)
{
    const auto page =
        remark.code.isEmpty() ? Result<plan::HazardPage>(plan::HazardPage{}) : plan::hazardPage(remark.code);
    if (!page || page->code.isEmpty()) {
        m_code.clear();
        return setTexts(tr("Line %1").arg(remark.line + 1), escaped(remark.text));
    }
    m_code = page->code;
    // headings as large as the text
    const QString text = QString(page->text).replace(u"## "_s, u"#### "_s);
    setTexts(tr("%1: %2", "code and title of a hazard").arg(page->code, page->title),
             escaped(remark.text) + u"\n\n"_s + text);
}

void HazardPanel::clear()
{
    m_code.clear();
    setTexts({}, tr("Choose a line of the list to read what it means and what to do instead."));
}

void HazardPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, color(Token::Border, palette()));
    painter.fillRect(0, 0, 1, height(), color(Token::Border, palette()));
}

} // namespace tidemark::ui
