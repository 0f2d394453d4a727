"""Projects that are installed by egg-links, and the last tools that made such links themselves."""

import dataclasses
import json
import pathlib

from environments import JUDGES, Environment, run

MODULE = "version = '1.5'\n\n\ndef main():\n    print('sample', version)\n"

TABLE = """\
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = {name}
version = "1.5"
description = "A sample"
readme = "README.md"
license = "MIT"
requires-python = ">=3.9"
keywords = ["a", "b"]
classifiers = ["Development Status :: 4 - Beta", "Programming Language :: Python :: 3"]
authors = [{{ name = "Ada", email = "ada@example.org" }}]
dependencies = ["packaging>=20", "Never; python_version < '3'", "also>1,<2 ; python_version<'3'"]

[project.urls]
Homepage = "https://example.org"

[project.optional-dependencies]
Test_Suite = ["packaging!=19", "absent>=1 ; python_version < '3'", "absent[x] ; os_name == 'nt'"]
empty = []

[project.scripts]
sample = "{module}:main"
sample-two = "{module}:main"

[project.gui-scripts]
sample-gui = "{module}:main"

[project.entry-points."a.plugins"]
"two words" = "{module}"
one = "{module}:main"
"""


@dataclasses.dataclass(frozen=True)
class Layout:
    """Where a project has its modules, and under which name setuptools makes its metadata."""

    title: str
    name: str
    modules: "tuple[str, ...]"
    root: str
    #: What comes after `[project]` for setuptools to find the modules that it would not guess.
    rest: str = ""

    def __str__(self) -> str:
        return self.title

    @property
    def safe(self) -> str:
        return self.name.replace("_", "-")

    @property
    def module(self) -> str:
        return "sample"

    def write(self, folder: pathlib.Path) -> pathlib.Path:
        for path in self.modules:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            is_module = path.endswith((".py", ".pyi"))
            (folder / path).write_text(MODULE if is_module else "")
        (folder / "README.md").write_text("# Sample\n\nText.\n")
        (folder / "LICENSE").write_text("MIT\n")
        table = TABLE.format(name=json.dumps(self.name), module=self.module)
        table += f'\n[tool.editable]\nroots = ["{self.root or "."}"]\n' + self.rest
        (folder / "pyproject.toml").write_text(table)
        return folder

    def sources(self, folder: pathlib.Path) -> pathlib.Path:
        return folder / self.root

    def metadata(self, folder: pathlib.Path) -> pathlib.Path:
        return self.sources(folder) / f"{self.safe.replace('-', '_')}.egg-info"

    def link(self, environment: Environment) -> pathlib.Path:
        return environment.site / f"{self.safe}.egg-link"


SOURCE = Layout(
    "src",
    "My.Demo-Pkg",
    ("src/sample/__init__.py", "src/sample/deep/er/__init__.py", "src/sample/py.typed", "src/more.py")
    + ("tests/test_sample.py",),
    "src",
)
FLAT = Layout(
    "flat",
    "sample_flat",
    ("sample/__init__.py", "sample/one.py", "sample/types.pyi", "setup.cfg"),
    "",
    '[tool.setuptools]\npackages = ["sample"]\n',
)
MODULES = Layout(
    "module", "sample", ("sample.py",), "", '[tool.setuptools]\npy-modules = ["sample"]\n'
)
DEEP = Layout(
    "deep",
    "Sample-Deep",
    ("python/lib/sample/__init__.py",),
    "python/lib",
    '[tool.setuptools.packages.find]\nwhere = ["python/lib"]\n'
    '[tool.setuptools.package-dir]\n"" = "python/lib"\n',
)
LAYOUTS = [SOURCE, FLAT, MODULES, DEEP]


class Tool:
    """A program that manages environments which others have made."""

    def __init__(self, title: str, command):
        self.title = title
        self.command = [*command]

    def __str__(self) -> str:
        return self.title

    def __call__(self, environment, verb, *arguments, **options):
        place = ["--python", environment.python]
        if self.title == "uv":
            return run(*self.command, verb, *place, "--no-cache", *arguments, **options)
        return run(*self.command, *place, verb, *arguments, **options)

    def uninstall(self, environment, name):
        self(environment, "uninstall", *([] if self.title == "uv" else ["--yes"]), name)


def make_tools(wheels: pathlib.Path, folder: pathlib.Path, interpreter) -> "dict[str, Tool]":
    """The tools: pip 26.3 and uv of the judges, and the last pip that still made egg-links."""
    old = Environment(folder / "pip-25.2", interpreter)
    old.add("pip==25.2", wheels)
    return {
        "pip-26.3": Tool("pip-26.3", [JUDGES / "python", "-m", "pip"]),
        "pip-25.2": Tool("pip-25.2", [old.python, "-m", "pip"]),
        "uv": Tool("uv", [JUDGES / "uv", "pip"]),
    }


def develop(environment: Environment, project: pathlib.Path):
    """Installs a project with the setuptools of an environment, as `setup.py develop` did."""
    program = "from setuptools import setup; setup()"
    command = ["-W", "ignore", "-c", program, "--quiet", "develop", "--no-deps"]
    environment.run("python", *command, cwd=project)
