# SPDX-License-Identifier: GPL-3.0-or-later
# What Alembic's autogenerate does between two live databases: the second is reflected to be the wanted state, and the
# first compared with it. Prints the seconds of both, and writes what was found, one operation a line.
import sys
import time
import warnings

import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

before, after, output = sys.argv[1:]
warnings.simplefilter("ignore")


def connect(database):
    return sqlalchemy.create_engine("postgresql+psycopg2:///" + database).connect()


begin = time.perf_counter()
wanted = sqlalchemy.MetaData()
with connect(after) as connection:
    wanted.reflect(connection)
reflected = time.perf_counter()
with connect(before) as connection:
    options = {"compare_type": True, "compare_server_default": True}
    changes = compare_metadata(MigrationContext.configure(connection, opts=options), wanted)
print("@reflect", reflected - begin)
print("@compare", time.perf_counter() - reflected)
with open(output, "w") as file:
    for change in changes:
        file.write(repr(change) + "\n")
