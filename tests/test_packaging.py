"""What a keeper installs and what runs in CI: the wheel, the locks, the workflows, the Makefile."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
SCAFFOLD = ROOT / "generator" / "scaffold" / "site"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = ["requirements.lock", "requirements-test.lock"]
WORKFLOWS = sorted(
    path for top in (ROOT, SCAFFOLD) for path in (top / ".github" / "workflows").glob("*.yml")
)
USES = re.compile(r"^ *(?:- )?uses: (\S+?)@(\S+)(?: # (.+))?$", re.MULTILINE)


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


# The wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    pytest.importorskip("hatchling", reason="hatchling comes with requirements-test.lock")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*command, "--directory", folder], cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_the_code_the_templates_and_the_schemas_and_nothing_else(
    wheel: zipfile.ZipFile,
) -> None:
    expected = {f"generator/{name}" for name in files_below(ROOT / "generator")}
    for folder in ("templates", "schema", "examples"):
        made = ("dossier/build/", "dossier/site/")
        found = {name for name in files_below(ROOT / folder) if not name.startswith(made)}
        assert found, f"{folder}/ is empty"
        expected |= {f"generator/{folder}/{name}" for name in found}
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == expected


@pytest.mark.parametrize(
    "name",
    [
        ".github/workflows/check.yml",
        ".github/workflows/comment.yml",
        ".github/workflows/publish.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        "requirements.txt",
    ],
)
def test_the_wheel_holds_what_a_new_site_needs_to_publish(
    wheel: zipfile.ZipFile, name: str
) -> None:
    assert wheel.read(f"generator/scaffold/site/{name}") == (SCAFFOLD / name).read_bytes()


def test_the_wheel_brings_the_command_brief(wheel: zipfile.ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "brief = generator.cli:main" in wheel.read(name).decode()


def test_a_new_site_asks_for_this_version() -> None:
    asked = (SCAFFOLD / "requirements.txt").read_text("utf-8").splitlines()[-1]
    assert asked == f"{PROJECT['name']}=={PROJECT['version']}"


# The locks


def pins(lock: str) -> Iterator[tuple[Requirement, str]]:
    """Each requirement of a lock file with the lines that follow it."""
    text = (ROOT / lock).read_text("utf-8")
    for block in re.split(r"\n(?=[a-z0-9])", text)[1:]:
        head, _, rest = block.partition("\\\n")
        yield Requirement(head), rest


def chosen(lock: str, python: str) -> dict[str, str]:
    """The version of each package that a lock file gives to a CPython on Linux."""
    environment = {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "platform_python_implementation": "CPython",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "os_name": "posix",
    }
    found: dict[str, str] = {}
    for requirement, _ in pins(lock):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            assert requirement.name not in found, f"{requirement.name} stands twice"
            found[requirement.name] = str(requirement.specifier).removeprefix("==")
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    for requirement, rest in pins(lock):
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert re.match(r"    --hash=sha256:[0-9a-f]{64}\b", rest), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"://|^-|index-url|find-links", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("python", "extensions"),
    [("3.11.2", "12."), ("3.11.7", "13."), ("3.12.1", "13."), ("3.13.0", "13.")],
)
def test_each_python_gets_a_version_that_runs_on_it(python: str, extensions: str) -> None:
    # pymdown-extensions 13 needs Python 3.11.5; Debian 12 has 3.11.2
    for lock in LOCKS:
        assert chosen(lock, python)["pymdown-extensions"].startswith(extensions)


def test_the_tests_run_with_what_the_site_is_built_with() -> None:
    built, tested = (chosen(lock, "3.13.0") for lock in LOCKS)
    assert built.items() <= tested.items()


def test_the_locks_satisfy_the_project() -> None:
    wanted = {
        "requirements.lock": PROJECT["dependencies"],
        "requirements-test.lock": PROJECT["optional-dependencies"]["test"],
    }
    for lock, lines in wanted.items():
        locked = chosen(lock, "3.11.2")
        for requirement in map(Requirement, lines):
            version = locked[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), f"{requirement}, locked at {version}"


def imported_names(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_every_imported_package_is_a_declared_dependency() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    distributions = packages_distributions()
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for name in imported_names(path) - set(sys.stdlib_module_names) - {"generator"}:
            providers = {canonicalize_name(each) for each in distributions.get(name, [name])}
            assert providers & declared, f"{path.relative_to(ROOT)} imports {name}"


# The workflows


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    assert isinstance(found, dict)
    return found


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_workflows_here_and_for_a_new_site() -> None:
    assert [short(path).removeprefix("generator/scaffold/site/") for path in WORKFLOWS] == [
        ".github/workflows/check.yml",
        ".github/workflows/comment.yml",
        ".github/workflows/publish.yml",
    ] * 2


@pytest.mark.parametrize("path", WORKFLOWS, ids=short)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(path: Path) -> None:
    text = path.read_text("utf-8")
    found = USES.findall(text)
    assert len(found) == text.count("uses:")
    for action, commit, version in found:
        assert re.fullmatch(r"[0-9a-f]{40}", commit), action
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version), action


def test_an_action_is_pinned_to_the_same_commit_everywhere() -> None:
    pinned: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, commit, _ in USES.findall(path.read_text("utf-8")):
            pinned.setdefault(action, set()).add(commit)
    assert {action: commits for action, commits in pinned.items() if len(commits) > 1} == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=short)
def test_only_the_job_that_deploys_may_write(path: Path) -> None:
    default = yaml.safe_load(path.read_text("utf-8"))["permissions"]
    for name, job in jobs(path).items():
        granted = job.get("permissions", default)
        writing = {scope for scope, access in granted.items() if access != "read"}
        deploys = "actions/deploy-pages@" in str(job["steps"])
        allowed = {"pages", "id-token"} if deploys else set()
        assert writing == ({"pull-requests"} if path.stem == "comment" else allowed), name
        assert set(granted) <= {"contents", "pages", "id-token", "actions", "pull-requests"}, name


TRIGGERS = {
    "check": {"pull_request"},
    "comment": {"workflow_run"},
    "publish": {"push", "workflow_dispatch"},
}


@pytest.mark.parametrize("path", WORKFLOWS, ids=short)
def test_no_workflow_runs_a_stranger_s_code_with_rights(path: Path) -> None:
    text = path.read_text("utf-8")
    triggers = set(yaml.safe_load(text)[True])  # YAML 1.1 reads the key `on` as true
    assert triggers == TRIGGERS[path.stem]
    if path.stem == "comment":  # it has rights, so it takes a text file and no code
        assert "actions/checkout@" not in text
    assert "secrets." not in text
    for job in jobs(path).values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=short)
def test_no_expression_is_pasted_into_a_shell(path: Path) -> None:
    commands = [
        step["run"] for job in jobs(path).values() for step in job["steps"] if "run" in step
    ]
    assert [command for command in commands if "${{" in command] == []


# The Makefile


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    shutil.copy(ROOT / "Makefile", folder)
    # This test may itself run under make, whose settings are not for the one that is tested.
    passed_on = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(
        command, cwd=folder, env=passed_on, check=False, capture_output=True, text=True
    )


def test_make_alone_explains_every_target(tmp_path: Path) -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony
    explained = re.findall(r"^  make (\w+) +\S", make(tmp_path).stdout, re.MULTILINE)
    assert set(explained) == set(phony[1].split()) - {"stale"}


@pytest.mark.parametrize(
    ("interpreter", "cure"),
    [
        (None, "apt install python3 python3-venv"),
        ('case "$*" in *version_info*) exit 1;; esac', "Python 3.11 or newer is needed"),
        ('case "$*" in *ensurepip*) exit 1;; esac', "apt install python-of-the-test-venv"),
    ],
    ids=["missing", "old", "without venv"],
)
def test_make_says_what_to_do_about_python(
    tmp_path: Path, interpreter: str | None, cure: str
) -> None:
    python = tmp_path / "python-of-the-test"
    if interpreter is not None:
        python.write_text(f"#!/bin/sh\n{interpreter}\n", "utf-8")
        python.chmod(0o755)
    found = make(tmp_path, "site", f"PYTHON={python}")
    assert found.returncode != 0
    assert cure in found.stderr
    assert not (tmp_path / ".venv").exists()


# Editors


def test_the_editor_settings_name_the_schemas_that_exist() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    existing = {f"schema/{path.name}" for path in (ROOT / "schema").glob("*.json")}
    assert set(settings["yaml.schemas"]) == existing
