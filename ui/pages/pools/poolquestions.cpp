// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/poolquestions.h"

#include "ui/common/question.h"

#include <QCoreApplication>

namespace tidemark::ui {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(PoolQuestions)
};

} // namespace

QDialog *confirmEvict(QWidget *window, const QString &pool, const std::function<void()> &evict)
{
    return ask(window,
               {.title = Texts::tr("Replace all connections"),
                .text = Texts::tr("Replace all connections of “%1”?").arg(pool),
                .meaning = Texts::tr("Those that nobody uses are closed now, the others when they come back. Nobody is "
                                     "interrupted; new ones are opened as they are wanted."),
                .verb = Texts::tr("&Replace all")},
               evict);
}

QDialog *confirmSuspend(QWidget *window, const QString &pool, const std::function<void()> &suspend)
{
    return ask(
        window,
        {.title = Texts::tr("Suspend a pool"),
         .text = Texts::tr("Suspend “%1”?").arg(pool),
         .meaning = Texts::tr("Whoever wants a connection, also the pages of this window, waits until you resume "
                              "the pool, or until the waiting time is over. Connections that are out stay out."),
         .verb = Texts::tr("&Suspend")},
        suspend);
}

QDialog *confirmRemoveSource(QWidget *window, const QString &source, const std::function<void()> &remove)
{
    return ask(window,
               {.title = Texts::tr("Remove a source"),
                .text = Texts::tr("Stop watching “%1”?").arg(source),
                .meaning = Texts::tr("Its pools and their history leave this page. Nothing happens to the pools."),
                .verb = Texts::tr("&Remove")},
               remove);
}

} // namespace tidemark::ui
