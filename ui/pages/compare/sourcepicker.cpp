// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/sourcepicker.h"

#include "base/text.h"
#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

SourcePicker::SourcePicker(const QString &name, Workbench *workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_label(new QLabel(name, this))
    , m_field(new QComboBox(this))
    , m_browse(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    setupViews(QString(name).remove(u'&'));
    fill();
    connect(workbench, &Workbench::profilesChanged, this, &SourcePicker::fill);
    connect(m_field, &QComboBox::currentTextChanged, this, &SourcePicker::sideChanged);
    connect(m_field->lineEdit(), &QLineEdit::returnPressed, this, &SourcePicker::accepted);
}

void SourcePicker::setupViews(const QString &name)
{
    setAccessibleName(name);
    setAcceptDrops(true);
    m_label->setAccessibleName(name);
    m_label->setBuddy(m_field);
    m_field->setEditable(true);
    m_field->setInsertPolicy(QComboBox::NoInsert);
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_field->setMinimumContentsLength(16);
    m_field->setAccessibleName(name);
    m_field->view()->setAccessibleName(tr("Connections"));
    m_field->lineEdit()->setAccessibleName(name);
    m_field->lineEdit()->setAcceptDrops(false); // a dropped file is the whole source
    m_field->lineEdit()->setPlaceholderText(tr("Connection, file, folder or URL"));
    m_browse->setIcon(icon(u"folder"_s));
    m_browse->setToolTip(tr("Choose a file or folder"));
    m_browse->setAccessibleName(tr("Choose a file or folder: %1").arg(name));
    m_browse->setPopupMode(QToolButton::InstantPopup);
    m_menu->setAccessibleName(tr("Files and folders"));
    m_menu->addAction(tr("&File…"), this, [this] { browse(false); });
    m_menu->addAction(tr("F&older of SQL files…"), this, [this] { browse(true); });
    m_browse->setMenu(m_menu);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_label);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_browse);
}

// The connections as they are now; what was chosen or typed stays.
void SourcePicker::fill()
{
    const CompareSide chosen = side();
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    for (const auto *list : {&m_workbench->savedProfiles(), &m_workbench->files()}) {
        for (const connect::Profile &profile : *list) {
            const TreeSource *source = m_workbench->tree()->source(profile.id);
            m_field->addItem(icon(source && source->file ? u"file-database"_s : u"server"_s), printable(profile.name),
                             profile.id);
            if (source)
                m_field->setItemData(m_field->count() - 1, printable(source->detail), Qt::ToolTipRole);
        }
    }
    setSide(chosen);
}

CompareSide SourcePicker::side() const
{
    const QString text = m_field->currentText().trimmed();
    const int at = m_field->currentIndex();
    if (at >= 0 && m_field->itemText(at) == text)
        return {.profileId = m_field->itemData(at).toString(), .text = {}};
    const int named = m_field->findText(text, Qt::MatchExactly);
    return named >= 0 && !text.isEmpty() ? CompareSide{.profileId = m_field->itemData(named).toString(), .text = {}}
                                         : CompareSide{.profileId = {}, .text = text};
}

void SourcePicker::setSide(const CompareSide &side)
{
    const int at = side.profileId.isEmpty() ? -1 : m_field->findData(side.profileId);
    m_field->setCurrentIndex(at);
    if (at < 0)
        m_field->setEditText(side.text);
}

void SourcePicker::browse(bool folder)
{
    auto *dialog = new QFileDialog(window(), folder ? tr("Compare a folder of SQL files") : tr("Compare a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { setSide({.profileId = {}, .text = path}); });
    dialog->open();
}

void SourcePicker::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void SourcePicker::dropEvent(QDropEvent *event)
{
    setSide({.profileId = {}, .text = event->mimeData()->urls().first().toLocalFile()});
    event->acceptProposedAction();
}

} // namespace tidemark::ui
