#include <doctest/doctest.h>

#include "core/exp_kernel.h"
#include "core/sample.h"
#include "tests/unit/random.h"
#include "tests/unit/support.h"

using namespace temper;
using namespace temper::test;

namespace {

/// FNV-1a over 64-bit numbers.
struct Hash {
    std::uint64_t value = 0xcbf29ce484222325;
    void add(std::uint64_t word) {
        for (int i = 0; i < 8; ++i, word >>= 8) value = (value ^ (word & 0xff)) * 0x100000001b3;
    }
    void add(double number) { add(kernel::bits_as<std::uint64_t>(number)); }
};

std::vector<Stage> random_chain(Random& random, std::size_t vocabulary) {
    std::vector<Stage> chain;
    for (std::size_t i = random.below(6); i > 0; --i)
        chain.push_back({.sampler = random_sampler(random, vocabulary)});
    return chain;
}

/// A text of some tokens, with all that the samplers remember.
void add_text(Hash& hash, std::uint64_t seed, std::span<const double> logits,
              std::span<const Stage> chain) {
    ChainState state = start(chain, Vocabulary(numbered(logits.size())));
    std::vector<std::int32_t> history;
    for (std::uint32_t step = 0; step < 12; ++step) {
        const Trace seen = trace(logits, chain, dice(seed, 1, step), history, state);
        for (const Snapshot& stage : seen.stages) {
            for (const double p : stage.probs) hash.add(p);
            hash.add(stage.entropy_after);
        }
        accept(chain, seen.token, state);
        history.push_back(seen.token);
        hash.add(static_cast<std::uint64_t>(seen.token));
    }
}

}  // namespace

TEST_CASE("a million tokens of mixed chains have the same bits everywhere") {
    Hash hash;
    std::vector<std::int32_t> ids(2000);
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        Random random(seed);
        const auto logits = random_logits(random, seed % 25 ? 40 : 6000);
        const auto chain = random_chain(random, logits.size());
        Sample(logits, chain, {}, Vocabulary(numbered(logits.size()))).draw(seed, 0, ids);
        for (const std::int32_t id : ids) hash.add(static_cast<std::uint64_t>(id));
        add_text(hash, seed, logits, chain);
    }
    CHECK(hash.value == 16194901434380809579u);  // of GCC, Clang and WebAssembly alike
}
