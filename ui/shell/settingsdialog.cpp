// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settingsdialog.h"

#include "ui/common/celldelegate.h"
#include "ui/common/filterfield.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/style.h"
#include "ui/common/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QSpinBox>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class ShortcutDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override
    {
        cell.text = index.data().toString();
        if (index.column() == ShortcutModel::Group)
            cell.ink = Token::TextMuted;
        if (index.column() == ShortcutModel::Keys && index.data(ShortcutModel::ChangedRole).toBool())
            cell.font.setWeight(QFont::DemiBold);
    }
};

} // namespace

SettingsDialog::SettingsDialog(Workbench *workbench, const Actions *actions, QWidget *parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_before(workbench->settings())
    , m_shortcuts(actions, workbench->settings().shortcuts)
    , m_filter(new FilterField(tr("Search the settings"), this))
{
    setWindowTitle(tr("Settings"));
    setAccessibleName(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    setLayout(new QVBoxLayout);
    layout()->setContentsMargins(20, 18, 20, 16);
    layout()->setSpacing(10);
    layout()->addWidget(m_filter);
    setupAppearance();
    setupBrowsing();
    setupShortcuts();
    setupViews();
    connectSignals();
}

void SettingsDialog::setupAppearance()
{
    m_theme = new QComboBox(this);
    m_theme->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});
    m_theme->setCurrentIndex(int(m_before.theme));
    addRow(tr("Theme"), tr("Light or dark colours"), tr("appearance color night day mode style"), m_theme);
    m_zoom = new QSpinBox(this);
    m_zoom->setRange(-workspace::largestZoom, workspace::largestZoom);
    m_zoom->setValue(m_before.zoom);
    addRow(tr("Font size"), tr("Larger or smaller than the desktop's"), tr("zoom scale text letters"), m_zoom);
    m_zoom->setSuffix(tr(" steps"));
}

void SettingsDialog::setupBrowsing()
{
    m_firstRows = new QSpinBox(this);
    m_firstRows->setRange(workspace::smallestFirstRows, workspace::largestFirstRows);
    m_firstRows->setSingleStep(50);
    m_firstRows->setValue(m_before.firstRows);
    m_firstRows->setSuffix(tr(" rows"));
    addRow(tr("Rows to read"), tr("How many the Data tab shows at first"), tr("limit fetch page records"), m_firstRows);
    m_system = new QCheckBox(this);
    m_system->setChecked(m_before.systemObjects);
    addRow(tr("System objects"), tr("Show in the tree what came with the engine"), tr("catalog hidden internal"),
           m_system);
    m_restore = new QCheckBox(this);
    m_restore->setChecked(m_before.restoreSession);
    addRow(tr("Come back to the last session"), tr("Connections and pages; nothing is run again"),
           tr("start restore tabs reopen remember"), m_restore);
}

void SettingsDialog::addRow(const QString &title, const QString &text, const QString &words, QWidget *field)
{
    auto *row = new QWidget(this);
    row->setAccessibleName(title);
    auto *name = new QLabel(title, row);
    name->setAccessibleName(title);
    auto *what = new MutedLabel(text, row);
    what->setAccessibleName(text);
    field->setAccessibleName(title);
    field->setAccessibleDescription(text);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(name);
    texts->addWidget(what);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 2, 0, 2);
    line->addLayout(texts, 1);
    line->addWidget(field);
    layout()->addWidget(row);
    m_rows.push_back({row, title + u' ' + text + u' ' + words});
}

