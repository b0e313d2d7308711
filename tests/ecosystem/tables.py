"""The tables and their declaration, as the schema of the data package has it."""

import csv
import json
import re
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def resources():
    """Each table: its name and its schema."""
    return [(resource["name"], resource["schema"]) for resource in PACKAGE["resources"]]


def columns():
    """Each column: its table, and its field in the schema."""
    return [(table, field) for table, schema in resources() for field in schema["fields"]]


def read(table, folder=DATA):
    """The header and the rows of a table."""
    with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def write(table, header, rows, folder):
    with open(folder / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def is_number(field):
    """Whether the cells of a column are numbers: whole ones, degrees or those that are claimed."""
    if field["type"] != "string":
        return True
    pattern = field["constraints"].get("pattern", "x")
    return all(re.fullmatch(pattern, number) for number in ["1250", "99.5", "33 1/3"])


def is_date(field):
    return field.get("standard", "").startswith("EDTF")


def fraction(number):
    """A number as the tables have it, exactly: `12000`, `99.5`, `33 1/3`."""
    return sum(Fraction(part) for part in number.split(" "))
