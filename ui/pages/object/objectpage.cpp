// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/object/objectpage.h"

#include "base/text.h"
#include "schema/kinds.h"
#include "ui/common/busystrip.h"
#include "ui/common/errorpanel.h"
#include "ui/common/icons.h"
#include "ui/models/kindtitles.h"
#include "ui/models/sheets/sizesheet.h"
#include "ui/pages/object/datatab.h"
#include "ui/pages/object/ddltab.h"
#include "ui/pages/object/pagehead.h"
#include "ui/pages/object/sheettab.h"

#include <QAbstractButton>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr const char *sectionProperty = "tidemarkSection";

static QString sectionName(SectionId id)
{
    static constexpr std::array names = {"objects", "columns",      "parameters", "labels",     "checks",
                                         "keys",    "indexes",      "triggers",   "partitions", "data",
                                         "ddl",     "dependencies", "access",     "policies",   "details"};
    static_assert(names.size() == size_t(SectionId::Details) + 1);
    return QString::fromLatin1(names[size_t(id)]);
}

ObjectPage::ObjectPage(Workbench *workbench, Syntax *syntax, const QString &profileId, const schema::ObjectRef &ref,
                       QWidget *parent)
    : Page(parent)
    , m_workbench(workbench)
    , m_syntax(syntax)
    , m_profileId(profileId)
    , m_ref(ref)
    , m_title(printable(ownName(ref)))
    , m_head(new PageHead(this))
    , m_busy(new BusyStrip(this))
    , m_strip(new ErrorPanel(this))
    , m_stack(new QStackedWidget(this))
    , m_tabs(new QTabWidget(this))
    , m_errorPage(new QWidget(this))
    , m_error(new ErrorPanel(m_errorPage))
{
    setAccessibleName(tr("Page of %1").arg(m_title));
    setupViews();
    connectSignals();
    sessionChanged();
}

void ObjectPage::setupViews()
{
    m_tabs->setAccessibleName(tr("Sections"));
    m_tabs->tabBar()->setAccessibleName(tr("Sections"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_stack->setAccessibleName(tr("Contents"));
    m_errorPage->setAccessibleName(tr("Error"));
    m_errorPage->setAutoFillBackground(true);
    m_errorPage->setBackgroundRole(QPalette::Base);
    m_strip->hide();
    m_head->setObject(m_ref, m_title, place());
    m_busy->setCancellable(false);

    auto *errorLayout = new QVBoxLayout(m_errorPage);
    errorLayout->setContentsMargins(16, 16, 16, 16);
    errorLayout->addWidget(m_error);
    errorLayout->addStretch();
    m_stack->addWidget(m_tabs);
    m_stack->addWidget(m_errorPage);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_busy);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack, 1);
}

void ObjectPage::connectSignals()
{
    connect(m_workbench, &Workbench::sessionChanged, this, [this](const QString &id) {
        if (id == m_profileId)
            sessionChanged();
    });
    connect(m_workbench, &Workbench::profilesChanged, this, &Page::titleChanged); // its name may be another
    connect(m_head, &PageHead::refreshRequested, this, &ObjectPage::refresh);
    const auto retry = [this] { m_workbench->open(m_profileId); };
    connect(m_strip, &ErrorPanel::retryRequested, this, retry);
    connect(m_error, &ErrorPanel::retryRequested, this, retry);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (!m_applying)
            m_wantedSection.clear(); // a person chose another
        if (m_tabs->currentWidget() && indexOf(SectionId::Details) == m_tabs->currentIndex())
            measure();
    });
}

QString ObjectPage::title() const
{
    return m_title;
}

TabName ObjectPage::tabName() const
{
    const connect::Profile *profile = m_workbench->profile(m_profileId);
    return {m_title, printable(m_ref.name.schema), profile ? printable(profile->name) : QString()};
}

// The second line tells connections apart that people named alike.
QString ObjectPage::toolTipText() const
{
    const TabName name = tabName();
    QStringList parts{name.connection, name.schema.isEmpty() ? name.name : name.schema + u'.' + name.name,
                      kindTitle(m_ref.kind)};
    parts.removeAll(QString());
    const TreeSource *source = m_workbench->tree()->source(m_profileId);
    return parts.join(u" · "_s) + (source ? u'\n' + printable(source->detail) : QString());
}

