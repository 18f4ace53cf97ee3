// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/poolsettingsdialog.h"

#include "base/text.h"
#include "pool/durations.h"
#include "ui/common/errorpanel.h"
#include "ui/common/formrow.h"
#include "ui/common/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using dialect::SessionSettings;
using pool::PoolConfig;
using std::chrono::milliseconds;

static constexpr int mostConnections = 10'000;
static constexpr int longestTime = 30 * 24 * 3600; // s
static constexpr int asTheServer = -1;

static int secondsOf(milliseconds time)
{
    return int(std::chrono::ceil<std::chrono::seconds>(time).count());
}

static QFormLayout *formOf(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

template <class Field>
static Field *named(Field *field, const QString &name, const QString &tip = {})
{
    field->setAccessibleName(name);
    field->setToolTip(tip);
    return field;
}

PoolSettingsDialog::PoolSettingsDialog(const PoolConfig &config, const PoolConfig &usual,
                                       const dialect::Dialect &dialect, QWidget *parent)
    : QDialog(parent)
    , m_usual(usual)
    , m_hasRoles(!dialect.fileBased)
    , m_error(new ErrorPanel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Pool and sessions"));
    setAccessibleName(windowTitle());
    m_error->setRetryText({});
    m_error->hide();
    auto *halves = new QHBoxLayout;
    halves->setSpacing(16);
    halves->addWidget(poolFields());
    halves->addWidget(sessionFields(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(halves);
    layout->addWidget(m_error);
    layout->addWidget(buttons());
    setConfig(config);
}

QWidget *PoolSettingsDialog::poolFields()
{
    auto *group = named(new QGroupBox(tr("Pool"), this), tr("Pool"));
    QFormLayout *form = formOf(group);
    const auto box = [&](const QString &label, int least, int most, const QString &least0, const QString &tip) {
        auto *spin = named(new QSpinBox(group), QString(label).remove(u'&'), tip);
        spin->setRange(least, most);
        spin->setSpecialValueText(least0);
        spin->setMinimumWidth(130);
        addFormRow(form, label, spin);
        return spin;
    };
    const auto time = [&](const QString &label, PoolConfig::Duration PoolConfig::*field, const QString &never,
                          const QString &tip) {
        QSpinBox *spin = box(label, 0, longestTime, never, tip);
        spin->setSuffix(tr(" s"));
        m_times.push_back({spin, field});
    };
    m_counts = {
        {box(tr("&Size"), 0, mostConnections, tr("unlimited"), tr("How many connections are kept")), &PoolConfig::size},
        {box(tr("&Overflow"), -1, mostConnections, tr("unlimited"),
             tr("How many more there may be for a while; they are closed when they come back")),
         &PoolConfig::maxOverflow},
        {box(tr("&Kept ready"), 0, mostConnections, tr("none"), tr("Opened before anybody asks for them")),
         &PoolConfig::minIdle}};
    time(tr("&Waiting time"), &PoolConfig::timeout, {},
         tr("How long somebody waits for a connection before that is an error"));
    m_prePing = named(new QCheckBox(tr("&Ask first whether it still answers"), group), tr("Ask before lending"),
                      tr("Costs a round trip for a connection that was not used for half a second"));
    addFormRow(form, tr("Before lending"), m_prePing);
    m_order = named(new QComboBox(group), tr("Which one is lent first"));
    m_order->addItem(tr("the oldest"), int(pool::Order::Fifo));
    m_order->addItem(tr("the newest"), int(pool::Order::Lifo));
    addFormRow(form, tr("&Lent first"), m_order);
    m_reset = named(new QComboBox(group), tr("When one comes back"));
    m_reset->addItem(tr("Roll back"), int(pool::ResetOnReturn::Rollback));
    m_reset->addItem(tr("Commit"), int(pool::ResetOnReturn::Commit));
    m_reset->addItem(tr("Forget everything (DISCARD ALL)"), int(pool::ResetOnReturn::DiscardAll));
    m_reset->addItem(tr("Leave it"), int(pool::ResetOnReturn::None));
    addFormRow(form, tr("When one comes &back"), m_reset);
    time(tr("Close &idle ones after"), &PoolConfig::idleTimeout, tr("never"), tr("Those that are kept ready stay"));
    time(tr("&Replace after"), &PoolConfig::lifetime, tr("never"),
         tr("How old a connection gets: a little less at random, so that not all end at once"));
    time(tr("Keep ali&ve every"), &PoolConfig::keepalive, tr("never"),
         tr("Idle connections are asked for an answer, so that no firewall forgets them"));
    time(tr("Cou&nts as leaked after"), &PoolConfig::leakThreshold, tr("never"),
         tr("For how long one may be out before the Pools page warns"));
    return group;
}

QWidget *PoolSettingsDialog::sessionFields()
{
    auto *group = named(new QGroupBox(tr("Sessions begin with"), this), tr("Sessions begin with"));
    QFormLayout *form = formOf(group);
    const auto text = [&](const QString &label, QString SessionSettings::*field, const QString &placeholder) {
        auto *line = named(new QLineEdit(group), QString(label).remove(u'&'));
        line->setPlaceholderText(placeholder);
        m_texts.push_back({line, field});
        addFormRow(form, label, line);
        form->setRowVisible(line, m_hasRoles);
    };
    text(tr("Rol&e"), &SessionSettings::role, tr("The user's own"));
    text(tr("Sear&ch path"), &SessionSettings::searchPath, tr("\"$user\", public"));
    text(tr("A&pplication name"), &SessionSettings::applicationName, u"tidemark"_s);
    m_statementTimeout = named(new QSpinBox(group), tr("Statement timeout"),
                               tr("The server ends a statement that takes longer; 0: it never does"));
    m_statementTimeout->setRange(asTheServer, longestTime);
    m_statementTimeout->setSpecialValueText(tr("as the server has it"));
    m_statementTimeout->setSuffix(tr(" s"));
    addFormRow(form, tr("Statement &timeout"), m_statementTimeout);
    m_jit = named(new QComboBox(group), tr("JIT"));
    m_jit->addItem(tr("as the server has it"));
    m_jit->addItem(tr("on"), true);
    m_jit->addItem(tr("off"), false);
    addFormRow(form, tr("&JIT"), m_jit);
    for (QWidget *field : {static_cast<QWidget *>(m_statementTimeout), static_cast<QWidget *>(m_jit)})
        form->setRowVisible(field, m_hasRoles);
    m_statements = named(new QPlainTextEdit(group), tr("First statements"),
                         tr("Run in this order when a connection is new. When one fails the connection is closed."));
    m_statements->setTabChangesFocus(true);
    m_statements->setPlaceholderText(tr("Further SQL for a new session, a statement a line"));
    addFormRow(form, tr("&First"), m_statements);
    return group;
}

QWidget *PoolSettingsDialog::buttons()
{
    auto *buttons =
        named(new QDialogButtonBox(QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this), tr("Buttons"));
    QPushButton *use = buttons->addButton(tr("&Use"), QDialogButtonBox::AcceptRole);
    use->setProperty(primaryProperty, true);
    use->setDefault(true);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { setConfig(m_usual); });
    connect(buttons, &QDialogButtonBox::accepted, this, &PoolSettingsDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void PoolSettingsDialog::setConfig(const PoolConfig &config)
{
    m_config = config;
    for (const CountField &count : m_counts)
        count.box->setValue(config.*count.field);
    for (const TimeField &time : m_times)
        time.box->setValue(secondsOf(config.*time.field));
    for (const TextField &text : m_texts)
        text.line->setText(config.session.*text.field);
    m_prePing->setChecked(config.prePing);
    m_order->setCurrentIndex(m_order->findData(int(config.order)));
    m_reset->setCurrentIndex(m_reset->findData(int(config.resetOnReturn)));
    const auto &limit = config.session.statementTimeout;
    m_statementTimeout->setValue(limit ? secondsOf(*limit) : asTheServer);
    m_jit->setCurrentIndex(config.session.jit ? m_jit->findData(*config.session.jit) : 0);
    m_statements->setPlainText(config.session.statements.join(u'\n'));
}

// A time between two seconds stays as it was as long as nobody changes it.
static milliseconds timeIn(const QSpinBox &box, milliseconds before)
{
    return box.value() == secondsOf(before) ? before : std::chrono::seconds(box.value());
}

PoolConfig PoolSettingsDialog::config() const
{
    PoolConfig config = m_config;
    for (const CountField &count : m_counts)
        config.*count.field = count.box->value();
    for (const TimeField &time : m_times)
        config.*time.field = timeIn(*time.box, m_config.*time.field);
    for (const TextField &text : m_texts)
        config.session.*text.field = text.line->text().trimmed();
    config.prePing = m_prePing->isChecked();
    config.order = pool::Order(m_order->currentData().toInt());
    config.resetOnReturn = pool::ResetOnReturn(m_reset->currentData().toInt());
    config.session.statementTimeout.reset();
    if (m_statementTimeout->value() != asTheServer)
        config.session.statementTimeout =
            timeIn(*m_statementTimeout, m_config.session.statementTimeout.value_or(milliseconds(0)));
    config.session.jit.reset();
    if (m_jit->currentIndex() > 0)
        config.session.jit = m_jit->currentData().toBool();
    const QString before = m_config.session.statements.join(u'\n');
    if (m_statements->toPlainText() != before) // a statement that has lines stays whole
        config.session.statements = m_statements->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    if (!m_hasRoles) // what the connection had when it led to a server
        config.session = {.statements = config.session.statements};
    return config;
}

void PoolSettingsDialog::showError(const Error &error)
{
    m_error->setError(error);
    m_error->show();
}

void PoolSettingsDialog::take()
{
    const PoolConfig wanted = config();
    if (const auto valid = pool::validate(wanted); !valid) {
        showError(valid.error());
        return;
    }
    Q_EMIT chosen(wanted);
    accept();
}

// ---- One line

namespace {

class Summary
{
    Q_DECLARE_TR_FUNCTIONS(PoolSummary)

public:
    static QString of(const PoolConfig &config, const PoolConfig &usual)
    {
        QStringList parts;
        if (config.size != usual.size)
            parts << (config.size == 0 ? tr("any number of connections") : tr("size %1").arg(config.size));
        if (config.maxOverflow != usual.maxOverflow)
            parts << (config.maxOverflow < 0 ? tr("unlimited overflow") : tr("overflow %1").arg(config.maxOverflow));
        if (config.timeout != usual.timeout)
            parts << tr("waits %1").arg(pool::durationText(config.timeout));
        if (!config.session.role.isEmpty())
            parts << tr("role %1").arg(printable(config.session.role, 30));
        if (config.session.statementTimeout)
            parts << tr("statements up to %1").arg(pool::durationText(*config.session.statementTimeout));
        const bool more = config != usual && parts.isEmpty();
        return more ? tr("not as usual") : parts.join(tr(", "));
    }
};

} // namespace

QString poolSummary(const PoolConfig &config, const PoolConfig &usual)
{
    return Summary::of(config, usual);
}

} // namespace tidemark::ui
