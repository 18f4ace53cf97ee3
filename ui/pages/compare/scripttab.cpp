// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/scripttab.h"

#include "ui/common/errorpanel.h"
#include "ui/common/filterfield.h"
#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/sqlview.h"
#include "ui/common/wraplayout.h"
#include "ui/models/compare/scriptsheet.h"
#include "ui/pages/compare/scriptbody.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QResizeEvent>
#include <QSaveFile>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int roomForTexts = 640;

ScriptTab::ScriptTab(Syntax *syntax, QWidget *parent)
    : QWidget(parent)
    , m_head(new QWidget(this))
    , m_up(button(tr("&Up"), {}))
    , m_down(button(tr("&Down"), {}))
    , m_way(new QWidget(m_head))
    , m_strategyLabel(new QLabel(tr("S&trategy"), m_way))
    , m_strategy(new QComboBox(m_way))
    , m_summary(new MutedLabel(m_head))
    , m_noteLabel(new MutedLabel(this, Token::Changed))
    , m_copy(button(tr("Cop&y"), u"copy"_s))
    , m_save(button(tr("&Save…"), u"save"_s))
    , m_open(button(tr("Open in an &editor"), u"edit"_s))
    , m_find(new FilterField(tr("Find in the script"), this))
    , m_error(new ErrorPanel(this))
    , m_body(new ScriptBody(syntax, this))
{
    setAccessibleName(tr("Script"));
    setupHead();
    setupViews();
    setStrategies({}, plan::Strategy::Direct);
    connectSignals();
    showScript();
}

QToolButton *ScriptTab::button(const QString &text, const QString &iconName)
{
    auto *made = new QToolButton(m_head);
    made->setText(text);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    made->setAccessibleName(QString(text).remove(u'&').remove(u'…'));
    if (!iconName.isEmpty()) {
        made->setIcon(icon(iconName));
        made->setToolTip(made->accessibleName());
    }
    return made;
}

void ScriptTab::setupHead()
{
    m_head->setAccessibleName(tr("Script"));
    auto *ways = new QButtonGroup(this);
    for (QToolButton *way : {m_up, m_down}) {
        way->setCheckable(true);
        ways->addButton(way);
    }
    m_up->setChecked(true);
    m_summary->setAccessibleName(tr("Summary of the script"));
    m_summary->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_summary->setContentsMargins(4, 0, 4, 0);
    setupStrategy();
    auto *head = new WrapLayout(m_head);
    head->setContentsMargins(8, 6, 8, 6);
    head->setSpacing(4);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_up), static_cast<QWidget *>(m_down), static_cast<QWidget *>(m_summary), m_way})
        head->addWidget(widget);
    for (QToolButton *action : {m_copy, m_save, m_open})
        head->addWidget(action);
}

void ScriptTab::setupStrategy()
{
    m_strategyLabel->setAccessibleName(tr("Strategy"));
    m_strategyLabel->setBuddy(m_strategy);
    m_way->setAccessibleName(tr("Strategy"));
    m_strategy->setAccessibleName(tr("Strategy"));
    m_strategy->view()->setAccessibleName(tr("Strategies"));
    m_strategy->addItem(tr("Direct"), int(plan::Strategy::Direct));
    m_strategy->setItemData(0, tr("The shortest way"), Qt::ToolTipRole);
    m_strategy->addItem(tr("Online"), int(plan::Strategy::Online));
    m_strategy->setItemData(1, tr("In steps that make nobody wait for long"), Qt::ToolTipRole);
    m_strategy->addItem(tr("Expand and contract"), int(plan::Strategy::ExpandContract));
    m_strategy->setItemData(2, tr("The same, and types change beside the table, in steps that can be taken back"),
                            Qt::ToolTipRole);
    auto *layout = new QHBoxLayout(m_way);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_strategyLabel);
    layout->addWidget(m_strategy);
}

void ScriptTab::setupViews()
{
    m_noteLabel->setAccessibleName(tr("Note on the script"));
    m_noteLabel->setWordWrap(true);
    m_noteLabel->setContentsMargins(12, 0, 12, 6);
    m_error->setRetryText({});
    m_error->hide();
    m_find->hide();
    auto *find = new QHBoxLayout;
    find->setContentsMargins(8, 0, 8, 0);
    find->addWidget(m_find);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_noteLabel);
    layout->addLayout(find);
    layout->addWidget(m_error);
    layout->addWidget(m_body, 1);
    layout->addStretch();
}

void ScriptTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool roomy = event->size().width() >= roomForTexts;
    for (QToolButton *action : {m_copy, m_save, m_open})
        action->setToolButtonStyle(roomy ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_strategyLabel->setVisible(roomy);
}

