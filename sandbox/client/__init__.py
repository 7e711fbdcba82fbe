"""The control API as a typed, synchronous client, for tests and for the demo."""

from sandbox.client.chats import Chats
from sandbox.client.faults import Faults
from sandbox.client.people import People
from sandbox.client.reading import Reading
from sandbox.client.relaying import Relaying
from sandbox.client.rights import Rights
from sandbox.client.roads import Roads
from sandbox.client.sharing import Sharing
from sandbox.client.topics import Topics


class SandboxClient(People, Sharing, Relaying, Chats, Topics, Rights, Reading, Faults, Roads):
    """People, chats, clock and faults of one sandbox; raises ImpossibleError for what cannot be."""
