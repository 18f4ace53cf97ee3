// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/percent.h"

#include "base/text.h"

#include <QStringDecoder>
#include <QUrl>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static int hexValue(QChar c)
{
    const char16_t u = c.toLower().unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    return u >= u'a' && u <= u'f' ? u - u'a' + 10 : -1;
}

std::expected<QString, PercentFault> percentDecode(QStringView text)
{
    QByteArray bytes;
    qsizetype firstEscape = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%') {
            const qsizetype length = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
            bytes += text.mid(i, length).toUtf8();
            i += length - 1;
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low < 0)
            return std::unexpected(PercentFault{tr("A percent sign is not followed by two hexadecimal digits"),
                                                tr("Write a percent sign itself as %25."), i});
        if (high == 0 && low == 0)
            return std::unexpected(PercentFault{tr("The encoded byte %00 is not allowed"), {}, i});
        firstEscape = firstEscape < 0 ? i : firstEscape;
        bytes += char(high * 16 + low);
        i += 2;
    }
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = utf8(bytes);
    if (utf8.hasError())
        return std::unexpected(PercentFault{tr("The encoded bytes are not UTF-8"),
                                            tr("Encode every character as the bytes of its UTF-8 form."),
                                            std::max<qsizetype>(firstEscape, 0)});
    return decoded;
}

QString percentEncode(const QString &text, const QByteArray &keep)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, keep));
}

} // namespace tidemark::connect
