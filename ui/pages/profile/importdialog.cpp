// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/importdialog.h"

#include "ui/common/emptynote.h"
#include "ui/common/errorpanel.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/style.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

ImportDialog::ImportDialog(Workbench *workbench, QWidget *parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_table(new QTableView(this))
    , m_notes(new MutedLabel(this))
    , m_empty(emptyNote(this))
    , m_error(new ErrorPanel(this))
    , m_take(nullptr)
{
    setWindowTitle(tr("Import connections"));
    setAccessibleName(windowTitle());
    setupViews();
    readUsualFiles();
    updateButton();
}

void ImportDialog::setupViews()
{
    auto *text = new MutedLabel(
        tr("From pg_service.conf and .pgpass. Passwords stay where they are; the driver finds them there."), this);
    text->setAccessibleName(text->text());
    text->setWordWrap(true);
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Connections that were found"));
    m_table->horizontalHeader()->setAccessibleName(tr("Columns of the connections"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->setAccessibleName(tr("Rows of the connections"));
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setTabKeyNavigation(false);
    m_table->setColumnWidth(ImportModel::Name, 170);
    m_table->setColumnWidth(ImportModel::Where, 310);
    m_notes->setWordWrap(true);
    m_notes->setAccessibleName(tr("What was not taken over"));
    m_empty->setText(tr("There is no service or password file in the usual places. Choose one below."));
    m_error->setRetryText({});
    m_error->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setAccessibleName(tr("Buttons"));
    QPushButton *choose = buttons->addButton(tr("Choose a &file…"), QDialogButtonBox::ActionRole);
    m_take = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    m_take->setProperty(primaryProperty, true);
    m_take->setDefault(true);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));
    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ImportDialog::updateButton);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(text);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_notes);
    layout->addWidget(m_error);
    layout->addWidget(buttons);
    resize(640, 420);
}

void ImportDialog::readUsualFiles()
{
    for (const QString &path : connect::serviceFiles())
        addFile(path);
    if (const QString path = connect::passwordFile(); !path.isEmpty())
        addFile(path);
}

static bool isPasswordFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    return name.endsWith(u"pgpass"_s) || name == u"pgpass.conf" || path == connect::passwordFile();
}

void ImportDialog::addFile(const QString &path)
{
    const dialect::Registry &registry = *m_workbench->tools().registry;
    const auto found =
        isPasswordFile(path) ? connect::importPasswordFile(registry, path) : connect::importServices(registry, path);
    m_error->setVisible(!found);
    if (!found)
        return m_error->setError(found.error());
    m_model.add(*found, m_workbench->savedProfiles());
    for (const connect::ImportNote &note : found->notes)
        m_noteLines << tr("%1, line %2: %3").arg(QFileInfo(path).fileName()).arg(note.line).arg(note.text);
    m_notes->setText(m_noteLines.join(u'\n'));
    updateButton();
}

void ImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a service or password file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::addFile);
    dialog->open();
}

void ImportDialog::updateButton()
{
    const bool some = m_model.rowCount() > 0;
    const auto count = int(m_model.chosen().size());
    m_table->setVisible(some);
    m_empty->setVisible(!some);
    m_notes->setVisible(!m_noteLines.isEmpty());
    m_take->setEnabled(count > 0);
    m_take->setText(count > 0 ? tr("&Import %n", nullptr, count) : tr("&Import"));
}

void ImportDialog::take()
{
    if (const auto saved = m_workbench->saveProfiles(m_model.chosen()); !saved) {
        m_error->setError(saved.error());
        return m_error->show();
    }
    accept();
}

} // namespace tidemark::ui
