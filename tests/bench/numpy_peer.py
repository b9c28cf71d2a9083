"""numpy, the way a course teaches it. Answers each line `work size` with nanoseconds."""
import sys
import time
from collections import Counter

import numpy as np


def softmax(logits, temperature=1.0):
    exponentials = np.exp(logits / temperature)
    return exponentials / exponentials.sum()


def keep(probs, order, p):
    """`probs` with only the fewest tokens of `order` whose probability reaches p."""
    kept = order[:np.searchsorted(np.cumsum(probs[order]), p) + 1]
    result = np.zeros_like(probs)
    result[kept] = probs[kept]
    return result / result.sum()


def top_k(probs, k):
    return keep(probs, np.argsort(-probs)[:k], 2)


def top_p(probs, p):
    return keep(probs, np.argsort(-probs), p)


def min_p(probs, p):
    result = np.where(probs >= p * probs.max(), probs, 0)
    return result / result.sum()


def typical_p(probs, p):
    surprisal = -np.log(probs)
    return keep(probs, np.argsort(np.abs(surprisal - (probs * surprisal).sum())), p)


def warm(probs):
    result = probs ** (1 / 0.8)
    return result / result.sum()


CHAINS = {
    "temperature": lambda logits: softmax(logits, 0.8),
    "top_p": lambda logits: warm(top_p(softmax(logits), 0.9)),
    "typical_p": lambda logits: typical_p(softmax(logits), 0.95),
    "top_k": lambda logits: warm(top_k(softmax(logits), 40)),
    "min_p": lambda logits: warm(min_p(softmax(logits), 0.05)),
    "all": lambda logits: warm(min_p(top_p(top_k(softmax(logits), 40), 0.95), 0.05)),
}


ROWS = {
    "start": {"The": 0.5, "A": 0.3, "One": 0.2},
    "The": {"capital": 0.6, "model": 0.2, "answer": 0.2},
    "A": {"network": 0.5, "model": 0.3, "system": 0.2},
    "capital": {"of": 0.9, "is": 0.1},
    "of": {"France": 0.7, "Spain": 0.2, "Italy": 0.1},
    "is": {"Paris": 0.8, "Lyon": 0.2},
}


def text():
    last, tokens = "start", []
    while last in ROWS and len(tokens) < 4:
        row = ROWS[last]
        probs = softmax(np.log(np.array(list(row.values()))))
        last = np.random.choice(list(row), p=probs)
        tokens.append(last)
    return " ".join(tokens)


def texts(count):
    return Counter(text() for _ in range(count)).most_common(10)


def best_ns(call):
    best, start = float("inf"), time.perf_counter()
    while best == float("inf") or time.perf_counter() - start < 0.1:
        before = time.perf_counter_ns()
        call()
        best = min(best, time.perf_counter_ns() - before)
    return best


def measure(work, size):
    if work in CHAINS:
        logits = np.random.normal(0, 3, size)
        return best_ns(lambda: np.random.choice(size, p=CHAINS[work](logits)))
    if work == "sample":
        probs = softmax(np.array([2, 1, 0.5, -0.5, -2]))
        return best_ns(lambda: np.searchsorted(np.cumsum(probs), np.random.random(size))) / size
    if work == "runs":  # a million would take a minute
        few = 2000
        return best_ns(lambda: texts(few)) * size / few
    return None


def main():
    np.random.seed(1)
    for line in sys.stdin:
        work, size = line.split()
        ns = measure(work, int(size))
        print("-" if ns is None else ns, flush=True)


main()
