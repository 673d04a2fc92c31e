"""Imports every feature's models, so that the metadata is whole. A new feature with tables adds its line."""

from sqlmodel import SQLModel

from challenge.badges import models as _badges  # noqa: F401
from challenge.certificates import models as _certificates  # noqa: F401
from challenge.checkins import models as _checkins  # noqa: F401
from challenge.city import models as _city  # noqa: F401
from challenge.core import models as _core  # noqa: F401
from challenge.goals import models as _goals  # noqa: F401
from challenge.moderation import models as _moderation  # noqa: F401
from challenge.participants import models as _participants  # noqa: F401
from challenge.posts import models as _posts  # noqa: F401
from challenge.rounds import models as _rounds  # noqa: F401
from challenge.sharing import models as _sharing  # noqa: F401
from challenge.staff import models as _staff  # noqa: F401

metadata = SQLModel.metadata
