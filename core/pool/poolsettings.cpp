// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/poolsettings.h"

#include "base/text.h"

#include <QJsonArray>

#include <cmath>
#include <limits>

namespace tidemark::pool {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

// One way through all fields, for writing and for reading.
template <class Config, class Visit>
void eachField(Config &config, Visit &&visit)
{
    visit("size"_L1, config.size);
    visit("maxOverflow"_L1, config.maxOverflow);
    visit("timeoutSeconds"_L1, config.timeout);
    visit("recycleSeconds"_L1, config.recycle);
    visit("prePing"_L1, config.prePing);
    visit("pingLimitSeconds"_L1, config.pingLimit);
    visit("retryConnect"_L1, config.retryConnect);
    visit("order"_L1, config.order);
    visit("resetOnReturn"_L1, config.resetOnReturn);
    visit("minIdle"_L1, config.minIdle);
    visit("idleTimeoutSeconds"_L1, config.idleTimeout);
    visit("lifetimeSeconds"_L1, config.lifetime);
    visit("lifetimeJitter"_L1, config.lifetimeJitter);
    visit("leakThresholdSeconds"_L1, config.leakThreshold);
    visit("keepaliveSeconds"_L1, config.keepalive);
}

template <class Session, class Visit>
void eachSessionField(Session &session, Visit &&visit)
{
    visit("role"_L1, session.role);
    visit("searchPath"_L1, session.searchPath);
    visit("statementTimeoutSeconds"_L1, session.statementTimeout);
    visit("jit"_L1, session.jit);
    visit("applicationName"_L1, session.applicationName);
    visit("statements"_L1, session.statements);
}

constexpr QLatin1StringView sessionKey = "session"_L1;

// ---- Writing

QJsonValue valueOf(int number)
{
    return number;
}

QJsonValue valueOf(bool flag)
{
    return flag;
}

QJsonValue valueOf(double number)
{
    return number;
}

QJsonValue valueOf(milliseconds time)
{
    return double(time.count()) / 1000;
}

QJsonValue valueOf(Order order)
{
    return orderName(order);
}

QJsonValue valueOf(ResetOnReturn reset)
{
    return resetName(reset);
}

QJsonValue valueOf(const QString &text)
{
    return text;
}

QJsonValue valueOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

template <class T>
QJsonValue valueOf(const std::optional<T> &value)
{
    return value ? valueOf(*value) : QJsonValue();
}

// ---- Reading: each says what it expected when the value is something else

QString take(const QJsonValue &value, int &to)
{
    constexpr int none = std::numeric_limits<int>::min();
    to = value.toInt(none); // also when it is no whole number, or too large a one
    return to == none ? tr("a whole number") : QString();
}

QString take(const QJsonValue &value, bool &to)
{
    to = value.toBool();
    return value.isBool() ? QString() : tr("true or false");
}

QString take(const QJsonValue &value, double &to)
{
    to = value.toDouble();
    return value.isDouble() ? QString() : tr("a number");
}

QString take(const QJsonValue &value, milliseconds &to)
{
    constexpr double longest = 1e9; // s, far above what any setting allows
    const double seconds = value.toDouble(-1);
    if (seconds < 0 || seconds > longest)
        return tr("a number of seconds");
    to = milliseconds(std::llround(seconds * 1000));
    return {};
}

QString take(const QJsonValue &value, Order &to)
{
    const auto order = orderOf(value.toString());
    to = order.value_or(to);
    return order ? QString() : tr("fifo or lifo");
}

QString take(const QJsonValue &value, ResetOnReturn &to)
{
    const auto reset = resetOf(value.toString());
    to = reset.value_or(to);
    return reset ? QString() : tr("rollback, commit, none or discard-all");
}

QString take(const QJsonValue &value, QString &to)
{
    to = value.toString();
    return value.isString() ? QString() : tr("a text");
}

QString take(const QJsonValue &value, QStringList &to)
{
    to.clear();
    bool fits = value.isArray();
    for (const QJsonValue &item : value.toArray()) {
        fits = fits && item.isString();
        to << item.toString();
    }
    return fits ? QString() : tr("a list of texts");
}

template <class T>
QString take(const QJsonValue &value, std::optional<T> &to)
{
    to.emplace();
    return take(value, *to);
}

// Reads fields, takes those that it knows away and keeps the first fault.
class Reader
{
public:
    explicit Reader(QJsonObject json)
        : m_left(std::move(json))
    {
    }

    template <class T>
    void operator()(QLatin1StringView key, T &value)
    {
        const QJsonValue given = m_left.take(key);
        if (given.isUndefined())
            return;
        if (const QString expected = take(given, value); !expected.isEmpty() && m_outcome)
            m_outcome =
                fail(ErrorKind::Config, tr("The pool's setting %1 is wrong").arg(key), tr("It is %1.").arg(expected));
    }

    [[nodiscard]] Result<void> outcome() const
    {
        if (!m_outcome || m_left.isEmpty())
            return m_outcome;
        return fail(ErrorKind::Config, tr("A pool has no setting %1").arg(printable(m_left.begin().key(), 60)),
                    tr("Take it out, or look its name up in the user guide."));
    }

private:
    QJsonObject m_left;
    Result<void> m_outcome;
};

} // namespace

template <class Each, class Fields>
static QJsonObject differences(const Fields &fields, const Fields &base, Each each)
{
    const auto written = [&](const Fields &of) {
        QJsonObject object;
        each(of, [&](QLatin1StringView key, const auto &value) { object[key] = valueOf(value); });
        return object;
    };
    QJsonObject object = written(fields);
    const QJsonObject usual = written(base);
    for (const QString &key : usual.keys()) {
        if (object.value(key) == usual.value(key))
            object.remove(key);
    }
    return object;
}

QJsonObject toJson(const PoolConfig &config, const PoolConfig &base)
{
    QJsonObject json = differences(config, base, [](const auto &of, const auto &visit) { eachField(of, visit); });
    const QJsonObject session = differences(config.session, base.session,
                                            [](const auto &of, const auto &visit) { eachSessionField(of, visit); });
    if (!session.isEmpty())
        json[sessionKey] = session;
    return json;
}

Result<PoolConfig> poolConfigOf(const QJsonObject &json, const PoolConfig &base)
{
    PoolConfig config = base;
    QJsonObject own = json;
    const QJsonValue given = own.take(sessionKey);
    if (!given.isUndefined() && !given.isObject())
        return fail(ErrorKind::Config, tr("The pool's setting %1 is wrong").arg(sessionKey),
                    tr("It is %1.").arg(tr("an object")));
    Reader fields(own);
    eachField(config, fields);
    TRY(fields.outcome());
    Reader sessionFields(given.toObject());
    eachSessionField(config.session, sessionFields);
    TRY(sessionFields.outcome());
    TRY(validate(config));
    return config;
}

} // namespace tidemark::pool
