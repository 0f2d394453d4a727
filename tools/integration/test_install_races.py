"""Many processes at once on one environment and one cache, some of them killed."""

import os
import signal
import time

import pytest

from program import distributions, leftovers, pip
from samples import write_project, write_wheel

PROCESSES = 50
NAMES = [f"sample{number}" for number in range(20)]


@pytest.fixture
def projects(tmp_path):
    """Projects, and now and then a wheel; all have a script of their own."""
    return [
        write_wheel(tmp_path, name, scripts=[name], files={f"{name}/more.py": "#" * 9999})
        if number % 5 == 0
        else write_project(tmp_path / name, name, scripts=[name])
        for number, name in enumerate(NAMES)
    ]


def assert_complete(environment, names=NAMES):
    """Everything is installed once and works, and nothing is left over."""
    environment.evaluate(f"import {', '.join(names)}")
    for name in names:
        assert distributions(environment, name) == [f"{name}-1.0.dist-info"]
        assert os.access(environment.folder / "bin" / name, os.X_OK)
    assert environment.run(names[0]).stdout == f"{names[0]} 1.0\n"
    pip(environment, "check")
    assert leftovers(environment.folder) == []


def test_many_at_once(start, environment, projects, chance):
    """Each process installs everything, in an order of its own."""
    orders = [chance.sample(projects, len(projects)) for _ in range(PROCESSES)]
    processes = [start(environment, "install", *order) for order in orders]
    for process in processes:
        output, errors = process.communicate(timeout=120)
        assert process.returncode == 0, (output, errors)
        assert all(line.startswith("waiting for another") for line in errors.splitlines())
    assert_complete(environment)


def test_many_with_reinstall(start, editable, environment, projects, chance):
    """Each of them changes the environment, and always there is one distribution of each."""
    editable.install(environment, *projects)
    some = [chance.sample(projects, 4) for _ in range(PROCESSES)]
    processes = [start(environment, "install", "--reinstall", *chosen) for chosen in some]
    look = f"import importlib.metadata as m, {', '.join(NAMES)}; m.version('sample1')"
    while any(process.poll() is None for process in processes):
        environment.evaluate(look)
    assert [process.communicate()[1] for process in processes if process.returncode] == []
    assert_complete(environment)


@pytest.mark.parametrize("verb", ["install", "doctor"])
def test_killed(start, editable, environment, projects, chance, verb):
    """One clean run afterwards mends all."""
    if verb == "doctor":
        editable.install(environment, *projects)
    processes = []
    for _ in range(PROCESSES):
        options = ["--reinstall"] if chance.random() < 0.7 else []
        processes.append(start(environment, "install", *options, *chance.sample(projects, 5)))
        time.sleep(chance.uniform(0, 0.02))
        victim = chance.choice(processes)
        victim.send_signal(signal.SIGKILL)
    for process in processes[::2]:
        time.sleep(chance.uniform(0, 0.01))
        process.send_signal(signal.SIGKILL)
    for process in processes:
        output, errors = process.communicate(timeout=120)
        assert process.returncode in (0, -9), (output, errors)
    if verb == "doctor":
        editable("doctor", "--fix", "--python", environment.python, check=False)
        editable("doctor", "--python", environment.python)
    else:
        editable("install", *projects, "--python", environment.python)
    assert_complete(environment)


def test_uninstall_meanwhile(start, editable, environment, projects, chance):
    """Who uninstalls what is not there says so; nothing worse happens."""
    processes = []
    for _ in range(PROCESSES):
        if chance.random() < 0.5:
            processes.append(start(environment, "install", *chance.sample(projects, 5)))
        else:
            processes.append(start(environment, "uninstall", *chance.sample(NAMES, 5)))
    for process in processes:
        output, errors = process.communicate(timeout=120)
        assert process.returncode in (0, 1), (output, errors)
        complaints = [line for line in errors.splitlines() if line.startswith("error: ")]
        assert [line for line in complaints if "is not installed" not in line] == []
    assert leftovers(environment.folder) == []
    editable("install", *projects, "--python", environment.python)
    assert_complete(environment)
    editable("uninstall", *NAMES, "--python", environment.python)
    assert [path for path in environment.site.iterdir() if path.name.startswith("sample")] == []


def test_many_targets(start, environment, projects, tmp_path):
    """One cold cache, and a folder for each process."""
    targets = [tmp_path / f"target{number}" for number in range(8)]
    processes = [start(environment, "install", *projects, "--target", target) for target in targets]
    for process in processes:
        output, errors = process.communicate(timeout=120)
        assert process.returncode == 0, (output, errors)
    for target in targets:
        assert len(list(target.glob("*.dist-info"))) == len(NAMES)
        assert leftovers(target) == []