void SettingsDialog::setupShortcuts()
{
    m_shortcutBox = new QWidget(this);
    m_shortcutBox->setAccessibleName(tr("Keys"));
    m_shortcutTitle = new QLabel(tr("Keys"), m_shortcutBox);
    m_shortcutTitle->setAccessibleName(tr("Keys"));
    m_table = new TableView(tr("Keys of the commands"), m_shortcutBox);
    m_table->setModel(&m_shortcuts);
    m_table->setItemDelegate(new ShortcutDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->sizeColumns({34, 14, 20});
    m_keys = new QKeySequenceEdit(m_shortcutBox);
    m_keys->setAccessibleName(tr("New keys"));
    m_keys->setClearButtonEnabled(true);
    m_keys->setMaximumSequenceLength(1);
    m_reset = new QPushButton(tr("&Back to the default"), m_shortcutBox);
    m_reset->setAccessibleName(tr("Back to the default"));
    m_reset->setAutoDefault(false);
    m_robbed = new MutedLabel(m_shortcutBox, Token::Changed);
    m_robbed->setAccessibleName(tr("Who lost the keys"));

    auto *line = new QHBoxLayout;
    line->addWidget(m_keys);
    line->addWidget(m_reset);
    line->addWidget(m_robbed, 1);
    auto *box = new QVBoxLayout(m_shortcutBox);
    box->setContentsMargins(0, 6, 0, 0);
    box->addWidget(m_shortcutTitle);
    box->addWidget(m_table, 1);
    box->addLayout(line);
}

void SettingsDialog::setupViews()
{
    for (QWidget *inner : findChildren<QWidget *>()) {
        if (inner->accessibleName().isEmpty() && inner->parentWidget() != this)
            inner->setAccessibleName(inner->parentWidget()->accessibleName());
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setAccessibleName(tr("Buttons"));
    QPushButton *keep = buttons->addButton(tr("&Keep"), QDialogButtonBox::AcceptRole);
    keep->setProperty(primaryProperty, true);
    keep->setDefault(true);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, &SettingsDialog::cancel);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_shortcutBox, 1);
    layout()->addWidget(buttons);
    resize(620, 640);
    showKeys();
}

void SettingsDialog::connectSignals()
{
    connect(m_filter, &QLineEdit::textChanged, this, &SettingsDialog::search);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &SettingsDialog::apply);
    connect(m_zoom, &QSpinBox::valueChanged, this, &SettingsDialog::apply);
    connect(m_firstRows, &QSpinBox::valueChanged, this, &SettingsDialog::apply);
    connect(m_system, &QCheckBox::toggled, this, &SettingsDialog::apply);
    connect(m_restore, &QCheckBox::toggled, this, &SettingsDialog::apply);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SettingsDialog::showKeys);
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, &SettingsDialog::changeKeys);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_shortcuts.reset(m_table->currentIndex().row());
        showKeys();
        apply();
    });
}

void SettingsDialog::search(const QString &text)
{
    const NameFilter filter(text);
    for (const Row &row : m_rows)
        row.widget->setVisible(filter.matches(row.words));
    // A search for "keys" shows all of them; any other word looks within.
    const bool all = filter.matches(tr("Keys Shortcuts"));
    m_shortcuts.setFilter(all ? QString() : text);
    m_shortcutBox->setVisible(m_shortcuts.rowCount() > 0);
    showKeys();
}

void SettingsDialog::apply()
{
    workspace::Settings settings = m_workbench->settings();
    settings.theme = workspace::Theme(m_theme->currentIndex());
    settings.zoom = m_zoom->value();
    settings.firstRows = m_firstRows->value();
    settings.systemObjects = m_system->isChecked();
    settings.restoreSession = m_restore->isChecked();
    settings.shortcuts = m_shortcuts.chosen();
    m_workbench->setSettings(settings);
}

void SettingsDialog::showKeys()
{
    const int row = m_table->currentIndex().row();
    m_keys->setEnabled(row >= 0);
    m_keys->setKeySequence(row >= 0 ? m_shortcuts.keysAt(row) : QKeySequence());
    m_reset->setEnabled(row >= 0 && m_shortcuts.isChanged(row));
    m_robbed->clear();
}

void SettingsDialog::changeKeys()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || m_keys->keySequence() == m_shortcuts.keysAt(row))
        return;
    const QString robbed = m_shortcuts.setKeys(row, m_keys->keySequence());
    m_robbed->setText(robbed.isEmpty() ? QString() : tr("Taken from: %1").arg(robbed));
    m_reset->setEnabled(m_shortcuts.isChanged(row));
    apply();
}

void SettingsDialog::cancel()
{
    m_workbench->setSettings(m_before);
}

} // namespace tidemark::ui
