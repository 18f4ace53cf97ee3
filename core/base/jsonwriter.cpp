// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonwriter.h"

#include <QCryptographicHash>

namespace tidemark {

static constexpr qsizetype bufferSize = 1 << 16;

JsonWriter::JsonWriter(Sink sink, Layout layout)
    : m_sink(std::move(sink))
    , m_layout(layout)
{
    m_buffer.reserve(bufferSize + 4096);
}

void JsonWriter::token(std::string_view text)
{
    m_buffer.append(text.data(), qsizetype(text.size()));
    if (m_hash)
        m_toHash.append(text.data(), qsizetype(text.size()));
}

void JsonWriter::newLine()
{
    if (m_layout == Layout::Compact)
        return;
    m_buffer.append('\n');
    m_buffer.append(qsizetype(m_levelHasItems.size()), ' ');
}

void JsonWriter::beforeValue()
{
    flushIfFull();
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_levelHasItems.empty())
        return;
    if (m_levelHasItems.back())
        token(",");
    m_levelHasItems.back() = true;
    newLine();
}

void JsonWriter::open(char bracket)
{
    beforeValue();
    token({&bracket, 1});
    m_levelHasItems.push_back(false);
}

void JsonWriter::close(char bracket)
{
    const bool hadItems = m_levelHasItems.back();
    m_levelHasItems.pop_back();
    if (hadItems)
        newLine();
    token({&bracket, 1});
}

void JsonWriter::beginObject()
{
    open('{');
}

void JsonWriter::endObject()
{
    close('}');
}

void JsonWriter::beginArray()
{
    open('[');
}

void JsonWriter::endArray()
{
    close(']');
}

void JsonWriter::key(std::string_view name)
{
    beforeValue();
    token("\"");
    token(name);
    token("\":");
    if (m_layout == Layout::Indented)
        m_buffer.append(' ');
    m_afterKey = true;
}

void JsonWriter::key(QStringView name)
{
    beforeValue();
    quoted(name);
    token(":");
    if (m_layout == Layout::Indented)
        m_buffer.append(' ');
    m_afterKey = true;
}

static void appendEscaped(QByteArray &out, char16_t c)
{
    switch (c) {
    case u'"': out += "\\\""; return;
    case u'\\': out += "\\\\"; return;
    case u'\n': out += "\\n"; return;
    case u'\r': out += "\\r"; return;
    case u'\t': out += "\\t"; return;
    default: break;
    }
    static constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(c >> shift) & 0xF];
}

static bool isPlain(char16_t c)
{
    return c >= 0x20 && c < 0x7F && c != u'"' && c != u'\\';
}

// Lone surrogates are not text; they are escaped so that the file stays valid UTF-8 and reads back as they were.
static qsizetype appendWide(QByteArray &out, QStringView text, qsizetype at)
{
    const char16_t c = text[at].unicode();
    if (c < 0x80 || QChar::isSurrogate(c)) {
        const bool pair = QChar::isHighSurrogate(c) && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        if (!pair) {
            appendEscaped(out, c);
            return 1;
        }
        out += text.sliced(at, 2).toUtf8();
        return 2;
    }
    out += text.sliced(at, 1).toUtf8();
    return 1;
}

void JsonWriter::quoted(QStringView text)
{
    const qsizetype start = m_buffer.size();
    m_buffer += '"';
    for (qsizetype i = 0; i < text.size();) {
        qsizetype run = i;
        while (run < text.size() && isPlain(text[run].unicode()))
            ++run;
        const qsizetype at = m_buffer.size();
        m_buffer.resizeForOverwrite(at + (run - i));
        char *to = m_buffer.data() + at;
        for (; i < run; ++i)
            *to++ = char(text[i].unicode());
        if (i < text.size())
            i += appendWide(m_buffer, text, i);
    }
    m_buffer += '"';
    if (m_hash)
        m_toHash.append(m_buffer.constData() + start, m_buffer.size() - start);
}

void JsonWriter::value(QStringView text)
{
    beforeValue();
    quoted(text);
}

void JsonWriter::value(bool flag)
{
    beforeValue();
    token(flag ? "true" : "false");
}

void JsonWriter::value(qint64 number)
{
    beforeValue();
    const QByteArray digits = QByteArray::number(number);
    token({digits.constData(), size_t(digits.size())});
}

void JsonWriter::decimal(double number)
{
    beforeValue();
    const QByteArray digits = QByteArray::number(number);
    token({digits.constData(), size_t(digits.size())});
}

void JsonWriter::null()
{
    beforeValue();
    token("null");
}

void JsonWriter::hashInto(QCryptographicHash *hash)
{
    flushHash();
    m_hash = hash;
}

void JsonWriter::flushHash()
{
    if (m_hash)
        m_hash->addData(m_toHash);
    m_toHash.resize(0);
}

void JsonWriter::flushIfFull()
{
    if (m_buffer.size() < bufferSize)
        return;
    flushHash();
    if (m_outcome)
        m_outcome = m_sink(m_buffer);
    m_buffer.resize(0);
}

Result<void> JsonWriter::finish()
{
    flushHash();
    if (m_outcome && !m_buffer.isEmpty())
        m_outcome = m_sink(m_buffer);
    m_buffer.resize(0);
    return m_outcome;
}

} // namespace tidemark
