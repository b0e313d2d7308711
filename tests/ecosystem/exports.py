"""The exports, by readers that nobody here wrote."""

import datetime
import functools
import importlib
import json
import math
import re
import resource
import signal
import sqlite3
import tempfile
from pathlib import Path

import bibtexparser
import citeproc
import duckdb
import pandas
import polars
import pybtex.database
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import LatexNodes2Text
from pyld import jsonld
from shapely.geometry import shape

from export import export, exported
from tables import fraction, is_date, is_number, read, resources


def days(date):
    """The first and the last day that a date can mean."""
    start, _, end = date.replace("~", "").partition("/")

    def first(day):
        parts = [int(part) for part in day.split("-")] + [1, 1]
        return datetime.date(*parts[:3])

    def last(day):
        if day.count("-") == 2:
            return first(day)
        year, month = ([int(part) for part in day.split("-")] + [12])[:2]
        return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)

    end = end or start
    return None if start == ".." else first(start), None if end == ".." else last(end)


def precision(date):
    return "interval" if "/" in date else ["year", "month", "day"][date.count("-")]


def expected(schema, header, row):
    """What a typed row must have of a row of the table."""
    values = {}
    for field in schema["fields"]:
        name = field["name"]
        cell = row[header.index(name)]
        values[name] = cell or None
        if field["type"] != "string":
            values[name] = float(cell) if cell else None
        elif is_date(field):
            first, last = days(cell) if cell else (None, None)
            values[f"{name}_earliest"], values[f"{name}_latest"] = first, last
            values[f"{name}_precision"] = precision(cell) if cell else None
            values[f"{name}_approximate"] = "~" in cell if cell else None
        elif is_number(field):
            values[f"{name}_number"] = float(fraction(cell)) if cell else None
    return values


def plain(value):
    """A value without the types of the reader."""
    if value is None or value is pandas.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (datetime.datetime, pandas.Timestamp)):
        return value.date()
    return value


def check_rows(reader, table, schema, rows):
    """That the rows of a reader, as dictionaries, are those of the table."""
    header, cells = read(table)
    assert len(rows) == len(cells), (reader, table)
    for row, written in zip(cells, rows):
        for name, value in expected(schema, header, row).items():
            assert plain(written[name]) == value, (reader, table, name, written[name], value)


def check_parquet(folder):
    out = exported("parquet", folder)
    for table, schema in resources():
        path = str(out / f"{table}.parquet")
        result = duckdb.execute("SELECT * FROM read_parquet(?)", [path])
        names = [column[0] for column in result.description]
        rows = [dict(zip(names, row)) for row in result.fetchall()]
        check_rows("DuckDB", table, schema, rows)
        check_rows("Polars", table, schema, polars.read_parquet(path).to_dicts())
        frame = pandas.read_parquet(path)
        check_rows("pandas", table, schema, frame.astype(object).to_dict("records"))
        of_polars = polars.read_parquet_schema(path)
        for field in schema["fields"]:
            if "enum" in field["constraints"]:
                assert frame[field["name"]].dtype == "category", (table, field["name"])
                codes = set(frame[field["name"]].cat.categories)
                assert codes <= set(field["constraints"]["enum"]), (table, field["name"])
            if is_date(field):
                assert of_polars[f"{field['name']}_earliest"] == polars.Date
    print("Parquet: DuckDB, Polars and pandas read all tables, with dates and codes as such")


def check_sqlite(folder):
    out = exported("sqlite", folder)
    database = sqlite3.connect(out / "kursk-campaign.sqlite")
    database.row_factory = sqlite3.Row
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert not database.execute("PRAGMA foreign_key_check").fetchall()
    keys = 0
    for table, schema in resources():
        rows = [dict(row) for row in database.execute(f"SELECT * FROM {table} ORDER BY rowid")]
        for row in rows:
            for name, value in row.items():
                if name.endswith(("_earliest", "_latest")) and value:
                    row[name] = datetime.date.fromisoformat(value)
                if name.endswith("_approximate") and value is not None:
                    row[name] = bool(value)
        check_rows("SQLite", table, schema, rows)
        declared = {(key["from"], key["table"]) for key in database.execute(f"PRAGMA foreign_key_list({table})")}
        foreign_keys = {
            (key["fields"][0], key["reference"]["resource"] or table)
            for key in schema.get("foreignKeys", [])
        }
        assert declared == foreign_keys, table
        keys += len(declared)
    database.execute("PRAGMA foreign_keys = ON")
    try:
        with database:
            database.execute("UPDATE figures SET metric = 'no-such-metric'")
        raise AssertionError("a broken reference is stored")
    except sqlite3.IntegrityError:
        pass
    counts = {view: len(database.execute(f"SELECT * FROM {view}").fetchall()) for view in ["claims", "disputes", "timeline"]}
    assert counts["claims"] == len(read("figures")[1])
    events = (exported("jsonl", folder) / "events.jsonl").read_text(encoding="utf-8").splitlines()
    timeline = [row["id"] for row in database.execute("SELECT id FROM timeline")]
    assert timeline == [json.loads(event)["id"] for event in events]
    query = (Path(__file__).parent / "queries/disputed-questions.sql").read_text(encoding="utf-8")
    disputed = "SELECT question, count(DISTINCT position) FROM disputes GROUP BY question ORDER BY question"
    assert [tuple(row) for row in database.execute(disputed)] == [tuple(row) for row in database.execute(query)]
    # The views are SQL that DuckDB reads, too.
    on_parquet = duckdb.connect()
    for path in exported("parquet", folder).iterdir():
        on_parquet.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM '{path}'")
    for view, declaration in database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"):
        rows = [tuple(row) for row in database.execute(f"SELECT * FROM {view}")]
        on_parquet.execute(declaration)
        others = on_parquet.execute(f"SELECT * FROM {view}").fetchall()
        assert sorted(map(repr, rows)) == sorted(repr(as_in_sqlite(row)) for row in others), view
    print(f"SQLite: {keys} keys are declared and hold; rows of the views, also on DuckDB: {counts}")


