// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces that URLs of servers and of files share: faults with their place, decoding, and the query. For use by the
// URL reader only. A reader looks at one URL, on one thread.
#pragma once

#include "connect/percent.h"
#include "dialect/dialect.h"

namespace tidemark::connect {

class UrlReader
{
public:
    UrlReader(const QString &url, const dialect::Dialect &dialect)
        : m_url(url)
        , m_dialect(dialect)
    {
    }
    virtual ~UrlReader() = default;
    UrlReader(const UrlReader &) = delete;
    UrlReader &operator=(const UrlReader &) = delete;

protected:
    // A Usage error at a character of the URL. The message must not quote the URL.
    [[nodiscard]] Failure fault(qsizetype at, const QString &message, const QString &hint = {}) const;

    // The decoded characters from `begin` to before `end`.
    [[nodiscard]] Result<QString> decoded(qsizetype begin, qsizetype end) const;

    // The first of the characters at or after `from`; the end of the URL when there is none.
    [[nodiscard]] qsizetype findAny(QStringView characters, qsizetype from) const;

    // Reads name=value&name=value from `begin` to the end and gives each to setParameter.
    [[nodiscard]] Result<void> readQuery(qsizetype begin);

    // Takes one decoded parameter whose name stands at `at`.
    [[nodiscard]] virtual Result<void> setParameter(const QString &name, const QString &value, qsizetype at) = 0;

    // Takes what is ours and none of the driver's: where the password is, and a way through SSH. False for others.
    [[nodiscard]] Result<bool> takeOwn(dialect::Target &target, const QString &name, const QString &value,
                                       qsizetype at) const;

    // Keeps a parameter as an option of the driver, if the driver knows it.
    [[nodiscard]] Result<void> setOption(dialect::Target &target, const QString &name, const QString &value,
                                         qsizetype at, const QStringList &alsoKnown = {}) const;

    const QString m_url;
    const dialect::Dialect &m_dialect;
};

// What follows "scheme:" in a URL of each sort, from character `begin` on.
[[nodiscard]] Result<dialect::Target> readServerUrl(const QString &url, qsizetype begin,
                                                    const dialect::Dialect &dialect);
[[nodiscard]] Result<dialect::Target> readFileUrl(const QString &url, qsizetype begin, const dialect::Dialect &dialect);

} // namespace tidemark::connect
