// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/mutator.h"

namespace tidemark::fuzz {

QByteArray Mutator::next()
{
    QByteArray text = oneOf(m_samples);
    for (qsizetype changes = 1 + below(6); changes > 0; --changes)
        change(text);
    return text;
}

void Mutator::change(QByteArray &text)
{
    const qsizetype at = below(text.size() + 1);
    const qsizetype length = below(std::min<qsizetype>(text.size() - at, 40) + 1);
    switch (below(6)) {
    case 0: text.insert(at, oneOf(m_words)); break;
    case 1: text.replace(at, length, oneOf(m_words)); break;
    case 2: text.remove(at, length); break;
    case 3: text.insert(at, text.mid(at, length)); break;
    case 4: text.insert(at, char(below(256))); break;
    default: text = text.left(at) + oneOf(m_samples).mid(below(60)); break;
    }
}

} // namespace tidemark::fuzz
