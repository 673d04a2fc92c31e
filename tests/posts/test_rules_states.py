"""States of a post."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.posts.rules.states import ActForbidden, CheerKind, PostAct, PostState, is_public, next_state

AUTHOR = {PostAct.submit, PostAct.edit, PostAct.withdraw}
ALLOWED = {
    "waiting": "edit>waiting withdraw>withdrawn approve>approved approve_without_picture>approved"
    " ask_change>changes_asked reject>rejected hide>hidden",
    "approved": "edit>waiting withdraw>withdrawn approve>approved approve_without_picture>approved"
    " ask_change>changes_asked reject>rejected hide>hidden",
    "changes_asked": "submit>waiting edit>waiting withdraw>withdrawn restore>approved",
    "rejected": "submit>waiting edit>waiting withdraw>withdrawn restore>approved",
    "hidden": "submit>waiting edit>waiting withdraw>withdrawn reject>rejected restore>approved",
    "withdrawn": "submit>waiting edit>waiting",
}
TABLE = {
    (PostState(state), PostAct(step.split(">")[0])): PostState(step.split(">")[1])
    for state, steps in ALLOWED.items()
    for step in steps.split()
}


@pytest.mark.parametrize("state", list(PostState))
@pytest.mark.parametrize("act", list(PostAct))
def test_an_act_leads_where_the_table_says_or_nowhere(state: PostState, act: PostAct) -> None:
    expected = TABLE.get((state, act))
    if expected is None:
        with pytest.raises(ActForbidden) as forbidden:
            next_state(state, act)
        assert (forbidden.value.state, forbidden.value.act) == (state, act)
    else:
        assert next_state(state, act) is expected


@pytest.mark.parametrize("state", [state for state in PostState if state is not PostState.withdrawn])
def test_an_author_can_take_a_post_back_at_any_time(state: PostState) -> None:
    assert next_state(state, PostAct.withdraw) is PostState.withdrawn


@given(st.lists(st.sampled_from(sorted(AUTHOR)), max_size=20))
def test_no_author_makes_a_post_public_alone(acts: list[PostAct]) -> None:
    state = PostState.waiting
    for act in acts:
        if (state, act) in TABLE:
            state = next_state(state, act)
        assert not is_public(state)


def test_what_was_approved_is_looked_at_again_after_an_edit() -> None:
    assert not is_public(next_state(PostState.approved, PostAct.edit))


def test_only_an_approved_post_is_public() -> None:
    assert [state for state in PostState if is_public(state)] == [PostState.approved]


def test_there_are_five_cheers() -> None:
    assert [kind.value for kind in CheerKind] == ["clap", "heart", "light", "star", "onward"]
