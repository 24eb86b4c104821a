"""Pages and files from the web: asked for politely, within limits, and never from the machine's own network."""

from winset.sources.web.address import Refused, Target, target
from winset.sources.web.client import Client, Fetching, Known
from winset.sources.web.robots import Robots

__all__ = ["Client", "Fetching", "Known", "Refused", "Robots", "Target", "target"]
