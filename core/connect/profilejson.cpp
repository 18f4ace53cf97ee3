// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/profilejson.h"

#include "base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static const QString formatName = u"tidemark-profiles"_s;

namespace {

// Takes known fields out of an object, so that what remains are the unknown ones. Keeps the first fault.
class Fields
{
public:
    Fields(QJsonObject object, QString path)
        : m_object(std::move(object))
        , m_path(std::move(path))
    {
    }

    QString text(const QString &key)
    {
        const QJsonValue value = m_object.take(key);
        if (!value.isUndefined() && !value.isString())
            wrong(key, tr("a text"));
        return value.toString();
    }

    bool flag(const QString &key)
    {
        const QJsonValue value = m_object.take(key);
        if (!value.isUndefined() && !value.isBool())
            wrong(key, tr("true or false"));
        return value.toBool();
    }

    QMap<QString, QString> texts(const QString &key)
    {
        const QJsonObject given = object(key);
        QMap<QString, QString> texts;
        for (auto it = given.begin(); it != given.end(); ++it) {
            if (!it.value().isString())
                wrong(key + u'/' + it.key(), tr("a text"));
            texts.insert(it.key(), it.value().toString());
        }
        return texts;
    }

    QStringList list(const QString &key)
    {
        const QJsonValue value = m_object.take(key);
        if (!value.isUndefined() && !value.isArray())
            wrong(key, tr("a list"));
        QStringList list;
        for (const QJsonValue &item : value.toArray()) {
            if (!item.isString())
                wrong(u"%1/%2"_s.arg(key).arg(list.size()), tr("a text"));
            list << item.toString();
        }
        return list;
    }

    QJsonObject object(const QString &key)
    {
        const QJsonValue value = m_object.take(key);
        if (!value.isUndefined() && !value.isObject())
            wrong(key, tr("an object"));
        return value.toObject();
    }

    // One of the names that `nameOf` gives to the values up to `last`; a missing field reads as the first.
    template <class E>
    E choice(const QString &key, E last, QString (*nameOf)(E))
    {
        const QString name = text(key);
        for (int i = 0; i <= int(last); ++i) {
            if (name == nameOf(E(i)))
                return E(i);
        }
        if (!name.isEmpty())
            wrong(key, tr("one of the known words"));
        return E{};
    }

    void wrong(const QString &key, const QString &expected)
    {
        if (m_fault.isEmpty())
            m_fault = tr("%1 should be %2").arg(m_path + u'/' + key, expected);
    }

    [[nodiscard]] const QString &fault() const { return m_fault; }
    [[nodiscard]] const QJsonObject &rest() const { return m_object; }

private:
    QJsonObject m_object;
    QString m_path;
    QString m_fault;
};

} // namespace

static std::unexpected<ProfilesFault> fault(const QString &reason, std::optional<TextPosition> position = {})
{
    return std::unexpected(ProfilesFault{.reason = reason, .position = std::move(position)});
}

static std::expected<Profile, ProfilesFault> parseProfile(const QJsonValue &value, const QString &path)
{
    if (!value.isObject())
        return fault(tr("%1 should be %2").arg(path, tr("an object")));
    Fields fields(value.toObject(), path);
    Profile profile;
    profile.id = fields.text(u"id"_s);
    profile.name = fields.text(u"name"_s);
    profile.group = fields.text(u"group"_s);
    profile.colour = fields.text(u"colour"_s);
    profile.environment = fields.choice(u"environment"_s, Environment::Production, &environmentName);
    profile.readOnly = fields.flag(u"readOnly"_s);
    profile.engine = fields.text(u"engine"_s);
    profile.host = fields.text(u"host"_s);
    profile.port = fields.text(u"port"_s);
    profile.database = fields.text(u"database"_s);
    profile.user = fields.text(u"user"_s);
    profile.passwordSource = fields.choice(u"passwordSource"_s, lastPasswordSource, &passwordSourceName);
    profile.passwordFile = fields.text(u"passwordFile"_s);
    profile.passwordSettings = fields.texts(u"passwordSettings"_s);
    profile.passwordCommand = fields.list(u"passwordCommand"_s);
    profile.sshHost = fields.text(u"sshHost"_s);
    profile.options = fields.texts(u"options"_s);
    profile.pool = fields.object(u"pool"_s);
    if (profile.id.isEmpty())
        fields.wrong(u"id"_s, tr("a text"));
    if (!fields.fault().isEmpty())
        return fault(fields.fault());
    profile.unknown = fields.rest();
    return profile;
}

