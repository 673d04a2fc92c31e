"""Why a link is not taken."""

from enum import StrEnum


class LinkFault(StrEnum):
    """One reason per sentence the person is shown; `private_host` covers loopback and IP literals."""

    not_https = "not_https"
    credentials = "credentials"
    port = "port"
    unknown_host = "unknown_host"
    look_alike = "look_alike"
    private_host = "private_host"
    too_long = "too_long"
    control = "control"
    not_a_post = "not_a_post"


class LinkRefused(ValueError):
    """The only error the parsing of a link raises."""

    def __init__(self, reason: LinkFault) -> None:
        super().__init__(reason.value)
        self.reason = reason
