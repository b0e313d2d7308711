"""The queries in `queries/` over the Parquet files: DuckDB, DataFusion and the library give the same rows.

Usage: queries.py ANSWERS [FOLDER], where ANSWERS is what the example `answers` prints; with a folder of
Parquet files of other tables, the two engines are compared with each other, and with what the tool
worked out from those tables.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import datafusion
import duckdb

from export import exported

QUERIES = {path.stem: path.read_text() for path in sorted(Path(__file__).parent.glob("queries/*.sql"))}
# The rows of this one are in order.
TIMELINE = "timeline-of-a-place"


def on_duckdb(folder):
    database = duckdb.connect()
    for path in folder.glob("*.parquet"):
        database.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM '{path}'")
    return lambda query: [list(row) for row in database.execute(query).fetchall()]


def on_datafusion(folder):
    context = datafusion.SessionContext()
    for path in folder.glob("*.parquet"):
        context.register_parquet(path.stem, str(path))
    return lambda query: rows_of(context.sql(query).collect())


def rows_of(batches):
    return [list(row.values()) for batch in batches for row in batch.to_pylist()]


def timed(run, query):
    start = time.monotonic()
    rows = run(query)
    return rows, time.monotonic() - start


def compare(folder, expected=None, place=None):
    engines = [on_duckdb(folder), on_datafusion(folder)]
    for name, query in QUERIES.items():
        query = query.replace("'kursk-oblast'", f"'{place}'") if place else query
        (one, seconds), (other, others) = [timed(engine, query) for engine in engines]
        assert one == other, name
        if expected is not None:
            library = expected[name] if name == TIMELINE else sorted(expected[name])
            rows = one if name == TIMELINE else sorted(one)
            assert rows == library, name
        print(
            f"{name}: {len(one)} rows, such as {one[0] if one else 'none'}; "
            f"DuckDB {seconds:.3f} s, DataFusion {others:.3f} s"
        )
    # What the tool works out from the tables, at any size.
    contradictions = engines[0]("SELECT * FROM contradictions ORDER BY record, other")
    assert contradictions == engines[0](QUERIES["who-contradicts"])


if __name__ == "__main__":
    answers = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    assert set(answers) == set(QUERIES)
    if len(sys.argv) > 2:
        compare(Path(sys.argv[2]), place="place-000001")
    else:
        with tempfile.TemporaryDirectory() as folder:
            compare(exported("parquet", folder), answers)
        print("DuckDB, DataFusion and the library give the same rows")
