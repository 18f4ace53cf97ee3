// SPDX-License-Identifier: GPL-3.0-or-later
// A schema as one JSON file: versioned, sorted, with a checksum over its canonical form. The format is described in
// docs/snapshot.md. load(save(x)) equals x. Functions may be called from any thread.
#pragma once

#include "base/jsonwriter.h"
#include "schema/omission.h"
#include "schema/schema.h"

namespace tidemark::schema {

// The version that this build writes; it reads this one and older ones.
inline constexpr int snapshotVersion = 1;

// What a file holds.
struct Snapshot
{
    Schema schema;
    std::vector<Omission> omissions = {}; // what could not be read when it was made; empty: it is whole
};

// Streams a snapshot. Cost: one pass, memory independent of the schema's size.
[[nodiscard]] Result<void> writeSnapshot(const Schema &schema, const JsonWriter::Sink &sink,
                                         const std::vector<Omission> &omissions = {});

[[nodiscard]] QByteArray toSnapshot(const Schema &schema);

// Reads a snapshot and verifies its checksum. Errors are of kind Config and say whether the text is no snapshot,
// damaged (with the place), changed by hand, or written by a newer version.
[[nodiscard]] Result<Snapshot> readSnapshot(const QByteArray &json, const QString &fileName = {});

// Its schema, for those who ask for nothing else.
[[nodiscard]] Result<Schema> fromSnapshot(const QByteArray &json, const QString &fileName = {});

// Reads or writes a file; writing replaces it only once all is written.
[[nodiscard]] Result<Schema> loadSnapshot(const QString &path);
[[nodiscard]] Result<void> saveSnapshot(const Schema &schema, const QString &path);

// A hash over everything that defines the schema: equal schemas have equal fingerprints, on every machine.
[[nodiscard]] QString fingerprint(const Schema &schema);

} // namespace tidemark::schema
