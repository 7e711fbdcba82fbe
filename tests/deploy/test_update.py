"""`deploy/update`: whichever step fails, the version that ran before runs again, and has lost nothing."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

GIT, MAKE = (str(shutil.which(name)) for name in ("git", "make"))
SCRIPT = Path(__file__).parents[2] / "deploy" / "update"
# Plays the bot: notes what it is asked, runs until it is ended, and fails where its version is made to.
PROGRAM = """#!/bin/sh
echo "$1" >> log
test "$(cat {code}/fails)" = "$1" && exit 1
case $1 in
  run) echo $$ > pid; echo {code} > running; exec sleep 600 ;;
  upgrade) test ! -e {code}/upgrades || echo "1 -> 2" ;;
esac
"""
MAKEFILE = """
.venv/.runtime:
	test "$$(cat fails)" != make
	mkdir -p .venv/bin
	sed "s,{code},$$(pwd)," program > .venv/bin/dondoc
	chmod +x .venv/bin/dondoc
	touch $@
"""
START = """#!/bin/sh
.venv/bin/dondoc run > /dev/null 2>&1 &
while [ ! -s running ] && kill -0 $! 2>/dev/null; do :; done
kill -0 $!
"""
STOP = '#!/bin/sh\nif [ -s pid ]; then kill "$(cat pid)"; fi; rm -f pid running\n'


class Office:
    """The folder of a bot that runs, and the repository that it is updated from."""

    def __init__(self, folder: Path) -> None:
        self.origin, self.folder = folder / "origin", folder / "office"
        self.origin.mkdir()
        self._git(self.origin, "init", "--quiet", "--initial-branch=main")
        (self.origin / "deploy").mkdir()
        shutil.copy(SCRIPT, self.origin / "deploy" / "update")
        for name, text in {"Makefile": MAKEFILE, "program": PROGRAM, ".gitignore": "*\n!/program\n"}.items():
            (self.origin / name).write_text(text)
        self.publish()
        self._git(folder, "clone", "--quiet", str(self.origin), str(self.folder))
        for name, text in {"start": START, "stop": STOP}.items():
            (self.folder / name).write_text(text)
            (self.folder / name).chmod(0o700)
        subprocess.run([MAKE, "--silent", ".venv/.runtime"], cwd=self.folder, check=True)
        subprocess.run([str(self.folder / "start")], cwd=self.folder, check=True)

    def publish(self, fails: str = "nothing", *, upgrades: bool = False) -> None:
        """Let there be another version, which may fail at a step."""
        (self.origin / "fails").write_text(fails)
        (self.origin / "number").write_text(os.urandom(4).hex())
        if upgrades:
            (self.origin / "upgrades").touch()
        self._git(self.origin, "add", "--all", "--force")
        self._git(self.origin, "commit", "--quiet", "--message=another version")

    def _git(self, folder: Path, *arguments: str) -> str:
        who = ("-c", "user.name=An", "-c", "user.email=an@example.vn")
        return subprocess.run(
            [GIT, *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
        ).stdout.strip()

    def update(self) -> subprocess.CompletedProcess[str]:
        with self.updating(patience=0) as update:
            said, _ = update.communicate()
        return subprocess.CompletedProcess([], update.returncode, said)

    def updating(self, patience: int) -> "subprocess.Popen[str]":
        """Return an update that goes on."""
        ways = {"DONDOC_STOP": "./stop", "DONDOC_START": "./start", "DONDOC_PATIENCE": str(patience)}
        return subprocess.Popen(
            [str(self.folder / "deploy" / "update")],
            cwd=self.folder,
            env={**os.environ, **ways},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def latest(self) -> Path:
        """Return the folder of the version that was published last."""
        commit = self._git(self.origin, "rev-parse", "--short=12", "HEAD")
        return self.folder / "versions" / commit

    @property
    def running(self) -> tuple[int, Path]:
        """Return the process that runs, and the folder of its version."""
        pid = int((self.folder / "pid").read_text())
        os.kill(pid, 0)
        return pid, Path((self.folder / "running").read_text().strip())

    @property
    def asked(self) -> list[str]:
        """Return the commands that any version was given."""
        return (self.folder / "log").read_text().splitlines()

    def end(self) -> None:
        os.kill(self.running[0], signal.SIGKILL)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.end()


def test_the_latest_version_runs_from_an_environment_beside_the_old_one(office: Office):
    office.publish()
    done = office.update()
    assert done.returncode == 0, done.stdout
    assert office.running[1] == office.latest
    assert (office.folder / ".venv").resolve() == office.latest / ".venv"
    assert office.asked == ["run", "--help", "backup", "upgrade", "run", "health"]
    assert (office.folder / "number").read_text() == (office.latest / "number").read_text()


def test_a_second_update_keeps_the_version_before_and_no_older_one(office: Office):
    office.publish()
    office.update()
    before = office.latest
    office.publish()
    office.update()
    assert office.running[1] == office.latest
    assert {path.name for path in (office.folder / "versions").iterdir()} == {
        ".lock",
        before.name,
        office.latest.name,
    }


def test_nothing_happens_where_the_latest_version_runs(office: Office):
    office.publish()
    office.update()
    before = office.running
    assert office.update().returncode == 0
    assert office.running == before


@pytest.mark.parametrize("is_first", [True, False], ids=["made by make install", "updated before"])
@pytest.mark.parametrize("step", ["make", "--help", "upgrade", "run", "health"])
def test_where_a_step_fails_the_old_version_goes_on(office: Office, step: str, *, is_first: bool):
    if not is_first:
        office.publish()
        office.update()
    process, version = office.running
    environment = (office.folder / ".venv").resolve()
    number = (office.folder / "number").read_text()
    office.publish(fails=step)
    done = office.update()
    assert done.returncode == 1
    assert "Bản cũ đang chạy như trước" in done.stdout, done.stdout
    assert office.running[1] == version
    assert (office.folder / ".venv").resolve() == environment
    assert (office.folder / ".venv").is_symlink() is not is_first
    assert (office.folder / "number").read_text() == number
    if step in {"make", "--help"}:  # before anything is stopped
        assert office.running[0] == process
    assert ("restore" in office.asked) is (step == "upgrade")
    office.publish()
    assert office.update().returncode == 0
    assert office.running[1] == office.latest


def test_tables_that_were_upgraded_go_back_with_the_version(office: Office):
    office.publish(fails="health", upgrades=True)
    done = office.update()
    assert done.returncode == 1
    assert office.asked[-2:] == ["restore", "run"]
    assert office.running[1] == office.folder


def test_where_the_backup_fails_nothing_is_switched(office: Office):
    (office.folder / "fails").write_text("backup")
    office.publish()
    assert office.update().returncode == 1
    assert office.running[1] == office.folder
    assert "upgrade" not in office.asked


def test_an_update_that_is_interrupted_goes_back(office: Office):
    office.publish(fails="health")
    with office.updating(patience=600) as update:
        while office.asked[-1] != "health":
            pass
        update.send_signal(signal.SIGTERM)
        update.communicate()
    assert update.returncode == 1
    assert office.running[1] == office.folder
