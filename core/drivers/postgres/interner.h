// SPDX-License-Identifier: GPL-3.0-or-later
// Turns repeated UTF-8 bytes into one shared QString: catalogs say "integer" and "updated_at" a hundred thousand times.
// One thread at a time; the strings outlive it.
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <unordered_map>

namespace tidemark::postgres {

class Interner
{
public:
    [[nodiscard]] const QString &operator()(std::string_view bytes)
    {
        const auto found = m_texts.find(bytes);
        if (found != m_texts.end())
            return found->second;
        const QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
        return m_texts.emplace(std::string(bytes), text).first->second;
    }

private:
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(std::string_view bytes) const { return std::hash<std::string_view>()(bytes); }
    };
    std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_texts;
};

} // namespace tidemark::postgres
