// SPDX-License-Identifier: GPL-3.0-or-later
// Writes JSON as a stream: no tree in memory, one buffer, UTF-8. It can hash what it writes without the white space, so
// that the layout of a file is free. Not thread-safe; the sink is called whenever the buffer fills, and by finish().
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QStringView>

#include <functional>
#include <string_view>
#include <vector>

class QCryptographicHash;

namespace tidemark {

class JsonWriter
{
public:
    using Sink = std::function<Result<void>(const QByteArray &)>;

    enum class Layout { Compact, Indented };

    explicit JsonWriter(Sink sink, Layout layout = Layout::Compact);

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();
    void key(std::string_view name); // ASCII, needs no escapes
    void key(QStringView name);
    void value(QStringView text);
    void value(bool flag);
    void value(qint64 number);
    void decimal(double number); // finite
    void null();

    // From now on every token also goes into the hash (null: no longer).
    void hashInto(QCryptographicHash *hash);

    // Hands the rest to the sink; the first error that a sink returned.
    [[nodiscard]] Result<void> finish();

private:
    void beforeValue();
    void token(std::string_view text);
    void quoted(QStringView text);
    void newLine();
    void open(char bracket);
    void close(char bracket);
    void flushHash();
    void flushIfFull();

    Sink m_sink;
    Layout m_layout;
    QByteArray m_buffer;
    QByteArray m_toHash;
    QCryptographicHash *m_hash = nullptr;
    std::vector<bool> m_levelHasItems;
    bool m_afterKey = false;
    Result<void> m_outcome;
};

} // namespace tidemark
