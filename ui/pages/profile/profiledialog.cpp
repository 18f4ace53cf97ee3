// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/profiledialog.h"

#include "base/text.h"
#include "connect/import.h"
#include "ui/common/errorpanel.h"
#include "ui/common/style.h"
#include "ui/pages/profile/checkpanel.h"
#include "ui/pages/profile/profileform.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

ProfileDialog::ProfileDialog(Workbench *workbench, const connect::Profile &profile, QWidget *parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_url(new QLineEdit(this))
    , m_form(new ProfileForm(workbench->tools().registry, workbench->tools().keychain != nullptr, groupsOf(*workbench),
                             this))
    , m_check(new CheckPanel(this))
    , m_error(new ErrorPanel(this))
    , m_test(new QPushButton(tr("T&est"), this))
    , m_save(new QPushButton(tr("&Save"), this))
    , m_connect(new QPushButton(tr("Save and &connect"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    const bool isNew = !workbench->isSaved(profile.id);
    setWindowTitle(isNew ? tr("New connection") : tr("Edit the connection"));
    setAccessibleName(windowTitle());
    setupViews();
    connectSignals();
    m_form->setProfile(profile);
    m_url->setVisible(isNew);
    updateButtons();
}

QStringList ProfileDialog::groupsOf(const Workbench &workbench)
{
    QStringList groups;
    for (const connect::Profile &profile : workbench.savedProfiles()) {
        if (!profile.group.isEmpty() && !groups.contains(profile.group))
            groups << profile.group;
    }
    groups.sort(Qt::CaseInsensitive);
    return groups;
}

void ProfileDialog::setupViews()
{
    m_url->setPlaceholderText(tr("Paste a connection URL or the path of a file, or fill in the fields below"));
    m_url->setAccessibleName(tr("Connection URL"));
    m_error->setRetryText({});
    m_error->hide();
    m_connect->setProperty(primaryProperty, true);
    m_connect->setDefault(true);
    for (QPushButton *button : {m_test, m_save, m_connect, m_cancel})
        button->setAccessibleName(button->text().remove(u'&'));
    m_test->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_test);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    buttons->addWidget(m_connect);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_url);
    layout->addWidget(m_form);
    layout->addWidget(m_check);
    layout->addWidget(m_error);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(580);
}

void ProfileDialog::connectSignals()
{
    connect(m_url, &QLineEdit::textEdited, this, &ProfileDialog::readUrl);
    connect(m_form, &ProfileForm::changed, this, &ProfileDialog::updateButtons);
    connect(m_test, &QPushButton::clicked, this, &ProfileDialog::check);
    connect(m_check, &CheckPanel::retryRequested, this, &ProfileDialog::check);
    connect(m_check, &CheckPanel::cancelRequested, this, [this] { m_workbench->tools().jobs->cancel(m_job); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_connect, &QPushButton::clicked, this, [this] { save(true); });
}

void ProfileDialog::updateButtons()
{
    const QString missing = m_form->missing();
    for (QPushButton *button : {m_test, m_save, m_connect}) {
        button->setEnabled(missing.isEmpty());
        button->setToolTip(missing);
    }
}

// Half a URL is no error: it is still being typed.
void ProfileDialog::readUrl(const QString &text)
{
    auto imported = connect::importUrl(*m_workbench->tools().registry, text.trimmed());
    m_error->hide();
    if (!imported) {
        const bool looksWhole = text.contains(u"://"_s) && !text.endsWith(u"://"_s);
        if (looksWhole)
            m_error->setError(imported.error());
        m_error->setVisible(looksWhole);
        return;
    }
    const connect::Profile kept = m_form->profile();
    imported->profile.id = kept.id;
    imported->profile.environment = kept.environment;
    imported->profile.group = kept.group;
    imported->profile.colour = kept.colour;
    imported->profile.readOnly = kept.readOnly || imported->profile.readOnly;
    m_form->setProfile(imported->profile);
    m_form->setPassword(imported->password);
}

bool ProfileDialog::isChecking() const
{
    return m_check->isBusy();
}

// Texts that wrap tell no layout how high they are before they have a width: without this the fields are squeezed.
void ProfileDialog::makeRoom()
{
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    if (height() < wanted)
        resize(width(), wanted);
}

bool ProfileDialog::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        makeRoom();
    return done;
}

void ProfileDialog::check()
{
    m_error->hide();
    m_check->showBusy();
    m_job = checkProfile(m_workbench->tools(), this, m_form->profile(), m_form->password(),
                         [this](const Result<ProfileReport> &report) { m_check->showResult(report); });
}

void ProfileDialog::save(bool connectNow)
{
    const connect::Profile profile = m_form->profile();
    if (const auto outcome = m_workbench->saveProfile(profile); !outcome) {
        m_check->clear();
        m_error->setError(outcome.error());
        m_error->show();
        return;
    }
    if (BrowseSession *session = m_workbench->session(profile.id); session && !m_form->password().isEmpty())
        session->givePassword(m_form->password());
    keepPassword(profile);
    accept();
    Q_EMIT saved(profile.id, connectNow);
}

void ProfileDialog::keepPassword(const connect::Profile &profile)
{
    const bool wanted = profile.passwordSource == connect::PasswordSource::Keychain && !m_form->password().isEmpty();
    connect::SecretStore *keychain = m_workbench->tools().keychain;
    if (!wanted || !keychain)
        return;
    // The dialog is about to go; the workbench waits for the answer.
    Workbench *workbench = m_workbench;
    workbench->tools().jobs->run(
        workbench, {.title = tr("Keeping the password of %1").arg(printable(profile.name)), .quiet = true},
        [keychain, id = profile.id, secret = m_form->password()](job::JobContext &job) {
            return keychain->write(job, id, secret);
        },
        [workbench](const Result<void> &outcome) {
            if (!outcome)
                Q_EMIT workbench->noticed(outcome.error());
        });
}

} // namespace tidemark::ui
