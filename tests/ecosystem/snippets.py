"""The programs of the codebook, as they stand there: all print who contradicts whom about the area held."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from tables import DATA, ROOT, read


def programs():
    """The programs, each with its language."""
    codebook = (DATA / "README.md").read_text(encoding="utf-8")
    section = codebook.split("\n## Reading the tables\n")[1].split("\n## ")[0]
    return re.findall(r"^```(\w+)\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)


def expected():
    """The lines that all of them must print."""
    tables = {}
    for table in ["actors", "figures", "relations"]:
        header, rows = read(table)
        tables[table] = [dict(zip(header, row)) for row in rows]
    actors = {actor["id"]: actor for actor in tables["actors"]}
    figures = {figure["id"]: figure for figure in tables["figures"]}
    lines = []
    for relation in tables["relations"]:
        pair = [figures.get(relation["left"]), figures.get(relation["right"])]
        if relation["relation"] == "contradicts" and all(pair):
            if "area-held" in [figure["metric"] for figure in pair]:
                shown = [f"{actors[f['claimed_by']]['name']}: {f['wording']}" for f in pair]
                lines.append(" / ".join(shown))
    return sorted(lines)


def run(command):
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def run_rust(program, folder):
    """A crate that depends on this one."""
    package = Path(folder) / "snippet"
    (package / "src").mkdir(parents=True)
    (package / "src/main.rs").write_text(program)
    (package / "Cargo.toml").write_text(
        '[package]\nname = "snippet"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n'
        f'[dependencies]\nkursk-campaign = {{ path = "{ROOT}" }}\n'
    )
    shutil.copy(ROOT / "Cargo.lock", package)
    return run(["cargo", "run", "--quiet", "--manifest-path", package / "Cargo.toml"])


def lines_of(language, program):
    if language == "sql":
        return [line for line, in duckdb.execute(program).fetchall()]
    commands = {
        "python": [sys.executable, "-c"],
        "r": ["Rscript", "-e"],
        "javascript": ["node", "-e"],
    }
    if language in commands:
        command = commands[language]
        return run([*command, program]) if shutil.which(command[0]) else None
    assert language == "rust", language
    with tempfile.TemporaryDirectory() as folder:
        return run_rust(program, folder)


if __name__ == "__main__":
    right = expected()
    assert right
    languages = [language for language, _ in programs()]
    assert languages == ["python", "python", "sql", "r", "javascript", "rust"], languages
    for language, program in programs():
        lines = lines_of(language, program)
        if lines is None:
            print(f"{language}: skipped, since it is not installed here")
            continue
        assert sorted(lines) == right, (language, lines)
        print(f"{language}: prints the {len(lines)} lines")
    print("\n".join(right))
