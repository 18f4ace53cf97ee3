// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the Pools page with a pool in use: first as it is, a poll a second, for its share of a processor; then hours of
// polls one after the other for what they leave in memory.
// Exit: 0 within what is promised, 1 not, 2 could not be measured.
#include "bench/common/contest.h"
#include "drivers/engines.h"
#include "support/fakebackend.h"
#include "ui/models/workbench.h"
#include "ui/pages/pools/poolspage.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace tidemark;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int pollsInAnHour = 3600;
constexpr double mostGrowth = 64; // kB in an hour

class Bench
{
public:
    Bench()
    {
        m_workbench.load();
        m_pool = m_pools.pool({u"orders"_s, u"orders"_s}, {.engine = u"fake"_s}, m_backend.creator());
        m_window = std::make_unique<ui::MainWindow>(
            ui::WindowTools{.workbench = &m_workbench, .messages = &m_messages, .syntax = &m_syntax});
        m_window->resize(1600, 1000);
        m_window->show();
        m_page = qobject_cast<ui::PoolsPage *>(m_window->openPools());
    }

    [[nodiscard]] bool isReady()
    {
        use();
        if (!m_page || m_page->feed()->pools().empty())
            m_page->feed()->pollOwn();
        if (m_page->feed()->pools().empty())
            return false;
        m_page->choose(m_page->feed()->pools().front()->key());
        return true;
    }

    // Polls one after the other, and one picture of twenty.
    void pass(int polls)
    {
        for (int i = 0; i < polls; ++i) {
            use();
            m_page->feed()->pollOwn();
            if (i % 20 == 0)
                QCoreApplication::processEvents();
        }
    }

    // Per cent of a processor, of all threads of this process.
    [[nodiscard]] double share(double seconds)
    {
        m_page->feed()->setInterval(1000ms);
        QTimer user;
        QObject::connect(&user, &QTimer::timeout, &user, [this] { use(); });
        user.start(1000ms);
        QEventLoop loop;
        QTimer::singleShot(std::chrono::milliseconds(qint64(seconds * 1000)), &loop, &QEventLoop::quit);
        QElapsedTimer time;
        time.start();
        const std::clock_t begin = std::clock();
        loop.exec();
        return double(std::clock() - begin) / CLOCKS_PER_SEC / (double(time.elapsed()) / 1000) * 100;
    }

private:
    // Something to be seen in every chart.
    void use()
    {
        std::vector<pool::Lease> leases;
        for (int i = 0; i <= m_uses % 7; ++i) {
            if (auto lease = m_pool->acquire(m_job, u"bench"_s))
                leases.push_back(*std::move(lease));
        }
        if (++m_uses % 3 == 0)
            m_held = std::move(leases);
    }

    dialect::Registry m_registry = drivers::engines();
    QTemporaryDir m_home;
    test::FakeBackend m_backend;
    pool::Pools m_pools;
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    ui::JobRunner m_jobs{m_clock};
    ui::Workbench m_workbench{{.jobs = &m_jobs, .registry = &m_registry, .pools = &m_pools},
                              {.config = m_home.filePath(u"config"_s), .state = m_home.filePath(u"state"_s)}};
    ui::MessageModel m_messages{m_clock};
    ui::Syntax m_syntax;
    std::shared_ptr<pool::Pool> m_pool;
    job::JobContext m_job;
    std::vector<pool::Lease> m_held;
    int m_uses = 0;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::PoolsPage *m_page = nullptr;
};

double usedKilobytes()
{
    return double(::mallinfo2().uordblks) / 1024;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const double seconds = argc > 1 ? std::atof(argv[1]) : 30;
    if (argc > 2 || seconds <= 0) {
        std::fprintf(stderr, "usage: ./dev bench poolspage [SECONDS]\n");
        return 2;
    }
    Bench bench;
    if (!bench.isReady()) {
        std::fprintf(stderr, "the page shows no pool\n");
        return 2;
    }
    // until every ring is full, and has been gone round
    bench.pass(3 * pollsInAnHour);
    const double share = bench.share(seconds);
    std::printf("%.0f s on screen, a poll a second\n", seconds);
    bool good = bench::judge("per cent of a processor", share, 2);
    std::fflush(stdout);
    const double before = usedKilobytes();
    bench.pass(pollsInAnHour);
    const double after = usedKilobytes();
    std::printf("%.0f kB in use before an hour of polls, %.0f kB after it\n", before, after);
    good = bench::judge("growth of what is allocated, kB an hour", after - before, mostGrowth) && good;
    return good ? 0 : 1;
}
