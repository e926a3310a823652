"""A build killed at any moment leaves the old site or the new one, whole; the next build mends the rest."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import ClassVar

import pytest
from small_site import ROOT, brief, folders, put, stand_in, tree

from generator import cli
from generator.pipeline import Composition, compose

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and process groups")

KILLS = 200 if os.environ.get("BRIEF_ALL") == "1" else 20
REAL_KILLS = 20 if os.environ.get("BRIEF_ALL") == "1" else 3
SEED = 20251204


class Killable:
    """`brief build` in a process group of its own, without the time that starting Python takes.

    What the site is made of is composed before, once for each version: that writes nothing.
    """

    composed: ClassVar[dict[bytes, Composition]] = {}

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.log = folder.parent / "log.txt"
        version = (folder / "briefings" / "vote.yml").read_bytes()
        composition = self.composed.get(version) or compose(folder)
        self.composed[version] = composition
        self.process = os.fork()
        if self.process == 0:
            try:
                self._build(folder, env, composition)
            finally:
                os._exit(70)

    def _build(self, folder: Path, env: dict[str, str], composition: Composition) -> None:
        setattr(cli, "compose", lambda _root: composition)  # noqa: B010 - the command's own name for it
        os.setsid()
        os.chdir(folder)
        os.environ.update(env)
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        sys.stdout = sys.stderr = open(self.log, "a")  # noqa: PTH123, SIM115 - until the end
        try:
            cli.main(["build"], prog_name="brief")
        except SystemExit as done:
            sys.stdout.flush()
            os._exit(int(done.code or 0))

    def wait_for(self, path: Path) -> None:
        """Until the path is there, or the build is over."""
        while not path.exists() and not self.over():
            time.sleep(0.001)

    def over(self) -> bool:
        """Whether it has ended; it is still there to be waited for."""
        return os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def kill(self, *, group: bool = True) -> None:
        """End it, and the builder that it started unless `group` is off."""
        try:
            (os.killpg if group else os.kill)(self.process, signal.SIGKILL)
        except ProcessLookupError:
            os.kill(self.process, signal.SIGKILL)  # it had no group yet, or is over
        os.waitpid(self.process, 0)

    def result(self) -> tuple[int, str]:
        """Wait for it; exit code and output."""
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status), self.log.read_text()


def built(folder: Path, env: dict[str, str]) -> float:
    """Build without disturbance; gives the seconds that it took."""
    start = time.monotonic()
    code, said = Killable(folder, env).result()
    assert (code, "warning" in said, "error" in said) == (0, False, False), said
    return time.monotonic() - start


@pytest.fixture
def wanted(tmp_path: Path) -> tuple[dict[str, Path], dict[str, str], float]:
    """Both versions built in peace, the environment of the stand-in, and how long a build takes."""
    env = stand_in(tmp_path / "quick", rest=0.003)
    sites = {version: put(tmp_path / version / "site", version) for version in "ab"}
    seconds = max(built(site, env) for site in sites.values())
    return sites, env, seconds


def difference(one: Path, other: Path) -> list[str]:
    """Paths below two sites that are not the same in both; empty where the two are alike."""
    files = set(tree(one).items()) ^ set(tree(other).items())
    return sorted({path for path, _ in files} | set(folders(one)) ^ set(folders(other)))


def test_killed_at_any_moment(
    tmp_path: Path, wanted: tuple[dict[str, Path], dict[str, str], float]
) -> None:
    sites, env, seconds = wanted
    site = tmp_path / "victim" / "site"
    shutil.copytree(sites["a"], site)
    moments = random.Random(SEED)  # noqa: S311 - the same moments each time
    there, left = "a", set()
    for number in range(KILLS):
        version = "ba"[number % 2]
        put(site, version)
        running = Killable(site, env)
        if number % 3:  # two thirds while the builder works and the folders are exchanged
            running.wait_for(site / "build" / "site-next")
        time.sleep(moments.uniform(0, seconds if number % 3 == 0 else seconds / 2))
        running.kill()
        left |= {path.name for path in (site / "build").iterdir()}
        whole = [v for v in (there, version) if tree(site / "site") == tree(sites[v] / "site")]
        assert whole, f"kill {number} left {sorted(tree(site / 'site'))}"
        built(site, env)
        assert not difference(site, sites[version]), f"not mended after kill {number}"
        there = version
    assert "site-next" in left, "no kill hit the builder: the moments are badly chosen"


def test_killed_without_a_site_before(
    tmp_path: Path, wanted: tuple[dict[str, Path], dict[str, str], float]
) -> None:
    sites, env, seconds = wanted
    for number, part in enumerate((0.3, 0.6, 0.9)):
        site = put(tmp_path / f"first-{number}" / "site")
        running = Killable(site, env)
        time.sleep(seconds * part)
        running.kill()
        assert tree(site / "site") in ({}, tree(sites["a"] / "site"))
        built(site, env)
        assert not difference(site, sites["a"])


def test_a_builder_that_outlives_its_build_is_not_disturbed(
    tmp_path: Path, wanted: tuple[dict[str, Path], dict[str, str], float]
) -> None:
    sites, _, _ = wanted
    slow = stand_in(tmp_path / "slow", rest=0.05)
    site = tmp_path / "victim" / "site"
    shutil.copytree(sites["a"], site)
    put(site, "b")
    running = Killable(site, slow)
    running.wait_for(site / "build" / "site-next")
    running.kill(group=False)
    assert tree(site / "site") == tree(sites["a"] / "site")
    built(site, slow)
    assert not difference(site, sites["b"])


def test_between_two_renames_where_folders_cannot_be_exchanged(
    tmp_path: Path, wanted: tuple[dict[str, Path], dict[str, str], float]
) -> None:
    sites, env, _ = wanted
    site = tmp_path / "victim" / "site"
    shutil.copytree(sites["a"], site)
    (site / "site").rename(site / "build" / "site-previous")
    (site / "mkdocs.yml").write_text("site_name: [broken", "utf-8")
    assert brief(site, "build").returncode == 1
    assert tree(site / "site") == tree(sites["a"] / "site")
    put(site, "b")
    built(site, env)
    assert not difference(site, sites["b"])


def test_killed_with_the_real_builder(tmp_path: Path) -> None:
    sites = {version: put(tmp_path / version, version) for version in "ab"}
    start = time.monotonic()
    for site in sites.values():
        assert brief(site, "build").returncode == 0
    seconds = (time.monotonic() - start) / 2
    victim = tmp_path / "victim"
    shutil.copytree(sites["a"], victim)
    moments = random.Random(SEED)  # noqa: S311 - the same moments each time
    there = "a"
    for number in range(REAL_KILLS):
        version = "ba"[number % 2]
        put(victim, version)
        with subprocess.Popen(
            [sys.executable, "-m", "generator", "build"],
            cwd=victim,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as running:
            time.sleep(seconds * moments.uniform(0.4, 1.0))
            os.killpg(running.pid, signal.SIGKILL)
        whole = [v for v in (there, version) if tree(victim / "site") == tree(sites[v] / "site")]
        assert whole, f"kill {number} left {sorted(tree(victim / 'site'))}"
        done = brief(victim, "build")
        assert (done.returncode, "edited" in done.stderr) == (0, False), done.stderr
        assert not difference(victim, sites[version])
        there = version
