// SPDX-License-Identifier: GPL-3.0-or-later
// Pools behind an address that offers metrics. Stateless, any thread.
#pragma once

#include "job/jobcontext.h"
#include "pool/foreign/metrics.h"

#include <chrono>

namespace tidemark::pool {

struct EndpointLimits
{
    std::chrono::milliseconds timeout{10'000};
    qint64 longest = 64 << 20; // bytes
    ExpositionLimits text = {};
};

// Whether a text is meant as such an address: http:// or https://.
[[nodiscard]] bool isEndpoint(const QString &url);

// Fetches the metrics and reads what of them tells of pools; no pool among them is no error. A user and password in the
// URL are sent as basic authentication and are in no message. Errors: those of http::perform, Auth when the address
// wants other credentials, Connection for another refusal, Config for what are no metrics.
[[nodiscard]] Result<Exposition> fetchMetrics(const job::JobContext &job, const QString &url,
                                              const MetricFilter &filter, const EndpointLimits &limits = {});

} // namespace tidemark::pool
