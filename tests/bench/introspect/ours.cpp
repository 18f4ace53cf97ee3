// SPDX-License-Identifier: GPL-3.0-or-later
// Introspection with nothing around it, in a process of its own. Prints the seconds of the calls.
// usage: introspect_ours whole|names|refresh URL
#include "connect/session.h"
#include "connect/url.h"
#include "drivers/engines.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace tidemark;

namespace {

double seconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Every result is wanted: an error ends the program.
template <class T>
T wanted(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(toText(result.error())));
        std::exit(2);
    }
    return std::move(result).value();
}

dialect::Introspection readWhole(connect::Session &session)
{
    job::JobContext job;
    return wanted(session.dialect->introspector->introspect(job, *session.connection, {}));
}

void whole(connect::Session &session)
{
    std::optional<dialect::Introspection> read;
    std::printf("@seconds %.6f\n", seconds([&] { read = readWhole(session); }));
    std::printf("@objects %zu\n", read->schema.tables.size() + read->schema.views.size());
}

void names(connect::Session &session)
{
    job::JobContext job;
    dialect::Outline read;
    std::printf("@seconds %.6f\n",
                seconds([&] { read = wanted(session.dialect->introspector->outline(job, *session.connection, {})); }));
    std::printf("@objects %zu\n", read.entries.size());
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

// With the server at rest, and after somebody wrote something that is no schema.
void refresh(connect::Session &session, connect::Session &other)
{
    job::JobContext job;
    const QByteArray token = readWhole(session).changeToken;
    const auto ask = [&] {
        if (wanted(session.dialect->introspector->changeToken(job, *session.connection, token)) != token) {
            std::fprintf(stderr, "a change where there was none\n");
            std::exit(2);
        }
    };
    const double quiet = seconds(ask);
    std::vector<double> moved;
    for (int round = 0; round < 5; ++round) {
        static_cast<void>(wanted(other.connection->execute(job, sql::SqlText("SELECT txid_current()"))));
        moved.push_back(seconds(ask));
    }
    std::printf("@quiet %.6f\n@moved %.6f\n", quiet, median(moved));
}

connect::Session open(const dialect::Registry &registry, const char *url)
{
    job::JobContext job;
    return wanted(connect::open(job, registry, wanted(connect::parseUrl(registry, QString::fromUtf8(url)))));
}

} // namespace

int main(int argc, char **argv)
{
    const std::string_view mode = argc == 3 ? argv[1] : "";
    if (mode != "whole" && mode != "names" && mode != "refresh") {
        std::fprintf(stderr, "usage: introspect_ours whole|names|refresh URL\n");
        return 2;
    }
    const dialect::Registry registry = drivers::engines();
    connect::Session session = open(registry, argv[2]);
    if (mode == "whole") {
        whole(session);
    } else if (mode == "names") {
        names(session);
    } else {
        connect::Session other = open(registry, argv[2]);
        refresh(session, other);
    }
}
