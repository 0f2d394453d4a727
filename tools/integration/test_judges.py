"""Independent programs look at the wheel of every golden project, and find nothing."""

import email.message
import email.parser
import pathlib
import re
import zipfile

import packaging.licenses
import packaging.metadata
import packaging.requirements
import pyproject_metadata
import pytest
import tomli
from installer.sources import WheelFile

from environments import JUDGES, ROOT, run

PROJECTS = ROOT / "testdata" / "projects"
GOLDEN = sorted(path.parent.parent.name for path in PROJECTS.glob("*/expected/METADATA"))


def test_there_are_golden_projects():
    assert GOLDEN


@pytest.fixture(scope="module", params=GOLDEN)
def project(request) -> pathlib.Path:
    return PROJECTS / request.param


@pytest.fixture(scope="module")
def wheel(project, executable, tmp_path_factory) -> pathlib.Path:
    out = tmp_path_factory.mktemp("judged")
    run(executable, "build", project, "--out", out)
    (wheel,) = out.iterdir()
    return wheel


@pytest.fixture(scope="module")
def metadata(wheel) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return archive.read(name)


def test_command_and_wheel(project, metadata, executable):
    """`editable metadata` prints what the wheel holds."""
    assert run(executable, "metadata", project).stdout.encode() == metadata


def test_packaging(metadata):
    packaging.metadata.Metadata.from_email(metadata, validate=True)


def test_pyproject_metadata(project, metadata):
    """Each field and its value, in the same order, and the same description."""
    text = (project / "pyproject.toml").read_text(encoding="utf-8-sig")
    table = with_our_defaults(tomli.loads(text), project)
    reference = pyproject_metadata.StandardMetadata.from_pyproject(table, project)
    expected = parse(bytes(reference.as_rfc822()))
    actual = parse(metadata)
    assert actual.items() == with_our_deviations(expected.items())
    assert actual.get_payload() == expected.get_payload()


def parse(metadata: bytes) -> email.message.Message:
    return email.parser.Parser().parsestr(metadata.decode())


def with_our_defaults(table: dict, project: pathlib.Path) -> dict:
    """The same project, spelled out where pyproject-metadata leaves a choice to its caller.

    - Without `license-files`, the usual names of license files are looked for.
    - The suffix of a readme tells its type in capital letters, too.
    """
    keys = table["project"]
    if not isinstance(keys.get("license"), dict):
        usual = ["LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*"]
        files = [name for name in usual if any(path.is_file() for path in project.glob(name))]
        keys.setdefault("license-files", files)
    readme = keys.get("readme")
    if isinstance(readme, str) and readme != readme.lower():
        suffix = readme.rpartition(".")[2].lower()
        content_type = {"md": "text/markdown", "rst": "text/x-rst"}[suffix]
        keys["readme"] = {"file": readme, "content-type": content_type}
    return table


def with_our_deviations(fields: "list[tuple[str, str]]") -> "list[tuple[str, str]]":
    """The fields of pyproject-metadata, changed where `editable` differs from it on purpose."""
    names = {name for name, _ in fields}
    changed = []
    for name, value in fields:
        # Spelled as in the core metadata specification.
        name = name.replace("-Email", "-email")
        if name == "Metadata-Version" and not names & {"Import-Name", "Import-Namespace"}:
            # The lowest version that has all fields; 2.3 is the first with normalized extras.
            value = "2.4" if names & {"License-Expression", "License-File"} else "2.3"
        elif name in ("Author-email", "Maintainer-email"):
            # A person without a name has none, rather than the name "Unknown".
            value = value.replace("Unknown <nameless@example.org>", "nameless@example.org")
        elif name == "License":
            # Whatever a reader may take for the end of a line is followed by the indentation.
            value = re.sub("[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n" + 9 * " ", value)
        elif name == "License-Expression":
            # In the letters of the SPDX list.
            value = packaging.licenses.canonicalize_license_expression(value)
        elif name == "Requires-Dist":
            # The canonical form of `packaging`.
            value = str(packaging.requirements.Requirement(value))
        changed.append((name, value))
    return changed


def test_installer(wheel):
    with WheelFile.open(wheel) as source:
        source.validate_record(validate_contents=True)


def test_check_wheel_contents(project, wheel):
    options = ["--no-config"]
    if project.name == "no-modules":
        options += ["--ignore", "W007,W008"]  # its wheel is empty, as its `import-names` say
    result = run(JUDGES / "check-wheel-contents", *options, wheel)
    assert result.stdout == f"{wheel}: OK\n"


def test_twine(wheel, metadata):
    """Strict, but for what only the project can mend: that it has no description."""
    result = run(JUDGES / "twine", "--no-color", "check", wheel)
    warnings = re.findall(r"WARNING +(.*)", result.stdout + result.stderr)
    if parse(metadata)["Description-Content-Type"] is None:
        warnings = [warning for warning in warnings if "long_description" not in warning]
    assert warnings == []