def as_in_sqlite(row):
    """A row with its days as texts."""
    return tuple(str(value) if isinstance(value, datetime.date) else value for value in row)


def check_json(folder):
    text = (exported("json", folder) / "kursk-campaign.json").read_text(encoding="utf-8")
    document = json.loads(text)
    lines = exported("jsonl", folder)
    for table, records in document.items():
        written = (lines / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in written] == records, table
    print(f"JSON Lines: the same {sum(map(len, document.values()))} records as in the document")


# The context that every Web Annotation has; our files have its terms in them, too.
ANNO = "http://www.w3.org/ns/anno.jsonld"


def offline(url, options):
    """What a processor without a network loads."""
    assert url == ANNO, url
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": {}}}


def check_linked(folder, format, file, check):
    """That no term is dropped: what is expanded and compacted again is what was written."""
    document = json.loads((exported(format, folder) / file).read_text(encoding="utf-8"))
    loader = {"documentLoader": offline}
    expanded = jsonld.expand(document, loader)
    context = document.pop("@context")
    back = jsonld.compact(expanded, context, loader)
    del back["@context"]
    assert terms(back) == terms(document)
    triples = jsonld.normalize(expanded, {"format": "application/n-quads", **loader}).splitlines()
    # A term without a name would be a blank predicate or a relative one.
    predicates = {line.split(" ")[1] for line in triples}
    assert all(re.fullmatch(r"<(https?|urn):[^>]+>", predicate) for predicate in predicates), predicates
    count = check(document, context, expanded)
    print(f"{format}: PyLD expands {count} to {len(triples)} triples, and drops no term")


def terms(node):
    """The terms and values of nodes, whatever their order; a list of one is that one."""
    if isinstance(node, dict):
        return sorted((key, terms(value)) for key, value in node.items())
    if isinstance(node, list) and len(node) == 1:
        return terms(node[0])
    if isinstance(node, list):
        return sorted((terms(value) for value in node), key=repr)
    return repr(node)


def check_annotations(collection, context, expanded):
    assert ANNO in context
    nodes = collection["first"]["items"]
    header, rows = read("anchors")
    assert len(nodes) == collection["total"] == len(rows)
    places = [[int(row[header.index("start")]), int(row[header.index("end")]), row[header.index("digest")]] for row in rows]
    selectors = [node["target"]["selector"] for node in nodes]
    written = [[selector[name] for name in ["start", "end", "digest"]] for selector in selectors]
    assert sorted(written) == sorted(places)
    oa, activity = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
    page = expanded[0][f"{activity}first"][0]
    for node in page[f"{activity}items"][0]["@list"]:
        assert node["@type"] == [f"{oa}Annotation"]
        selector = node[f"{oa}hasTarget"][0][f"{oa}hasSelector"][0]
        assert selector["@type"] == [f"{oa}TextPositionSelector"]
        assert f"{oa}start" in selector and f"{oa}end" in selector
    return f"{len(nodes)} annotations"


def check_claims(document, context, expanded):
    nodes = document["@graph"]
    kinds = [node["@type"] for node in nodes]
    header, rows = read("quotes")
    quoted = [row for row in rows if row[header.index("speech")] in ("direct", "mixed")]
    assert kinds.count("Quotation") == len(quoted)
    assert kinds.count("Claim") == len(read("figures")[1]) + len(rows) - len(quoted)
    known = {node["@id"] for node in nodes}
    for node in nodes:
        for owner in ["author", "spokenByCharacter", "appearance", "isPartOf", "publisher"]:
            assert node.get(owner, {"@id": node["@id"]})["@id"] in known, node
        for typed in [node, *(value for value in node.values() if "@type" in value)]:
            unknown = set(typed) - {"@id"} - set(context) - terms_of(typed["@type"])
            assert not unknown, f"{typed['@type']} of schema.org has no {unknown}"
        for name in ["datePublished", "dateCreated"]:
            assert re.fullmatch(r"\d{4}(-\d\d){0,2}", node.get(name, "2025")), node
    print(f"schema-org: schema.org has all terms of {len(nodes)} nodes")
    return f"{len(nodes)} nodes"


