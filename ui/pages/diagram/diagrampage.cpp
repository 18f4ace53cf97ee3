// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/diagram/diagrampage.h"

#include "base/text.h"
#include "report/layout.h"
#include "report/svg.h"
#include "schema/kinds.h"
#include "ui/common/busystrip.h"
#include "ui/common/errorpanel.h"
#include "ui/common/filterfield.h"
#include "ui/common/icons.h"
#include "ui/models/diagramsubject.h"
#include "ui/pages/diagram/diagramview.h"

#include <QBuffer>
#include <QFileDialog>
#include <QGraphicsScene>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSaveFile>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

DiagramPage::DiagramPage(Workbench *workbench, const QString &profileId, const schema::ObjectRef &ref, QWidget *parent)
    : Page(parent)
    , m_workbench(workbench)
    , m_profileId(profileId)
    , m_ref(ref)
    , m_count(new QLabel(this))
    , m_find(new FilterField(tr("Find a table"), this))
    , m_busy(new BusyStrip(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new DiagramView(this))
    , m_errorPage(new QWidget(this))
    , m_error(new ErrorPanel(m_errorPage))
{
    setAccessibleName(title());
    setupViews();
    connectSignals();
    sessionChanged();
}

QToolButton *DiagramPage::addButton(QWidget *header, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(header);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    header->layout()->addWidget(button);
    return button;
}

void DiagramPage::setupHeader(QWidget *header)
{
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->addWidget(m_count);
    layout->addStretch();
    m_find->setAccessibleName(tr("Find a table in the diagram"));
    m_find->setMaximumWidth(240);
    layout->addWidget(m_find);
    connect(addButton(header, u"add"_s, tr("Zoom in (+)")), &QToolButton::clicked, this,
            [this] { m_view->zoomBy(1.2); });
    connect(addButton(header, u"remove"_s, tr("Zoom out (-)")), &QToolButton::clicked, this,
            [this] { m_view->zoomBy(1 / 1.2); });
    connect(addButton(header, u"eye"_s, tr("Show everything (Home)")), &QToolButton::clicked, this,
            [this] { m_view->showAll(); });
    m_layOut = addButton(header, u"refresh"_s, tr("Lay out again and forget what was moved"));
    m_export = addButton(header, u"copy"_s, tr("Save as SVG or PNG…"));
}

void DiagramPage::setupViews()
{
    auto *header = new QWidget(this);
    header->setAccessibleName(tr("Tools of the diagram"));
    m_count->setAccessibleName(tr("What is shown"));
    m_stack->setAccessibleName(tr("Contents"));
    m_errorPage->setAccessibleName(tr("Error"));
    m_view->setAccessibleName(title());
    setupHeader(header);

    auto *errorLayout = new QVBoxLayout(m_errorPage);
    errorLayout->setContentsMargins(16, 16, 16, 16);
    errorLayout->addWidget(m_error);
    errorLayout->addStretch();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_errorPage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_busy);
    layout->addWidget(m_stack, 1);
    setFocusProxy(m_view);
}

void DiagramPage::connectSignals()
{
    connect(m_workbench, &Workbench::sessionChanged, this, [this](const QString &id) {
        if (id == m_profileId)
            sessionChanged();
    });
    connect(m_workbench, &Workbench::profilesChanged, this, &Page::titleChanged);
    connect(m_error, &ErrorPanel::retryRequested, this, [this] { m_workbench->open(m_profileId); });
    connect(m_busy, &BusyStrip::cancelRequested, this, [this] { m_workbench->tools().jobs->cancel(m_job); });
    connect(m_layOut, &QToolButton::clicked, this, &DiagramPage::placeAgain);
    connect(m_export, &QToolButton::clicked, this, &DiagramPage::chooseExport);
    connect(m_view, &DiagramView::openRequested, this, [this](const schema::QualifiedName &table) {
        Q_EMIT openRequested(m_profileId, {schema::kind::table, table, {}});
    });
    connect(m_view, &DiagramView::boxMoved, this, [this](int box) {
        m_moved.insert(m_view->diagram().boxes[size_t(box)].table);
        savePlaces();
    });
    connect(m_find, &FilterField::textChanged, this, [this](const QString &text) { m_view->findNext(text, true); });
    connect(m_find, &FilterField::returnPressed, this, [this] { m_view->findNext(m_find->text(), false); });
    connect(m_find, &FilterField::downPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_find, &FilterField::escapePressed, m_view, qOverload<>(&QWidget::setFocus));
}

