"""The list of everything that is in the executable, for those who have to know (PEP 770).

Source: CycloneDX 1.6.
"""

import dataclasses
import gzip
import hashlib
import json
import pathlib
import re
import shutil
import subprocess

from . import ROOT, fail, libzip, output, program
from .parts import parts_of

#: Debian's texts of the licenses that its packages only name.
COMMON = pathlib.Path("/usr/share/common-licenses")
SWIFT_LICENSE = "Apache-2.0 WITH Swift-exception"
BORINGSSL = "Sources/CCryptoBoringSSL/hash.txt"


@dataclasses.dataclass(frozen=True)
class Component:
    """A project that parts of the executable come from."""

    name: str
    version: str
    #: An SPDX expression.
    license: str
    #: A package URL.
    purl: str
    website: str
    #: Where the text of the license lies.
    texts: "tuple[pathlib.Path, ...]"

    def as_json(self) -> dict:
        text = "\n".join(_text(path) for path in self.texts)
        return {
            "type": "library",
            "bom-ref": self.purl,
            "name": self.name,
            "version": self.version,
            # An expression with an exception is no identifier, so it is the name.
            "licenses": [{"license": {"name": self.license, "text": {"content": text}}}],
            "purl": self.purl,
            "externalReferences": [{"type": "website", "url": self.website}],
        }


def bill_of(release: program.Program, scratch: pathlib.Path) -> bytes:
    """The list as JSON: the same bytes for the same executable."""
    known = {component.name: component for component in _components(release, scratch)}
    names = [part.name for part in parts_of(release.map)]
    names = sorted({*names} - {"editable", "shared constants"}, key=str.lower)
    missing = [name for name in names if name not in known]
    if missing:
        fail(f"nothing is known of {missing}", "name it in tools/distribution/bill.py")
    version = program.version()
    own = f"pkg:pypi/editable@{version}"
    digest = hashlib.sha256(release.path.read_bytes()).hexdigest()
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "editable",
                "version": version,
                "purl": own,
                "licenses": [{"license": {"id": "MIT"}}],
                "hashes": [{"alg": "SHA-256", "content": digest}],
            }
        },
        "components": [known[name].as_json() for name in names],
        "dependencies": [
            {"ref": own, "dependsOn": [known[name].purl for name in names]},
            *({"ref": known[name].purl} for name in names),
        ],
    }
    return (json.dumps(bill, indent=1, ensure_ascii=False) + "\n").encode()


def _components(release: program.Program, scratch: pathlib.Path) -> "list[Component]":
    return [*_swift_packages(scratch), *_toolchain(), *_system(release)]


def _swift_packages(scratch: pathlib.Path) -> "list[Component]":
    pins = json.loads((ROOT / "Package.resolved").read_text())["pins"]
    versions = {pin["identity"]: pin["state"]["version"] for pin in pins}
    crypto = scratch / "checkouts" / "swift-crypto"
    boringssl = re.search(r"[0-9a-f]{40}", (crypto / BORINGSSL).read_text())[0]
    xkcp = (crypto / "Sources" / "CXKCP" / "vendored-sources.txt").read_text()
    components = []
    for name, license in [
        ("swift-argument-parser", SWIFT_LICENSE),
        ("swift-crypto", "Apache-2.0"),
        ("swift-system", SWIFT_LICENSE),
    ]:
        place, version = f"github.com/apple/{name}", versions[name]
        texts = sorted((scratch / "checkouts" / name).glob("[LN]*.txt"))
        purl = f"pkg:swift/{place}@{version}"
        components.append(
            Component(name, version, license, purl, f"https://{place}", tuple(texts))
        )
    website = "https://boringssl.googlesource.com/boringssl"
    purl = f"pkg:generic/boringssl@{boringssl}"
    texts = (crypto / "LICENSE.txt",)
    components.append(
        Component("BoringSSL", boringssl, "Apache-2.0", purl, website, texts)
    )
    revision = re.search(r"-g([0-9a-f]+)", xkcp)[1]
    purl = f"pkg:github/XKCP/XKCP@{revision}"
    website = "https://github.com/XKCP/XKCP"
    components.append(Component("XKCP", revision, "CC0-1.0", purl, website, ()))
    return components


def _toolchain() -> "list[Component]":
    version = re.search(r"Swift version ([0-9.]+)", output("swift", "--version"))[1]
    place = pathlib.Path(shutil.which("swift")).resolve().parent.parent
    texts = (place / "share" / "swift" / "LICENSE.txt",)
    components = []
    for name, repository in [
        ("Swift standard library", "swift"),
        ("swift-foundation", "swift-foundation"),
        ("swift-corelibs-libdispatch", "swift-corelibs-libdispatch"),
    ]:
        purl = f"pkg:github/swiftlang/{repository}@swift-{version}-RELEASE"
        website = f"https://github.com/swiftlang/{repository}"
        components.append(Component(name, version, SWIFT_LICENSE, purl, website, texts))
    return components


def _system(release: program.Program) -> "list[Component]":
    """What the distribution of this machine gives, and libzip, made from its source."""
    components = [
        Component(
            "libzip",
            libzip.VERSION,
            "BSD-3-Clause",
            f"pkg:generic/libzip@{libzip.VERSION}?checksum=sha256:{libzip.SHA256}",
            "https://libzip.org",
            (release.libzip / "LICENSE",),
        )
    ]
    gcc = output("cc", "-dumpversion").strip()
    for name, package, license, website, common in [
        ("zlib", "zlib1g-dev", "Zlib", "https://zlib.net", []),
        (
            "glibc",
            "libc6-dev",
            "LGPL-2.1-or-later",
            "https://www.gnu.org/software/libc/",
            ["LGPL-2.1"],
        ),
        (
            "GCC runtime libraries",
            f"libstdc++-{gcc}-dev",
            "GPL-3.0-or-later WITH GCC-exception-3.1",
            "https://gcc.gnu.org",
            ["GPL-3"],
        ),
    ]:
        version = _package_version(package)
        purl = f"pkg:deb/debian/{package.replace('+', '%2B')}@{version.replace(':', '%3A')}"
        notice = pathlib.Path("/usr/share/doc", package, "copyright")
        texts = (notice, *(COMMON / text for text in common))
        components.append(Component(name, version, license, purl, website, texts))
    return components


def _package_version(package: str) -> str:
    question = ["dpkg-query", "--show", "--showformat", "${Version}", package]
    try:
        return output(*question)
    except (OSError, subprocess.CalledProcessError):
        fail(
            f"the version of `{package}` is not known: releases for Linux are built on Debian",
            "build on Debian, or install from source: `pip install .`",
        )


def _text(path: pathlib.Path) -> str:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
