"""What is built from a checkout is the whole program: all modules, all resources, the licences."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run_python(*arguments: str, folder: Path, path: str = "") -> str:
    """Run this Python in a folder, with a module search path, and return what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout


def build(target: str, source: Path, folder: Path) -> Path:
    """Build a wheel or sdist without network and return the one file that came of it."""
    run_python("-m", "hatchling", "build", "--target", target, "--directory", str(folder), folder=source)
    (built,) = folder.iterdir()
    return built


def files_below(folder: Path) -> dict[str, bytes]:
    """Path inside the folder to content, without what Python makes while it runs."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def contents(wheel: Path) -> dict[str, bytes]:
    """Path inside the wheel to content."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def test_wheel_holds_every_module_and_resource(wheel: Path) -> None:
    packed = contents(wheel)
    modules = {f"claimtrack/{name}": content for name, content in files_below(ROOT / "claimtrack").items()}
    resources = {f"claimtrack/resources/{name}": content for name, content in files_below(ROOT / "resources").items()}

    assert {name: content for name, content in packed.items() if ".dist-info/" not in name} == modules | resources
    assert {
        "claimtrack/py.typed",
        "claimtrack/resources/words/en.mo",
        "claimtrack/resources/words/ar.mo",
        "claimtrack/resources/fonts/IBMPlexSansArabic-Regular.ttf",
    } <= packed.keys()


def test_wheel_holds_the_licences(wheel: Path) -> None:
    licences = {name.rpartition("/licenses/")[2] for name in contents(wheel) if "/licenses/" in name}

    assert licences == {"LICENSE", "NOTICE"}


def test_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    packed = build("sdist", ROOT, tmp_path / "sdist")
    subprocess.run(["tar", "--extract", "--file", str(packed)], cwd=tmp_path, check=True)

    again = build("wheel", tmp_path / packed.name.removesuffix(".tar.gz"), tmp_path / "wheel")

    assert contents(again) == contents(wheel)


def test_installed_program_reads_its_own_resources(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    target = ("--no-compile", "--target", str(place))
    run_python("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", *target, str(wheel), folder=tmp_path)

    question = "from claimtrack.domain import resources; print(resources.folder())"
    folder = run_python("-c", question, folder=tmp_path, path=str(place))
    version = run_python("-m", "claimtrack", "--version", folder=tmp_path, path=str(place))

    assert Path(folder.strip()) == place / "claimtrack" / "resources"
    assert version.startswith("claimtrack ")
