"""Things that are each used once, found under keys, the first in order first: what keeps the check linear."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Pool(Generic[T]):
    """`items`, each under every key that `keys` gives for it, and which of them are still free."""

    def __init__(self, items: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> None:
        self.items = items
        self.free = [True] * len(items)
        self._under: dict[Hashable, deque[int]] = {}
        for at, item in enumerate(items):
            for key in keys(item):
                self._under.setdefault(key, deque()).append(at)

    def find(self, *keys: Hashable) -> int | None:
        """The index of the first free item under the first of `keys` that has one."""
        for key in keys:
            queue = self._under.get(key, deque())
            while queue and not self.free[queue[0]]:
                queue.popleft()
            if queue:
                return queue[0]
        return None

    def take(self, *keys: Hashable) -> T | None:
        """What `find` finds; it is not free any more."""
        at = self.find(*keys)
        if at is None:
            return None
        self.free[at] = False
        return self.items[at]

    def rest(self) -> list[T]:
        """What is still free, in order."""
        return [item for item, free in zip(self.items, self.free, strict=True) if free]
