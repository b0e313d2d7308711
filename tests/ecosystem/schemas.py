"""The schema files, by validators that nobody here wrote: they pass the tables and fail each planted error."""

import contextlib
import copy
import json
import logging
import shutil
import tempfile
import warnings
from pathlib import Path

import csvw
import frictionless
import jsonschema
import mlcroissant

from export import exported
from tables import DATA, columns, fraction, is_date, is_number, read, resources, write

# The error that each plant must be reported as, by frictionless: its type and a part of its note.
PLANTS = {
    "a broken reference": ("foreign-key", "no-such-record"),
    "an unknown code": ("constraint-error", "enum"),
    "a doubled key": ("primary-key", "the same as"),
    "a missing column": ("label", ""),
    "an empty required cell": ("constraint-error", "required"),
    "a bad date": ("constraint-error", "pattern"),
    "a number with a comma": ("error", ""),
}


def cell_plants(kind):
    """The cells to plant: table, column, value."""
    for table, schema in resources():
        keys = {key["fields"][0] for key in schema.get("foreignKeys", [])}
        for field in schema["fields"]:
            name, constraints = field["name"], field["constraints"]
            if kind == "a broken reference" and name in keys:
                yield table, name, "no-such-record"
            if kind == "an unknown code" and "enum" in constraints:
                yield table, name, "no-such-code"
            if kind == "an empty required cell" and constraints.get("required"):
                yield table, name, ""
            if kind == "a bad date" and is_date(field):
                yield table, name, "2025-02-30"
            if kind == "a number with a comma" and is_number(field):
                yield table, name, "1,250"


def last_required():
    """Of each table, the last column that may not be empty."""
    return {table: field["name"] for table, field in columns() if field["constraints"].get("required")}


