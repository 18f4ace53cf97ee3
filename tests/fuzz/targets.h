// SPDX-License-Identifier: GPL-3.0-or-later
// What is fuzzed: functions from any bytes to the first law that they break (empty: none). tests_fuzz gives them a
// fixed few thousand inputs in every run, and more when TIDEMARK_FUZZ_SEEDS says how many times; with Clang,
// TIDEMARK_FUZZ builds one libFuzzer program for each. Any thread.
#pragma once

#include <QByteArray>

#include <string_view>

namespace tidemark::fuzz {

/// Lexer and splitter, under the rules of every dialect.
[[nodiscard]] QByteArray sqlFlaw(std::string_view bytes);

/// Reading snapshots: a schema, whose own snapshot reads back the same, or an error that says what is wrong.
[[nodiscard]] QByteArray snapshotFlaw(std::string_view bytes);

/// How many seeds to try: those of every run, or as many as TIDEMARK_FUZZ_SEEDS says.
[[nodiscard]] quint32 seedCount(quint32 usual);

} // namespace tidemark::fuzz
