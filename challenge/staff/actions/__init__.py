"""Accounts, sign-in and second factor of staff."""
