// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a tab of the window. A page wires models to widgets; what it shows it asks of the workbench. GUI
// thread only; owned by the tab area.
#pragma once

#include "ui/models/tabtitles.h"
#include "ui/models/views/objectview.h"
#include "workspace/sessionstate.h"

#include <QIcon>
#include <QWidget>

namespace tidemark::ui {

class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual TabName tabName() const = 0;
    [[nodiscard]] virtual QString toolTipText() const = 0;
    [[nodiscard]] virtual QIcon pageIcon() const = 0;
    [[nodiscard]] virtual QString profileId() const = 0;
    // How to come back to this page in another session.
    [[nodiscard]] virtual workspace::OpenTab state() const = 0;
    // What the tree has for this page.
    [[nodiscard]] virtual schema::ObjectRef subject() const { return state().ref; }
    // Whether this page shows the object, so that opening it again comes here.
    [[nodiscard]] virtual bool shows(const QString &profile, const schema::ObjectRef &ref) const = 0;
    virtual void showSection(SectionId section) = 0;
    // Leads the keyboard into what it shows.
    virtual void focusContent() = 0;
    virtual void refresh() = 0;
    virtual void find() = 0;

Q_SIGNALS:
    void titleChanged();
    void openRequested(const QString &profileId, const tidemark::schema::ObjectRef &ref);
};

} // namespace tidemark::ui
