// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar is that of libpq, "Connection URIs" (PostgreSQL documentation 34.1.1.2), for every engine with servers.
#include "connect/urlparts.h"

#include "base/text.h"

#include <algorithm>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

namespace {

class ServerUrlReader final : public UrlReader
{
public:
    using UrlReader::UrlReader;

    Result<dialect::Target> read(qsizetype begin)
    {
        m_target.engine = m_dialect.id;
        if (QStringView(m_url).sliced(begin, std::min<qsizetype>(2, m_url.size() - begin)) != u"//")
            return fault(begin, tr("Two slashes are missing after the scheme"),
                         tr("Write %1://user@host:port/database.").arg(m_dialect.id));
        m_at = begin + 2;
        TRY(readUser());
        TRY(readHosts());
        if (m_at < m_url.size() && m_url[m_at] == u'/')
            TRY(readDatabase());
        if (m_at < m_url.size())
            TRY(readQuery(m_at + 1));
        if (!m_target.password.isEmpty() && !m_target.passwordOrigin.kind.isEmpty())
            return fault(0, tr("The URL gives a password and says where another one is"), tr("Leave out one of them."));
        return std::move(m_target);
    }

private:
    [[nodiscard]] QString encodeHint() const
    {
        return tr("If this belongs to a password, write @ as %40, : as %3A, / as %2F, ? as %3F and % as %25.");
    }

    Result<void> readUser()
    {
        const qsizetype end = findAny(u"@/", m_at);
        if (end == m_url.size() || m_url[end] != u'@')
            return {};
        const qsizetype colon = std::min(findAny(u":", m_at), end);
        m_target.user = TRY(decoded(m_at, colon));
        if (colon < end)
            m_target.password = Secret(TRY(decoded(colon + 1, end)));
        m_at = end + 1;
        return {};
    }

    Result<void> readHosts()
    {
        QStringList hosts;
        QStringList ports;
        for (;;) {
            hosts << TRY(readHost());
            ports << TRY(readPort());
            if (m_at == m_url.size() || m_url[m_at] != u',')
                break;
            ++m_at;
        }
        m_target.host = hosts.join(u',');
        const bool anyPort = std::ranges::any_of(ports, [](const QString &port) { return !port.isEmpty(); });
        m_target.port = anyPort ? ports.join(u',') : QString();
        return {};
    }

    Result<QString> readHost()
    {
        if (m_at < m_url.size() && m_url[m_at] == u'[')
            return readBracketed();
        const qsizetype end = findAny(u":,/?", m_at);
        if (const qsizetype at = findAny(u"@", m_at); at < end)
            return fault(at, tr("A second @ stands before the host"), encodeHint());
        QString host = TRY(decoded(m_at, end));
        m_at = end;
        return host;
    }

    Result<QString> readBracketed()
    {
        const qsizetype end = findAny(u"]/?", m_at);
        if (end == m_url.size() || m_url[end] != u']')
            return fault(m_at, tr("The bracket of an IPv6 address is not closed"), tr("Write it as [::1]."));
        QString host = TRY(decoded(m_at + 1, end));
        if (host.isEmpty())
            return fault(m_at, tr("There is no address between the brackets"), tr("Write it as [::1]."));
        m_at = end + 1;
        if (m_at < m_url.size() && !u":,/?"_s.contains(m_url[m_at]))
            return fault(m_at, tr("Something stands between the bracket and the port or database"), encodeHint());
        return host;
    }

    Result<QString> readPort()
    {
        if (m_at == m_url.size() || m_url[m_at] != u':')
            return QString();
        const qsizetype begin = m_at + 1;
        m_at = findAny(u",/?", begin);
        QString port = m_url.sliced(begin, m_at - begin);
        TRY(checkPort(port, begin));
        return port;
    }

    Result<void> checkPort(const QString &port, qsizetype at) const
    {
        const bool isNumber = std::ranges::all_of(port, [](QChar c) { return c >= u'0' && c <= u'9'; });
        const int number = port.isEmpty() ? 1 : port.toInt();
        if (isNumber && number >= 1 && number <= 65535)
            return {};
        // never quoted: what looks like a port may be a password whose @ was forgotten
        return fault(at, tr("The port is not a number from 1 to 65535"), encodeHint());
    }

    Result<void> readDatabase()
    {
        const qsizetype end = findAny(u"?", m_at);
        const qsizetype at = findAny(u"@", m_at);
        if (at < end)
            return fault(at, tr("An @ stands after the host"), encodeHint());
        m_target.database = TRY(decoded(m_at + 1, end));
        m_at = end;
        return {};
    }

    Result<void> setParameter(const QString &name, const QString &value, qsizetype at) override
    {
        if (name == u"host")
            m_target.host = value;
        else if (name == u"port")
            return setPort(value, at);
        else if (name == u"user")
            m_target.user = value;
        else if (name == u"password")
            m_target.password = Secret(value);
        else if (name == u"dbname")
            m_target.database = value;
        else if (name == u"ssl" && value == u"true") // as JDBC writes it, and libpq understands it
            m_target.options.insert(u"sslmode"_s, u"require"_s);
        else if (!TRY(takeOwn(m_target, name, value, at)))
            return setOption(m_target, name, value, at,
                             {u"host"_s, u"port"_s, u"user"_s, u"password"_s, u"dbname"_s, u"tidemark_password"_s,
                              u"tidemark_ssh"_s});
        return {};
    }

    Result<void> setPort(const QString &value, qsizetype at)
    {
        for (const QString &port : value.split(u','))
            TRY(checkPort(port, at));
        m_target.port = value;
        return {};
    }

    dialect::Target m_target;
    qsizetype m_at = 0;
};

} // namespace

Result<dialect::Target> readServerUrl(const QString &url, qsizetype begin, const dialect::Dialect &dialect)
{
    return ServerUrlReader(url, dialect).read(begin);
}

} // namespace tidemark::connect