void ScriptTab::connectSignals()
{
    connect(m_up, &QToolButton::toggled, this, &ScriptTab::showScript);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(QString::fromUtf8(shown()->whole)); });
    connect(m_save, &QToolButton::clicked, this, &ScriptTab::save);
    connect(m_open, &QToolButton::clicked, this, &ScriptTab::openInEditor);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) { view()->findNext(text); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { view()->findNext(m_find->text()); });
    connect(m_find, &FilterField::escapePressed, this, [this] {
        m_find->hide();
        view()->setFocus();
    });
    connect(m_strategy, &QComboBox::activated, this,
            [this] { Q_EMIT strategyChosen(plan::Strategy(m_strategy->currentData().toInt())); });
}

void ScriptTab::setStrategies(const std::vector<plan::Strategy> &strategies, plan::Strategy now)
{
    m_strategy->setCurrentIndex(m_strategy->findData(int(now)));
    m_strategy->setEnabled(strategies.size() > 1);
    m_strategy->setToolTip(
        strategies.size() > 1 ? tr("How the script goes about it: the shortest way, in steps that make nobody wait for "
                                   "long, or changing types beside the table, too")
                              : tr("There is one way only here"));
}

const ScriptText *ScriptTab::shown() const
{
    return m_script ? (isDown() ? &m_script->down : &m_script->up) : nullptr;
}

bool ScriptTab::isDown() const
{
    return m_down->isChecked();
}

void ScriptTab::showDown(bool down)
{
    (down ? m_down : m_up)->setChecked(true);
}

void ScriptTab::setContext(const QString &left, const QString &right, const QString &definition)
{
    m_leftName = left;
    m_rightName = right;
    m_up->setToolTip(tr("Turns %1 into %2").arg(left, right));
    m_down->setToolTip(tr("The way back: turns %1 into %2").arg(right, left));
    m_definition = definition;
}

void ScriptTab::setScript(const Result<ScriptPair> &script)
{
    m_script = script;
    showScript();
}

void ScriptTab::setNote(const QString &note)
{
    m_note = note;
    showNote();
}

void ScriptTab::showNote()
{
    QStringList notes{m_note};
    if (m_cut)
        notes << tr("Only the beginning is shown. Save the script to see all of it.");
    notes.removeAll(QString());
    m_noteLabel->setText(notes.join(u' '));
    m_noteLabel->setVisible(shown() && !notes.isEmpty());
}

void ScriptTab::wait()
{
    m_summary->setText(tr("Planning…"));
    for (QToolButton *action : {m_copy, m_save, m_open})
        action->setEnabled(false);
}

void ScriptTab::showScript()
{
    const ScriptText *script = shown();
    m_error->setVisible(!m_script);
    m_body->setVisible(script != nullptr);
    for (QToolButton *action : {m_copy, m_save, m_open})
        action->setEnabled(script && script->statements > 0);
    m_summary->setText(script ? scriptSummary(*script) : QString());
    m_cut = script && m_body->setScript(*script, m_definition);
    showNote();
    if (!script)
        m_error->setError(m_script.error());
}

SqlView *ScriptTab::view()
{
    return m_body->view();
}

TableView *ScriptTab::remarks()
{
    return m_body->remarks();
}

HazardPanel *ScriptTab::hazard()
{
    return m_body->hazard();
}

void ScriptTab::find()
{
    m_find->show();
    m_find->setFocus();
    m_find->selectAll();
}

// ---- Files

void ScriptTab::showError(const Error &error)
{
    m_error->setError(error);
    m_error->show();
}

QString ScriptTab::fileName() const
{
    QString name = isDown() ? u"%1-to-%2"_s.arg(m_rightName, m_leftName) : u"%1-to-%2"_s.arg(m_leftName, m_rightName);
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && !QStringView(u"-_.").contains(c))
            c = u'-';
    }
    return name.left(100) + u".sql"_s;
}

void ScriptTab::save()
{
    auto *dialog = new QFileDialog(window(), tr("Save the script"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"sql"_s);
    dialog->selectFile(fileName());
    connect(dialog, &QFileDialog::fileSelected, this, &ScriptTab::saveTo);
    dialog->open();
}

void ScriptTab::saveTo(const QString &path)
{
    m_error->hide();
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(shown()->whole) == shown()->whole.size() && file.commit();
    if (!written)
        showError(fail(ErrorKind::Io, tr("The script could not be saved as %1").arg(path),
                       tr("Choose another place, or copy it: %1").arg(file.errorString()))
                      .error());
}

void ScriptTab::openInEditor()
{
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(fileName());
    saveTo(path);
    if (!m_error->isVisible() && !QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        showError(fail(ErrorKind::Unsupported, tr("No program opens .sql files here"),
                       tr("Choose one in the settings of the desktop, or save the script and open it there."))
                      .error());
}

} // namespace tidemark::ui
