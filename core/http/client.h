// SPDX-License-Identifier: GPL-3.0-or-later
// One request over HTTP or HTTPS, awaited on the calling thread (libcurl). No redirect is followed, no cookie kept, no
// .netrc read, and no error quotes a header, a query or a body: tokens travel there. Stateless, any thread.
#pragma once

#include "job/jobcontext.h"

#include <QByteArray>

#include <chrono>
#include <vector>

namespace tidemark::http {

struct Header
{
    QByteArray name;
    QByteArray value;
    bool operator==(const Header &) const = default;
};

struct Request
{
    QByteArray method = "GET";
    QString url; // http or https, percent-encoded, without a user or password in it
    std::vector<Header> headers = {};
    QByteArray body = {};
    std::chrono::milliseconds timeout{10'000}; // for everything, from the name lookup to the last byte
    qint64 longest = 1 << 20;                  // bytes of the body that are accepted
    QString authorities = {}; // PEM file of those who may sign the server's certificate; empty: the system's
    bool direct = false;      // past every proxy of the environment
};

struct Response
{
    int status = 0;
    std::vector<Header> headers = {};
    QByteArray body = {};

    // The first of that name, ignoring case; empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

// Sends the request and reads the whole answer; every status is an answer. Errors: Usage (the request cannot be sent as
// it is), Connection, Timeout, Cancelled as soon as the job is stopped, Unsupported (an answer longer than accepted).
[[nodiscard]] Result<Response> perform(const job::JobContext &job, const Request &request);

// For people: scheme://host:port/path, and nothing of what may be secret.
[[nodiscard]] QString describeUrl(const QString &url);

} // namespace tidemark::http
