"""What answers behind the public names to which a webhook may lead."""

from sandbox.stage import Stage


def lead_to(stage: Stage, host: str, addresses: list[str]) -> None:
    """Let a public name lead to addresses on this machine in turn, as a proxy before the bot does."""
    stage.webhooks.roads[host] = addresses


ACTIONS = (lead_to,)
