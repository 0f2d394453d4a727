"""Our program as the tests of installing call it, and what an installation leaves on the disk."""

import json
import pathlib
import subprocess

from environments import JUDGES, run, snapshot


class Program:
    """The program, with a cache of its own."""

    def __init__(self, executable: pathlib.Path, cache: pathlib.Path):
        self.executable = executable
        self.cache = cache

    def __call__(self, *arguments, variables=None, **options) -> subprocess.CompletedProcess:
        variables = {"EDITABLE_CACHE_DIR": str(self.cache), **(variables or {})}
        return run(self.executable, *arguments, variables=variables, **options)

    def answer(self, *arguments, **options):
        """What the program says to another one."""
        return json.loads(self(*arguments, "--json", **options).stdout)

    def install(self, environment, *arguments, **options) -> dict:
        return self.answer("install", *arguments, "--python", environment.python, **options)

    def uninstall(self, environment, *names, **options) -> dict:
        return self.answer("uninstall", *names, "--python", environment.python, **options)

    def failure(self, *arguments, **options) -> "dict | None":
        """The one problem for which one installation fails; None if it does not."""
        result = self(*arguments, "--json", check=False, **options)
        answer = json.loads(result.stdout)
        assert result.returncode == (1 if answer["failed"] else 0), result
        problems = [problem for failed in answer["failed"] for problem in failed["problems"]]
        assert len(problems) <= 1, problems
        return problems[0] if problems else None


def pip(environment, verb, *arguments, **options) -> subprocess.CompletedProcess:
    """The judges' pip, at work on an environment that has none itself."""
    command = [JUDGES / "python", "-m", "pip", "--python", environment.python, verb]
    return run(*command, *arguments, **options)


def uv(environment, verb, *arguments, **options) -> subprocess.CompletedProcess:
    command = [JUDGES / "uv", "pip", verb, "--python", environment.python, "--no-cache"]
    return run(*command, *arguments, **options)


def installed_tree(folder: pathlib.Path) -> "dict[str, str]":
    """A snapshot in which the name of the installer, and its row in RECORD, say nothing.

    Links into a cache count as what they lead to.
    """
    tree = snapshot(folder, follow=lambda target: "/wheels-" in target)
    for path in folder.rglob("site-packages/*.dist-info/INSTALLER"):
        tree[str(path.relative_to(folder))] = "an installer"
    for path in folder.rglob("site-packages/*.dist-info/RECORD"):
        rows = path.read_bytes().splitlines(keepends=True)
        kept = [row for row in rows if b".dist-info/INSTALLER," not in row]
        tree[str(path.relative_to(folder))] = f"{oct(path.lstat().st_mode)} {b''.join(kept)}"
    return tree


def differences(ours: dict, theirs: dict) -> dict:
    """What is not the same in two trees, ours before theirs."""
    names = sorted(ours.keys() | theirs.keys())
    pairs = {name: (ours.get(name), theirs.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def identities(folder: pathlib.Path) -> "dict[str, tuple]":
    """What shows that something was written, even if it is the same as before."""
    return {
        str(path.relative_to(folder)): (status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
        for path in sorted([folder, *folder.rglob("*")])
        for status in [path.lstat()]
        if "__pycache__" not in path.parts
    }


def leftovers(folder: pathlib.Path) -> "list[str]":
    """What transactions leave if they are not tidied up."""
    return sorted(str(path) for path in folder.rglob(".editable-*"))


def distributions(environment, name: str) -> "list[str]":
    """The metadata that an environment has of a project, whatever its spelling and kind."""
    found = []
    for path in environment.site.iterdir():
        stem = path.stem.split("-")[0].lower().replace(".", "_")
        if path.suffix in (".dist-info", ".egg-info", ".egg-link") and stem == name:
            found.append(path.name)
    return sorted(found)


def assert_runs(environment, name="sample", version="1.0"):
    """The script runs, the module is imported, and its metadata is found."""
    assert environment.run(name).stdout.strip() == f"{name} {version}"
    question = f"import importlib.metadata as m, {name}; print(m.version('{name}'), {name}.version)"
    assert environment.evaluate(question) == f"{version} {version}"
