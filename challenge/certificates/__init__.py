"""Certificates and participation sheets, and how they are verified."""
