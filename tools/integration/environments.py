"""The Pythons of this machine, environments made with them, and commands run in isolation."""

import dataclasses
import hashlib
import json
import os
import pathlib
import shutil
import stat
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

#: The folder of the judges' programs: uv, twine and the others.
JUDGES = pathlib.Path(sys.executable).parent

#: Nothing of the developer's own settings, and no activated environment on PATH.
VARIABLES = {
    "HOME": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_CACHE_DIR": "1",
    "UV_NO_CONFIG": "1",
}


def run(*command, check=True, variables=None, **options) -> subprocess.CompletedProcess:
    """Runs a command without input; its standard output and error are kept apart, as text.

    With `check`, a command that fails is an error that shows all its output.
    """
    command = [str(part) for part in command]
    result = subprocess.run(
        command,
        env={**VARIABLES, **(variables or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        **options,
    )
    if check and result.returncode != 0:
        output = f"{result.stdout}{result.stderr}"
        raise AssertionError(f"exit code {result.returncode} of {' '.join(command)}\n{output}")
    return result


@dataclasses.dataclass(frozen=True)
class Interpreter:
    """A Python of this machine that is no environment."""

    version: "tuple[int, int, int]"
    path: pathlib.Path

    @property
    def minor(self) -> str:
        return f"{self.version[0]}.{self.version[1]}"

    def __str__(self) -> str:
        origin = "system" if self.path.is_relative_to("/usr/bin") else "python"
        return origin + ".".join(map(str, self.version))


def find_interpreters() -> "list[Interpreter]":
    """Every Python from 3.9 on: those on PATH, and those of pyenv. Each one once."""
    names = [f"python3.{minor}" for minor in range(9, 16)]
    found = [shutil.which(name, path=folder) for name in names for folder in os.get_exec_path()]
    pyenv = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv"))
    found += pyenv.glob("versions/3.*/bin/python3")
    answers = {answer for path in found if path for answer in [_ask(path)] if answer}
    return sorted(answers, key=lambda interpreter: (interpreter.version, interpreter.path))


def _ask(path: "str | pathlib.Path") -> "Interpreter | None":
    question = (
        "import json, os, sys; environment = sys.prefix != sys.base_prefix; "
        "print(json.dumps([sys.version_info[:3], os.path.realpath(sys.executable), environment]))"
    )
    answer = run(path, "-I", "-c", question, check=False)
    if answer.returncode != 0:
        return None  # a shim of pyenv that leads nowhere, or a broken Python
    version, executable, environment = json.loads(answer.stdout)
    if environment or version < [3, 9]:
        return None
    return Interpreter(tuple(version), pathlib.Path(executable))


class Environment:
    """A fresh virtual environment. It is used by path and never activated."""

    def __init__(self, folder: pathlib.Path, interpreter: Interpreter):
        run(interpreter.path, "-m", "venv", "--without-pip", folder)
        self._take(folder)

    @classmethod
    def existing(cls, folder: pathlib.Path) -> "Environment":
        """An environment that something else has made."""
        environment = cls.__new__(cls)
        environment._take(folder)
        return environment

    def _take(self, folder: pathlib.Path):
        self.folder = folder
        self.python = folder / "bin" / "python"
        self.site = next(folder.glob("lib/python3.*/site-packages"))

    def run(self, program: str, *arguments, **options) -> subprocess.CompletedProcess:
        """Runs a program that lies in the environment."""
        return run(self.folder / "bin" / program, *arguments, **options)

    def evaluate(self, statements: str, **options) -> str:
        """What statements print in a new Python process, from which no bytecode remains."""
        return self.run("python", "-B", "-c", statements, **options).stdout.strip()

    def add(self, package: str, wheels: pathlib.Path):
        """Puts a package into the environment, from a folder of wheels."""
        uv = [JUDGES / "uv", "pip", "install", "--quiet", "--no-cache", "--link-mode", "copy"]
        run(*uv, "--python", self.python, "--no-index", "--find-links", wheels, package)


def snapshot(folder: pathlib.Path, follow=lambda target: False) -> "dict[str, str]":
    """What lies in a folder: mode and content of each file.

    Left out are Python's caches, and the lock that uv leaves in every environment. `follow` says of
    which targets of symbolic links mode and content count.
    """
    return {
        str(path.relative_to(folder)): _describe(path, follow)
        for path in sorted(folder.rglob("*"))
        if "__pycache__" not in path.parts and path.name != ".lock"
    }


def _describe(path: pathlib.Path, follow) -> str:
    is_link = path.is_symlink() and not follow(os.readlink(path))
    mode = path.lstat().st_mode if is_link else path.stat().st_mode
    if is_link:
        content = os.readlink(path)
    elif path.is_dir():
        content = ""
    else:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{stat.filemode(mode)} {content}"
