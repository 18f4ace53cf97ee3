// SPDX-License-Identifier: GPL-3.0-or-later
// Connection URLs to targets and back, for every dialect of a registry by its id and aliases. Servers are written as
// libpq writes them (postgresql://user:password@host:port,host2/db?option=value, percent-encoded, IPv6 in brackets,
// socket folders as %2F paths or ?host=), files as scheme:path?option=value. Pure functions, any thread. No error ever
// quotes a part of a URL in which a password may stand.
#pragma once

#include "dialect/registry.h"

namespace tidemark::connect {

// Reads a URL. Errors: Usage with the place in the URL and what to write instead, Unsupported for a scheme that no
// dialect has.
[[nodiscard]] Result<dialect::Target> parseUrl(const dialect::Registry &registry, const QString &url);

// Writes a target as a URL that parseUrl reads back, without its password and without options that are secrets.
[[nodiscard]] QString formatUrl(const dialect::Dialect &dialect, const dialect::Target &target);

// Any text that may be meant as a URL or connection string, with everything masked that may be a password, even if the
// text is malformed. For messages that must quote what somebody typed; it rather masks too much.
[[nodiscard]] QString redactUrl(const QString &text);

// The scheme in front of the first colon in lower case; empty when there is none.
[[nodiscard]] QString schemeOf(const QString &text);

} // namespace tidemark::connect
