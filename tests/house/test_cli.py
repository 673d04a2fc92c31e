"""The command as an operator meets it: what it refuses, in one sentence, and the way there and back of a backup."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from challenge.cli import main
from challenge.core.sole import sole_process
from tests.support.databases import Sqlite, free_port
from tests.support.server import ROOT


class Machine:
    """`run("doctor")` with the environment of one installation on SQLite."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environ = {"CHALLENGE_DATA_DIR": str(folder), "CHALLENGE_DATABASE_URL": "", "CHALLENGE_ENV": "development"}

    def run(self, *words: str, **environ: str) -> Result:
        return CliRunner().invoke(main, words, env={**self.environ, **environ})


@pytest.fixture
def machine(sqlite: Sqlite, tmp_path: Path) -> Machine:
    """A prepared installation, nobody in it."""
    folder = tmp_path / "var"
    folder.mkdir()
    with sqlite.fresh(folder):
        return Machine(folder)


def test_several_processes_on_sqlite_are_refused(machine: Machine) -> None:
    answer = machine.run("serve", "--workers", "2")
    assert answer.exit_code == 1
    assert "--workers needs PostgreSQL" in answer.output


def test_a_second_server_on_the_same_file_is_refused(machine: Machine) -> None:
    with sole_process(f"sqlite:///{machine.folder / 'challenge.sqlite'}"):
        for words in (["serve"], ["restore", __file__, "--force"]):
            answer = machine.run(*words)
            assert answer.exit_code == 1
            assert "SQLite takes one" in answer.output
    assert "cannot be read" in machine.run("restore", __file__, "--force").output


def test_a_demo_beside_a_round_is_refused(machine: Machine) -> None:
    answer = machine.run("serve", "--demo")
    assert answer.exit_code == 1
    assert "empty database" in answer.output


def test_a_worker_on_sqlite_is_refused(machine: Machine) -> None:
    answer = machine.run("worker")
    assert answer.exit_code == 1
    assert "needs PostgreSQL" in answer.output


def test_a_wrong_setting_is_told_in_a_sentence(machine: Machine) -> None:
    answer = machine.run("doctor", CHALLENGE_ENV="elsewhere")
    assert answer.exit_code == 1
    assert answer.output.startswith("CHALLENGE_ENV is 'elsewhere'")


def test_the_doctor_ends_with_1_until_somebody_can_sign_in(machine: Machine, tmp_path: Path) -> None:
    answer = machine.run("doctor")
    assert answer.exit_code == 1
    assert "WRONG  Nobody of the team can sign in" in answer.output
    password = tmp_path / "password"
    password.write_text("ein langes Passwort für Mara 7")
    assert machine.run("staff", "add", "Mara", "--role", "moderator", "--password-file", str(password)).exit_code == 0
    assert "fine   The team can sign in" in machine.run("doctor").output


def test_a_backup_goes_out_and_comes_back(machine: Machine, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    assert "rows and 0 pictures" in machine.run("backup", str(archive)).output
    other = Machine(tmp_path / "other")
    answer = other.run("restore", str(archive))
    assert answer.exit_code == 0, answer.output
    assert "is back" in answer.output
    assert "The secret is another one" in answer.output
    assert other.run("recount").output == "All sums agree.\n"


def test_what_is_no_installation_cannot_be_backed_up(tmp_path: Path) -> None:
    answer = Machine(tmp_path / "new").run("backup", str(tmp_path / "backup.tar"))
    assert answer.exit_code == 1
    assert "run `migrate`" in answer.output
    assert not (tmp_path / "backup.tar").exists()


def test_a_round_moves_while_nobody_has_joined_and_keeps_what_is_not_given(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "new")
    first = machine.run("round", "set", "--start", "2031-03-03", "--goal", "900", "--hashtags", "Probe")
    assert first.output == "30 Tage lernen 2031: 2031-03-03, #Probe, 900\n"
    later = machine.run("round", "set", "--start", "2030-12-02")
    assert later.output == "30 Tage lernen 2030: 2030-12-02, #Probe, 900\n"


def test_hashtags_that_no_network_takes_are_refused_in_a_sentence(machine: Machine) -> None:
    answer = machine.run("round", "set", "--start", "2031-03-03", "--hashtags", "nicht-gut")
    assert answer.exit_code == 1
    assert answer.output.startswith("Schreib 1 bis 10 Hashtags")


def test_sums_of_a_new_installation_agree(tmp_path: Path) -> None:
    assert Machine(tmp_path / "new").run("recount").output == "All sums agree.\n"


def test_links_lead_to_the_port_that_was_asked_for(machine: Machine) -> None:
    port = free_port()
    command = [sys.executable, "-m", "challenge", "serve", "--port", str(port)]
    environ = {name: value for name, value in os.environ.items() if name != "CHALLENGE_BASE_URL"}
    del machine.environ["CHALLENGE_DATABASE_URL"]
    with subprocess.Popen(command, env=environ | machine.environ, cwd=ROOT) as process:
        try:
            with httpx.Client(transport=httpx.HTTPTransport(retries=7)) as client:
                shown = client.get(f"http://127.0.0.1:{port}/stadt/widget").text
        finally:
            process.terminate()
    assert f'href="http://127.0.0.1:{port}/"' in shown
