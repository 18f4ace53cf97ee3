// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tour.h"

#include "base/text.h"
#include "ui/pages/diagram/diagrampage.h"
#include "ui/pages/diagram/diagramview.h"
#include "ui/pages/object/objectpage.h"
#include "ui/shell/pagearea.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QKeyEvent>
#include <QPainter>
#include <QSaveFile>

#include <cstdio>

namespace tidemark::desktop {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto glance = 15ms;
static constexpr qint64 patience = 20'000; // ms
static constexpr int calmGlances = 4;      // lets what was drawn late arrive

Tour::Tour(ui::MainWindow &window, QString folder)
    : m_window(window)
    , m_folder(std::move(folder))
{
    m_timer.setInterval(glance);
    connect(&m_timer, &QTimer::timeout, this, &Tour::look);
    collectSteps();
}

void Tour::start()
{
    if (!QDir().mkpath(m_folder)) {
        std::fprintf(stderr, "tidemark-desktop: %s\n", qPrintable(tr("cannot make the folder %1").arg(m_folder)));
        return stop(1);
    }
    next();
}

void Tour::add(const char *name, const QString &caption, std::function<void()> act, std::function<bool()> ready)
{
    TourStep step{.name = QString::fromLatin1(name), .caption = caption, .act = std::move(act)};
    if (ready)
        step.ready = std::move(ready);
    m_steps.push_back(std::move(step));
}

void Tour::next()
{
    while (m_at < m_steps.size() && !m_steps[m_at].wanted())
        m_steps.erase(m_steps.begin() + qsizetype(m_at));
    if (m_at == m_steps.size()) {
        writePage();
        return stop(m_failed ? 1 : 0);
    }
    m_steps[m_at].act();
    m_waited.start();
    m_calm = 0;
    m_timer.start();
}

void Tour::look()
{
    const TourStep &step = m_steps[m_at];
    m_calm = step.ready() ? m_calm + 1 : 0;
    const bool late = m_waited.elapsed() > patience;
    if (m_calm < calmGlances && !late)
        return;
    m_timer.stop();
    if (late) {
        std::fprintf(stderr, "tidemark-desktop: %s\n", qPrintable(tr("step “%1” never became ready").arg(step.name)));
        const ui::TaskModel &tasks = *m_window.workbench()->tools().jobs->tasks();
        for (int row = 0; row < tasks.rowCount(); ++row) {
            if (tasks.at(row).error)
                std::fprintf(stderr, "  %s: %s\n", qPrintable(tasks.at(row).title),
                             qPrintable(toText(*tasks.at(row).error)));
        }
        m_failed = true;
    }
    take();
    ++m_at;
    QMetaObject::invokeMethod(this, &Tour::next, Qt::QueuedConnection);
}

// With its title, which otherwise only a desktop would draw.
void Tour::drawDialog(QPixmap &picture) const
{
    const QPixmap dialog = m_dialog->grab();
    QPainter painter(&picture);
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 60));
    const QSizeF size = dialog.deviceIndependentSize();
    const int bar = m_dialog->fontMetrics().height() + 14;
    const QPointF corner((m_window.width() - size.width()) / 2, (m_window.height() - size.height() + bar) / 2);
    const QRectF title(corner.x(), corner.y() - bar, size.width(), bar);
    painter.fillRect(title, ui::color(ui::Token::Base, m_window.palette()));
    QFont strong = m_dialog->font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(ui::color(ui::Token::Text, m_window.palette()));
    painter.drawText(title, Qt::AlignCenter, m_dialog->windowTitle());
    painter.drawPixmap(corner, dialog);
    painter.setPen(ui::color(ui::Token::BorderStrong, m_window.palette()));
    painter.drawRect(title.united(QRectF(corner, size)));
}

void Tour::take()
{
    QPixmap picture = m_window.grab();
    if (m_dialog) {
        drawDialog(picture);
    }
    const QString path = u"%1/%2.png"_s.arg(m_folder, m_steps[m_at].name);
    if (!picture.save(path)) {
        std::fprintf(stderr, "tidemark-desktop: %s\n", qPrintable(tr("cannot write %1").arg(path)));
        m_failed = true;
    }
}

void Tour::writePage()
{
    QString html = u"<!doctype html>\n<meta charset=\"utf-8\">\n<title>Tidemark</title>\n"
                   "<style>body{font:16px/1.5 sans-serif;max-width:1240px;margin:32px auto;padding:0 "
                   "20px;color:#1a2129;background:#eff1f4}"
                   "figure{margin:0 0 40px}img{width:100%;border:1px solid #b4bdc9;border-radius:6px}"
                   "figcaption{margin:0 0 8px;font-weight:600}</style>\n<h1>Tidemark</h1>\n"_s;
    for (const TourStep &step : m_steps)
        html += u"<figure><figcaption>%1</figcaption><img src=\"%2.png\" alt=\"%1\"></figure>\n"_s.arg(
            step.caption.toHtmlEscaped(), step.name);
    QSaveFile file(m_folder + u"/index.html"_s);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(html.toUtf8()) > 0 && file.commit();
    m_failed = m_failed || !written;
    std::printf("%s\n", qPrintable(tr("%1 pictures and a page that shows them: %2")
                                       .arg(m_steps.size())
                                       .arg(QDir(m_folder).absoluteFilePath(u"index.html"_s))));
}

void Tour::stop(int exitCode)
{
    if (!m_leftover.isEmpty())
        QFile::remove(m_leftover);
    Q_EMIT finished(exitCode);
}

void Tour::trigger(const char *action)
{
    m_window.actions()->find(QString::fromLatin1(action))->trigger();
}

// Offscreen windows are not active, so keys go to the widget that would have the focus.
void Tour::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = m_window.focusWidget() ? m_window.focusWidget() : &m_window;
    QKeyEvent down(QEvent::KeyPress, key, modifiers);
    QApplication::sendEvent(target, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers);
    QApplication::sendEvent(target, &up);
}

void Tour::type(const QString &text)
{
    QWidget *target = m_window.focusWidget() ? m_window.focusWidget() : &m_window;
    for (const QChar c : text) {
        QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, c);
        QApplication::sendEvent(target, &key);
    }
}

void Tour::openObject(const QString &kind, const QString &schema, const QString &name, ui::SectionId section)
{
    if (ui::Page *page = m_window.openObject(m_sample, {kind, {schema, name}, {}}))
        page->showSection(section);
}

void Tour::openOnServer(const QString &kind, const QString &schema, const QString &name, ui::SectionId section)
{
    if (ui::Page *page = m_window.openObject(m_server, {kind, {schema, name}, {}}))
        page->showSection(section);
}

// With those that it was opened from.
void Tour::closeDialog()
{
    for (QWidget *widget = m_dialog; widget; widget = widget->parentWidget()) {
        if (auto *dialog = qobject_cast<QDialog *>(widget))
            dialog->reject();
    }
    m_dialog = nullptr;
}

bool Tour::idle() const
{
    return !m_window.workbench()->tools().jobs->isBusy();
}

bool Tour::sampleIsRead() const
{
    const ui::BrowseSession *session = m_window.workbench()->existingSession(m_sample);
    return session && session->introspection() && idle();
}

bool Tour::pageIsReady() const
{
    const auto *page = qobject_cast<const ui::ObjectPage *>(m_window.pages()->current());
    return page && !page->isLoading() && idle();
}

bool Tour::diagramIsReady() const
{
    auto *page = qobject_cast<ui::DiagramPage *>(m_window.pages()->current());
    return page && !page->isLoading() && idle() && !page->view()->diagram().boxes.empty();
}

} // namespace tidemark::desktop
