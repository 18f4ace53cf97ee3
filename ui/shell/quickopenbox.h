// SPDX-License-Identifier: GPL-3.0-or-later
// Any object of any connected database by a few letters of its name. GUI thread only.
#pragma once

#include "ui/models/workbench.h"

namespace tidemark::ui {

class Chooser;

class QuickOpenBox : public QObject
{
    Q_OBJECT

public:
    QuickOpenBox(Workbench *workbench, QWidget *window);

    void open();
    [[nodiscard]] Chooser *chooser() { return m_chooser; }

Q_SIGNALS:
    void openRequested(const QString &profileId, const tidemark::schema::ObjectRef &ref);

private:
    void search(const QString &query);

    Workbench *m_workbench;
    QuickOpenModel m_model;
    Chooser *m_chooser;
};

} // namespace tidemark::ui
