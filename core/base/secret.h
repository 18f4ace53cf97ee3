// SPDX-License-Identifier: GPL-3.0-or-later
// A password or token that cannot be printed by accident: every conversion to text gives "<redacted>", and the bytes
// are overwritten when the last owner goes. Only reveal() hands out the value, to be passed on at once and not kept.
// Values, safe to copy between threads (copies share one buffer).
#pragma once

#include <QByteArray>
#include <QDebug>
#include <QString>

#include <memory>
#include <string>

namespace tidemark {

class Secret
{
public:
    Secret() = default;
    explicit Secret(const QString &value)
        : Secret(value.toUtf8())
    {
    }
    explicit Secret(const QByteArray &value);

    [[nodiscard]] bool isEmpty() const { return !m_bytes || m_bytes->empty(); }

    // The value as UTF-8. The pointer lives as long as this Secret or a copy of it.
    [[nodiscard]] const std::string &reveal() const;

    // The text that stands for every secret.
    [[nodiscard]] QString toString() const;

    // Takes every occurrence of this secret out of a text that others wrote (a server's message, a command's output).
    [[nodiscard]] QString redactFrom(const QString &text) const;

    friend bool operator==(const Secret &a, const Secret &b) { return a.reveal() == b.reveal(); }
    friend QDebug operator<<(QDebug debug, const Secret &secret) { return debug << secret.toString(); }

private:
    std::shared_ptr<std::string> m_bytes;
};

} // namespace tidemark
