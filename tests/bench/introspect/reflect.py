# SPDX-License-Identifier: GPL-3.0-or-later
# SQLAlchemy's reflection of a whole database, with its views. Prints the seconds of reflect() alone.
import sys
import time

import sqlalchemy

engine = sqlalchemy.create_engine("postgresql+psycopg2:///" + sys.argv[1])
with engine.connect() as connection:
    begin = time.perf_counter()
    metadata = sqlalchemy.MetaData()
    metadata.reflect(connection, views=True)
    print("@seconds", time.perf_counter() - begin)
    print("@objects", len(metadata.tables))
