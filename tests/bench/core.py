"""How fast the core is, and how much room it takes."""
from functools import cache

from tests.bench import peers
from tests.bench.table import Row

VOCABULARY = 128_256
CHAINS = {  # as inputs.h names them: what they are, how many times llama.cpp's speed; in WebAssembly
    "temperature": ("temperature 0.8", 6, 2),
    "top_p": ("top_p 0.9, temperature", 25, 8),
    "typical_p": ("typical_p 0.95", 25, 8),
    "top_k": ("top_k 40, temperature", 4, 2),
    "min_p": ("min_p 0.05, temperature", 4, 2),
    "all": ("top_k 40, top_p 0.95, min_p 0.05, temperature", 4, 2),
}
MILLION = 1_000_000


@cache
def token_times():
    """For each chain the times of all, who take turns."""
    everyone = [peers.native(), peers.wasm(), peers.llama(), peers.textbook(), peers.numpy()]
    return {chain: peers.measure(everyone, chain, VOCABULARY) for chain in CHAINS}


def token():
    """One token, from the logits on."""
    rows = []
    for chain, (what, times, _) in CHAINS.items():
        ours, _, llama, textbook, numpy = map(us, token_times()[chain])
        rows += [Row(what, ours, "us", "llama.cpp", llama, times=times),
                 Row("", ours, "us", "textbook", textbook),
                 Row("", ours, "us", "numpy", numpy)]
    return rows


def token_in_wasm():
    rows = []
    for chain, (what, _, times) in CHAINS.items():
        _, ours, llama, *_ = map(us, token_times()[chain])
        rows.append(Row(what, ours, "us", "llama.cpp, native", llama, times=times))
    return rows


def small():
    """Five tokens: many draws, many texts, every text."""
    native, wasm, numpy = everyone = peers.native(), peers.wasm(), peers.numpy()
    draw = [ns and 1000 / ns for ns in peers.measure(everyone, "sample", MILLION)]
    texts = [ms(ns) for ns in peers.measure(everyone, "runs", MILLION)]
    sweep = [ms(ns) for ns in peers.measure([native, wasm], "sweep", 200)]
    return [Row("draws from five tokens", draw[0], "M/s", "numpy", draw[2], limit=100),
            Row("  in WebAssembly", draw[1], "M/s", "numpy", draw[2], limit=50),
            Row("a million texts of lab 2, tallied", texts[0], "ms", "numpy", texts[2], times=500),
            Row("  in WebAssembly", texts[1], "ms", "numpy", texts[2], limit=100),
            Row("every text of lab 2 at 200 temperatures", sweep[0], "ms", limit=2),
            Row("  in WebAssembly", sweep[1], "ms")]


def growth():
    """Each sampler's time a token, which should not depend on their number. A factor of two is
    what leaving the processor's caches may cost."""
    ours = peers.native()
    rows = []
    for name in peers.samplers():
        each = {size: one / size for size in (1_000, 10_000, 100_000, MILLION)
                for one in peers.measure([ours], name, size, rounds=3)}
        smaller = ", ".join(f"{each[size]:.2f} of {size:,}" for size in (1_000, 10_000))
        rows.append(Row(f"{name} ({smaller})", each[MILLION], "ns", "of 100,000:", each[100_000],
                        times=0.5))
    return rows


def memory():
    """Of a place to work in, once it has done its work."""
    ours = peers.native()
    return [Row(name, peers.measure([ours], f"bytes:{name}", VOCABULARY, rounds=1)[0], "bytes",
                limit=24) for name in peers.samplers()]


def us(ns):
    return None if ns is None else ns / 1000


def ms(ns):
    return None if ns is None else ns / 1e6
