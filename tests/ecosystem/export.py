"""The exports of `cargo curate export`, and where the tool is that writes them."""

import os
import subprocess
from pathlib import Path

from tables import ROOT

TOOL = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug/curate"


def export(format, out, data="data", **options):
    """What the tool says when it writes a format."""
    command = [TOOL, "export", "--format", format, "--out", out, "--data", data]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, **options)


def exported(format, folder, data="data"):
    """The folder that a format was written into."""
    out = Path(folder) / format
    ran = export(format, out, data)
    assert ran.returncode == 0, ran.stderr
    return out
