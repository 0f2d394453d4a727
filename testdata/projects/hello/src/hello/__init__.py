"""Greets whoever runs it."""


def greeting(name: str) -> str:
    """A greeting for one person."""
    return f"Hello, {name}!"
