// SPDX-License-Identifier: GPL-3.0-or-later
// Signature Version 4 of AWS, in the headers of a request or in its query. Pure functions, any thread. Source: AWS
// Identity and Access Management User Guide, "Create a signed AWS API request".
#pragma once

#include "connect/awskeys.h"
#include "http/client.h"

namespace tidemark::connect {

struct AwsScope
{
    QString region;
    QString service;
    QDateTime time; // UTC
};

// Adds Host, X-Amz-Date, X-Amz-Security-Token (if there is one) and Authorization; all headers are signed. The path
// and query of the URL are taken as they stand, percent-encoded.
void signAws(http::Request &request, const AwsKeys &keys, const AwsScope &scope);

// The query of a GET that is signed for the host alone, without the question mark: `parameters` and those of the
// signature, in order.
[[nodiscard]] Secret presignedQuery(const QString &host, const QString &path, QMap<QString, QString> parameters,
                                    std::chrono::seconds validity, const AwsKeys &keys, const AwsScope &scope);

} // namespace tidemark::connect