QString DiagramPage::title() const
{
    const QString about = m_ref.name.name.isEmpty() ? m_ref.name.schema : m_ref.name.name;
    return about.isEmpty() ? tr("Diagram") : tr("Diagram of %1").arg(printable(about));
}

TabName DiagramPage::tabName() const
{
    const connect::Profile *profile = m_workbench->profile(m_profileId);
    const QString ns = m_ref.name.name.isEmpty() ? QString() : printable(m_ref.name.schema);
    return {title(), ns, profile ? printable(profile->name) : QString()};
}

QString DiagramPage::toolTipText() const
{
    return tabName().connection + u" · "_s + title();
}

QIcon DiagramPage::pageIcon() const
{
    return icon(u"depends"_s, Token::KindRelation);
}

workspace::OpenTab DiagramPage::state() const
{
    return {.profileId = m_profileId, .ref = m_ref, .section = {}};
}

schema::ObjectRef DiagramPage::subject() const
{
    return subjectOf(m_ref);
}

bool DiagramPage::shows(const QString &profile, const schema::ObjectRef &ref) const
{
    return profile == m_profileId && ref == m_ref;
}

void DiagramPage::focusContent()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void DiagramPage::refresh()
{
    if (BrowseSession *session = m_workbench->session(m_profileId))
        session->refresh();
}

void DiagramPage::find()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void DiagramPage::sessionChanged()
{
    const BrowseSession *session = m_workbench->existingSession(m_profileId);
    if (session && session->introspection()) {
        if (session->introspection() != m_shown)
            load();
        return;
    }
    if (m_shown)
        return;
    if (!session || session->state() == LinkState::Closed)
        return showError(
            fail(ErrorKind::Connection, tr("This database is not connected"), tr("Connect to see the diagram."))
                .error());
    if (session->error())
        return showError(*session->error());
    m_stack->setCurrentWidget(m_view);
    m_busy->start(session->state() == LinkState::Opening ? tr("Connecting…") : tr("Reading the schema…"));
}

void DiagramPage::load()
{
    m_shown = m_workbench->existingSession(m_profileId)->introspection();
    m_busy->setCancellable(true);
    m_busy->start(tr("Laying out…"));
    m_job = m_workbench->tools().jobs->run(
        this, {.title = tr("Laying out: %1").arg(title()), .slot = u"layout"_s, .quiet = true},
        [introspection = m_shown, ref = m_ref](job::JobContext &job) -> Result<report::Diagram> {
            const std::vector<schema::QualifiedName> tables = diagramTables(introspection->schema, ref);
            if (tables.empty())
                return fail(ErrorKind::Usage, tr("There are no tables to draw"));
            return report::layOut(job, report::diagramOf(introspection->schema, tables));
        },
        [this](Result<report::Diagram> diagram) {
            m_job = 0;
            m_busy->stop();
            diagram ? apply(*std::move(diagram)) : showError(diagram.error());
        });
}

