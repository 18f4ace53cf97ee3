// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/bouncerlinks.h"

#include "base/text.h"
#include "pool/durations.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace tidemark::pool {

using namespace Qt::StringLiterals;
using watch::Cell;
using watch::Field;
using watch::textCell;
using watch::Tone;

Result<std::vector<BouncerLink>> showLinks(job::JobContext &job, sql::Connection &console, LinkSide side)
{
    return side == LinkSide::Clients ? showClients(job, console) : showServers(job, console);
}

// What wants attention stands first.
static int rankOf(const BouncerLink &link)
{
    if (link.state.startsWith("waiting"_L1))
        return 0;
    return link.state.startsWith("active"_L1) ? 1 : 2;
}

static bool isBefore(const BouncerLink &a, const BouncerLink &b)
{
    const auto order = [](const BouncerLink &link) {
        const auto wait = link.wait.value_or(PoolReading::Duration());
        return std::tuple(rankOf(link), -wait.count(), link.database, link.user, link.application, link.connected,
                          link.id);
    };
    return order(a) < order(b);
}

static Tone toneOf(const BouncerLink &link)
{
    constexpr Tone tones[] = {Tone::Waiting, Tone::Good, Tone::Muted};
    return tones[rankOf(link)];
}

// "unix" has a port that says nothing.
static Cell addressCell(const BouncerLink &link)
{
    const bool hasPort = !link.port.isEmpty() && link.address != "unix"_L1;
    const QString host = link.address.contains(u':') && hasPort ? u'[' + link.address + u']' : link.address;
    return textCell(printable(hasPort ? host + u':' + link.port : host));
}

// Of whom nobody waits for is not told how long.
static Cell waitCell(const BouncerLink &link)
{
    if (!link.wait || rankOf(link) != 0)
        return {};
    return {.text = durationText(*link.wait),
            .value = std::chrono::duration<double>(*link.wait).count(),
            .tone = Tone::Waiting};
}

static std::vector<Field<BouncerLink>> fields(LinkSide side)
{
    using Link = BouncerLink;
    const bool clients = side == LinkSide::Clients;
    std::vector<Field<Link>> fields{
        {{"user", tr("User")}, [](const Link &link) { return textCell(printable(link.user), Tone::Strong); }},
        {{"database", tr("Database")}, [](const Link &link) { return textCell(printable(link.database)); }},
        {{"state", tr("State")}, [](const Link &link) { return textCell(link.state, toneOf(link)); }},
        {{"wait_seconds", tr("Waits"), true}, &waitCell},
        {{"application", tr("Application")}, [](const Link &link) { return textCell(printable(link.application)); }},
        {{"address", tr("Address")}, &addressCell},
        {{"remote_pid", clients ? tr("Process") : tr("Server process"), true},
         [](const Link &link) {
             // zero stands for a process on another machine
             const qint64 pid = link.remotePid.value_or(0);
             return pid > 0 ? Cell{.text = QString::number(pid), .value = pid} : Cell{};
         }},
        {{"connect_time", tr("Connected")}, [](const Link &link) { return textCell(link.connected, Tone::Muted); }},
        {{"request_time", tr("Last request")}, [](const Link &link) { return textCell(link.requested, Tone::Muted); }},
        {{"tls", tr("Encryption")}, [](const Link &link) { return textCell(printable(link.encryption)); }}};
    if (!clients)
        std::erase_if(fields, [](const auto &field) { return QByteArrayView(field.column.key) == "wait_seconds"; });
    return fields;
}

watch::Table linksTable(std::vector<BouncerLink> links, LinkSide side)
{
    std::ranges::sort(links, &isBefore);
    QSet<QString> keys;
    const auto keyOf = [&keys](const BouncerLink &link) {
        QString key = link.id;
        for (int more = 2; keys.contains(key); ++more)
            key = link.id + u'#' + QString::number(more);
        keys.insert(key);
        return key;
    };
    const bool clients = side == LinkSide::Clients;
    watch::Table table = watch::makeTable<BouncerLink>(
        clients ? u"clients"_s : u"servers"_s, clients ? tr("Clients") : tr("Servers"), fields(side), links, keyOf);
    table.emptyText = clients ? tr("No client is connected.") : tr("No connection to a server is open.");
    return table;
}

} // namespace tidemark::pool
