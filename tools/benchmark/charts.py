"""The charts of the README, from what `tools/bench` wrote.

Each is one SVG for light and dark pages: its colors are variables, which follow the reader's
choice.
"""

import io
import re

import matplotlib
import matplotlib.pyplot as plt

from .results import Results, time_of

#: Each color: its name, what it stands for while the chart is drawn, and what it is on light and on
#: dark pages.
COLORS = {
    "ink": ("#000001", "#1f2328", "#e6edf3"),
    "faint": ("#000002", "#d1d9e0", "#3d444d"),
    "ours": ("#000003", "#0a6e5c", "#3fc7a8"),
    "theirs": ("#000004", "#8b949e", "#767f8a"),
    "other": ("#000005", "#b35900", "#f0a35e"),
}
STYLE = (
    "<style>:root{"
    + "".join(f"--{name}:{light};" for name, (_, light, _) in COLORS.items())
    + "}@media(prefers-color-scheme:dark){:root{"
    + "".join(f"--{name}:{dark};" for name, (_, _, dark) in COLORS.items())
    + "}}</style>"
)
INK, FAINT, OURS, THEIRS, OTHER = (drawn for drawn, _, _ in COLORS.values())
SETTINGS = {
    # The same bytes for the same figures.
    "svg.hashsalt": "editable",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 11,
    "text.color": INK,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": INK,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": FAINT,
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
}
BACKENDS = "editable uv_build flit_core poetry-core pdm-backend hatchling setuptools".split()


def draw_all(results: Results) -> "dict[str, str]":
    """The charts as SVG, by the names of their files."""
    with matplotlib.rc_context(SETTINGS):
        return {
            "frontends.svg": frontends(results),
            "projects.svg": projects(results),
            "starts.svg": starts(results),
        }


def frontends(results: Results) -> str:
    """Bars: a build hook, and whole installs through pip and uv, with each build backend."""
    panels = [
        ("a build hook", lambda backend: ("hooks", f"hook of {backend}", "small")),
        ("uv pip install -e", lambda backend: ("frontends", "uv pip install -e", backend)),
        ("pip install -e", lambda backend: ("frontends", "pip install -e", backend)),
    ]
    figure, axes = plt.subplots(1, 3, figsize=(9, 2.9), sharey=True, layout="constrained")
    colors = [OURS if backend == "editable" else THEIRS for backend in BACKENDS]
    for axis, (title, key) in zip(axes, panels):
        found = [results.measurement(*key(backend)) for backend in BACKENDS]
        medians = [one["median_ms"] for one in found]
        bars = axis.barh(BACKENDS, medians, color=colors, height=0.7)
        axis.bar_label(bars, [time_of(median) for median in medians], padding=4)
        axis.set_title(title)
        axis.set_xlim(0, max(medians) * 1.3)
        axis.xaxis.set_visible(False)
        axis.tick_params(left=False)
        for side in ("bottom", "left"):
            axis.spines[side].set_visible(False)
    axes[0].invert_yaxis()
    return svg_of(figure, "Time of a build hook and of whole editable installs, by build backend")


def projects(results: Results) -> str:
    """Lines: installing more and more projects at once, in each state."""
    states = ["cold", "warm", "one changed", "unchanged"]
    titles = ["nothing cached", "cached", "one changed", "all unchanged"]
    counts = [1, 10, 100, 1000]
    figure, axes = plt.subplots(1, 4, figsize=(9, 2.9), sharey=True, layout="constrained")
    for axis, state, title in zip(axes, states, titles):
        for name, color, marker, label in [
            ("uv pip install -r", THEIRS, "s", "uv pip install"),
            ("editable install", OURS, "o", "editable install"),
        ]:
            variants = [f"{state}, {count:,}" for count in counts]
            found = [results.measurement("projects", name, variant) for variant in variants]
            line(axis, counts, found, color, marker, label)
        axis.set(title=title, xscale="log", yscale="log", xticks=counts, xlabel="projects")
        axis.set_xticks(counts, [f"{count:,}" for count in counts])
        axis.minorticks_off()
        axis.grid(axis="y")
    ticks = [10, 100, 1000, 10000]
    axes[0].set_yticks(ticks, [time_of(tick) for tick in ticks])
    axes[0].set_ylim(1, 10000)
    axes[0].legend(loc="upper left", fontsize=10)
    return svg_of(figure, "Time to install 1 to 1,000 projects, editable and uv")


def starts(results: Results) -> str:
    """A line: starting Python beside more and more editable projects."""
    counts = [0, 1, 100, 1000]
    figure, axis = plt.subplots(figsize=(4.5, 2.4), layout="constrained")
    found = [results.measurement("starts", "python -c pass", f"{n:,} projects") for n in counts]
    line(axis, counts, found, OURS, "o", "editable")
    axis.set(title="starting Python", xlabel="editable projects in its environment", ylim=(0, None))
    axis.set_xscale("symlog", linthresh=1, linscale=0.5)
    axis.set_xlim(-0.2, 1500)
    axis.set_xticks(counts, [f"{count:,}" for count in counts])
    axis.minorticks_off()
    axis.yaxis.set_major_formatter(lambda value, _: time_of(value) if value else "0")
    axis.grid(axis="y")
    return svg_of(figure, "Time that Python takes to start beside 0 to 1,000 editable projects")


def line(axis, positions: list, found: "list[dict]", color: str, marker: str, label: str) -> None:
    """Medians, with their intervals."""
    medians = [one["median_ms"] for one in found]
    lengths = [
        [abs(one["median_ms"] - one["interval_ms"][side]) for one in found] for side in (0, 1)
    ]
    style = {"color": color, "marker": marker, "markersize": 5, "capsize": 2, "label": label}
    axis.errorbar(positions, medians, lengths, **style)


def svg_of(figure, title: str) -> str:
    """The figure as a text of its own, with a title for those who hear it."""
    file = io.StringIO()
    figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Title": title})
    plt.close(figure)
    text = file.getvalue()
    for name, (drawn, _, _) in COLORS.items():
        text = text.replace(drawn, f"var(--{name})")
    text = re.sub(r"(<svg [^>]*>)", lambda tag: tag[1] + STYLE, text, count=1)
    return re.sub(r" +$", "", text, flags=re.MULTILINE)
