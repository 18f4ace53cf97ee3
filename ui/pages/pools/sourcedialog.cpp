// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/sourcedialog.h"

#include "base/text.h"
#include "pool/foreign/endpoint.h"
#include "ui/common/busystrip.h"
#include "ui/common/errorpanel.h"
#include "ui/common/formrow.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/style.h"
#include "ui/pages/pools/metricpicker.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

SourceDialog::SourceDialog(Workbench *workbench, PoolReaderMaker makeReader, QWidget *parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_makeReader(std::move(makeReader))
    , m_url(new QLineEdit(this))
    , m_connections(new QComboBox(this))
    , m_found(new QLabel(this))
    , m_picker(new MetricPicker(this))
    , m_error(new ErrorPanel(this))
    , m_busy(new BusyStrip(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Watch other pools"));
    setAccessibleName(windowTitle());
    fillConnections();
    setupViews();
    sourceChanged();
    resize(620, sizeHint().height());
    connect(m_url, &QLineEdit::textChanged, this, &SourceDialog::sourceChanged);
    connect(m_connections, &QComboBox::currentIndexChanged, this, &SourceDialog::sourceChanged);
    connect(m_busy, &BusyStrip::cancelRequested, this, [this] { m_workbench->tools().jobs->cancelAll(this); });
}

void SourceDialog::fillConnections()
{
    m_connections->setAccessibleName(tr("Where"));
    m_connections->addItem(tr("An address"), QString());
    for (const connect::Profile &profile : m_workbench->savedProfiles()) {
        const dialect::Dialect *dialect = m_workbench->tools().registry->find(profile.engine);
        if (dialect && !dialect->fileBased)
            m_connections->addItem(printable(profile.name), profile.id);
    }
    // long names must not widen the dialog, and may differ at their end only
    m_connections->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_connections->setMinimumContentsLength(24);
    m_connections->view()->setTextElideMode(Qt::ElideMiddle);
}

QWidget *SourceDialog::setupButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setAccessibleName(tr("Buttons"));
    m_look = buttons->addButton(tr("&Look"), QDialogButtonBox::ActionRole);
    m_look->setToolTip(tr("See what is there before it is added"));
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    m_add->setProperty(primaryProperty, true);
    m_add->setDefault(true);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));
    connect(m_look, &QPushButton::clicked, this, &SourceDialog::look);
    connect(buttons, &QDialogButtonBox::accepted, this, &SourceDialog::add);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void SourceDialog::setupViews()
{
    auto *text = new MutedLabel(
        tr("The console of a PgBouncer (its database “pgbouncer”), or an address where an application offers metrics: "
           "those of HikariCP, SQLAlchemy, pgbouncer_exporter and Go are known by name."),
        this);
    text->setWordWrap(true);
    text->setAccessibleName(text->text());
    m_url->setAccessibleName(tr("Address"));
    m_url->setPlaceholderText(tr("postgresql://stats@db1:6432/pgbouncer, http://app1:8080/metrics"));
    m_url->setMinimumWidth(420);
    m_found->setAccessibleName(tr("What was found"));
    m_found->setTextFormat(Qt::PlainText);
    m_found->setWordWrap(true);
    m_error->setRetryText({});
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    addFormRow(form, tr("&Where"), m_connections);
    addFormRow(form, tr("A&ddress"), m_url);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(text);
    layout->addLayout(form);
    layout->addWidget(m_busy);
    layout->addWidget(m_found);
    layout->addWidget(m_picker, 1);
    layout->addWidget(m_error);
    layout->addStretch();
    layout->addWidget(setupButtons());
}

// What was found was found elsewhere.
void SourceDialog::sourceChanged()
{
    const bool typed = m_connections->currentData().toString().isEmpty();
    m_url->setEnabled(typed);
    const bool any = !typed || !m_url->text().trimmed().isEmpty();
    m_look->setEnabled(any && !m_looking);
    m_add->setEnabled(any && !m_looking);
    m_found->hide();
    m_picker->hide();
    m_picker->setMetrics({});
    m_error->hide();
}

Result<PoolSource> SourceDialog::source() const
{
    const QString profile = m_connections->currentData().toString();
    if (!profile.isEmpty())
        return profilePools(profile);
    PoolSource source = TRY(poolSourceOf(*m_workbench->tools().registry, m_url->text()));
    source.choices = m_picker->isHidden() ? std::vector<pool::MetricChoice>{} : m_picker->model()->choices();
    return source;
}

void SourceDialog::showError(const Error &error)
{
    m_error->setError(error);
    m_error->show();
}

// ---- Looking

SourceDialog::Look SourceDialog::lookAt(const PoolSource &source) const
{
    if (source.kind != PoolSource::Kind::Metrics) {
        return [reader = m_makeReader(source)](job::JobContext &job) -> Result<Found> {
            return Found{.pools = TRY(reader.pools(job, true)), .metrics = {}};
        };
    }
    return [source](job::JobContext &job) -> Result<Found> {
        const pool::Exposition metrics = TRY(pool::fetchMetrics(job, fetchUrl(source), {}));
        Found found{.pools = pool::readingsOf(metrics, {}, QDateTime::currentMSecsSinceEpoch()), .metrics = {}};
        if (found.pools.empty())
            found.metrics = offeredMetrics(metrics);
        return found;
    };
}

void SourceDialog::look()
{
    const Result<PoolSource> where = source();
    sourceChanged();
    if (!where)
        return showError(where.error());
    m_looking = true;
    m_busy->start(tr("Looking for pools…"));
    m_look->setEnabled(false);
    m_workbench->tools().jobs->run(this,
                                   {.title = tr("Looking for pools at %1").arg(sourceName(*where)), .quiet = true},
                                   lookAt(*where), [this](const Result<Found> &found) { looked(found); });
}

void SourceDialog::looked(const Result<Found> &found)
{
    m_looking = false;
    m_busy->stop();
    sourceChanged();
    if (!found) {
        if (found.error().kind != ErrorKind::Cancelled)
            showError(found.error());
        return;
    }
    if (found->pools.empty() && !found->metrics.empty()) {
        m_picker->setMetrics(found->metrics);
        m_picker->show();
        resize(width(), std::max(height(), 520));
        return;
    }
    QStringList names;
    for (const pool::PoolReading &pool : found->pools)
        names << printable(pool.pool.isEmpty() ? pool.source : pool.pool);
    const int more = int(names.size()) - 8;
    if (more > 0)
        names = names.first(8) << tr("and %n more", nullptr, more);
    m_found->setText(names.isEmpty()
                         ? tr("It answers, and has no pools yet: nobody has used it.")
                         : tr("Found %n pool(s): %1", nullptr, int(found->pools.size())).arg(names.join(u", "_s)));
    m_found->show();
}

void SourceDialog::add()
{
    const Result<PoolSource> where = source();
    if (!where)
        return showError(where.error());
    Q_EMIT chosen(*where);
    accept();
}

} // namespace tidemark::ui
