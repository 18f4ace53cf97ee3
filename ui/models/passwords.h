// SPDX-License-Identifier: GPL-3.0-or-later
// Where sessions get passwords from a person or the keychain: the window implements asking, this file brings both to
// the threads that connect. Objects live on the GUI thread and outlive all jobs.
#pragma once

#include "connect/credentials.h"
#include "ui/models/guicall.h"

namespace tidemark::ui {

struct GivenPassword
{
    Secret secret;
    bool remember = false; // in the keychain
};

class PasswordAsker : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Asks without blocking; called on the GUI thread. A question may have lines before it that say why it is asked.
    virtual void ask(const QString &question, bool canRemember, const Answer<GivenPassword> &answer) = 0;
};

// The keychain for use on any thread: each call is made on the GUI thread, where the keychain lives, and awaited.
class SharedKeychain : public QObject, public connect::SecretStore
{
    Q_OBJECT

public:
    explicit SharedKeychain(std::function<std::unique_ptr<connect::SecretStore>()> make, QObject *parent = nullptr);

    Result<std::optional<Secret>> read(job::JobContext &job, const QString &key) override;
    Result<void> write(job::JobContext &job, const QString &key, const Secret &secret) override;
    Result<void> remove(job::JobContext &job, const QString &key) override;

private:
    connect::SecretStore &store(); // made when first needed: loading it costs time

    std::function<std::unique_ptr<connect::SecretStore>()> m_make;
    std::unique_ptr<connect::SecretStore> m_store;
};

} // namespace tidemark::ui
