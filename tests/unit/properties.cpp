#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/unit/random.h"
#include "tests/unit/support.h"

using namespace temper;
using namespace temper::test;

namespace {

/// After a random chain at a random moment: what any chain must keep to.
void check_invariants(const Trace& trace) {
    for (std::size_t s = 0; s < trace.stages.size(); ++s) {
        const Snapshot& stage = trace.stages[s];
        double sum = 0;
        std::size_t alive = 0;
        for (const double p : stage.probs) {
            CHECK(p >= 0);
            CHECK(p <= 1);
            sum += p;
            alive += p > 0;
        }
        CHECK(std::abs(sum - 1) <= 1e-12);
        CHECK(!stage.kept.empty());
        CHECK(alive <= stage.kept.size());
        CHECK(stage.probs[static_cast<std::size_t>(stage.kept.front())] > 0);
        CHECK(stage.entropy_after >= 0);
        CHECK(stage.mass_removed >= 0);
        if (s == 0) continue;
        const auto& before = trace.stages[s - 1].kept;
        CHECK(stage.kept.size() + stage.removed.size() == before.size());
        if (!stage.note.empty()) CHECK(stage.probs == trace.stages[s - 1].probs);
    }
    CHECK(trace.stages.back().probs[static_cast<std::size_t>(trace.token)] > 0);
}

std::size_t count_after(const Sampler& sampler, const std::vector<double>& logits) {
    return kept(after(sampler, logits));
}

/// A text of few tokens, so that it repeats itself; now and then none.
std::vector<std::int32_t> random_history(Random& random, std::size_t vocabulary) {
    std::vector<std::int32_t> history(random.below(20));
    for (std::int32_t& id : history)
        id = static_cast<std::int32_t>(random.below(std::min<std::size_t>(4, vocabulary)));
    return history;
}

std::vector<double> after_said(const Sampler& sampler, std::span<const double> logits,
                               std::span<const std::int32_t> history,
                               const std::vector<std::string>& names) {
    const Stage stage{.sampler = sampler};
    return temper::apply(logits, {&stage, 1}, history, start({&stage, 1}, Vocabulary(names)));
}

/// Distinct logits that are multiples of 1/1024, so that adding a whole number is exact.
std::vector<double> grid_logits(Random& random) {
    std::vector<double> logits(2 + random.below(40));
    for (std::size_t i = 0; i < logits.size(); ++i)
        logits[i] = std::floor(random.between(-8, 8) * 16) / 16 + static_cast<double>(i) / 1024;
    return logits;
}

}  // namespace

TEST_CASE("any chain leaves a distribution") {
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = random_logits(random, 40);
        std::vector<Stage> chain;
        for (std::size_t i = random.below(7); i > 0; --i)
            chain.push_back(
                {.sampler = random_sampler(random, logits.size()), .on = random.chance(.9)});
        std::vector<std::int32_t> history(random.below(12));
        for (std::int32_t& id : history)
            id = static_cast<std::int32_t>(random.below(logits.size()));
        ChainState state = start(chain, Vocabulary(numbered(logits.size())));
        for (std::uint32_t step = 0; step < 3; ++step) {
            const Trace seen = trace(logits, chain, dice(seed, 0, step), history, state);
            check_invariants(seen);
            // The same bits without the snapshots.
            ChainState again = state;
            Candidates candidates;
            candidates.assign(logits);
            apply_chain(chain, candidates, {history, dice(seed, 0, step).second}, again);
            std::vector<double> probs(logits.size());
            candidates.probs(probs);
            CHECK(probs == seen.stages.back().probs);
            CHECK(candidates.pick(seen.u) == seen.token);
            accept(chain, seen.token, state);
            history.push_back(seen.token);
        }
    }
}

TEST_CASE("a sampler at its off value, or switched off, is an exact identity") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = random_logits(random, 40);
        for (Sampler sampler : sampler_kinds()) {
            CAPTURE(type_of(sampler));
            const Stage off{.sampler = sampler, .on = false};
            CHECK(temper::apply(logits, {&off, 1}) == softmax(logits));
            const Trace shown = trace(logits, {&off, 1}, dice(seed, 0, 0));
            CHECK(shown.stages[1].note == "switched off");
            bool has_off = false;
            visit_fields(sampler, [&](const FieldInfo& field, auto& value) {
                if constexpr (std::is_arithmetic_v<std::remove_reference_t<decltype(value)>>) {
                    has_off |= field.off.has_value();
                    if (field.off)
                        value = static_cast<std::remove_reference_t<decltype(value)>>(*field.off);
                }
            });
            if (!has_off) continue;
            CHECK(after(sampler, logits) == softmax(logits));
            const Stage stage{.sampler = sampler};
            CHECK(!trace(logits, {&stage, 1}, dice(seed, 0, 0)).stages[1].note.empty());
        }
    }
}

