"""What the integration tests share. `tools/test` runs them; see there."""

import os
import pathlib
import pwd
import random
import shutil
import subprocess
import tempfile
import zipfile

import pytest

from environments import ROOT, VARIABLES, Environment, find_interpreters
from front_ends import Wheels
from program import Program
from tracing import STRACE, points

INTERPRETERS = find_interpreters()


def pytest_addoption(parser):
    parser.addoption(
        "--wheels",
        type=pathlib.Path,
        default=ROOT / ".build" / "package",
        help="the folder that `tools/release --out` has filled (default: .build/package)",
    )
    parser.addoption(
        "--executable",
        type=pathlib.Path,
        help="the program to install with (default: that of the wheel in --wheels)",
    )


def pytest_generate_tests(metafunc):
    if "interpreter" in metafunc.fixturenames:
        metafunc.parametrize("interpreter", INTERPRETERS, ids=str)


@pytest.fixture(scope="session")
def wheels(request) -> Wheels:
    return Wheels(request.config.getoption("wheels").resolve(), ROOT / ".build" / "wheelhouse")


@pytest.fixture(scope="session")
def hooks(wheels, tmp_path_factory) -> pathlib.Path:
    """The folder to put on PYTHONPATH: our own wheel, as `pip install --target` unpacks it."""
    found = list(wheels.ours.glob("editable-*.whl"))
    assert len(found) == 1, f"run tools/release first: {wheels.ours} holds {found}"
    folder = tmp_path_factory.mktemp("hooks")
    with zipfile.ZipFile(found[0]) as wheel:
        wheel.extractall(folder)
    (scripts,) = folder.glob("editable-*.data/scripts")
    scripts.rename(folder / "bin")
    (folder / "bin" / "editable").chmod(0o755)
    return folder


@pytest.fixture(scope="session")
def executable(request) -> pathlib.Path:
    chosen = request.config.getoption("--executable")
    if chosen:
        return chosen.resolve()
    return request.getfixturevalue("hooks") / "bin" / "editable"


@pytest.fixture
def editable(executable, tmp_path) -> Program:
    return Program(executable, tmp_path / "cache")


@pytest.fixture
def environment(interpreter_of_today, tmp_path) -> Environment:
    return Environment(tmp_path / "environment", interpreter_of_today)


@pytest.fixture(scope="session")
def interpreter_of_today():
    """The newest Python found, for tests that one is enough for."""
    return INTERPRETERS[-1]


@pytest.fixture
def project(tmp_path) -> pathlib.Path:
    """A copy of the project `hello`, in a folder whose name asks for care."""
    return copy_project("hello", tmp_path / "a project")


def copy_project(name: str, target: pathlib.Path) -> pathlib.Path:
    ignored = shutil.ignore_patterns("expected", "__pycache__")
    return shutil.copytree(ROOT / "testdata" / "projects" / name, target, ignore=ignored)


@pytest.fixture
def user() -> dict:
    """What makes `run` an ordinary user's: root, who can write anywhere, becomes one."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


@pytest.fixture
def place(executable):
    """A folder that every user can reach, with the program in it."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder).resolve()
        place.chmod(0o755)
        shutil.copy(executable, place / "editable")
        yield place


@pytest.fixture
def start(editable):
    """Starts the program and does not wait."""
    started = []

    def start(environment, verb, *arguments):
        command = [editable.executable, verb, *arguments, "--python", environment.python]
        variables = {**VARIABLES, "EDITABLE_CACHE_DIR": str(editable.cache)}
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(
            [str(part) for part in command], env=variables, encoding="utf-8", **pipes
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def chance():
    """A generator whose seed is shown if the test fails; `EDITABLE_SEED` repeats it."""
    seed = int(os.environ.get("EDITABLE_SEED") or random.SystemRandom().getrandbits(32))
    print(f"EDITABLE_SEED={seed}")
    return random.Random(seed)


@pytest.fixture(scope="module")
def scenario(executable, interpreter_of_today, tmp_path_factory):
    """Each scenario of a module once, with the points that there are in it."""
    made = {}

    def scenario(kind):
        if kind not in made:
            place = tmp_path_factory.mktemp(kind.__name__)
            one = made[kind] = kind(place, executable, interpreter_of_today)
            one.points = points(one.command, place / "trace", variables=one.variables)
            assert one.tree() == one.new and len(one.points) > 5
            one.cleanse()
        return made[kind]

    assert STRACE, "run tools/setup --judges first"
    return scenario
