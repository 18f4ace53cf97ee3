// SPDX-License-Identifier: GPL-3.0-or-later
// Owning handles over libpq's C objects. One thread at a time.
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace tidemark::postgres {

struct PqDeleter
{
    void operator()(PGconn *connection) const { PQfinish(connection); }
    void operator()(PGresult *result) const { PQclear(result); }
    void operator()(PGcancelConn *cancel) const { PQcancelFinish(cancel); }
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};

template <class T>
using PqHandle = std::unique_ptr<T, PqDeleter>;

using PqConnection = PqHandle<PGconn>;
using PqResult = PqHandle<PGresult>;
using PqCancel = PqHandle<PGcancelConn>;
using PqOptions = PqHandle<PQconninfoOption>;

} // namespace tidemark::postgres
