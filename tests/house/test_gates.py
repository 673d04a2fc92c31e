"""Each gate of tests/gates.py as a test; and a planted fault closes each of them."""

import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from jinja2 import DictLoader, Environment

from tests.checks import catalogues, markup, sizes, styles, words
from tests.gates import GATES, command


@pytest.mark.parametrize("name", GATES)
def test_the_gate_is_open(name: str) -> None:
    complaints = GATES[name]()
    assert not complaints, "\n".join(complaints)


def test_a_program_that_fails_closes_its_gate_with_its_words() -> None:
    assert command(sys.executable, "-c", "raise SystemExit('because')")() == ["because"]


def test_a_function_of_26_lines_is_too_long_whatever_its_docstring(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text('def long():\n    """One\n\n    two"""\n' + "    print()\n" * 25)
    assert list(sizes.long_functions(planted)) == []
    planted.write_text(planted.read_text() + "    print()\n")
    assert list(sizes.long_functions(planted)) == ["planted.py:1 long has 26 lines"]


@pytest.mark.parametrize(
    "source",
    [
        "{% if %}",
        "{% extends 'gone.html' %}",
        "<script>alert(1)</script>",
        "<style>p {}</style>",
        "<p style='color: red'>",
        "<p onclick='go()'>",
        "<a href='javascript:go()'>",
    ],
)
def test_a_planted_fault_of_a_template_is_found(source: str) -> None:
    assert len(list(markup.faults(source, Environment(loader=DictLoader({}), autoescape=True), {"here.html"}))) == 1


def test_a_good_template_has_no_fault() -> None:
    source = "{% extends 'here.html' %}{# style='' #}<script type='module' src='x.js'></script><p class='style'>on = 1"
    assert list(markup.faults(source, Environment(autoescape=True), {"here.html"})) == []


def test_left_and_right_are_found_and_start_and_end_are_not() -> None:
    assert styles.physical("a { margin-left: 1px; left: 0; text-align: right }") != []
    assert styles.physical("a { margin-inline-start: 1px; inset-inline-start: 0; text-align: end } /* left: */") == []


@pytest.mark.parametrize(
    ("message", "found", "why"),
    [
        (Message("Hallo {name}"), None, "missing"),
        (Message("Hallo {name}"), Message("Hallo {name}", ""), "not translated"),
        (Message("Hallo {name}"), Message("Hallo {name}", "Hello {name}", flags={"fuzzy"}), "fuzzy"),
        (Message("Hallo {name}"), Message("Hallo {name}", "Hello {nmae}"), "other placeholders"),
        (Message("Hallo {name}"), Message("Hallo {name}", "Hello {name}"), None),
        (Message(("{n} Tag", "{n} Tage")), Message(("{n} Tag", "{n} Tage"), ("one day", "{n} days")), None),
        (Message(("{n} Tag", "{n} Tage")), Message(("{n} Tag", "{n} Tage"), ("one day",)), "not translated"),
    ],
)
def test_a_translation_that_is_not_one_is_found(message: Message, found: Message | None, why: str | None) -> None:
    assert catalogues.problem(message, found, 2) == why


def test_a_path_of_somebodys_machine_is_found() -> None:
    assert words.unwanted("see /wo" + "rk/main") == ["/wo" + "rk/"]
