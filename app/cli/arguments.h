// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a command line, read by what a verb declares. The reading itself is QCommandLineParser's (--name value,
// --name=value, repeated options, -- before words that begin with a dash). Plain data and a pure function.
#pragma once

#include "base/error.h"

#include <QMap>
#include <QStringList>

#include <vector>

namespace tidemark::cli {

struct Option
{
    QString name;             // "format", without dashes
    QString shortName = {};   // "f"
    QString valueName = {};   // "FILE"; empty: a flag
    QString help;             // one sentence, translated
    QStringList choices = {}; // what the value may be; empty: anything
    bool repeated = false;
};

struct Usage
{
    QString words = {}; // "SOURCE", as help shows it
    int atLeast = 0;    // how many words
    int atMost = 0;
    std::vector<Option> options = {};
};

class Arguments
{
public:
    QStringList words;

    [[nodiscard]] bool has(const QString &name) const { return m_values.contains(name); }
    // The last value of an option; `otherwise` when it was not given.
    [[nodiscard]] QString value(const QString &name, const QString &otherwise = {}) const;
    [[nodiscard]] QStringList values(const QString &name) const { return m_values.value(name); }

    void set(const QString &name, const QStringList &values) { m_values[name] = values; }

private:
    QMap<QString, QStringList> m_values;
};

// Errors: Usage, which names the option or word and what was probably meant.
[[nodiscard]] Result<Arguments> readArguments(const Usage &usage, const QStringList &words);

} // namespace tidemark::cli
