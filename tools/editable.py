"""The build backend of `editable` itself, which only its own pyproject.toml names (PEP 517).

What makes it editable are the hooks of `tools/python`, which all projects get. Those that make a
distribution are its own: it has an executable to build.
"""

import importlib.util
import pathlib

from distribution import ROOT, program, source, wheel

_PATH = ROOT / "tools" / "python" / "editable" / "__init__.py"
_SPECIFICATION = importlib.util.spec_from_file_location("_editable_hooks", _PATH)
_HOOKS = importlib.util.module_from_spec(_SPECIFICATION)
_SPECIFICATION.loader.exec_module(_HOOKS)

get_requires_for_build_editable = _HOOKS.get_requires_for_build_editable
prepare_metadata_for_build_editable = _HOOKS.prepare_metadata_for_build_editable
build_editable = _HOOKS.build_editable


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Builds the executable for this machine, with its shared libzip, and the wheel around it."""
    executable = program.build_for_this_machine((config_settings or {}).get("scratch-path"))
    return wheel.write(pathlib.Path(wheel_directory), executable, program.local_tag()).name


def build_sdist(sdist_directory, config_settings=None):
    """Packs the sources, with the metadata as an executable that is installed says it."""
    is_packed = (ROOT / "PKG-INFO").is_file()
    executable = None if is_packed else _HOOKS.find_executable()
    return source.write(pathlib.Path(sdist_directory), executable).name
