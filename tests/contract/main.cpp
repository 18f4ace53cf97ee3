// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark-contract DIR…: checks the laws of planning on every case below the folders, one line each.
// Exit: 0 all hold, 1 one does not, 2 wrong use.
#include "base/text.h"
#include "contract/planner.h"
#include "drivers/engines.h"
#include "sandbox/timelimit.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

using namespace tidemark;
using namespace Qt::StringLiterals;
using contract::Outcome;
using contract::Status;

namespace {

struct Settings
{
    QStringList folders;
    QRegularExpression only;
    QString keep; // folder for what failed; empty: nothing is kept
    int jobs = 2;
    std::chrono::seconds limit{120};
    plan::Strategy strategy = plan::Strategy::Direct;
    bool json = false;
};

struct Work
{
    QString folder;
    QString name;
};

struct Counts
{
    int passed = 0;
    int failed = 0;
    int notCounted = 0;
    int withRows = 0;
};

class Runner
{
public:
    explicit Runner(Settings settings)
        : m_settings(std::move(settings))
    {
        for (const QString &folder : m_settings.folders) {
            for (const QString &name : contract::findCases(folder)) {
                const QString full = name == "."_L1 ? folder : QDir(folder).dirName() + u'/' + name;
                if (m_settings.only.match(full).hasMatch())
                    m_work.push_back({QDir(folder).filePath(name), full});
            }
        }
    }

    int run()
    {
        m_clock.start();
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < m_settings.jobs; ++i)
                workers.emplace_back([this] { work(); });
        }
        summarise();
        return m_counts.failed > 0 || m_work.empty() ? 1 : 0;
    }

private:
    // Each worker has servers of its own: roles are shared by all databases of one.
    void work()
    {
        sandbox::ScratchServers servers(m_registry, {.spares = 2});
        const contract::Planner planner = contract::productPlanner(m_settings.strategy);
        for (size_t i = m_next++; i < m_work.size(); i = m_next++) {
            const Work &work = m_work[i];
            const auto pair = contract::readCase(work.folder, work.name);
            sandbox::TimeLimit limit(job::JobContext(), m_settings.limit);
            Outcome outcome;
            if (pair)
                outcome = contract::judge(limit.job(), m_registry, servers, *pair, planner);
            else
                outcome = {.status = Status::NotCounted, .law = u"reads"_s, .detail = pair.error().message};
            tell(work, outcome);
        }
    }

    void tell(const Work &work, const Outcome &outcome)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_counts.passed + m_counts.failed + m_counts.notCounted == 0)
            m_first = m_clock.elapsed();
        m_counts.passed += outcome.status == Status::Passed ? 1 : 0;
        m_counts.failed += outcome.status == Status::Failed ? 1 : 0;
        m_counts.notCounted += outcome.status == Status::NotCounted ? 1 : 0;
        m_counts.withRows += outcome.rows > 0 && !outcome.rowsDidNotFit ? 1 : 0;
        if (outcome.status == Status::Failed && !m_settings.keep.isEmpty())
            keep(work, outcome);
        print(m_settings.json ? asJson(work, outcome) : asLine(work, outcome));
    }

    static QByteArray asLine(const Work &work, const Outcome &outcome)
    {
        static constexpr const char *words[] = {"passed     ", "FAILED     ", "not counted"};
        QString line = QLatin1StringView(words[int(outcome.status)]) + u' ' + work.name;
        if (outcome.status != Status::Passed)
            line += u": "_s + outcome.law + u": "_s + printable(outcome.detail, 1000);
        else if (outcome.rowsDidNotFit)
            line += u" (without rows)"_s;
        return line.toUtf8();
    }

    static QByteArray asJson(const Work &work, const Outcome &outcome)
    {
        static const QStringList words{u"passed"_s, u"failed"_s, u"not counted"_s};
        return QJsonDocument(QJsonObject{{u"case"_s, work.name},
                                         {u"status"_s, words[int(outcome.status)]},
                                         {u"law"_s, outcome.law},
                                         {u"detail"_s, outcome.detail},
                                         {u"rows"_s, outcome.rows},
                                         {u"rowsDidNotFit"_s, outcome.rowsDidNotFit}})
            .toJson(QJsonDocument::Compact);
    }

    static void print(const QByteArray &line)
    {
        std::printf("%s\n", line.constData());
        std::fflush(stdout);
    }

    void keep(const Work &work, const Outcome &outcome) const
    {
        const QString folder = m_settings.keep + u'/' + work.name;
        QDir().mkpath(folder);
        for (const auto &[name, content] : outcome.artefacts.asKeyValueRange()) {
            QFile file(folder + u'/' + name);
            if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
                std::fprintf(stderr, "cannot write %s\n", qPrintable(file.fileName()));
        }
    }

    void summarise() const
    {
        const double seconds = double(m_clock.elapsed()) / 1000;
        const double perSecond = seconds > 0 ? double(m_work.size()) / seconds : 0;
        if (m_settings.json)
            print(QJsonDocument(QJsonObject{{u"passed"_s, m_counts.passed},
                                            {u"failed"_s, m_counts.failed},
                                            {u"notCounted"_s, m_counts.notCounted},
                                            {u"withRows"_s, m_counts.withRows},
                                            {u"seconds"_s, seconds},
                                            {u"casesPerSecond"_s, perSecond},
                                            {u"firstCaseSeconds"_s, double(m_first) / 1000}})
                      .toJson(QJsonDocument::Compact));
        else
            print(
                u"%1 passed (%2 with rows), %3 failed, %4 not counted; %5 s, %6 cases a second, the first after %7 s"_s
                    .arg(m_counts.passed)
                    .arg(m_counts.withRows)
                    .arg(m_counts.failed)
                    .arg(m_counts.notCounted)
                    .arg(seconds, 0, 'f', 1)
                    .arg(perSecond, 0, 'f', 1)
                    .arg(double(m_first) / 1000, 0, 'f', 2)
                    .toUtf8());
    }

    Settings m_settings;
    const dialect::Registry m_registry = drivers::engines();
    std::vector<Work> m_work;
    std::atomic<size_t> m_next = 0;
    std::mutex m_mutex; // guards what follows
    Counts m_counts;
    QElapsedTimer m_clock;
    qint64 m_first = 0; // milliseconds
};