QIcon ObjectPage::pageIcon() const
{
    return kindIcon(m_ref.kind);
}

QString ObjectPage::place() const
{
    const connect::Profile *profile = m_workbench->profile(m_profileId);
    QStringList parts;
    if (profile)
        parts << printable(profile->name);
    if (!m_ref.name.schema.isEmpty())
        parts << printable(m_ref.name.schema);
    return parts.join(u" › "_s);
}

workspace::OpenTab ObjectPage::state() const
{
    QString section = m_wantedSection;
    if (const QWidget *current = m_tabs->currentWidget(); section.isEmpty() && current)
        section = current->property(sectionProperty).toString();
    return {.profileId = m_profileId, .ref = m_ref, .section = section};
}

bool ObjectPage::shows(const QString &profile, const schema::ObjectRef &ref) const
{
    return profile == m_profileId && ref == m_ref;
}

int ObjectPage::indexOf(SectionId id) const
{
    const auto at = m_sections.find(id);
    return at == m_sections.end() ? -1 : m_tabs->indexOf(at->second);
}

void ObjectPage::showSection(SectionId section)
{
    showSection(sectionName(section));
}

void ObjectPage::showSection(const QString &name)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->widget(i)->property(sectionProperty).toString() == name)
            return m_tabs->setCurrentIndex(i);
    }
    m_wantedSection = name; // once it is there
}

void ObjectPage::focusContent()
{
    QWidget *content =
        m_stack->currentWidget() == m_tabs ? m_tabs->currentWidget() : m_errorPage->findChild<QAbstractButton *>();
    // What has nothing to show leaves the keyboard with the tabs.
    if (content && content->focusProxy() && !content->focusProxy()->isVisibleTo(this))
        content = m_tabs->tabBar();
    content ? content->setFocus(Qt::TabFocusReason) : setFocus();
}

void ObjectPage::refresh()
{
    if (BrowseSession *session = m_workbench->session(m_profileId))
        session->refresh();
    if (const auto rows = m_sections.find(SectionId::Data); rows != m_sections.end())
        static_cast<DataTab *>(rows->second)->refresh();
}

void ObjectPage::find()
{
    QWidget *current = m_tabs->currentWidget();
    if (auto *sheet = qobject_cast<SheetTab *>(current))
        sheet->find();
    else if (auto *ddl = qobject_cast<DdlTab *>(current))
        ddl->find();
}

void ObjectPage::sessionChanged()
{
    const BrowseSession *session = m_workbench->existingSession(m_profileId);
    if (!session)
        return showError(
            fail(ErrorKind::Connection, tr("This database is not connected"), tr("Connect to see the object."))
                .error());
    if (session->introspection() && session->introspection() != m_shown)
        load();
    showBroken(*session);
    if (m_shown)
        return;
    if (session->state() == LinkState::Closed)
        return showError(
            fail(ErrorKind::Connection, tr("This database is not connected"), tr("Connect to see the object."))
                .error());
    if (session->error())
        return showError(*session->error());
    m_stack->setCurrentWidget(m_tabs);
    m_busy->start(session->state() == LinkState::Opening ? tr("Connecting…") : tr("Reading the schema…"));
}

// What was read before can still be looked at; the strip says that it may be old.
void ObjectPage::showBroken(const BrowseSession &session)
{
    const bool broken = m_shown && session.error();
    if (broken) {
        m_strip->setError(*session.error());
        m_strip->setRetryText(session.state() == LinkState::Failed ? tr("&Reconnect") : tr("&Try again"));
    }
    m_strip->setVisible(broken);
}

void ObjectPage::load()
{
    const BrowseSession *session = m_workbench->existingSession(m_profileId);
    m_shown = session->introspection();
    m_loading = true;
    m_workbench->tools().jobs->run(
        this, {.title = tr("Preparing the page of %1").arg(m_title), .slot = u"view"_s, .quiet = true},
        [introspection = m_shown, dialect = session->dialect(), ref = m_ref](job::JobContext &) {
            return objectView(*introspection, *dialect, ref);
        },
        [this](Result<ObjectView> view) {
            m_loading = false;
            m_busy->stop();
            view ? apply(*std::move(view)) : showError(view.error());
        });
}

