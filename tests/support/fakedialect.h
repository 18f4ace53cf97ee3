// SPDX-License-Identifier: GPL-3.0-or-later
// Two engines that exist only in tests: "acme" with servers and "leaf" with files. What they answer is set by the test
// through a FakeServer that both sides share. Test thread only, except where a member says otherwise.
#pragma once

#include "dialect/registry.h"

#include <mutex>

namespace tidemark::test {

struct FakeServer
{
    dialect::Introspection introspection; // what a connection finds; its schema is sorted when it is read
    QString wantsPassword;                // connecting needs this one; empty: none
    std::optional<Error> openError = {};
    std::optional<Error> introspectError = {};
    bool waitsForStop = false; // introspection reports its start and returns only when it is stopped

    std::vector<dialect::Target> opened = {};                  // every attempt, in order
    std::vector<dialect::IntrospectOptions> introspected = {}; // every reading, in order
    std::mutex noting;                                         // of these two lists, which any thread may add to
};

// "acme", alias "acmesql", port 4242, options: sslmode, service, passfile, connect_timeout, application_name,
// sslpassword.
[[nodiscard]] dialect::Dialect fakeServerDialect(std::shared_ptr<FakeServer> server);

// "leaf", suffixes leaf and lf, files that begin with "LEAFDB\0", options: mode, cache.
[[nodiscard]] dialect::Dialect fakeFileDialect(std::shared_ptr<FakeServer> server);

// Both of them.
[[nodiscard]] dialect::Registry fakeRegistry(std::shared_ptr<FakeServer> server = std::make_shared<FakeServer>());

} // namespace tidemark::test
