// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/passwords.h"

namespace tidemark::ui {

SharedKeychain::SharedKeychain(std::function<std::unique_ptr<connect::SecretStore>()> make, QObject *parent)
    : QObject(parent)
    , m_make(std::move(make))
{
}

connect::SecretStore &SharedKeychain::store()
{
    if (!m_store)
        m_store = m_make();
    return *m_store;
}

Result<std::optional<Secret>> SharedKeychain::read(job::JobContext &job, const QString &key)
{
    using Found = std::optional<Secret>;
    return askGui<Found>(job, this,
                         [this, job, key](const Answer<Found> &answer) mutable { answer(store().read(job, key)); });
}

Result<void> SharedKeychain::write(job::JobContext &job, const QString &key, const Secret &secret)
{
    return askGui<void>(job, this, [this, job, key, secret](const Answer<void> &answer) mutable {
        answer(store().write(job, key, secret));
    });
}

Result<void> SharedKeychain::remove(job::JobContext &job, const QString &key)
{
    return askGui<void>(job, this,
                        [this, job, key](const Answer<void> &answer) mutable { answer(store().remove(job, key)); });
}

} // namespace tidemark::ui
