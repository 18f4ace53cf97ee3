# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLAlchemy's QueuePool over psycopg2, in the same loop as the others (measure.cpp).
usage: peer.py MODE THREADS SECONDS SIZE: none, query, restart, restartping"""
import sys
import threading
import time

import psycopg2
from sqlalchemy import create_engine

mode, threads, seconds, size = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
restart = mode.startswith("restart")
engine = create_engine("postgresql+psycopg2://", creator=lambda: psycopg2.connect("dbname=postgres"), pool_size=size,
                       max_overflow=0, pool_pre_ping=mode.endswith("ping"))
go = True


class Worker(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.uses = self.failures = 0
        self.last = self.recovered = 0.0

    def use_once(self):
        connection = engine.raw_connection()
        try:
            if mode != "none":
                cursor = connection.cursor()
                cursor.execute("SELECT 1")
                cursor.fetchall()
                cursor.close()
        finally:
            connection.close()

    def run(self):
        while go:
            try:
                self.use_once()
                if self.failures and not self.recovered:
                    self.recovered = time.time()
            except Exception:
                if not restart:
                    raise
                self.failures += 1
                self.last, self.recovered = time.time(), 0.0
            self.uses += 1


workers = [Worker() for _ in range(threads)]
for worker in workers:
    worker.start()
if restart:
    time.sleep(seconds)
else:
    time.sleep(0.4)
    rates = []
    for _ in range(5):
        before, begin = sum(w.uses for w in workers), time.perf_counter()
        time.sleep(seconds / 5)
        rates.append((sum(w.uses for w in workers) - before) / (time.perf_counter() - begin))
    print("@rate %.1f" % sorted(rates)[2])
go = False
for worker in workers:
    worker.join(7)
failed = [w for w in workers if w.failures]
print("@failures %d\n@last %.3f\n@recovered %.3f" % (
    sum(w.failures for w in workers), max((w.last for w in failed), default=0),
    max((w.recovered or 1e12 for w in failed), default=0)), flush=True)
