// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/thresholdsdialog.h"

#include "ui/common/mutedlabel.h"
#include "ui/common/style.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QSpinBox>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using pool::AlertSeverity;

static constexpr int mostSeconds = 86'400;
static constexpr int mostFailures = 1000;
static constexpr int mostConnections = 10'000;

ThresholdsDialog::ThresholdsDialog(const pool::AlertThresholds &thresholds, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Alerts of pools"));
    setAccessibleName(windowTitle());
    auto *text = new MutedLabel(tr("When the figures of a pool want somebody's attention, and how much."), this);
    text->setAccessibleName(text->text());
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    setupRows(grid);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    buttons->setAccessibleName(tr("Buttons"));
    QPushButton *save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    save->setProperty(primaryProperty, true);
    save->setDefault(true);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { setThresholds({}); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(this->thresholds());
        accept();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(text);
    layout->addLayout(grid);
    layout->addWidget(buttons);
    setThresholds(thresholds);
}

QSpinBox *ThresholdsDialog::addValue(QGridLayout *grid, const QString &text, const QString &suffix, int most)
{
    const int row = grid->rowCount();
    auto *label = new QLabel(text, this);
    label->setAccessibleName(text);
    auto *value = new QSpinBox(this);
    value->setRange(0, most);
    value->setSuffix(suffix);
    value->setAccessibleName(text);
    value->setMinimumWidth(110);
    label->setBuddy(value);
    grid->addWidget(label, row, 0);
    grid->addWidget(value, row, 1);
    return value;
}

ThresholdsDialog::Row ThresholdsDialog::addRow(QGridLayout *grid, const QString &text, const QString &suffix, int most)
{
    Row row{.value = addValue(grid, text, suffix, most), .severity = new QComboBox(this)};
    row.severity->addItem(tr("Nothing"), int(AlertSeverity::Off));
    row.severity->addItem(tr("Note"), int(AlertSeverity::Info));
    row.severity->addItem(tr("Warning"), int(AlertSeverity::Warning));
    row.severity->addItem(tr("Error"), int(AlertSeverity::Error));
    row.severity->setAccessibleName(tr("%1: is").arg(text));
    grid->addWidget(row.severity, grid->rowCount() - 1, 2);
    connect(row.severity, &QComboBox::currentIndexChanged, this,
            [row] { row.value->setEnabled(row.severity->currentData().toInt() != int(AlertSeverity::Off)); });
    return row;
}

void ThresholdsDialog::setupRows(QGridLayout *grid)
{
    m_health = addRow(grid, tr("Health checks failed in a row, at least"), {}, mostFailures);
    m_health.value->setMinimum(1);
    m_checkedOut = addRow(grid, tr("Out of the pool, more than"), tr(" %"), 100);
    m_waiting = addRow(grid, tr("Waiting for a connection, more than"), {}, mostConnections);
    m_waitingFor = addValue(grid, tr("…for longer than"), tr(" s"), mostSeconds);
    m_overflow = addRow(grid, tr("Overflow in use for longer than"), tr(" s"), mostSeconds);
    m_leaks = addRow(grid, tr("Out for too long, more than"), {}, mostConnections);
    m_invalid = addRow(grid, tr("Dead and not closed yet, more than"), {}, mostConnections);
    grid->setColumnStretch(0, 1);
}

static void choose(QComboBox *box, AlertSeverity severity)
{
    box->setCurrentIndex(box->findData(int(severity)));
}

static AlertSeverity chosenIn(const QComboBox *box)
{
    return AlertSeverity(box->currentData().toInt());
}

void ThresholdsDialog::setThresholds(const pool::AlertThresholds &thresholds)
{
    m_health.value->setValue(thresholds.healthFailures);
    choose(m_health.severity, thresholds.health);
    m_checkedOut.value->setValue(thresholds.checkedOutPercent);
    m_overflow.value->setValue(int(thresholds.overflowFor.count()));
    m_waiting.value->setValue(thresholds.waitingAbove);
    m_waitingFor->setValue(int(thresholds.waitingFor.count()));
    m_invalid.value->setValue(thresholds.invalidAbove);
    m_leaks.value->setValue(thresholds.leaksAbove);
    choose(m_checkedOut.severity, thresholds.checkedOut);
    choose(m_overflow.severity, thresholds.overflow);
    choose(m_waiting.severity, thresholds.waiting);
    choose(m_invalid.severity, thresholds.invalid);
    choose(m_leaks.severity, thresholds.leaks);
}

pool::AlertThresholds ThresholdsDialog::thresholds() const
{
    return {.checkedOutPercent = m_checkedOut.value->value(),
            .checkedOut = chosenIn(m_checkedOut.severity),
            .overflowFor = std::chrono::seconds(m_overflow.value->value()),
            .overflow = chosenIn(m_overflow.severity),
            .invalidAbove = m_invalid.value->value(),
            .invalid = chosenIn(m_invalid.severity),
            .healthFailures = m_health.value->value(),
            .health = chosenIn(m_health.severity),
            .waitingAbove = m_waiting.value->value(),
            .waitingFor = std::chrono::seconds(m_waitingFor->value()),
            .waiting = chosenIn(m_waiting.severity),
            .leaksAbove = m_leaks.value->value(),
            .leaks = chosenIn(m_leaks.severity)};
}

} // namespace tidemark::ui
