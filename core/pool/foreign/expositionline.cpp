// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/expositionline.h"

#include "base/text.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

static bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

static bool isNameByte(char byte, bool first)
{
    const bool isLetter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == ':';
    return isLetter || (!first && byte >= '0' && byte <= '9');
}

namespace {

// Goes through a line from the left.
class Cursor
{
public:
    explicit Cursor(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char next() const { return m_rest.empty() ? '\0' : m_rest.front(); }

    void skipBlanks()
    {
        while (!m_rest.empty() && isBlank(m_rest.front()))
            m_rest.remove_prefix(1);
    }

    bool take(char byte)
    {
        skipBlanks();
        if (next() != byte || atEnd())
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    // Empty when there is no name.
    std::string_view takeName()
    {
        size_t length = 0;
        while (length < m_rest.size() && isNameByte(m_rest[length], length == 0))
            ++length;
        return takeBytes(length);
    }

    std::string_view takeWord()
    {
        skipBlanks();
        size_t length = 0;
        while (length < m_rest.size() && !isBlank(m_rest[length]))
            ++length;
        return takeBytes(length);
    }

    // What stands between quotes, with its escapes; nothing when the closing one is missing.
    std::optional<std::string_view> takeQuoted()
    {
        if (!take('"'))
            return {};
        for (size_t i = 0; i < m_rest.size(); ++i) {
            if (m_rest[i] == '\\')
                ++i;
            else if (m_rest[i] == '"') {
                const std::string_view text = takeBytes(i);
                m_rest.remove_prefix(1);
                return text;
            }
        }
        return {};
    }

private:
    std::string_view takeBytes(size_t length)
    {
        const std::string_view bytes = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return bytes;
    }

    std::string_view m_rest;
};

} // namespace

static const char *const badLabels = QT_TRANSLATE_NOOP("tidemark", "the labels are damaged");

// One name="value" of the braces; a quoted text alone is the name of the metric, as programs write it whose names need
// quotes.
static const char *readLabel(Cursor &cursor, SampleLine &into)
{
    cursor.skipBlanks();
    LabelView label;
    const bool quoted = cursor.next() == '"';
    if (quoted) {
        const auto text = cursor.takeQuoted();
        if (!text)
            return badLabels;
        label.name = *text;
    } else {
        label.name = cursor.takeName();
    }
    if (label.name.empty())
        return badLabels;
    if (!cursor.take('=')) {
        const bool isName = quoted && into.name.empty();
        into.name = isName ? label.name : into.name;
        return isName ? nullptr : badLabels;
    }
    const auto value = cursor.takeQuoted();
    if (!value)
        return badLabels;
    label.value = *value;
    into.labels.push_back(label);
    return nullptr;
}

static const char *readLabels(Cursor &cursor, size_t most, SampleLine &into)
{
    while (!cursor.take('}')) {
        if (into.labels.size() >= most)
            return QT_TRANSLATE_NOOP("tidemark", "there are too many labels");
        if (const char *wrong = readLabel(cursor, into))
            return wrong;
        cursor.skipBlanks();
        if (!cursor.take(',') && cursor.next() != '}')
            return badLabels;
    }
    return nullptr;
}

static bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    return QByteArrayView(text).compare(QByteArrayView(lower), Qt::CaseInsensitive) == 0;
}

// As Go reads numbers, which is what the format refers to.
static std::optional<double> numberOf(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    const double sign = negative ? -1 : 1;
    if (equalsIgnoringCase(text, "inf") || equalsIgnoringCase(text, "infinity"))
        return sign * std::numeric_limits<double>::infinity();
    if (equalsIgnoringCase(text, "nan"))
        return std::numeric_limits<double>::quiet_NaN();
    const bool isHex = text.starts_with("0x") || text.starts_with("0X");
    if (isHex)
        text.remove_prefix(2);
    double number = 0;
    const char *end = text.data() + text.size();
    if (text.empty() || !(isHex || text.front() == '.' || (text.front() >= '0' && text.front() <= '9')))
        return {};
    const auto parsed =
        std::from_chars(text.data(), end, number, isHex ? std::chars_format::hex : std::chars_format::general);
    if (parsed.ptr != end || parsed.ec == std::errc::invalid_argument)
        return {};
    return sign * number;
}

const char *splitSample(std::string_view line, size_t mostLabels, SampleLine &into)
{
    into.labels.clear();
    into.time.reset();
    Cursor cursor(line);
    cursor.skipBlanks();
    into.name = cursor.takeName();
    if (cursor.take('{')) {
        if (const char *wrong = readLabels(cursor, mostLabels, into))
            return wrong;
    }
    if (into.name.empty())
        return QT_TRANSLATE_NOOP("tidemark", "it begins with no name");
    const auto value = numberOf(cursor.takeWord());
    if (!value)
        return QT_TRANSLATE_NOOP("tidemark", "there is no number behind the name");
    into.value = *value;
    cursor.skipBlanks();
    // an exemplar, which tells of one event behind a number
    if (cursor.atEnd() || cursor.next() == '#')
        return nullptr;
    into.time = numberOf(cursor.takeWord());
    cursor.skipBlanks();
    if (!into.time || !(cursor.atEnd() || cursor.next() == '#'))
        return QT_TRANSLATE_NOOP("tidemark", "something else stands behind the number");
    return nullptr;
}

CommentLine splitComment(std::string_view line)
{
    Cursor cursor(line.substr(1));
    const std::string_view word = cursor.takeWord();
    CommentLine comment;
    using Kind = CommentLine::Kind;
    if (word == "EOF")
        return {.kind = Kind::End};
    comment.kind = word == "HELP"   ? Kind::Help
                   : word == "TYPE" ? Kind::Type
                   : word == "UNIT" ? Kind::Unit
                                    : Kind::Other;
    if (comment.kind == Kind::Other)
        return comment;
    cursor.skipBlanks();
    const auto quoted = cursor.next() == '"' ? cursor.takeQuoted() : std::nullopt;
    comment.name = quoted ? *quoted : cursor.takeWord();
    if (comment.name.empty())
        return {};
    const char *end = line.data() + line.size();
    const char *begin = comment.name.data() + comment.name.size() + (quoted ? 1 : 0);
    comment.text = trimmed({begin, size_t(end - begin)});
    return comment;
}

static QString unescaped(std::string_view text, bool quotes)
{
    if (!text.contains('\\'))
        return QString::fromUtf8(text);
    QByteArray plain;
    plain.reserve(qsizetype(text.size()));
    for (size_t i = 0; i < text.size(); ++i) {
        const char after = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        if (after == 'n')
            plain += '\n';
        else if (after == '\\' || (quotes && after == '"'))
            plain += after;
        else {
            plain += text[i];
            continue;
        }
        ++i;
    }
    return QString::fromUtf8(plain);
}

QString unescapedLabel(std::string_view text)
{
    return unescaped(text, true);
}

QString unescapedHelp(std::string_view text)
{
    return unescaped(text, true);
}

} // namespace tidemark::pool
