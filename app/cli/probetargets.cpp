// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/probetargets.h"

#include "base/text.h"
#include "connect/profilestore.h"
#include "connect/source.h"
#include "connect/url.h"

#include <algorithm>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static Result<ProbeTarget> targetOf(const Workbench &bench, const connect::Profile &profile)
{
    ProbeTarget probe{.name = profile.name, .target = connect::toTarget(profile)};
    if (profile.passwordSource == connect::PasswordSource::Ask)
        return fail(ErrorKind::Auth, tr("The password of \"%1\" is asked for").arg(printable(profile.name)),
                    tr("Nobody answers a probe: save a password file in the connection, or use .pgpass."));
    const Secret password = TRY(connect::findPassword(bench.job, profile, {}));
    if (!password.isEmpty())
        probe.target.password = password;
    return probe;
}

// Whether somebody who typed this means a URL or a file, and no name.
static bool looksLikeUrl(const Workbench &bench, const QString &word)
{
    return word.contains("://"_L1) || bench.registry.find(connect::schemeOf(word)) != nullptr;
}

static Result<ProbeTarget> targetOfUrl(const Workbench &bench, const QString &word)
{
    connect::Source source = TRY(connect::classifySource(bench.registry, word));
    if (auto *target = std::get_if<dialect::Target>(&source))
        return ProbeTarget{.name = dialect::describe(*target), .target = std::move(*target)};
    return fail(ErrorKind::Usage, tr("\"%1\" is no database").arg(printable(connect::redactUrl(word))),
                tr("Give a URL, such as postgresql://user@host/database, or the name of a saved connection."));
}

static Result<const connect::Profile *> profileNamed(const std::vector<connect::Profile> &profiles, const QString &name)
{
    const auto count = std::ranges::count(profiles, name, &connect::Profile::name);
    if (count > 1)
        return fail(ErrorKind::Usage, tr("%1 saved connections are called \"%2\"").arg(count).arg(printable(name)),
                    tr("Rename them, or give the URL."));
    const auto found = std::ranges::find(profiles, name, &connect::Profile::name);
    return found == profiles.end() ? nullptr : &*found;
}

static Failure unknownName(const std::vector<connect::Profile> &profiles, const QString &word)
{
    QStringList names;
    for (const connect::Profile &profile : profiles)
        names << profile.name;
    const QString meant = didYouMean(word, names);
    return fail(ErrorKind::Usage,
                tr("\"%1\" is neither a URL nor a saved connection").arg(printable(connect::redactUrl(word))),
                meant.isEmpty() ? tr("Give a URL, such as postgresql://user@host/database, or the name of a connection "
                                     "that is saved in the desktop.")
                                : meant);
}

static Result<ProbeTarget> targetOfWord(const Workbench &bench, const std::vector<connect::Profile> &profiles,
                                        const QString &word)
{
    if (looksLikeUrl(bench, word))
        return targetOfUrl(bench, word);
    if (const connect::Profile *profile = TRY(profileNamed(profiles, word)))
        return targetOf(bench, *profile);
    auto file = targetOfUrl(bench, word);
    return file ? std::move(file) : unknownName(profiles, word);
}

Result<std::vector<ProbeTarget>> probeTargets(const Workbench &bench, const QStringList &words)
{
    // a probe of URLs alone must not depend on what the desktop saved
    const bool needsNames =
        words.isEmpty() || std::ranges::any_of(words, [&](const QString &word) { return !looksLikeUrl(bench, word); });
    std::vector<connect::Profile> profiles;
    if (needsNames)
        profiles = TRY(connect::loadProfiles()).profiles;
    std::vector<ProbeTarget> targets;
    for (const QString &word : words)
        targets.push_back(TRY(targetOfWord(bench, profiles, word)));
    if (!words.isEmpty())
        return targets;
    if (profiles.empty())
        return fail(ErrorKind::Usage, tr("There is nothing to check: no connection is saved"),
                    tr("Give a URL, such as postgresql://user@host/database."));
    for (const connect::Profile &profile : profiles)
        targets.push_back(TRY(targetOf(bench, profile)));
    return targets;
}

} // namespace tidemark::cli
