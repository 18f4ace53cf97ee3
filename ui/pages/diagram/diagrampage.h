// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a diagram: tables of a schema, or a table with those around it, laid out by a job; boxes that a person
// moves stay where they were put, in this session and the next. GUI thread only.
#pragma once

#include "report/diagram.h"
#include "ui/models/workbench.h"
#include "ui/pages/page.h"

#include <set>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace tidemark::ui {

class BusyStrip;
class DiagramView;
class ErrorPanel;
class FilterField;

class DiagramPage : public Page
{
    Q_OBJECT

public:
    // `ref` is a diagramFor().
    DiagramPage(Workbench *workbench, const QString &profileId, const schema::ObjectRef &ref,
                QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] TabName tabName() const override;
    [[nodiscard]] QString toolTipText() const override;
    [[nodiscard]] QIcon pageIcon() const override;
    [[nodiscard]] QString profileId() const override { return m_profileId; }
    [[nodiscard]] workspace::OpenTab state() const override;
    [[nodiscard]] schema::ObjectRef subject() const override;
    [[nodiscard]] bool shows(const QString &profile, const schema::ObjectRef &ref) const override;
    void showSection(SectionId) override {}
    void focusContent() override;
    void refresh() override;
    void find() override;

    // Writes what is shown, in the colours in which it is shown: SVG for a path that ends so, else PNG at twice the
    // size. Errors: Io.
    [[nodiscard]] Result<void> exportTo(const QString &path);

    [[nodiscard]] DiagramView *view() { return m_view; }
    [[nodiscard]] bool isLoading() const { return m_job != 0; }

private:
    void setupViews();
    void setupHeader(QWidget *header);
    QToolButton *addButton(QWidget *header, const QString &iconName, const QString &text);
    void connectSignals();
    void sessionChanged();
    void load();
    void apply(report::Diagram diagram);
    void placeAgain();
    void savePlaces();
    void chooseExport();
    void showError(const Error &error);
    void showCount();

    Workbench *m_workbench;
    QString m_profileId;
    schema::ObjectRef m_ref;
    std::shared_ptr<const dialect::Introspection> m_shown;
    std::set<schema::QualifiedName> m_moved; // by a person
    JobId m_job = 0;

    QLabel *m_count;
    FilterField *m_find;
    QToolButton *m_layOut;
    QToolButton *m_export;
    BusyStrip *m_busy;
    QStackedWidget *m_stack;
    DiagramView *m_view;
    QWidget *m_errorPage;
    ErrorPanel *m_error;
};

} // namespace tidemark::ui
