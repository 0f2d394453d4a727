"""Many processes that add and remove egg-links of one environment, or of one project, at once."""

import os
import signal
import subprocess
import time

import pytest

from environments import Environment
from program import distributions, leftovers
from samples import write_project
from tracing import STRACE

PROCESSES = 30
NAMES = [f"sample{number}" for number in range(PROCESSES)]
OTHERS = ["# of others", "/first", "import sys", "./relative", "/last"]


@pytest.fixture
def projects(tmp_path):
    return {name: write_project(tmp_path / name, name, scripts=[name]) for name in NAMES}


@pytest.fixture
def shared(environment):
    file = environment.site / "easy-install.pth"
    file.write_text("\n".join(OTHERS) + "\n")
    return file


def wait(processes, codes=(0,)):
    for process in processes:
        output, errors = process.communicate(timeout=300)
        assert process.returncode in codes, (output, errors)


def read_links(project):
    """The links that the metadata beside the sources is for."""
    rows = next((project / "src").glob("*.egg-info/EDITABLE")).read_text().splitlines()
    return sorted(row.split(",")[0] for row in rows if row.endswith(".egg-link,,"))


def assert_complete(environment, shared, projects, names):
    """Exactly these are there, and every line of others, in its order."""
    lines = shared.read_text().splitlines()
    assert [line for line in lines if line in OTHERS] == OTHERS
    assert sorted(set(lines) - set(OTHERS)) == sorted(str(projects[name] / "src") for name in names)
    assert len(lines) == len(OTHERS) + len(names)
    for name in NAMES:
        assert distributions(environment, name) == ([f"{name}.egg-link"] if name in names else [])
        assert (projects[name] / "src" / f"{name}.egg-info").is_dir() == (name in names)
        assert (environment.folder / "bin" / name).exists() == (name in names)
        assert leftovers(projects[name]) == []
    assert leftovers(environment.folder) == []


def test_adding(start, environment, shared, projects):
    wait([start(environment, "install", "--egg-link", projects[name]) for name in NAMES])
    assert_complete(environment, shared, projects, NAMES)
    environment.evaluate(f"import {', '.join(NAMES)}")


def test_adding_and_removing(start, editable, environment, shared, projects, chance):
    """Half of them are there and go, while the others come."""
    there = chance.sample(NAMES, PROCESSES // 2)
    editable.install(environment, "--egg-link", *(projects[name] for name in there))
    processes = []
    for name in chance.sample(NAMES, PROCESSES):
        verb = ["uninstall", name] if name in there else ["install", "--egg-link", projects[name]]
        processes.append(start(environment, *verb))
    wait(processes)
    assert_complete(environment, shared, projects, [name for name in NAMES if name not in there])


def test_both_layouts(start, editable, environment, shared, projects, chance):
    """Each project is installed again and again, in one layout and the other."""
    processes = []
    for name in NAMES[:10] * 3:
        option = ["--egg-link"] if chance.random() < 0.5 else []
        processes.append(start(environment, "install", *option, projects[name]))
    wait(processes)
    for name in NAMES[:10]:
        assert len(distributions(environment, name)) == 1
    editable("install", "--egg-link", *projects.values(), "--python", environment.python)
    assert_complete(environment, shared, projects, NAMES)


def test_killed(start, editable, environment, shared, projects, chance):
    """Whoever is killed in the midst of it takes no line along; one clean run mends all."""
    processes = []
    for name in chance.sample(NAMES, PROCESSES):
        processes.append(start(environment, "install", "--egg-link", "--reinstall", projects[name]))
        time.sleep(chance.uniform(0, 0.02))
        chance.choice(processes).send_signal(signal.SIGKILL)
    wait(processes, codes=(0, -9))
    lines = shared.read_text().splitlines()
    assert [line for line in lines if line in OTHERS] == OTHERS
    editable("install", "--egg-link", *projects.values(), "--python", environment.python)
    assert_complete(environment, shared, projects, NAMES)


def test_one_project(start, editable, interpreter_of_today, projects, chance, tmp_path):
    """Several environments share the metadata beside the sources: it goes with the last of them."""
    project = projects[NAMES[0]]
    environments = [
        Environment(tmp_path / f"environment{number}", interpreter_of_today) for number in range(6)
    ]
    place = ["install", "--egg-link", project]
    wait([start(environment, *place) for environment in environments])
    assert read_links(project) == sorted(str(one.site / f"{NAMES[0]}.egg-link") for one in environments)
    wait([start(environment, "uninstall", NAMES[0]) for environment in environments[1:]])
    statement = f"import importlib.metadata as m; print(m.version('{NAMES[0]}'))"
    assert environments[0].evaluate(statement) == "1.0"
    wait([start(environments[0], "uninstall", NAMES[0])])
    assert [path.name for path in (project / "src").iterdir()] == [NAMES[0]]
    assert leftovers(project) == []


@pytest.mark.skipif(not STRACE, reason="the moment is found with strace")
def test_removed_in_between(editable, interpreter_of_today, projects, tmp_path):
    """Metadata that is in place before its link stays, though its last known link goes."""
    project, other = projects[NAMES[0]], write_project(tmp_path / "other", NAMES[0])
    first, second = (
        Environment(tmp_path / f"environment{number}", interpreter_of_today) for number in range(2)
    )
    editable.install(first, "--egg-link", project)
    editable.install(second, "--egg-link", other)
    link = second.site / f"{NAMES[0]}.egg-link"
    call = "renameat2"
    slow = [STRACE, "-f", "-qqq", "-o", "/dev/null", "-P", link, "-e", f"trace={call}"]
    slow += ["-e", f"inject={call}:delay_enter=3s", editable.executable, "install", "--egg-link"]
    slow += [project, "--python", second.python]
    variables = {**os.environ, "EDITABLE_CACHE_DIR": str(editable.cache)}
    with subprocess.Popen([str(part) for part in slow], env=variables) as process:
        deadline = time.monotonic() + 60
        while str(link) not in read_links(project):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        assert str(other) in link.read_text()
        editable.uninstall(first, NAMES[0])
    assert process.returncode == 0
    statement = f"import importlib.metadata as m; print(m.version('{NAMES[0]}'))"
    assert second.evaluate(statement) == "1.0"
    assert read_links(project) == [str(link)]


def test_moving_between_folders(start, interpreter_of_today, projects, tmp_path):
    """Two environments that trade their projects' folders do not wait for each other for ever."""
    sources = [projects[NAMES[0]], write_project(tmp_path / "other", NAMES[0], scripts=[NAMES[0]])]
    environments = [
        Environment(tmp_path / f"environment{number}", interpreter_of_today) for number in range(2)
    ]
    for turn in range(6):
        processes = [
            start(environment, "install", "--egg-link", sources[(turn + number) % 2])
            for number, environment in enumerate(environments)
        ]
        wait(processes)
    for number, environment in enumerate(environments):
        source = sources[(turn + number) % 2]
        assert read_links(source) == [str(environment.site / f"{NAMES[0]}.egg-link")]