class Copy:
    """A copy of the folder of the tables."""

    def __init__(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.path = Path(self.temporary.name) / "data"
        shutil.copytree(DATA, self.path)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.temporary.cleanup()

    def plant(self, table, column, value):
        """Puts a value into a column, each time in another row: a blank row would be another error."""
        header, rows = read(table, self.path)
        place = header.index(column)
        rows[place % len(rows)][place] = value
        write(table, header, rows, self.path)

    def double(self, table):
        """Repeats the last row."""
        header, rows = read(table, self.path)
        write(table, header, [*rows, rows[-1]], self.path)

    def drop(self, table, column):
        header, rows = read(table, self.path)
        place = header.index(column)
        rows = [row[:place] + row[place + 1 :] for row in [header, *rows]]
        write(table, rows[0], rows[1:], self.path)


def planted(kind, copy):
    """Plants an error wherever it can be; which tables and columns have it."""
    if kind == "a doubled key":
        for table, _ in resources():
            copy.double(table)
        return [(table, None) for table, _ in resources()]
    if kind == "a missing column":
        for table, column in last_required().items():
            copy.drop(table, column)
        return list(last_required().items())
    cells = list(cell_plants(kind))
    for cell in cells:
        copy.plant(*cell)
    return [(table, column) for table, column, _ in cells]


def check_frictionless():
    errors = frictionless_errors(DATA)
    assert not errors, errors
    print("frictionless: the tables are valid")
    for kind, (type_, note) in PLANTS.items():
        with Copy() as copy:
            places = planted(kind, copy)
            errors = frictionless_errors(copy.path)
        assert places, kind
        for table, column in places:
            found = [
                error
                for of, error in errors
                if of == table
                and type_ in error.type
                and note in error.note
                and column in (None, *fields_of(error))
            ]
            said = [error.message for of, error in errors if of == table]
            assert found, f"{kind} in {table}.{column} is not reported: {said}"
        print(f"frictionless: {kind}: reported at all {len(places)} places, such as: {found[0].message}")


def frictionless_errors(folder):
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert not report.errors, report.errors
    return [(task.name, error) for task in report.tasks for error in task.errors]


def fields_of(error):
    several = getattr(error, "field_names", None) or []
    return [getattr(error, "field_name", None), getattr(error, "label", None), *several]


def check_csvw():
    said = csvw_says(DATA)
    assert not said, said
    print("csvw: the tables are valid")
    for kind in PLANTS:
        with Copy() as copy:
            places = planted(kind, copy)
            said = csvw_says(copy.path)
        if kind in ("a doubled key", "a missing column"):
            # It takes no notice of an optional column that is missing at the end.
            expected = {f"{table}.csv" for table, _ in places}
        else:
            # An empty cell has no value that could be named.
            expected = {value for _, _, value in cell_plants(kind)} - {""}
        for text in expected:
            assert any(text in line for line in said), f"{kind}: {text} is not in {said}"
        assert len(said) >= len(places), f"{kind}: {len(said)} of {len(places)} are reported: {said}"
        print(f"csvw: {kind}: reported at all {len(places)} places, such as: {said[-1]}")


class Lines(logging.Handler):
    """What is logged."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


@contextlib.contextmanager
def reported(log):
    """What ends a check is one more thing that is wrong."""
    try:
        yield
    except ValueError as error:
        log.warning(str(error))


def csvw_says(folder):
    """What is wrong, in the words of the validator."""
    lines = Lines()
    log = logging.Logger("csvw")
    log.addHandler(lines)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        # In its strict mode an empty cell would be a broken reference.
        tables = csvw.CSVW(str(folder / "csv-metadata.json"), strict=False)
        for table in tables.tables:
            with reported(log):
                list(table.iterdicts(strict=False, log=log))
                table.check_primary_key(log=log)
        with reported(log):
            tables.tablegroup.check_referential_integrity(strict=False, log=log)
    return lines.lines + [str(warning.message) for warning in warned]


def check_croissant():
    dataset = mlcroissant.Dataset(jsonld=str(DATA / "croissant.json"))
    issues = dataset.metadata.issues
    assert not issues.errors, issues.errors
    for table, schema in resources():
        header, rows = read(table)
        loaded = list(dataset.records(table))
        assert len(loaded) == len(rows), table
        numbers = {field["name"] for field in schema["fields"] if is_number(field)}
        for row, record in zip(rows, loaded):
            for name, cell in zip(header, row):
                value = record[f"{table}/{name}"]
                value = value.decode() if isinstance(value, bytes) else value
                if name in numbers and cell:
                    # Where all of a column are whole numbers or empty, it loads even a text as 1.0.
                    value, cell = fraction(str(value)), fraction(cell)
                assert value == cell or (value is None and not cell), (table, name, value, cell)
    print(f"mlcroissant: valid; all {len(resources())} record sets are loaded, cell by cell as in the tables")


def check_json_schema():
    schema = json.loads((DATA / "records.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    with tempfile.TemporaryDirectory() as folder:
        text = (exported("json", folder) / "kursk-campaign.json").read_text(encoding="utf-8")
    document = json.loads(text)
    jsonschema.Draft202012Validator(schema).validate(document)
    assert list(document) == [table for table, _ in resources()]
    refused = 0
    for table, fields in resources():
        item = schema["properties"][table]["items"]["$ref"]
        of_record = jsonschema.Draft202012Validator({"$ref": item, "$defs": schema["$defs"]})
        assert len(document[table]) == len(read(table)[1]), table
        record = document[table][0]
        of_record.validate(record)
        wrong = [("unknown", "x")]
        for field in fields["fields"]:
            if "enum" in field["constraints"]:
                wrong.append((field["name"], "no-such-code"))
            if is_date(field):
                wrong.append((field["name"], "2025-02-30"))
            if is_number(field):
                wrong.append((field["name"], "1,250"))
            if field["constraints"].get("required"):
                wrong += [(field["name"], None), (field["name"], "")]
        for name, value in wrong:
            assert not of_record.is_valid({**record, name: value}), (table, name, value)
        for name in record:
            less = copy.copy(record)
            del less[name]
            assert not of_record.is_valid(less), (table, name)
        refused += len(wrong) + len(record)
    count = sum(len(records) for records in document.values())
    print(f"jsonschema: {count} records are valid, {refused} wrong ones are refused")


if __name__ == "__main__":
    check_frictionless()
    check_csvw()
    check_croissant()
    check_json_schema()
