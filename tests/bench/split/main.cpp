// SPDX-License-Identifier: GPL-3.0-or-later
// Measures splitting a script, in turn with libpg_query's scanner, after comparing what both find.
// Exit: 0 the same boundaries and fast enough, 1 not, 2 wrong use.
#include "peer.h"
#include "sample.h"
#include "sql/splitter.h"
#include "support/dialects.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

using namespace tidemark;
using namespace Qt::StringLiterals;
using bench::Boundary;
using bench::PeerMethod;

namespace {

constexpr double wantedRatio = 5;

std::vector<Boundary> ours(const sql::Script &script)
{
    std::vector<Boundary> found;
    for (const sql::Piece &piece : script.pieces)
        found.push_back({long(piece.offset), long(piece.end)});
    return found;
}

enum class Outcome { Same, Differs, NotComparable };

// Its scanner knows no BEGIN ATOMIC and passes over statements without a keyword; its parser then decides. Scripts for
// psql are beyond both.
Outcome compare(const std::string &text)
{
    const sql::Script script = sql::split(text, test::postgresRules());
    const auto isStatement = [](const sql::Piece &piece) { return piece.kind == sql::PieceKind::Statement; };
    if (!std::ranges::all_of(script.pieces, isStatement) || !script.faults.empty())
        return Outcome::NotComparable;
    const auto scanned = bench::peerBoundaries(text, PeerMethod::Scanner);
    if (!scanned)
        return Outcome::NotComparable;
    if (*scanned == ours(script))
        return Outcome::Same;
    const auto parsed = bench::peerBoundaries(text, PeerMethod::Parser);
    if (!parsed)
        return Outcome::NotComparable;
    return *parsed == ours(script) ? Outcome::Same : Outcome::Differs;
}

// Whether all files below a folder are split alike.
bool compareFolder(const QString &folder)
{
    int counts[3] = {};
    for (QDirIterator all(folder, {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories); all.hasNext();) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const Outcome outcome = compare(file.readAll().toStdString());
        ++counts[int(outcome)];
        if (outcome == Outcome::Differs)
            std::printf("differs: %s\n", qPrintable(file.fileName()));
    }
    std::printf("%s: %d files alike, %d not, %d not comparable\n", qPrintable(folder), counts[int(Outcome::Same)],
                counts[int(Outcome::Differs)], counts[int(Outcome::NotComparable)]);
    return counts[int(Outcome::Differs)] == 0;
}

double seconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

// Megabytes a second of both, measured in turn.
bool measure(const std::string &text)
{
    std::vector<double> mine;
    std::vector<double> theirs;
    size_t pieces = 0;
    int statements = 0;
    for (int round = 0; round < 7; ++round) {
        mine.push_back(seconds([&] { pieces = sql::split(text, test::postgresRules()).pieces.size(); }));
        theirs.push_back(seconds([&] { statements = bench::peerCount(text); }));
    }
    const double megabytes = double(text.size()) / 1e6;
    const double ratio = median(theirs) / median(mine);
    std::printf("%.1f MB, %zu statements, median of %zu runs in turn\n", megabytes, pieces, mine.size());
    std::printf("  tidemark                  %8.1f MB/s\n", megabytes / median(mine));
    std::printf("  libpg_query, scanner      %8.1f MB/s (%d statements)\n", megabytes / median(theirs), statements);
    std::printf("  ratio                     %8.1f (at least %.0f)\n", ratio, wantedRatio);
    return ratio >= wantedRatio;
}

} // namespace

int main(int argc, char **argv)
{
    const double megabytes = argc > 1 ? std::atof(argv[1]) : 10;
    if (argc > 2 || megabytes <= 0) {
        std::fprintf(stderr, "usage: bench_split [MEGABYTES]\n");
        return 2;
    }
    const std::string text = bench::sampleScript(size_t(megabytes * 1e6));
    bool good = compare(text) == Outcome::Same;
    std::printf("boundaries of the sample: %s\n", good ? "alike" : "DIFFERENT");
    if (const QString folder = qEnvironmentVariable("TIDEMARK_CORPORA"); !folder.isEmpty())
        good = compareFolder(folder) && good;
    good = measure(text) && good;
    return good ? 0 : 1;
}