TEST_CASE("cutting twice cuts no more, where the rule does not move") {
    const auto again = [](const Sampler& sampler, const std::vector<double>& logits) {
        const Stage stage{.sampler = sampler};
        const Stage twice[] = {stage, stage};
        return temper::apply(logits, twice) == temper::apply(logits, {&stage, 1});
    };
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = random_logits(random, 40);
        CHECK(again(Greedy{}, logits));
        CHECK(again(TopK{.k = 1 + static_cast<int>(random.below(40))}, logits));
        CHECK(again(MinP{.p = random.unit()}, logits));
        CHECK(again(EpsilonCutoff{.epsilon = random.unit()}, logits));
    }
}

TEST_CASE("a looser setting keeps no fewer tokens") {
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = random_logits(random, 40);
        double low = random.unit(), high = random.unit();
        if (low > high) std::swap(low, high);
        CHECK(count_after(TopP{.p = low}, logits) <= count_after(TopP{.p = high}, logits));
        CHECK(count_after(TypicalP{.p = low}, logits) <= count_after(TypicalP{.p = high}, logits));
        CHECK(count_after(TailFree{.z = low}, logits) <= count_after(TailFree{.z = high}, logits));
        CHECK(count_after(MinP{.p = low}, logits) >= count_after(MinP{.p = high}, logits));
        CHECK(count_after(TopA{.a = low}, logits) >= count_after(TopA{.a = high}, logits));
        CHECK(count_after(EpsilonCutoff{.epsilon = low}, logits) >=
              count_after(EpsilonCutoff{.epsilon = high}, logits));
        CHECK(count_after(TopNSigma{.n = 4 * low}, logits) <=
              count_after(TopNSigma{.n = 4 * high}, logits));
        CHECK(entropy(softmax(logits, low + .01)) <= entropy(softmax(logits, high + .01)) + 1e-12);
    }
}

TEST_CASE("the order of the vocabulary does not matter") {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = grid_logits(random);
        const Sampler sampler = random_sampler(random, logits.size());
        CAPTURE(type_of(sampler));
        const auto history = random_history(random, logits.size());
        std::vector<std::size_t> order(logits.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
        // Token order[i] goes by the id i now; it keeps its name.
        std::vector<double> shuffled;
        std::vector<std::string> names;
        auto renamed = history;
        for (std::size_t i = 0; i < order.size(); ++i) {
            shuffled.push_back(logits[order[i]]);
            names.push_back(std::to_string(order[i]));
            for (std::size_t h = 0; h < history.size(); ++h)
                if (history[h] == static_cast<std::int32_t>(order[i]))
                    renamed[h] = static_cast<std::int32_t>(i);
        }
        const auto straight = after_said(sampler, logits, history, numbered(logits.size()));
        const auto other = after_said(sampler, shuffled, renamed, names);
        for (std::size_t i = 0; i < order.size(); ++i)
            CHECK(std::abs(other[i] - straight[order[i]]) <= 1e-12);
    }
}

TEST_CASE("a shift of all logits changes nothing, except where repeat says so") {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = grid_logits(random);
        Sampler sampler = random_sampler(random, logits.size());
        CAPTURE(type_of(sampler));
        const auto history = random_history(random, logits.size());
        if (auto* penalties = std::get_if<Penalties>(&sampler)) penalties->repeat = 1;
        auto moved = logits;
        for (double& logit : moved) logit += 1024;
        const bool exact = history.empty() && !std::holds_alternative<TopNSigma>(sampler) &&
                           !std::holds_alternative<LogitBias>(sampler);
        const auto names = numbered(logits.size());
        CHECK(near(after_said(sampler, moved, history, names),
                   after_said(sampler, logits, history, names), exact ? 0 : 1e-12));
    }
    const std::vector<std::int32_t> said = {0};
    const Stage stage{.sampler = Penalties{.repeat = 2}};
    const ChainState state = start({&stage, 1}, {});
    const auto here = temper::apply(std::vector{1., 1.}, {&stage, 1}, said, state);
    const auto there = temper::apply(std::vector{9., 9.}, {&stage, 1}, said, state);
    CHECK(std::abs(here[0] - 1 / (1 + temper::exp(.5))) < 1e-15);
    CHECK(std::abs(there[0] - 1 / (1 + temper::exp(4.5))) < 1e-15);
}
