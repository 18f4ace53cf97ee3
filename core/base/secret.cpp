// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

namespace tidemark {

using namespace Qt::StringLiterals;

static void wipe(std::string *bytes)
{
    // volatile, or the compiler drops the stores to memory that is about to be freed
    volatile char *at = bytes->data();
    for (size_t i = 0; i < bytes->size(); ++i)
        at[i] = 0;
    delete bytes;
}

Secret::Secret(const QByteArray &value)
    : m_bytes(new std::string(value.constData(), size_t(value.size())), &wipe)
{
}

const std::string &Secret::reveal() const
{
    static const std::string none;
    return m_bytes ? *m_bytes : none;
}

QString Secret::toString() const
{
    return u"<redacted>"_s;
}

QString Secret::redactFrom(const QString &text) const
{
    if (isEmpty())
        return text;
    QString clean = text;
    return clean.replace(QString::fromStdString(reveal()), toString());
}

} // namespace tidemark
