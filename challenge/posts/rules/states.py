"""The states of a post, who moves it between them, and the cheers it may get."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class PostState(StrEnum):
    """Only `approved` is public."""

    waiting = "waiting"
    approved = "approved"
    changes_asked = "changes_asked"
    rejected = "rejected"
    hidden = "hidden"
    withdrawn = "withdrawn"


class PostAct(StrEnum):
    """The first three are the author's, the others a moderator's; `restore` undoes one or upholds an appeal."""

    submit = "submit"
    edit = "edit"
    withdraw = "withdraw"
    approve = "approve"
    approve_without_picture = "approve_without_picture"
    ask_change = "ask_change"
    reject = "reject"
    hide = "hide"
    restore = "restore"


class CheerKind(StrEnum):
    """One of each per person and post."""

    clap = "clap"
    heart = "heart"
    light = "light"
    star = "star"
    onward = "onward"


class ActForbidden(ValueError):
    """The act doesn't lead anywhere from this state; somebody else was quicker, or the page was old."""

    def __init__(self, state: PostState, act: PostAct) -> None:
        super().__init__(f"{act} from {state}")
        self.state = state
        self.act = act


_S, _A = PostState, PostAct

TRANSITIONS: Mapping[PostState, Mapping[PostAct, PostState]] = MappingProxyType(
    {
        _S.waiting: {
            _A.edit: _S.waiting,
            _A.withdraw: _S.withdrawn,
            _A.approve: _S.approved,
            _A.approve_without_picture: _S.approved,
            _A.ask_change: _S.changes_asked,
            _A.reject: _S.rejected,
            _A.hide: _S.hidden,
        },
        _S.approved: {
            _A.edit: _S.waiting,
            _A.withdraw: _S.withdrawn,
            _A.approve: _S.approved,
            _A.approve_without_picture: _S.approved,
            _A.ask_change: _S.changes_asked,
            _A.reject: _S.rejected,
            _A.hide: _S.hidden,
        },
        _S.changes_asked: {
            _A.submit: _S.waiting,
            _A.edit: _S.waiting,
            _A.withdraw: _S.withdrawn,
            _A.restore: _S.approved,
        },
        _S.rejected: {
            _A.submit: _S.waiting,
            _A.edit: _S.waiting,
            _A.withdraw: _S.withdrawn,
            _A.restore: _S.approved,
        },
        _S.hidden: {
            _A.submit: _S.waiting,
            _A.edit: _S.waiting,
            _A.withdraw: _S.withdrawn,
            _A.reject: _S.rejected,
            _A.restore: _S.approved,
        },
        _S.withdrawn: {
            _A.submit: _S.waiting,
            _A.edit: _S.waiting,
        },
    }
)
"""An approved post that was reported is decided again, and `approve` then says that it is fine."""


def next_state(state: PostState, act: PostAct) -> PostState:
    """Where the act leads; raises ActForbidden."""
    following = TRANSITIONS[state].get(act)
    if following is None:
        raise ActForbidden(state, act)
    return following


def is_public(state: PostState) -> bool:
    """Whether others see the post and the city counts it."""
    return state is PostState.approved
