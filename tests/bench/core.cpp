#include "core/experiments/experiment.h"
#include "core/sample.h"
#include "core/sweep.h"
#include "tests/bench/answer.h"
#include "tests/bench/inputs.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

// Temper itself. With any argument it names its samplers instead.

namespace temper::bench {
namespace {

/// One token from the logits on, in a place to work in that is there already.
double token_ns(const std::vector<Stage>& chain, std::size_t vocabulary) {
    const std::vector<double> logits = normal_logits(vocabulary);
    ChainState state = start(chain, {});
    Candidates candidates;
    std::uint64_t run = 0;
    volatile std::int32_t token = 0;
    return best_ns([&] {
        const Dice thrown = dice(1, run++, 0);
        candidates.assign(logits);
        apply_chain(chain, candidates, {{}, thrown.second}, state);
        token = candidates.pick(thrown.u);
    });
}

/// One draw of `count` from five tokens, the chain applied once.
double sample_ns(std::size_t count) {
    constexpr double logits[] = {2, 1, .5, -.5, -2};
    std::vector<std::int32_t> out(count);
    const double ns = best_ns([&] { Sample(logits, {}, {}, {}).draw(1, 0, out); });
    return ns / static_cast<double>(count);
}

/// The texts that a course draws ten of.
Setup course() {
    const MarkovModel model{
        .transitions = {{"start", {{"The", .5}, {"A", .3}, {"One", .2}}},
                        {"The", {{"capital", .6}, {"model", .2}, {"answer", .2}}},
                        {"A", {{"network", .5}, {"model", .3}, {"system", .2}}},
                        {"capital", {{"of", .9}, {"is", .1}}},
                        {"of", {{"France", .7}, {"Spain", .2}, {"Italy", .1}}},
                        {"is", {{"Paris", .8}, {"Lyon", .2}}}}};
    return {language_model(model), {{.sampler = Temperature{}}}, {}, 4};
}

/// `runs` of them, tallied, the ten most frequent listed.
double runs_ns(std::size_t runs) {
    const Setup setup = course();
    return best_ns([&] {
        Experiment experiment(setup, 42, runs);
        while (experiment.work(1 << 20)) {
        }
        experiment.outcomes(10);
    });
}

/// Every text and its probability, at so many temperatures.
double sweep_ns(std::size_t points) {
    const Setup setup = course();
    std::vector<double> values;
    for (std::size_t i = 0; i < points; ++i) values.push_back(.05 + .02 * static_cast<double>(i));
    return best_ns([&] {
        Result<Sweep> sweep = Sweep::over(setup, {0, "temperature"}, values, 10);
        while (sweep && (*sweep).work(1 << 20)) {
        }
    });
}

/// Bytes that a place to work in takes a token, once the chain has been applied; 0 if unknown.
double bytes_a_token(const std::vector<Stage>& chain, std::size_t vocabulary) {
#ifdef __GLIBC__
    const auto used = [] {
        const auto all = mallinfo2();
        return static_cast<double>(all.uordblks + all.hblkhd);
    };
    const std::vector<double> logits = normal_logits(vocabulary);
    ChainState state = start(chain, {});
    const double before = used();
    Candidates candidates;
    candidates.assign(logits);
    apply_chain(chain, candidates, {}, state);
    candidates.pick(0);
    return (used() - before) / static_cast<double>(vocabulary);
#else
    return 0 * static_cast<double>(chain.size() + vocabulary);
#endif
}

double measure(const std::string& work, std::size_t size) {
    if (work == "sample") return sample_ns(size);
    if (work == "runs") return runs_ns(size);
    if (work == "sweep") return sweep_ns(size);
    constexpr std::string_view bytes = "bytes:";
    if (work.starts_with(bytes)) return bytes_a_token(chain_of(work.substr(bytes.size())), size);
    if (const auto chain = chain_of(work); !chain.empty()) return token_ns(chain, size);
    return 0;
}

}  // namespace
}  // namespace temper::bench

int main(int count, char**) {
    if (count == 1) return temper::bench::answer(temper::bench::measure);
    for (const temper::Sampler& kind : temper::sampler_kinds())
        std::cout << temper::type_of(kind) << '\n';
}
