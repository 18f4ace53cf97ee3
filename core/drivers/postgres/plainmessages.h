// SPDX-License-Identifier: GPL-3.0-or-later
// While it lives, this thread gets the messages of the C library and of what translates by it (libpq) in English:
// errors that come without a SQLSTATE are known by their words. Other threads and the process keep their language.
#pragma once

#include <clocale>
#include <locale.h>

namespace tidemark::postgres {

class PlainMessages
{
public:
    PlainMessages()
        : m_plain(::newlocale(LC_MESSAGES_MASK, "C", ::duplocale(::uselocale(nullptr))))
        , m_before(::uselocale(m_plain))
    {
    }
    PlainMessages(const PlainMessages &) = delete;
    PlainMessages &operator=(const PlainMessages &) = delete;
    ~PlainMessages()
    {
        ::uselocale(m_before);
        if (m_plain)
            ::freelocale(m_plain);
    }

private:
    locale_t m_plain; // null when there is no memory: then nothing changes
    locale_t m_before;
};

} // namespace tidemark::postgres
