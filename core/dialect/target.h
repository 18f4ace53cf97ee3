// SPDX-License-Identifier: GPL-3.0-or-later
// Where to connect, with everything resolved: what a driver needs to open one connection. Made by the connect layer
// from URLs and profiles. Plain data, any thread; the password is a Secret and never printed.
#pragma once

#include "base/secret.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>

namespace tidemark::dialect {

// Where the password is fetched each time that a connection is opened. Read by the connect layer alone
// (connect/passwordorigin.h); nothing in it is secret.
struct PasswordOrigin
{
    QString kind = {};                    // "environment", "vault" …; empty: the target's own password counts
    QMap<QString, QString> settings = {}; // by the kind: variable, region, path …
    QStringList command = {};             // the program and its arguments, where the kind has one

    bool operator==(const PasswordOrigin &) const = default;
};

struct Target
{
    QString engine;   // id of the dialect
    QString host;     // name, address, folder of a unix socket, or a comma-separated list; empty: the driver's default
    QString port;     // number or comma-separated list; empty: the driver's default
    QString database; // name, or the path of a file ("" or ":memory:" for a database in memory)
    QString user;
    Secret password; // if there is one, the origin is not asked
    PasswordOrigin passwordOrigin;
    QString sshHost;                // user@host:port or a name of the user's ssh configuration; empty: no tunnel
    QMap<QString, QString> options; // the driver's own parameters, verbatim: sslmode, service, mode, cache …
    bool readOnly = false;          // enforced by the server, not by us
    QString applicationName = QStringLiteral("tidemark");
    std::chrono::milliseconds connectTimeout{10'000};

    bool operator==(const Target &) const = default;
};

// For people: user@host:port/database or the path. Never with a password.
[[nodiscard]] QString describe(const Target &target);

// How long each step of connecting took; a step that did not happen is zero.
struct ConnectTimings
{
    std::chrono::microseconds lookup{0};         // name to address
    std::chrono::microseconds connect{0};        // network connection
    std::chrono::microseconds encryption{0};     // TLS handshake
    std::chrono::microseconds authentication{0}; // until the server was ready
};

} // namespace tidemark::dialect
