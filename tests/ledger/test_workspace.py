"""Where the workspace is."""

import builtins
import getpass
from pathlib import Path

import pytest

from projledger.foundation.errors import NoWorkspace, OutputBlocked
from projledger.ledger.clerk import clerk_name
from projledger.ledger.workspace import Workspace


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "office" / "drafts" / "deep").mkdir(parents=True)
    (tmp_path / "office" / "projledger.toml").write_text("", encoding="utf-8")
    return tmp_path / "office"


def test_it_is_found_upwards_from_where_one_stands(office: Path) -> None:
    assert Workspace.find(office / "drafts" / "deep").root == office


def test_the_one_named_wins_over_the_one_around(office: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(NoWorkspace, match="other"):
        Workspace.find(office, other)
    (other / "projledger.toml").write_text("", encoding="utf-8")
    assert Workspace.find(office, other).root == other


def test_the_environment_names_one_where_none_is_around(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    monkeypatch.delenv("PROJLEDGER_HOME", raising=False)
    with pytest.raises(NoWorkspace):
        Workspace.find(away)
    monkeypatch.setenv("PROJLEDGER_HOME", str(office))
    assert Workspace.find(away).root == office
    monkeypatch.setenv("PROJLEDGER_HOME", str(away))
    with pytest.raises(NoWorkspace):
        Workspace.find(away)


def test_its_folders_are_made_where_missing(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "new")
    workspace.make_folders()
    workspace.make_folders()
    made = {path.name for path in workspace.root.iterdir()}
    assert made == {"received", "returned", "drafts", "issued"}
    assert (workspace.ledger.name, workspace.settings_file.name) == ("ledger.db", "projledger.toml")


def test_a_file_in_the_way_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("", encoding="utf-8")
    with pytest.raises(OutputBlocked):
        Workspace(tmp_path).make_folders()


def test_a_system_that_does_not_know_its_user_gives_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    original = builtins.__import__

    def without_pwd(name: str, *rest: object, **more: object) -> object:
        if name == "pwd":
            raise ImportError(name)
        return original(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_pwd)
    assert clerk_name() == ""
    monkeypatch.setattr(getpass, "getuser", lambda: "wang")
    assert clerk_name() == "wang"
