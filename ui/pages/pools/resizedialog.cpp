// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/resizedialog.h"

#include "ui/common/errorpanel.h"
#include "ui/common/formrow.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/style.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int mostConnections = 10'000;
static constexpr int longestWait = 3600; // s

ResizeDialog::ResizeDialog(const QString &pool, pool::PoolConfig config, QWidget *parent)
    : QDialog(parent)
    , m_config(std::move(config))
    , m_size(new QSpinBox(this))
    , m_overflow(new QSpinBox(this))
    , m_timeout(new QSpinBox(this))
    , m_limit(new MutedLabel(this))
    , m_error(new ErrorPanel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Resize “%1”").arg(pool));
    setAccessibleName(windowTitle());
    setupViews();
    showLimit();
}

static void setup(QSpinBox *box, int least, int most, int value, const QString &name)
{
    box->setRange(least, most);
    box->setValue(value);
    box->setAccessibleName(name);
    box->setMinimumWidth(140);
}

void ResizeDialog::setupViews()
{
    setup(m_size, 0, mostConnections, m_config.size, tr("Size"));
    m_size->setSpecialValueText(tr("unlimited"));
    m_size->setToolTip(tr("How many connections are kept"));
    setup(m_overflow, -1, mostConnections, m_config.maxOverflow, tr("Overflow"));
    m_overflow->setSpecialValueText(tr("unlimited"));
    m_overflow->setToolTip(tr("How many more there may be for a while; they are closed when they come back"));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_config.timeout);
    setup(m_timeout, 0, longestWait, int(seconds.count()), tr("Waiting time"));
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setToolTip(tr("How long somebody waits for a connection before that is an error"));
    m_limit->setAccessibleName(tr("What this allows"));
    m_limit->setWordWrap(true);
    m_limit->setMinimumWidth(320);
    m_error->setRetryText({});
    m_error->hide();
    for (QSpinBox *box : {m_size, m_overflow})
        connect(box, &QSpinBox::valueChanged, this, &ResizeDialog::showLimit);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setAccessibleName(tr("Buttons"));
    QPushButton *resize = buttons->addButton(tr("&Resize"), QDialogButtonBox::AcceptRole);
    resize->setProperty(primaryProperty, true);
    resize->setDefault(true);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));
    connect(buttons, &QDialogButtonBox::accepted, this, &ResizeDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    addFormRow(layout, tr("&Size"), m_size);
    addFormRow(layout, tr("&Overflow"), m_overflow);
    addFormRow(layout, tr("&Waiting time"), m_timeout);
    layout->addRow(m_limit);
    layout->addRow(m_error);
    layout->addRow(buttons);
}

pool::PoolConfig ResizeDialog::config() const
{
    pool::PoolConfig config = m_config;
    config.size = m_size->value();
    config.maxOverflow = m_overflow->value();
    // a waiting time between two seconds is kept as long as nobody changes it
    const auto before = std::chrono::duration_cast<std::chrono::seconds>(m_config.timeout);
    if (m_timeout->value() != int(before.count()))
        config.timeout = std::chrono::seconds(m_timeout->value());
    config.minIdle = config.size > 0 ? std::min(config.minIdle, config.size) : config.minIdle;
    return config;
}

void ResizeDialog::showLimit()
{
    const auto limit = pool::limitOf(config());
    m_limit->setText(limit
                         ? tr("At most %1 connections at once. Those above are closed as they come back; nobody is "
                              "interrupted. It holds until the program ends; what the saved connection says holds for "
                              "good.")
                               .arg(QLocale().toString(*limit))
                         : tr("As many connections as are wanted, and as the server lets in. It holds until the "
                              "program ends; what the saved connection says holds for good."));
}

void ResizeDialog::take()
{
    const pool::PoolConfig wanted = config();
    if (const auto valid = pool::validate(wanted); !valid) {
        m_error->setError(valid.error());
        m_error->show();
        return;
    }
    Q_EMIT chosen(wanted);
    accept();
}

} // namespace tidemark::ui
