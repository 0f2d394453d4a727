"""The static libzip of a release: Debian's source, with nothing but zlib beneath it.

The shared library of the distribution can do encryption and three more ways of compression, none of
which wheels have. It brings libcrypto along, whose start alone takes longer than a build.
"""

import hashlib
import os
import pathlib
import shutil
import tarfile
import tempfile
import urllib.error
import urllib.request

from . import fail, output, run, say

VERSION = "1.7.3"
SHA256 = "a60473ffdb7b4260c08bfa19c2ccea0438edac11193c3afbbb1f17fbcf6c6132"
NAME = f"libzip_{VERSION}.orig.tar.xz"
#: The checksum is what is trusted, not the place.
PLACES = [
    f"http://deb.debian.org/debian/pool/main/libz/libzip/{NAME}",
    f"https://deb.debian.org/debian/pool/main/libz/libzip/{NAME}",
    f"https://snapshot.debian.org/archive/debian/20250520T000000Z/pool/main/libz/libzip/{NAME}",
    f"https://libzip.org/download/libzip-{VERSION}.tar.xz",
]
#: Everything that CMake would otherwise take from the machine, if it is there.
OPTIONS = [
    "CMAKE_BUILD_TYPE=Release",
    "CMAKE_INSTALL_LIBDIR=lib",
    "CMAKE_INSTALL_MESSAGE=NEVER",
    "BUILD_SHARED_LIBS=OFF",
    *(
        f"ENABLE_{feature}=OFF"
        for feature in ("BZIP2", "COMMONCRYPTO", "GNUTLS", "LZMA", "MBEDTLS", "OPENSSL", "ZSTD")
    ),
    *(f"BUILD_{part}=OFF" for part in ("DOC", "EXAMPLES", "REGRESS", "TOOLS")),
]

#: What tells SwiftPM where the library is, and that it needs another one.
_PACKAGE = """\
Name: libzip
Description: zip archives, with nothing but deflate
Version: {version}
Libs: -L{folder}/lib -lzip -lz
Cflags: -I{folder}/include
"""


def build(scratch: pathlib.Path) -> pathlib.Path:
    """Builds the library, unless that was done before. The answer is where it is installed.

    The folder is named for all that the library is made from.
    """
    recipe = hashlib.sha256(pathlib.Path(__file__).read_bytes())
    recipe.update(output("cc", "--version").encode())
    folder = scratch / f"libzip-{VERSION}-{recipe.hexdigest()[:16]}"
    if folder.is_dir():
        return folder
    say(f"building libzip {VERSION}")
    scratch.mkdir(parents=True, exist_ok=True)
    archive = _download(scratch / NAME)
    with tempfile.TemporaryDirectory(dir=scratch, prefix="libzip-") as name:
        place = pathlib.Path(name)
        with tarfile.open(archive) as sources:
            sources.extractall(place, **_filter())
        (unpacked,) = place.glob("libzip-*")
        installed = place / "installed"
        # Configured for where it will lie, and installed elsewhere until it is complete.
        options = [*OPTIONS, f"CMAKE_INSTALL_PREFIX={folder}", f"CMAKE_C_FLAGS={_flags(unpacked)}"]
        quiet = {"cwd": place, "env": {**os.environ, "DESTDIR": str(installed)}}
        definitions = [f"-D{option}" for option in options]
        # Options of newer versions are not known to this one.
        configure = ["--log-level=WARNING", "-Wno-dev", "--no-warn-unused-cli", *definitions]
        run("cmake", "-S", unpacked, "-B", "build", *configure, **quiet)
        run("cmake", "--build", "build", "--parallel", "--", "-s", **quiet)
        run("cmake", "--install", "build", **quiet)
        complete = pathlib.Path(f"{installed}{folder}")
        shutil.copy(unpacked / "LICENSE", complete / "LICENSE")
        package = _PACKAGE.format(folder=folder, version=VERSION)
        (complete / "lib" / "pkgconfig" / "libzip.pc").write_text(package)
        complete.rename(folder)
    return folder


def _flags(sources: pathlib.Path) -> str:
    """Functions that nobody calls can be left out, and no path of this machine is kept."""
    return f"-ffunction-sections -fdata-sections -ffile-prefix-map={sources}=libzip"


def _filter() -> "dict[str, str]":
    """Newer Pythons want to know that what is unpacked is data."""
    return {"filter": "data"} if hasattr(tarfile, "data_filter") else {}


def _download(archive: pathlib.Path) -> pathlib.Path:
    if archive.is_file() and _digest(archive.read_bytes()) == SHA256:
        return archive
    faults = []
    for place in PLACES:
        try:
            with urllib.request.urlopen(place, timeout=60) as answer:
                content = answer.read()
        except (OSError, urllib.error.URLError) as error:
            faults.append(f"{place}: {error}")
            continue
        if _digest(content) != SHA256:
            faults.append(f"{place}: its SHA-256 is {_digest(content)}")
            continue
        archive.write_bytes(content)
        return archive
    fail(
        f"cannot download the source of libzip {VERSION}:\n  " + "\n  ".join(faults),
        f"put a file with the SHA-256 {SHA256} at {archive}",
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
