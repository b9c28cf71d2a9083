"""Rows of the benchmark: what was measured, against whom, and whether that was the aim."""
from dataclasses import asdict, dataclass

RATES = ("M/s",)  # units of which more is better; of all others less is


@dataclass(frozen=True)
class Row:
    """One measurement. Give what there is; the rest follows."""
    work: str
    value: float | None  # in `unit`; None where it could not be measured
    unit: str = "us"
    peer: str = ""  # with whom it is compared,
    peer_value: float | None = None  # at the same work, in the same unit
    times: float | None = None  # aim: so many times as fast as the peer
    limit: float | None = None  # aim: at most so much, or of a rate at least

    @property
    def ratio(self):
        """How many times as fast as the peer."""
        if not self.value or not self.peer_value:
            return None
        more = self.unit in RATES
        return self.value / self.peer_value if more else self.peer_value / self.value

    @property
    def reached(self):
        """Whether the aim is reached; None where there is none, or nothing to tell by."""
        if self.times is not None:
            return None if self.ratio is None else self.ratio >= self.times
        if self.limit is None or self.value is None:
            return None
        return self.value >= self.limit if self.unit in RATES else self.value <= self.limit

    @property
    def aim(self):
        if self.times is not None:
            return f"{self.times:g}x"
        return "" if self.limit is None else f"{self.limit:g} {self.unit}"

    def as_json(self):
        return {**asdict(self), "ratio": self.ratio, "reached": self.reached}


def number(value):
    """Three digits or more of it."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def cells(row):
    ratio = "" if row.ratio is None else f"{number(row.ratio)}x"
    reached = {None: "", True: "reached", False: "NOT REACHED"}[row.reached]
    peer = f"{row.peer} {number(row.peer_value)}" if row.peer else ""
    return [row.work, f"{number(row.value)} {row.unit}", peer, ratio, row.aim, reached]


def write(groups):
    """Prints `groups`, pairs of a title and its rows, as one table."""
    head = ["", "Temper", "peer", "ratio", "aim", ""]
    bodies = [(title, [cells(row) for row in rows]) for title, rows in groups]
    lines = [head] + [line for _, body in bodies for line in body]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]

    def shown(line):
        return "  ".join(text.ljust(w) if i in (0, 2) else text.rjust(w)
                         for i, (text, w) in enumerate(zip(line, widths))).rstrip()

    print(shown(head))
    for title, body in bodies:
        print(f"\n{title}")
        for line in body:
            print(shown(line))
