// SPDX-License-Identifier: GPL-3.0-or-later
// HikariCP over the JDBC driver of PostgreSQL, in the same loop as the others (measure.cpp).
// usage: java PoolPeer.java MODE THREADS SECONDS SIZE: none, query, restart
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

public final class PoolPeer {
    private static final int WINDOWS = 5;
    private static volatile boolean go = true;

    private static final class Worker extends Thread {
        private final HikariDataSource pool;
        private final boolean asks;
        private final boolean mayFail;
        private final AtomicLong uses = new AtomicLong();
        private long failures;
        private double last;
        private double recovered;

        Worker(HikariDataSource pool, boolean asks, boolean mayFail) {
            this.pool = pool;
            this.asks = asks;
            this.mayFail = mayFail;
            setDaemon(true);
        }

        private void useOnce() throws SQLException {
            try (Connection connection = pool.getConnection()) {
                if (!asks) return;
                try (PreparedStatement query = connection.prepareStatement("SELECT 1"); ResultSet rows = query.executeQuery()) {
                    rows.next();
                }
            }
        }

        @Override
        public void run() {
            for (long done = 0; go; uses.lazySet(++done)) {
                try {
                    useOnce();
                    if (failures > 0 && recovered == 0) recovered = System.currentTimeMillis() / 1e3;
                } catch (SQLException failure) {
                    if (!mayFail) throw new IllegalStateException(failure);
                    ++failures;
                    last = System.currentTimeMillis() / 1e3;
                    recovered = 0;
                }
            }
        }
    }

    private static long total(Worker[] workers) {
        long sum = 0;
        for (Worker worker : workers) sum += worker.uses.get();
        return sum;
    }

    private static void printRate(Worker[] workers, double seconds) throws InterruptedException {
        Thread.sleep(1500); // until the compiler is through
        double[] rates = new double[WINDOWS];
        for (int i = 0; i < WINDOWS; ++i) {
            long before = total(workers);
            long begin = System.nanoTime();
            Thread.sleep((long) (seconds * 1000 / WINDOWS));
            rates[i] = (total(workers) - before) / ((System.nanoTime() - begin) / 1e9);
        }
        Arrays.sort(rates);
        System.out.printf("@rate %.1f%n", rates[WINDOWS / 2]);
    }

    public static void main(String[] words) throws Exception {
        boolean restart = words[0].equals("restart");
        int size = Integer.parseInt(words[3]);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + System.getenv("PGPORT") + "/postgres?user=postgres");
        config.setPassword(System.getenv("PGPASSWORD"));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        if (restart) config.setConnectionTimeout(5000);
        HikariDataSource pool = new HikariDataSource(config);
        Worker[] workers = new Worker[Integer.parseInt(words[1])];
        for (int i = 0; i < workers.length; ++i) workers[i] = new Worker(pool, !words[0].equals("none"), restart);
        for (Worker worker : workers) worker.start();
        double seconds = Double.parseDouble(words[2]);
        if (restart) Thread.sleep((long) (seconds * 1000));
        else printRate(workers, seconds);
        go = false;
        for (Worker worker : workers) worker.join(7000);
        long failures = 0;
        double last = 0;
        double recovered = 0;
        for (Worker worker : workers) {
            failures += worker.failures;
            last = Math.max(last, worker.last);
            recovered = Math.max(recovered, worker.failures > 0 && worker.recovered == 0 ? 1e12 : worker.recovered);
        }
        System.out.printf("@failures %d%n@last %.3f%n@recovered %.3f%n", failures, last, recovered);
        System.exit(0);
    }
}
