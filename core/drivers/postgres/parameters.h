// SPDX-License-Identifier: GPL-3.0-or-later
// The connection parameters as libpq wants them: keywords and values, made from a Target. Holds the password, so it is
// built for one attempt and dropped. One thread at a time.
#pragma once

#include "dialect/target.h"

#include "base/error.h"

#include <QByteArray>

#include <vector>

namespace tidemark::postgres {

class Parameters
{
public:
    // Config error that names the option when libpq does not know it.
    [[nodiscard]] static Result<Parameters> of(const dialect::Target &target);

    void set(const QByteArray &keyword, const QByteArray &value);
    [[nodiscard]] QByteArray value(const QByteArray &keyword) const;

    // Arrays that end with a null, for PQconnectStartParams; valid until the next change.
    [[nodiscard]] std::vector<const char *> keywords() const;
    [[nodiscard]] std::vector<const char *> values() const;

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_entries;
};

// How soon a silent peer is found dead, unless a target or a service file says otherwise: after 30 s without a packet
// it is asked 3 times, 10 s apart; data that nobody confirms is given up after a minute (milliseconds).
inline constexpr std::pair<const char *, const char *> keepaliveDefaults[] = {
    {"keepalives", "1"},       {"keepalives_idle", "30"},     {"keepalives_interval", "10"},
    {"keepalives_count", "3"}, {"tcp_user_timeout", "60000"},
};

// All keywords that this libpq takes.
[[nodiscard]] QStringList parameterNames();

} // namespace tidemark::postgres