void ObjectPage::apply(ObjectView view)
{
    m_title = view.title;
    m_head->setView(view, place());
    m_stack->setCurrentWidget(m_tabs);
    m_applying = true;
    removeStaleSections(view);
    for (size_t i = 0; i < view.sections.size(); ++i)
        applySection(view.sections[i], int(i));
    if (const auto ddl = m_sections.find(SectionId::Ddl); ddl != m_sections.end())
        static_cast<DdlTab *>(ddl->second)->setDdl(view.ddl);
    m_applying = false;
    if (!m_wantedSection.isEmpty())
        showSection(std::exchange(m_wantedSection, {}));
    if (m_tabs->currentIndex() == indexOf(SectionId::Details))
        measure(); // again, what is new has estimates
    if (hasFocus())
        focusContent();
    Q_EMIT titleChanged();
}

void ObjectPage::removeStaleSections(const ObjectView &view)
{
    for (auto at = m_sections.begin(); at != m_sections.end();) {
        const bool stays = std::ranges::contains(view.sections, at->first, &Section::id);
        if (!stays)
            delete at->second; // takes its tab along
        at = stays ? std::next(at) : m_sections.erase(at);
    }
}

void ObjectPage::applySection(const Section &section, int at)
{
    auto known = m_sections.find(section.id);
    if (known == m_sections.end()) {
        QWidget *tab = makeTab(section);
        tab->setProperty(sectionProperty, sectionName(section.id));
        known = m_sections.emplace(section.id, tab).first;
        m_tabs->insertTab(at, tab, section.title);
    }
    if (auto *sheet = qobject_cast<SheetTab *>(known->second))
        sheet->setSheet(section.sheet, section.emptyText);
    if (section.id == SectionId::Details)
        m_details = section;
    const QString count = section.counted && !section.sheet.rows.empty()
                              ? u"  "_s + QLocale().toString(section.sheet.rows.size())
                              : QString();
    m_tabs->setTabText(m_tabs->indexOf(known->second), section.title + count);
}

QWidget *ObjectPage::makeTab(const Section &section)
{
    BrowseSession *session = m_workbench->existingSession(m_profileId);
    if (section.id == SectionId::Data)
        return new DataTab(session, m_ref.name, m_workbench->settings().firstRows, m_tabs);
    if (section.id == SectionId::Ddl)
        return new DdlTab(m_syntax, session->dialect()->highlighting, m_tabs);
    auto *tab = new SheetTab(section.title, m_tabs);
    const QString key = sectionName(section.id) + u'/' + m_ref.kind;
    tab->setColumnWidths(m_workbench->columnWidths(key));
    connect(tab, &SheetTab::columnsResized, this,
            [this, key](const QList<int> &widths) { m_workbench->setColumnWidths(key, widths); });
    connect(tab, &SheetTab::linkActivated, this,
            [this](const schema::ObjectRef &ref) { Q_EMIT openRequested(m_profileId, ref); });
    return tab;
}

void ObjectPage::measure()
{
    BrowseSession *session = m_workbench->existingSession(m_profileId);
    const bool stored =
        m_ref.kind == schema::kind::database || (holdsRows(m_ref.kind) && m_ref.kind != schema::kind::view);
    if (!session || !stored)
        return;
    session->measure(this, m_ref, [this](const Result<dialect::ExactSize> &size) {
        if (!size || !m_details || !m_sections.contains(SectionId::Details))
            return;
        static_cast<SheetTab *>(m_sections.at(SectionId::Details))->setSheet(withSizes(m_details->sheet, *size), {});
    });
}

void ObjectPage::showError(const Error &error)
{
    m_busy->stop();
    m_error->setError(error);
    m_error->setRetryText(error.kind == ErrorKind::Connection || error.kind == ErrorKind::Auth ? tr("&Connect")
                                                                                               : tr("&Try again"));
    m_stack->setCurrentWidget(m_errorPage);
}

} // namespace tidemark::ui
