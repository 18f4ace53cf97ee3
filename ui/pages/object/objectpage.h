// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one object, whatever its kind: which tabs it has is said by its ObjectView, which is made on a worker
// from the session's introspection and again whenever that changes. GUI thread only.
#pragma once

#include "ui/models/workbench.h"
#include "ui/pages/page.h"

#include <QPointer>

#include <map>

class QStackedWidget;
class QTabWidget;

namespace tidemark::ui {

class BusyStrip;
class DataTab;
class DdlTab;
class ErrorPanel;
class PageHead;
class SheetTab;
class Syntax;

class ObjectPage : public Page
{
    Q_OBJECT

public:
    ObjectPage(Workbench *workbench, Syntax *syntax, const QString &profileId, const schema::ObjectRef &ref,
               QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] TabName tabName() const override;
    [[nodiscard]] QString toolTipText() const override;
    [[nodiscard]] QIcon pageIcon() const override;
    [[nodiscard]] QString profileId() const override { return m_profileId; }
    [[nodiscard]] workspace::OpenTab state() const override;
    [[nodiscard]] bool shows(const QString &profile, const schema::ObjectRef &ref) const override;
    void showSection(SectionId section) override;
    void showSection(const QString &name); // as state() gives it
    void focusContent() override;
    void refresh() override;
    void find() override;

    // True while what it shows is being made.
    [[nodiscard]] bool isLoading() const { return m_loading; }

private:
    void setupViews();
    void connectSignals();
    void sessionChanged();
    void load();
    void apply(ObjectView view);
    void applySection(const Section &section, int at);
    void removeStaleSections(const ObjectView &view);
    [[nodiscard]] QWidget *makeTab(const Section &section);
    void showError(const Error &error);
    void showBroken(const BrowseSession &session);
    void measure();
    [[nodiscard]] QString place() const;
    [[nodiscard]] int indexOf(SectionId id) const;

    Workbench *m_workbench;
    Syntax *m_syntax;
    QString m_profileId;
    schema::ObjectRef m_ref;
    std::shared_ptr<const dialect::Introspection> m_shown; // what the view was made from
    QString m_wantedSection;
    QString m_title;
    bool m_loading = false;
    bool m_applying = false;
    std::optional<Section> m_details; // to be completed by what is measured
    std::map<SectionId, QWidget *> m_sections;

    PageHead *m_head;
    BusyStrip *m_busy;
    ErrorPanel *m_strip; // what is wrong with the connection, above what was read before
    QStackedWidget *m_stack;
    QTabWidget *m_tabs;
    QWidget *m_errorPage;
    ErrorPanel *m_error;
};

} // namespace tidemark::ui
