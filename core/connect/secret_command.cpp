// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/secretsource.h"

#include "base/text.h"
#include "connect/commandoutput.h"
#include "connect/secretjson.h"

namespace tidemark::connect {

using namespace Qt::StringLiterals;

namespace {

class CommandSource final : public SecretSource
{
public:
    CommandSource(QStringList command, std::chrono::milliseconds limit)
        : m_command(std::move(command))
        , m_limit(limit)
    {
    }
    Result<FetchedSecret> fetch(job::JobContext &job) override
    {
        return secretOf(TRY(commandOutput(job, m_command, m_limit)), u"password"_s, describe());
    }
    // of the arguments nothing: people put tokens there
    QString describe() const override { return tr("the command %1").arg(printable(m_command.value(0))); }

private:
    QStringList m_command;
    std::chrono::milliseconds m_limit;
};

} // namespace

std::shared_ptr<SecretSource> commandSecret(const QStringList &command, std::chrono::milliseconds limit)
{
    return std::make_shared<CommandSource>(command, limit);
}

} // namespace tidemark::connect
