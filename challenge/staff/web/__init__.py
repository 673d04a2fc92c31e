"""The team's door, the second factor, and the list of accounts."""

from challenge.staff.web.accounts import AccountsController
from challenge.staff.web.door import SignInController, SignOutController
from challenge.staff.web.second_factor import SecondFactorController

__all__ = ["AccountsController", "SecondFactorController", "SignInController", "SignOutController"]
