"""The queries in `queries/` over the Parquet files: DuckDB, DataFusion and the library give the same rows.

Usage: queries.py ANSWERS [FOLDER PLACE]

ANSWERS is what the example `answers` prints, from the library, or `benches answers DATA`, from the tables in
a folder. FOLDER has the Parquet files of such tables, and PLACE is the one of the timeline; otherwise they
are those of the project.
"""

import json
import sys
import tempfile
import time
from itertools import zip_longest
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


def same(name, left, some, right, others):
    """Stops at the first row that differs."""
    for place, (one, other) in enumerate(zip_longest(some, others)):
        if one != other:
            sys.exit(f"{name}, row {place + 1}: {left}: {one}; {right}: {other}")


def compare(answers, folder, place="kursk-oblast"):
    engines = [on_duckdb(folder), on_datafusion(folder)]
    for name, query in QUERIES.items():
        query = query.replace("'kursk-oblast'", f"'{place}'")
        (one, seconds), (other, others) = [timed(engine, query) for engine in engines]
        same(name, "DuckDB", one, "DataFusion", other)
        expected = answers[name]
        if name != TIMELINE:
            one, expected = sorted(one), sorted(expected)
        same(name, "DuckDB and DataFusion", one, "the answers", expected)
        print(
            f"{name}: {len(one)} rows, such as {one[0] if one else 'none'}; "
            f"DuckDB {seconds:.3f} s, DataFusion {others:.3f} s"
        )
    # It is also exported as a table.
    contradictions = engines[0]("SELECT * FROM contradictions ORDER BY record, other")
    assert contradictions == engines[0](QUERIES["who-contradicts"])


if __name__ == "__main__":
    answers = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if set(answers) != set(QUERIES):
        sys.exit(f"{sys.argv[1]} answers {sorted(answers)}, and the queries are {sorted(QUERIES)}")
    if len(sys.argv) > 2:
        compare(answers, Path(sys.argv[2]), sys.argv[3])
    else:
        with tempfile.TemporaryDirectory() as folder:
            compare(answers, exported("parquet", folder))
    print("DuckDB, DataFusion and the answers have the same rows")
