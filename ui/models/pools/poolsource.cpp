// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/poolsource.h"

#include "base/text.h"
#include "connect/profile.h"
#include "connect/url.h"
#include "pool/foreign/endpoint.h"

#include <QJsonArray>
#include <QUrl>
#include <QUrlQuery>
#include <QUuid>

#include <array>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(PoolSource)
};

constexpr std::array kindNames{"metrics"_L1, "console"_L1, "profile"_L1};

} // namespace

static QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

static Result<PoolSource> metricsSource(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return fail(ErrorKind::Usage, Texts::tr("This is no address"),
                    Texts::tr("Write it like http://HOST:PORT/metrics."));
    PoolSource source{.id = newId(), .kind = PoolSource::Kind::Metrics, .url = {}, .profileId = {}};
    source.password = Secret(url.password(QUrl::FullyDecoded));
    source.url = url.toString(QUrl::RemovePassword | QUrl::FullyEncoded);
    return source;
}

Result<PoolSource> poolSourceOf(const dialect::Registry &registry, const QString &text)
{
    const QString typed = text.trimmed();
    if (pool::isEndpoint(typed))
        return metricsSource(typed);
    const dialect::Target target = TRY(connect::parseUrl(registry, typed));
    const dialect::Dialect *dialect = TRY(registry.require(target.engine));
    if (dialect->fileBased)
        return fail(ErrorKind::Usage, Texts::tr("A file has no pools"),
                    Texts::tr("Give the console of a PgBouncer, or an address with metrics."));
    return PoolSource{.id = newId(),
                      .kind = PoolSource::Kind::Console,
                      .url = connect::formatUrl(*dialect, target),
                      .profileId = {},
                      .password = target.password};
}

PoolSource profilePools(const QString &profileId)
{
    return {.id = newId(), .kind = PoolSource::Kind::Profile, .url = {}, .profileId = profileId};
}

QString sourceName(const PoolSource &source)
{
    const QUrl url(source.url);
    QString place = url.host();
    if (url.port() > 0)
        place += u':' + QString::number(url.port());
    if (source.kind == PoolSource::Kind::Metrics)
        return place + url.path();
    const QString database = url.path().mid(1);
    return place.isEmpty() ? database : Texts::tr("%1 on %2", "a console").arg(database, place);
}

// ---- As they are saved

// A token in the query of an address is as secret as a password.
static QString withoutSecrets(const QString &text)
{
    QUrl url(text);
    QUrlQuery query(url);
    for (const auto &[name, value] : query.queryItems()) {
        if (connect::isSecretOption(name) || name.contains("token"_L1, Qt::CaseInsensitive))
            query.removeAllQueryItems(name);
    }
    url.setQuery(query.isEmpty() ? QString() : query.toString(QUrl::FullyEncoded));
    return url.toString(QUrl::RemovePassword | QUrl::FullyEncoded);
}

static QJsonObject toJson(const PoolSource &source)
{
    QJsonArray metrics;
    for (const pool::MetricChoice &choice : source.choices)
        metrics << QJsonObject{{u"metric"_s, choice.metric}, {u"role"_s, pool::roleName(choice.role)}};
    QJsonObject json{{u"id"_s, source.id}, {u"kind"_s, kindNames[size_t(source.kind)]}};
    if (source.kind == PoolSource::Kind::Profile)
        json[u"profile"] = source.profileId;
    else
        json[u"url"] = source.kind == PoolSource::Kind::Metrics ? withoutSecrets(source.url) : source.url;
    if (!metrics.isEmpty())
        json[u"metrics"] = metrics;
    return json;
}

static std::optional<PoolSource> sourceFrom(const QJsonObject &json)
{
    const auto kind = std::ranges::find(kindNames, json[u"kind"].toString());
    if (kind == kindNames.end() || json[u"id"].toString().isEmpty())
        return {};
    PoolSource source{.id = json[u"id"].toString(),
                      .kind = PoolSource::Kind(kind - kindNames.begin()),
                      .url = json[u"url"].toString(),
                      .profileId = json[u"profile"].toString()};
    if (source.url.isEmpty() && source.profileId.isEmpty())
        return {};
    for (const QJsonValue &value : json[u"metrics"].toArray()) {
        if (const auto role = pool::roleOf(value[u"role"].toString()))
            source.choices.push_back({.metric = value[u"metric"].toString(), .role = *role});
    }
    return source;
}

QJsonObject toJson(const PoolsSettings &settings)
{
    QJsonArray sources;
    for (const PoolSource &source : settings.sources)
        sources << toJson(source);
    return {{u"sources"_s, sources},
            {u"thresholds"_s, pool::toJson(settings.thresholds)},
            {u"watchServer"_s, settings.watchServer}};
}

PoolsSettings poolsSettingsOf(const QJsonObject &json)
{
    PoolsSettings settings;
    for (const QJsonValue &value : json[u"sources"].toArray()) {
        if (auto source = sourceFrom(value.toObject()))
            settings.sources.push_back(*std::move(source));
    }
    if (const auto thresholds = pool::thresholdsOf(json[u"thresholds"].toObject()))
        settings.thresholds = *thresholds;
    settings.watchServer = json[u"watchServer"].toBool();
    return settings;
}

} // namespace tidemark::ui
