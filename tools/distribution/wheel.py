"""The wheel around the executable, which the executable itself writes."""

import pathlib
import tempfile

from . import ROOT, fail, manual, output, program

#: Where each shell looks for its script, below the folder that the wheel is installed to.
COMPLETIONS = {
    "bash": "share/bash-completion/completions/editable",
    "zsh": "share/zsh/site-functions/_editable",
    "fish": "share/fish/vendor_completions.d/editable.fish",
}
MANUAL = "share/man/man1/editable.1"

#: Whatever its owner's umask is, a release has these modes.
FILE, EXECUTABLE = 0o644, 0o755


def write(
    folder: pathlib.Path, executable: pathlib.Path, tag: str, bill: "bytes | None" = None
) -> pathlib.Path:
    """Writes the wheel. The answer is its path.

    `bill` is the list of everything that is in the executable (PEP 770).
    """
    name = f"editable-{program.version()}"
    answer = output(executable.resolve(), "--version").strip()
    if answer != name.replace("-", " "):
        fail(
            f"the executable calls itself `{answer}`, and pyproject.toml says `{name}`",
            "run `tools/make-tables`",
        )
    with tempfile.TemporaryDirectory() as place:
        tree = pathlib.Path(place)
        for module in sorted((ROOT / "tools" / "python" / "editable").glob("*.py")):
            _add(tree / "editable" / module.name, module.read_bytes(), FILE)
        script = tree / f"{name}.data" / "scripts" / "editable"
        _add(script, executable.read_bytes(), EXECUTABLE)
        shared = tree / f"{name}.data" / "data"
        for shell, place in COMPLETIONS.items():
            lines = output(executable.resolve(), "completions", shell)
            _add(shared / place, lines.encode(), FILE)
        _add(shared / MANUAL, manual.page(executable), FILE)
        if bill is not None:
            _add(tree / f"{name}.dist-info" / "sboms" / "editable.cdx.json", bill, FILE)
        command = [executable.resolve(), "pack", ROOT, "--tree", tree, "--tag", tag]
        return pathlib.Path(output(*command, "--out", folder.resolve()).strip())


def _add(path: pathlib.Path, content: bytes, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)
