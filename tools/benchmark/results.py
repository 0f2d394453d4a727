"""What `tools/bench` wrote, as tables for people."""

import datetime
import json
import pathlib
import sys
import textwrap

from .figures import FEWEST, figure_of

STATES = {
    "cold": "nothing cached",
    "warm": "cached",
    "one changed": "one of them changed",
    "unchanged": "installed and unchanged",
}
PARTS = {
    "programs": "Builds by the programs",
    "hooks": "Build hooks in a new Python process",
    "frontends": "Whole installs, with isolated builds, without the network",
    "projects": "One project, and many at once",
    "wheels": "A cached wheel of 2,000 files",
    "starts": "Starting Python beside editable projects",
    "toml": "The TOML reader",
}


class Results:
    """The figures of one run."""

    def __init__(self, path: pathlib.Path) -> None:
        self.facts = json.loads(path.read_text(encoding="utf-8"))
        few = [one["name"] for one in self.facts["measurements"] if one["rounds"] < FEWEST]
        if few:
            sys.exit(f"error: {path} has fewer than {FEWEST} rounds of `{few[0]}`")
        self._measurements = {
            (one["part"], one["name"], one["variant"]): one for one in self.facts["measurements"]
        }
        self._comparisons = {one["name"]: one for one in self.facts["comparisons"]}

    def measurement(self, part: str, name: str, variant: str) -> dict:
        return self._measurements[part, name, variant]

    def time(self, part: str, name: str, variant: str) -> str:
        return time_of(self.measurement(part, name, variant)["median_ms"])

    def ratio(self, name: str) -> str:
        return figure_of(self._comparisons[name]["value"])

    def peak(self, part: str, name: str, variant: str) -> str:
        return f"{self.measurement(part, name, variant)['peak_mib']:.0f} MiB"

    @property
    def circumstances(self) -> str:
        """Where, when and with what it was measured."""
        machine, versions = self.facts["machine"], self.facts["versions"]
        date = datetime.datetime.fromisoformat(self.facts["date"])
        peers = ", ".join(f"{name} {version}" for name, version in sorted(versions.items()))
        return (
            f"{date.day} {date:%B %Y}, {machine['processor']} with {machine['cores']} cores, "
            f"{machine['system']}, {machine['file_system']}; Python {self.facts['python']}, {peers}"
        )

    def sections(self) -> "dict[str, str]":
        """What the README says, by the names of its sections."""
        build = ("programs", "editable build", "small")
        sizes = {name: f"{size / 1e6:.1f} MB" for name, size in self.facts["sizes"].items()}
        starts = [
            self.measurement("starts", "python -c pass", f"{count} projects")["median_ms"]
            for count in ("0", "1,000")
        ]
        proof = PROOF.format(
            install=self.time("projects", "editable install", "cold, 1"),
            unchanged=self.time("projects", "editable install", "unchanged, 1"),
            uv=self.time("frontends", "uv pip install -e", "setuptools"),
            pip=self.time("frontends", "pip install -e", "setuptools"),
            our_pip=self.time("frontends", "pip install -e", "editable"),
            our_uv=self.time("frontends", "uv pip install -e", "editable"),
            uv_build_pip=self.time("frontends", "pip install -e", "uv_build"),
            uv_build_uv=self.time("frontends", "uv pip install -e", "uv_build"),
        )
        speed = SPEED.format(
            circumstances=self.circumstances,
            hook=self.time("hooks", "hook of editable", "small"),
            hook_cold=self.time("hooks", "hook of editable", "small, not cached"),
            hook_peer=self.time("hooks", "hook of uv_build", "small"),
            build=self.time(*build),
            cold=self.time(*build[:2], "small, not cached"),
            peer=self.time("programs", "uv-build build-editable", "small"),
            least=self.time("programs", "the least, in C", "small"),
            peak=self.peak(*build[:2], "small, not cached"),
            peer_peak=self.peak("programs", "uv-build build-editable", "small"),
            modules_ratio=self.ratio("build, 2,000 modules / small"),
            projects=self._projects(),
            modes=self._modes(),
            start=f"{starts[1] - starts[0]:.0f}",
            copied=self.time("wheels", "editable install, small files", "auto"),
            linked=self.time("wheels", "editable install, small files", "hardlink"),
            **sizes,
        )
        return {"proof": wrapped(proof), "speed": wrapped(speed)}

    def _projects(self) -> str:
        rows = []
        for count in ("1", "10", "100", "1,000"):
            for state, words in STATES.items():
                of = "one project" if count == "1" else f"{count} projects"
                names = ("editable install", "uv pip install -r")
                cells = [self.time("projects", name, f"{state}, {count}") for name in names]
                rows.append([f"{of}, {words}", *cells])
        return table(["", "`editable install`", "`uv pip install`"], rows)

    def _modes(self) -> str:
        names = ("editable install, wheel", "uv pip install, wheel")
        rows = [
            [mode, *(self.time("wheels", name, mode) for name in names)]
            for mode in ("hardlink", "symlink", "copy")
        ]
        return table(["a wheel of 2,000 files", "`editable install`", "`uv pip install`"], rows)

    def page(self) -> str:
        """Everything that was measured."""
        parts = []
        for part, title in PARTS.items():
            found = [one for one in self.facts["measurements"] if one["part"] == part]
            if found:
                parts.append(f"## {title}\n\n{table(MEASURED, map(row_of, found))}\n")
        compared = [comparison_of(one) for one in self.facts["comparisons"]]
        parts.append(f"## Compared\n\n{table(COMPARED, compared)}\n")
        return PAGE.format(circumstances=self.circumstances, parts="\n".join(parts))


