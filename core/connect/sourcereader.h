// SPDX-License-Identifier: GPL-3.0-or-later
// A source read to the end: connect and introspect, or load the snapshot. Nothing is written to any database. Any
// thread.
#pragma once

#include "connect/session.h"
#include "connect/source.h"

namespace tidemark::connect {

// What a source holds. A snapshot has a schema and the name of its engine, but no sizes. Errors: those of open() and of
// Introspector::introspect, those of loadSnapshot, and Usage for a schema that is asked for and not there.
[[nodiscard]] Result<dialect::Introspection> readSource(job::JobContext &job, const dialect::Registry &registry,
                                                        const Source &source, const dialect::IntrospectOptions &options,
                                                        const PasswordPrompt &prompt = {});

} // namespace tidemark::connect
