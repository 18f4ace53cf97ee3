// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tidemark {

using namespace Qt::StringLiterals;

int editDistance(QStringView a, QStringView b)
{
    const QString left = a.toString().toCaseFolded();
    const QString right = b.toString().toCaseFolded();
    const auto width = size_t(right.size()) + 1;
    std::vector<int> beforeLast(width), last(width), current(width);
    for (size_t j = 0; j < width; ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        current[0] = int(i);
        for (qsizetype j = 1; j <= right.size(); ++j) {
            const auto at = size_t(j);
            const bool same = left[i - 1] == right[j - 1];
            current[at] = std::min({last[at] + 1, current[at - 1] + 1, last[at - 1] + (same ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped)
                current[at] = std::min(current[at], beforeLast[at - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, current);
    }
    return last[width - 1];
}

QString closest(const QString &word, const QStringList &candidates)
{
    QString best;
    int bestDistance = std::max(1, int(word.size()) / 3) + 1;
    for (const QString &candidate : candidates) {
        const bool extends = word.size() >= 3 && candidate.startsWith(word, Qt::CaseInsensitive);
        const int distance = extends ? 1 : editDistance(word, candidate);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

QString didYouMean(const QString &word, const QStringList &candidates)
{
    const QString best = closest(word, candidates);
    return best.isEmpty() ? QString() : tr("Did you mean %1?").arg(best);
}

QString humanBytes(qint64 bytes)
{
    static constexpr const char *units[] = {"B", "kB", "MB", "GB", "TB", "PB"};
    double value = double(bytes);
    size_t unit = 0;
    while (std::abs(value) >= 999.5 && unit + 1 < std::size(units)) {
        value /= 1024;
        ++unit;
    }
    const double size = std::abs(value);
    const int decimals = unit == 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    return u"%1 %2"_s.arg(QString::number(value, 'f', decimals), QLatin1StringView(units[unit]));
}

TextPosition positionOf(std::string_view text, qint64 offset, const QString &file)
{
    const size_t end = std::min(size_t(std::max<qint64>(offset, 0)), text.size());
    TextPosition at{.file = file, .offset = qint64(end), .line = 1, .column = 1};
    for (size_t i = text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0; i < end; ++i) {
        const bool continuation = (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
        if (text[i] == '\n') {
            ++at.line;
            at.column = 1;
        } else if (!continuation) {
            ++at.column;
        }
    }
    return at;
}

static bool isInvisible(QChar c)
{
    const bool bidi = c == u'\u061C' || (c >= u'\u200E' && c <= u'\u200F') || (c >= u'\u202A' && c <= u'\u202E') ||
                      (c >= u'\u2066' && c <= u'\u2069');
    const bool breaksLine = c == u'\u2028' || c == u'\u2029';
    return bidi || breaksLine || c.category() == QChar::Other_Control;
}

static qsizetype codePoints(QStringView text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isLowSurrogate(); });
}

QString excerptAt(std::string_view text, const TextPosition &at)
{
    static constexpr qsizetype before = 70;
    static constexpr qsizetype width = 110;
    const size_t place = std::min(size_t(std::max<qint64>(at.offset, 0)), text.size());
    const size_t begin = place == 0 ? 0 : text.rfind('\n', place - 1) + 1; // npos + 1 is 0
    const size_t end = std::min(text.find('\n', place), text.size());
    const auto toLine = [&](size_t from, size_t to) {
        return QString::fromUtf8(text.data() + from, qsizetype(to - from)).replace(u'\t', u' ');
    };
    QString left = toLine(begin, place);
    QString right = toLine(place, end);
    if (right.endsWith(u'\r'))
        right.chop(1);
    if (left.size() > before)
        left = u'…' + left.last(before);
    if (left.size() + right.size() > width)
        right = right.first(width - left.size()) + u'…';
    const QString number = QString::number(at.line);
    const QString margin(number.size(), u' ');
    return u" %1 | %2\n"_s.arg(number, printable(left + right, int(width) + 2)) +
           u" %1 | %2^"_s.arg(margin, QString(codePoints(left), u' '));
}

QString printable(const QString &text, int maximumLength)
{
    qsizetype length = std::min<qsizetype>(text.size(), maximumLength);
    if (length > 0 && length < text.size() && text[length - 1].isHighSurrogate())
        --length; // no half characters
    QString out;
    for (const QChar c : QStringView(text).first(length))
        out += isInvisible(c) ? QChar(0xFFFD) : c;
    return length < text.size() ? out + u'…' : out;
}

QString escaped(const QString &text)
{
    QString out;
    for (const QChar c : text)
        out += isInvisible(c) ? u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0')) : QString(c);
    return out;
}

} // namespace tidemark