MEASURED = ["command", "of", "median", "95 % interval", "rounds", "peak memory", "system calls"]
COMPARED = ["comparison", "measured", "95 % interval", "aim"]

PAGE = """\
# Figures

What `tools/bench` measured, written by `tools/make-figures` from `results.json`.

{circumstances}.

Each round runs every command of its table once; the figures are medians. An interval has the true
median in it with 95 % confidence. Commands that ran in the same rounds are compared round by round.

{parts}"""

PROOF = """\
![Bars: a build hook, uv pip install -e and pip install -e, with seven backends](figures/frontends.svg)

`editable install` takes {install} for a project that it has not seen, {unchanged} where nothing has changed.
Isolated builds by installers take most of their time to make an environment for the backend: `pip install -e` takes
{our_pip} with `editable`, {uv_build_pip} with uv_build and {pip} with setuptools; `uv pip install -e` {our_uv}, {uv_build_uv}
(uv builds projects of uv_build in its own process) and {uv}.
"""

SPEED = """\
A build hook takes {hook} in all, with Python's own start, {hook_cold} for a project that is not cached; that of
uv_build takes {hook_peer}. The programs by themselves: {build}, {cold} for one that is not cached, and {peer} for `uv-build`, which
has no cache. A static C program that asks the system for the least that an installation needs, and does nothing else,
takes {least}. A build holds {peak} at its peak (`uv-build` {peer_peak}); 2,000 modules instead of two take
{modules_ratio} times as long. The executable takes {executable}, its wheel {wheel}.

![Lines: installing 1 to 1,000 projects, editable and uv](figures/projects.svg)

{projects}

The projects of `uv pip install` are those of uv_build, which uv builds by itself, with `--no-deps`. "Unchanged" means
more here: every installed file is looked at, and was read and compared once.

{modes}

Files up to a block are copied unless you say otherwise, since sharing them saves little: 2,000 of them take {copied}
copied, {linked} linked.

![A line: starting Python beside 0 to 1,000 editable projects](figures/starts.svg)

A thousand editable projects add {start} ms to the start of Python in their environment.

Measured on {circumstances}. Every figure, with its interval and the aims that were missed, is in
[figures](figures/README.md); `tools/bench` measures all of it again.
"""


def row_of(one: dict) -> "list[str]":
    low, high = one["interval_ms"]
    calls = one["system_calls"]
    return [
        one["name"],
        one["variant"],
        f"{one['median_ms']:,.2f} ms",
        f"{low:,.2f} to {high:,.2f}",
        str(one["rounds"]),
        f"{one['peak_mib']:.1f} MiB",
        "" if calls is None else f"{calls:,}",
    ]


def comparison_of(one: dict) -> "list[str]":
    unit = "" if one["unit"] == "times" else f" {one['unit']}"
    interval = " to ".join(map(figure_of, one["interval"] or []))
    aim = ""
    if one["aim"] is not None:
        aim = f"{one['aim']:g}" + (", missed" if one["value"] > one["aim"] else "")
    return [one["name"], f"{figure_of(one['value'])}{unit}", interval, aim]


def wrapped(text: str) -> str:
    """The same with lines of at most 120 characters, tables and pictures aside."""
    parts = text.rstrip("\n").split("\n\n")
    filled = [
        part
        if part.startswith(("|", "!"))
        else textwrap.fill(part, 120, break_long_words=False, break_on_hyphens=False)
        for part in parts
    ]
    return "\n\n".join(filled) + "\n"


def table(head: "list[str]", rows) -> str:
    """A table in Markdown; numbers are all but the first column."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def time_of(milliseconds: float) -> str:
    """A time for people, with two or three digits."""
    if milliseconds >= 995:
        return f"{milliseconds / 1000:.{2 if milliseconds < 9995 else 1}f} s"
    return f"{milliseconds:.0f} ms" if milliseconds >= 9.95 else f"{milliseconds:.1f} ms"
