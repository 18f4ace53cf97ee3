// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/parameters.h"

#include "base/text.h"
#include "drivers/postgres/pqhandles.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

QStringList parameterNames()
{
    QStringList names;
    const PqOptions options(PQconndefaults());
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option)
        names << QString::fromUtf8(option->keyword);
    return names;
}

void Parameters::set(const QByteArray &keyword, const QByteArray &value)
{
    const auto at = std::ranges::find(m_entries, keyword, [](const auto &entry) { return entry.first; });
    if (at != m_entries.end())
        at->second = value;
    else
        m_entries.emplace_back(keyword, value);
}

QByteArray Parameters::value(const QByteArray &keyword) const
{
    const auto at = std::ranges::find(m_entries, keyword, [](const auto &entry) { return entry.first; });
    return at != m_entries.end() ? at->second : QByteArray();
}

static Result<void> checkNames(const dialect::Target &target)
{
    const QStringList known = parameterNames();
    for (const QString &name : target.options.keys()) {
        if (known.contains(name))
            continue;
        return fail(ErrorKind::Config, tr("There is no connection parameter \"%1\"").arg(printable(name)),
                    didYouMean(name, known));
    }
    return {};
}

// What libpq leaves to the system is two hours there. A service file may say otherwise, and libpq lets it only where
// nothing is said here.
static void setKeepalives(Parameters &parameters, const dialect::Target &target)
{
    if (target.options.contains(u"service"_s) || qEnvironmentVariableIsSet("PGSERVICE"))
        return;
    for (const auto &[keyword, value] : keepaliveDefaults)
        parameters.set(keyword, value);
}

Result<Parameters> Parameters::of(const dialect::Target &target)
{
    TRY(checkNames(target));
    Parameters parameters;
    const auto setUnlessEmpty = [&parameters](const char *keyword, const QString &value) {
        if (!value.isEmpty())
            parameters.set(keyword, value.toUtf8());
    };
    setUnlessEmpty("host", target.host);
    setUnlessEmpty("port", target.port);
    setUnlessEmpty("dbname", target.database);
    setUnlessEmpty("user", target.user);
    if (!target.password.isEmpty())
        parameters.set("password", QByteArray::fromStdString(target.password.reveal()));
    setUnlessEmpty("fallback_application_name", target.applicationName);
    setKeepalives(parameters, target);
    for (auto option = target.options.begin(); option != target.options.end(); ++option)
        parameters.set(option.key().toUtf8(), option.value().toUtf8());
    parameters.set("client_encoding", "UTF8");
    if (target.readOnly)
        parameters.set("options", parameters.value("options") + " -c default_transaction_read_only=on");
    return parameters;
}

std::vector<const char *> Parameters::keywords() const
{
    std::vector<const char *> list;
    for (const auto &[keyword, value] : m_entries)
        list.push_back(keyword.constData());
    list.push_back(nullptr);
    return list;
}

std::vector<const char *> Parameters::values() const
{
    std::vector<const char *> list;
    for (const auto &[keyword, value] : m_entries)
        list.push_back(value.constData());
    list.push_back(nullptr);
    return list;
}

} // namespace tidemark::postgres
