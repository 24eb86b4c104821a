"""The workspace in the browser: pages for people, JSON for programs, both from the desk's answers."""

from winset.web.app import application
from winset.web.settings import Limits, Settings

__all__ = ["Limits", "Settings", "application"]
