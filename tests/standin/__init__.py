"""A stand-in for Discord on loopback: REST and gateway, Discord's documented limits and error codes."""

from tests.standin.client import User
from tests.standin.interactions import Interaction
from tests.standin.server import StandIn

__all__ = ["Interaction", "StandIn", "User"]