void DiagramPage::apply(report::Diagram diagram)
{
    m_moved.clear();
    for (const workspace::PlacedBox &kept :
         workspace::placesOf(m_workbench->store().loadDiagrams(), m_profileId, m_ref.name)) {
        const auto box = std::ranges::find(diagram.boxes, kept.table, &report::Box::table);
        if (box == diagram.boxes.end())
            continue;
        m_moved.insert(kept.table);
        box->place.moveTopLeft(kept.at);
    }
    for (report::Edge &edge : diagram.edges) {
        if (m_moved.contains(diagram.boxes[size_t(edge.child)].table) ||
            m_moved.contains(diagram.boxes[size_t(edge.parent)].table))
            report::routeDirectly(diagram, edge);
    }
    m_view->setDiagram(std::move(diagram));
    m_stack->setCurrentWidget(m_view);
    showCount();
    Q_EMIT titleChanged();
}

void DiagramPage::showCount()
{
    const report::Diagram &diagram = m_view->diagram();
    m_count->setText(tr("%n table(s)", nullptr, int(diagram.boxes.size())) + u" · "_s +
                     tr("%n reference(s)", nullptr, int(diagram.edges.size())));
}

void DiagramPage::savePlaces()
{
    workspace::DiagramPlaces places{.profileId = m_profileId, .about = m_ref.name, .boxes = {}};
    for (const report::Box &box : m_view->diagram().boxes) {
        if (m_moved.contains(box.table))
            places.boxes.push_back({box.table, box.place.topLeft()});
    }
    std::vector<workspace::DiagramPlaces> all = m_workbench->store().loadDiagrams();
    workspace::keepPlaces(all, std::move(places));
    if (const auto saved = m_workbench->store().saveDiagrams(all); !saved)
        Q_EMIT m_workbench->noticed(saved.error());
}

void DiagramPage::placeAgain()
{
    m_moved.clear();
    savePlaces();
    if (m_shown)
        load();
}

void DiagramPage::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Save the diagram"));
    dialog->setAccessibleName(tr("Save the diagram"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("SVG (*.svg)"), tr("PNG (*.png)")});
    dialog->setDefaultSuffix(u"svg"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains("png"_L1) ? u"png"_s : u"svg"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const auto written = exportTo(path); !written)
            Q_EMIT m_workbench->noticed(written.error());
    });
    dialog->open();
}

static report::SvgColors colorsOf(const QPalette &palette)
{
    const auto name = [&](Token token) { return color(token, palette).name(); };
    return {.paper = name(Token::Window),
            .box = name(Token::Base),
            .head = name(Token::Raised),
            .border = name(Token::BorderStrong),
            .text = name(Token::Text),
            .muted = name(Token::TextMuted),
            .key = name(Token::Accent),
            .edge = name(Token::TextMuted)};
}

// As large as it is, but no picture of a thousand tables may take the memory of the machine.
static QByteArray pngOf(DiagramView &view)
{
    static constexpr double finest = 2;
    static constexpr double longest = 12'000;
    QGraphicsScene &scene = *view.scene();
    const QRectF area = scene.itemsBoundingRect().adjusted(-24, -24, 24, 24);
    const double scale = std::min(finest, longest / std::max(area.width(), area.height()));
    QImage image((area.size() * scale).toSize(), QImage::Format_RGB32);
    image.fill(color(Token::Window, view.palette()));
    QPainter painter(&image);
    scene.render(&painter, QRectF(), area);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

Result<void> DiagramPage::exportTo(const QString &path)
{
    QByteArray bytes;
    if (path.endsWith(".svg"_L1, Qt::CaseInsensitive)) {
        report::Diagram diagram = m_view->diagram();
        report::normalise(diagram);
        bytes = report::toSvg(diagram, {.title = title(), .colors = colorsOf(palette())});
    } else {
        bytes = pngOf(*m_view);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::Io, tr("Cannot write %1: %2").arg(printable(path), file.errorString()),
                    tr("Check the folder, your rights there and the free space."));
    return {};
}

void DiagramPage::showError(const Error &error)
{
    m_busy->stop();
    m_error->setError(error);
    m_error->setRetryText(tr("&Try again"));
    m_stack->setCurrentWidget(m_errorPage);
}

} // namespace tidemark::ui
