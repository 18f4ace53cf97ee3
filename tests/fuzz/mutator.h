// SPDX-License-Identifier: GPL-3.0-or-later
// Makes damaged texts out of good ones: the same for the same seed, on every machine. One thread.
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <random>

namespace tidemark::fuzz {

class Mutator
{
public:
    /// `samples` are texts to begin with, `words` are pieces that mean something where they are put.
    Mutator(quint32 seed, QByteArrayList samples, QByteArrayList words)
        : m_random(seed)
        , m_samples(std::move(samples))
        , m_words(std::move(words))
    {
    }

    /// A sample with a few changes: bytes flipped, words put in, parts cut out, doubled or taken from another sample.
    [[nodiscard]] QByteArray next();

private:
    [[nodiscard]] qsizetype below(qsizetype limit) { return qsizetype(m_random() % quint32(limit)); }
    [[nodiscard]] const QByteArray &oneOf(const QByteArrayList &list) { return list[below(list.size())]; }
    void change(QByteArray &text);

    std::mt19937 m_random;
    QByteArrayList m_samples;
    QByteArrayList m_words;
};

} // namespace tidemark::fuzz