@functools.cache
def terms_of(kind):
    """The terms that schema.org has for a type."""
    model = getattr(importlib.import_module(f"pydantic2_schemaorg.{kind}"), kind)
    return {field.alias for field in model.__fields__.values()}


def check_geojson(folder):
    collection = json.loads((exported("geojson", folder) / "places.geojson").read_text(encoding="utf-8"))
    header, rows = read("places")
    places = {row[0]: row for row in rows}
    located = 0
    for feature in collection["features"]:
        row = places.pop(feature["id"])
        latitude, longitude = row[header.index("latitude")], row[header.index("longitude")]
        if feature["geometry"] is None:
            assert not latitude
            continue
        point = shape(feature["geometry"])
        assert point.is_valid and (point.x, point.y) == (float(longitude), float(latitude))
        located += 1
    assert not places
    of_events, events = read("events")
    there = sorted(event["id"] for feature in collection["features"] for event in feature["properties"]["events"])
    assert there == sorted(row[0] for row in events if row[of_events.index("place")])
    print(f"GeoJSON: shapely reads {located} points; {len(there)} events are at {len(collection['features'])} places")


def check_citations(folder):
    csl, bibtex = exported("csl-json", folder), exported("bibtex", folder)
    header, rows = read("sources")
    titles = {row[0]: row[header.index("title")] for row in rows}
    for name in ["sources", "claims"]:
        items = json.loads((csl / f"{name}.csl.json").read_text(encoding="utf-8"))
        ids = [item["id"] for item in items]
        assert len(set(ids)) == len(ids)
        # citeproc-py can't print from one day to another.
        for item in items:
            item["issued"]["date-parts"] = item["issued"]["date-parts"][:1]
        source = CiteProcJSON(items)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        for id in ids:
            bibliography.register(citeproc.Citation([citeproc.CitationItem(id)]))
        assert len(bibliography.bibliography()) == len(ids)
        path = bibtex / f"{name}.bib"
        entries = pybtex.database.parse_file(str(path)).entries
        assert list(entries) == ids
        library = bibtexparser.parse_file(str(path))
        assert not library.failed_blocks and [entry.key for entry in library.entries] == ids
        for item in items:
            fields = entries[item["id"]].fields
            assert fields.get("url") == item.get("URL"), item
            for of_item in ["title", "note"]:
                text = LatexNodes2Text().latex_to_text(fields.get(of_item, ""))
                assert text == item.get(of_item, ""), (text, item)
        if name == "sources":
            assert sorted(ids) == sorted(titles)
            for item in items:
                assert item["title"] == titles[item["id"]]
            said = str(bibliography.bibliography()[0])
        print(f"citations: citeproc-py, pybtex and bibtexparser read all {len(ids)} {name}")
    print(f"citations: such as: {said}")


def check_failures(folder):
    folder = Path(folder)
    there = folder / "there"
    there.mkdir()
    limits = {
        # A file may not grow beyond 16 KB, which is what a full disk looks like to a program.
        "preexec_fn": lambda: (
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 14, 1 << 14)),
        ),
        "restore_signals": False,
    }
    for format in ["parquet", "sqlite", "json", "bibtex"]:
        for out, code, says, options in [
            (there, 2, "is there already", {}),
            (folder / "no/such/folder", 1, "can't be written", {}),
            (folder / "full", 1, "can't be written", limits),
            (Path("/proc/exported"), 1, "can't be written", {}),
        ]:
            ran = export(format, out, **options)
            assert ran.returncode == code and says in ran.stderr, (format, out, ran)
            assert ran.stderr.count("\n") == 1 and str(out) in ran.stderr, ran.stderr
            assert sorted(path.name for path in folder.iterdir()) == ["there"], (format, out)
            assert not list(there.iterdir())
        print(f"{format}: {ran.stderr.strip()}")


if __name__ == "__main__":
    for check in [check_parquet, check_sqlite, check_json, check_geojson, check_citations, check_failures]:
        with tempfile.TemporaryDirectory() as folder:
            check(folder)
    with tempfile.TemporaryDirectory() as folder:
        check_linked(folder, "web-annotation", "annotations.jsonld", check_annotations)
        check_linked(folder, "schema-org", "claims.jsonld", check_claims)