static std::expected<QJsonObject, ProfilesFault> parseHead(const QByteArray &json)
{
    QJsonParseError status;
    const QJsonDocument document = QJsonDocument::fromJson(json, &status);
    if (status.error != QJsonParseError::NoError)
        return fault(status.errorString(), positionOf({json.constData(), size_t(json.size())}, status.offset));
    QJsonObject object = document.object();
    if (object.value("format"_L1).toString() != formatName)
        return fault(tr("it does not say that it holds profiles"));
    const int version = object.value("formatVersion"_L1).toInt();
    if (version < 1)
        return fault(tr("it does not say its version"));
    if (version > profilesVersion)
        return std::unexpected(ProfilesFault{
            .reason = tr("it has version %1, and this Tidemark reads up to %2").arg(version).arg(profilesVersion),
            .newer = true});
    return object;
}

std::expected<ProfileFile, ProfilesFault> parseProfiles(const QByteArray &json)
{
    auto head = parseHead(json);
    if (!head)
        return std::unexpected(head.error());
    const QJsonValue list = head->take("profiles"_L1);
    if (!list.isArray())
        return fault(tr("%1 should be %2").arg(u"/profiles"_s, tr("a list")));
    ProfileFile file;
    QSet<QString> ids;
    for (const QJsonValue &item : list.toArray()) {
        const QString path = u"/profiles/%1"_s.arg(file.profiles.size());
        auto profile = parseProfile(item, path);
        if (!profile)
            return std::unexpected(profile.error());
        if (ids.contains(profile->id))
            return fault(tr("%1 repeats the id of another profile").arg(path));
        ids.insert(profile->id);
        file.profiles.push_back(*std::move(profile));
    }
    head->remove("format"_L1);
    head->remove("formatVersion"_L1);
    file.unknown = *head;
    return file;
}

static QMap<QString, QString> publicOptions(const Profile &profile)
{
    QMap<QString, QString> options = profile.options;
    options.removeIf([](const auto &option) { return isSecretOption(option.key()); });
    return options;
}

static QJsonObject toObject(const QMap<QString, QString> &texts)
{
    QJsonObject object;
    for (const auto &[name, value] : texts.asKeyValueRange())
        object[name] = value;
    return object;
}

static QJsonObject toObject(const Profile &profile)
{
    QJsonObject object = profile.unknown;
    object[u"id"_s] = profile.id;
    object[u"name"_s] = profile.name;
    object[u"environment"_s] = environmentName(profile.environment);
    object[u"readOnly"_s] = profile.readOnly;
    object[u"engine"_s] = profile.engine;
    object[u"passwordSource"_s] = passwordSourceName(profile.passwordSource);
    const std::pair<QString, QString> texts[] = {
        {u"group"_s, profile.group},
        {u"colour"_s, profile.colour},
        {u"host"_s, profile.host},
        {u"port"_s, profile.port},
        {u"database"_s, profile.database},
        {u"user"_s, profile.user},
        {u"passwordFile"_s, profile.passwordFile},
        {u"sshHost"_s, profile.sshHost},
    };
    for (const auto &[key, value] : texts) {
        if (!value.isEmpty())
            object[key] = value;
    }
    if (!profile.passwordCommand.isEmpty())
        object[u"passwordCommand"_s] = QJsonArray::fromStringList(profile.passwordCommand);
    if (!profile.passwordSettings.isEmpty())
        object[u"passwordSettings"_s] = toObject(profile.passwordSettings);
    if (const QJsonObject options = toObject(publicOptions(profile)); !options.isEmpty())
        object[u"options"_s] = options;
    if (!profile.pool.isEmpty())
        object[u"pool"_s] = profile.pool;
    return object;
}

QByteArray writeProfiles(const ProfileFile &file)
{
    QJsonArray list;
    for (const Profile &profile : file.profiles)
        list.append(toObject(profile));
    QJsonObject object = file.unknown;
    object[u"format"_s] = formatName;
    object[u"formatVersion"_s] = profilesVersion;
    object[u"profiles"_s] = list;
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace tidemark::connect
