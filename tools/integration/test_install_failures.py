"""Installing where it cannot be done: one clear error, and all is as it was."""

import contextlib
import os
import pathlib
import shutil

import pytest

from environments import Environment, run, snapshot
from file_systems import CannotMount, mounted
from program import Program, assert_runs, differences, identities, leftovers
from samples import write_project, write_wheel

DEBIAN = pathlib.Path("/usr/bin/python3")


@pytest.fixture
def sample(tmp_path) -> pathlib.Path:
    return write_project(tmp_path / "sample project")


def test_python_that_is_not_supported(editable, environment, tmp_path):
    project = write_project(tmp_path / "old", project='requires-python = "<3"')
    before = identities(environment.folder)
    problem = editable.failure("install", project, "--python", environment.python)
    assert problem["code"] == "incompatible-python" and "<3" in problem["message"]
    assert identities(environment.folder) == before


def assert_one_error(result, path):
    assert result.returncode == 1, result
    assert result.stderr.count("error: ") == 1 and str(path) in result.stderr, result.stderr
    assert "rror: " in result.stderr and "Fatal" not in result.stderr


class TestCannotWrite:
    @pytest.mark.parametrize("closed", ["site", "scripts"])
    def test_ordinary_user(self, place, user, closed):
        """Folders of somebody else: one error that names one of them, and nothing is left."""
        place.chmod(0o777)
        project = write_project(place / "sample")
        run(DEBIAN, "-m", "venv", "--without-pip", place / "environment", **user)
        environment = Environment.existing(place / "environment")
        folder = environment.site if closed == "site" else environment.folder / "bin"
        folder.chmod(0o555)
        before = identities(environment.folder)
        editable = Program(place / "editable", place / "cache")
        arguments = ["install", project, "--python", environment.python]
        result = editable(*arguments, check=False, cwd=place, **user)
        assert_one_error(result, folder)
        assert "ermission denied" in result.stderr
        # Staging beside the modules may have touched the folder.
        touched = {str(environment.site.relative_to(environment.folder))}
        assert differences(identities(environment.folder), before).keys() <= touched
        folder.chmod(0o755)

    @pytest.mark.parametrize("free", [0, 4, 8, 16, 32, 64])
    def test_full_disk(self, editable, interpreter_of_today, sample, tmp_path, free):
        """An upgrade on a full disk is one error, and the old version stays."""
        with contextlib.ExitStack() as stack:
            try:
                disk = stack.enter_context(mounted("tmpfs", size=8))
            except CannotMount as reason:
                pytest.skip(str(reason))
            environment = Environment(disk / "environment", interpreter_of_today)
            editable.install(environment, sample)
            wheel = write_wheel(tmp_path, version="2.0", files={"sample/big": os.urandom(100_000)})
            fill(disk, free << 10)
            before = snapshot(disk)
            arguments = ["install", wheel, "--python", environment.python]
            assert_one_error(editable(*arguments, check=False), environment.folder)
            assert differences(snapshot(disk), before) == {}
            assert leftovers(disk) == []
            assert_runs(environment)
            (disk / "filling").unlink()
            editable(*arguments)
            assert environment.evaluate("import sample; print(sample.version)") == "2.0"


def fill(disk: pathlib.Path, free: int):
    """Leaves so many bytes of a disk free."""
    status = os.statvfs(disk)
    with open(disk / "filling", "wb") as file:
        file.write(bytes(status.f_bavail * status.f_bsize - free))


def test_missing_site_packages(editable, environment, sample):
    """An environment that has lost its folder of packages is an error, or the folder is made."""
    shutil.rmtree(environment.site)
    result = editable("install", sample, "--python", environment.python, check=False)
    if result.returncode == 0:
        assert_runs(environment)
    else:
        assert_one_error(result, environment.folder)