int wrongUse(const char *why)
{
    std::fprintf(stderr, "tidemark-contract: %s\n", why);
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"tidemark-contract"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Checks the laws of planning on every case (before.sql, after.sql, meta.json)."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"DIR"_s, u"A folder with cases below it."_s, u"DIR…"_s);
    parser.addOptions(
        {{u"only"_s, u"Only the cases whose name matches."_s, u"REGEX"_s},
         {u"jobs"_s, u"How many run at once (2)."_s, u"N"_s, u"2"_s},
         {u"limit"_s, u"Seconds for one case (120)."_s, u"N"_s, u"120"_s},
         {u"strategy"_s, u"How plans go about it: %1."_s.arg(plan::strategyNames().join(u", "_s)), u"S"_s, u"direct"_s},
         {u"json"_s, u"One JSON object a line."_s},
         {u"keep"_s, u"Write the plans of what failed below this folder."_s, u"FOLDER"_s}});
    parser.process(application);
    Settings settings{.folders = parser.positionalArguments(),
                      .only = QRegularExpression(parser.value(u"only"_s)),
                      .keep = parser.value(u"keep"_s),
                      .jobs = parser.value(u"jobs"_s).toInt(),
                      .limit = std::chrono::seconds(parser.value(u"limit"_s).toInt()),
                      .json = parser.isSet(u"json"_s)};
    const auto strategy = plan::strategyOf(parser.value(u"strategy"_s));
    if (!strategy)
        return wrongUse("--strategy is none of those that there are");
    settings.strategy = *strategy;
    if (settings.folders.isEmpty())
        return wrongUse("name a folder with cases");
    if (!settings.only.isValid())
        return wrongUse("--only is no regular expression");
    if (settings.jobs < 1 || settings.limit.count() < 0)
        return wrongUse("--jobs and --limit are numbers");
    for (const QString &folder : settings.folders) {
        if (!QDir(folder).exists())
            return wrongUse(qPrintable(u"there is no folder "_s + folder));
    }
    return Runner(std::move(settings)).run();
}
