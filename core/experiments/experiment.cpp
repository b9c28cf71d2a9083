#include "core/experiments/experiment.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/experiments/trunk.h"
#include "core/experiments/twigs.h"
#include "core/generation.h"
#include "core/kernels.h"
#include "core/math.h"

namespace temper {
namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 30;

/// Runs drawn side by side: enough to be fast, few enough that a slice stays a slice.
std::size_t batch_size(std::uint32_t max_tokens) {
    return std::clamp<std::size_t>((1 << 15) / max_tokens, 8, 1024);
}

}  // namespace

/// Runs are drawn in batches, all of a batch by one token at a time, and tallied when the whole
/// batch is done, so that what is shown between two slices is no choice of the short ones.
struct Experiment::Impl {
    Setup setup;
    std::uint64_t seed, runs, done = 0, spent_tokens = 0;
    Trunk trunk;
    Twigs twigs = {};
    bool throws_second;  ///< whether anybody asks for the second die
    bool alone;  ///< each run on its own: what xtc did decides what follows, and no text shows it
    std::optional<Error> error = {};
    mutable std::vector<std::int32_t> latest = {};
    mutable std::uint64_t latest_of = 0;

    // The batch: runs done + i for i < batch.
    std::size_t batch = 0;
    std::uint32_t step = 0;
    std::vector<std::uint32_t> alive = {};  ///< still on the trunk: which,
    std::vector<std::uint32_t> at = {};     ///< and where
    std::vector<std::uint32_t> ended = {};  ///< nodes at which others ended
    /// A run that has left the trunk.
    struct Stray {
        std::uint32_t run, node, place;         ///< the first step away: a candidate of `node`
        std::vector<std::int32_t> tokens = {};  ///< from there on
        double probability = 1;                 ///< of the whole text; negative if unknown
        bool complete = false;
    };
    std::vector<Stray> strays = {};
    std::size_t next_stray = 0;
    // The stray being drawn: by states where texts share them, else as a generation.
    std::vector<std::int32_t> text = {};
    State* state = nullptr;
    State spare[2] = {};
    Generation generation;
    bool under_way = false;  ///< whether the next stray is begun

    std::vector<std::uint64_t> dice = {}, second = {};

    Impl(Setup all, std::uint64_t seed_of_all, std::uint64_t runs_of_all);
    bool work(std::uint64_t tokens);
    void begin();
    void advance();
    std::uint64_t advance_stray();
    void begin_stray(Stray& stray);
    void take(Stray& stray, std::uint32_t place);
    bool step_by_states(Stray& stray);
    bool step_generation(Stray& stray);
    void finish();
};

Experiment::Impl::Impl(Setup all, std::uint64_t seed_of_all, std::uint64_t runs_of_all)
    : setup(std::move(all)),
      seed(seed_of_all),
      runs(runs_of_all),
      trunk(setup),
      throws_second(die_cases(setup.samplers).size() > 1),
      alone(Believer(setup.samplers, setup.model->vocabulary()).hides()),
      generation(setup, seed, 0) {}

bool Experiment::Impl::work(std::uint64_t tokens) {
    std::uint64_t spent = 0;
    while (!error && done < runs && spent < tokens) {
        const std::uint64_t before = trunk.states().spent();
        if (batch == 0) begin();
        if (!alive.empty()) {
            spent += alive.size();
            advance();
        } else if (next_stray < strays.size()) {
            spent += advance_stray();
        } else {
            finish();
        }
        spent += (trunk.states().spent() - before) / 16;
    }
    return !error && done < runs;
}

void Experiment::Impl::begin() {
    batch = static_cast<std::size_t>(
        std::min<std::uint64_t>(batch_size(setup.max_tokens), runs - done));
    step = 0;
    next_stray = 0;
    alive.clear();
    at.clear();
    ended.clear();
    strays.clear();
    const bool stops = !trunk.nodes()[0].picker;
    for (std::uint32_t run = 0; run < batch; ++run) {
        if (stops) ended.push_back(0);
        else if (alone) strays.push_back({run, 0, 0});
        else alive.push_back(run);
    }
    at.assign(alive.size(), 0);
}

/// One token more for each run that is on the trunk.
void Experiment::Impl::advance() {
    dice.resize(alive.size());
    if (throws_second) second.resize(alive.size());
    kernel::best().dice(seed, done, alive.data(), alive.size(), step, dice.data(),
                        throws_second ? second.data() : nullptr);
    std::size_t left = 0, stopped = ended.size();
    ended.resize(stopped + alive.size());
    for (std::size_t i = 0; i < alive.size(); ++i) {
        const auto [place, node] = trunk.take(at[i], dice[i], throws_second ? second[i] : 0);
        if (node == Trunk::none) {
            strays.push_back({alive[i], at[i], place});
            continue;
        }
        // Both are written and one is kept: a branch here would be guessed wrong every few runs.
        const bool stops = !trunk.nodes()[node].picker;
        ended[stopped] = node;
        stopped += stops;
        alive[left] = alive[i];
        at[left] = node;
        left += !stops;
    }
    ended.resize(stopped);
    alive.resize(left);
    at.resize(left);
    ++step;
}

/// Some tokens more for the next of those that left the trunk.
std::uint64_t Experiment::Impl::advance_stray() {
    Stray& stray = strays[next_stray];
    const bool by_states = trunk.states().merged();
    if (!under_way) begin_stray(stray);
    std::uint64_t spent = 0;
    while (!stray.complete && spent < 64) {
        spent += by_states ? 1 : 1 + setup.model->vocabulary().size() / 4;
        stray.complete = !(by_states ? step_by_states(stray) : step_generation(stray));
    }
    if (stray.complete) {
        ++next_stray;
        under_way = false;
    }
    return spent;
}

void Experiment::Impl::begin_stray(Stray& stray) {
    under_way = true;
    if (!trunk.states().merged()) return generation.restart(done + stray.run);
    const Trunk::Node& node = trunk.nodes()[stray.node];
    text = setup.prompt;
    const auto path = trunk.path(stray.node);
    text.insert(text.end(), path.begin(), path.end());
    stray.probability = node.probability;
    state = node.state;
    take(stray, stray.place);
}

/// The stray's text with a candidate of the present state.
void Experiment::Impl::take(Stray& stray, std::uint32_t place) {
    const Candidate taken = state->candidates[place];
    stray.tokens.push_back(taken.token);
    stray.probability *= taken.probability;
    text.push_back(taken.token);
    state = trunk.states().child(*state, place, text, state == spare ? spare[1] : spare[0]);
}

bool Experiment::Impl::step_by_states(Stray& stray) {
    const auto drawn = static_cast<std::uint32_t>(text.size() - setup.prompt.size());
    if (state->ends || drawn == setup.max_tokens) return false;
    const bool spared = state == spare || state == spare + 1;
    trunk.states().open(*state, text);
    const Dice now = temper::dice(seed, done + stray.run, drawn);
    const auto u = static_cast<std::uint64_t>(now.u * 0x1p53);
    const auto other = static_cast<std::uint64_t>(now.second * 0x1p53);
    take(stray,
         spared ? trunk.make_picker(*state, text)(u, other) : trunk.picker(*state, text)(u, other));
    return true;
}

bool Experiment::Impl::step_generation(Stray& stray) {
    if (generation.step()) return true;
    const auto tokens = generation.tokens().subspan(trunk.nodes()[stray.node].step);
    stray.tokens.assign(tokens.begin(), tokens.end());
    for (const Step& one : generation.steps()) stray.probability *= one.probability;
    // Under xtc a step's probability is that of the case drawn, not of the text.
    if (die_cases(setup.samplers).size() > 1) stray.probability = -1;
    return false;
}

void Experiment::Impl::finish() {
    for (const Stray& stray : strays) {
        if (twigs.add(stray.node, stray.tokens, stray.probability, max_bytes - trunk.bytes()))
            continue;
        error = Error{"runs", "after " + std::to_string(done) +
                                  " runs the distinct texts fill 1 GB, which is the limit"};
        return;
    }
    for (const Stray& stray : strays)
        spent_tokens += trunk.nodes()[stray.node].step + stray.tokens.size();
    for (const std::uint32_t node : ended) {
        ++trunk.nodes()[node].ended;
        spent_tokens += trunk.nodes()[node].step;
    }
    done += batch;
    batch = 0;
}

Experiment::Experiment(Setup setup, std::uint64_t seed, std::uint64_t runs)
    : impl_(std::make_unique<Impl>(std::move(setup), seed, runs)) {}
Experiment::Experiment(Experiment&&) noexcept = default;
Experiment& Experiment::operator=(Experiment&&) noexcept = default;
Experiment::~Experiment() = default;

bool Experiment::work(std::uint64_t tokens) {
    return impl_->work(tokens);
}
void Experiment::extend(std::uint64_t runs) {
    impl_->runs = std::max(runs, impl_->done);
}
const std::optional<Error>& Experiment::error() const {
    return impl_->error;
}
const Setup& Experiment::setup() const {
    return impl_->setup;
}
std::uint64_t Experiment::runs() const {
    return impl_->runs;
}
std::uint64_t Experiment::done() const {
    return impl_->done;
}
std::uint64_t Experiment::tokens() const {
    return impl_->spent_tokens;
}

Facts Experiment::facts() const {
    Facts facts;
    const auto total = static_cast<double>(impl_->done);
    double most = 0, squares = 0, logs = 0;
    const auto count = [&](double times, double texts) {
        if (times == 0 || texts == 0) return;
        facts.unique += texts;
        most = std::max(most, times);
        squares += texts * times * times;
        logs += texts * times * log(times);
    };
    for (const Trunk::Node& node : impl_->trunk.nodes()) count(static_cast<double>(node.ended), 1);
    const auto rare = impl_->twigs.rare();
    for (std::size_t times = 1; times < rare.size(); ++times)
        count(static_cast<double>(times), static_cast<double>(rare[times]));
    for (const std::uint32_t times : impl_->twigs.frequent()) count(times, 1);
    if (total == 0) return facts;
    facts.agreement = most / total;
    facts.two_agree = squares / (total * total);
    facts.entropy = std::max(log(total) - logs / total, 0.0);
    return facts;
}

void Experiment::for_each(const std::function<void(const Outcome&)>& visit) const {
    Outcome outcome;
    const auto give = [&](std::uint64_t count, double probability) {
        outcome.count = count;
        outcome.probability = std::nullopt;
        if (probability >= 0) outcome.probability = probability;
        visit(outcome);
    };
    const auto& nodes = impl_->trunk.nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].ended == 0) continue;
        outcome.tokens = impl_->trunk.path(i);
        give(nodes[i].ended, nodes[i].probability);
    }
    for (std::size_t place = 0; place < impl_->twigs.places(); ++place) {
        if (!impl_->twigs.taken(place)) continue;
        const Twigs::Twig twig = impl_->twigs.at(place);
        outcome.tokens = impl_->trunk.path(twig.node);
        Twigs::unpack(twig.packed, outcome.tokens);
        give(twig.count, twig.probability);
    }
}

std::span<const std::int32_t> Experiment::latest() const {
    if (impl_->latest_of != impl_->done) {
        const Generation run = generate(impl_->setup, impl_->seed, impl_->done - 1);
        const auto tokens = run.tokens();
        impl_->latest.assign(tokens.begin(), tokens.end());
        impl_->latest_of = impl_->done;
    }
    return impl_->latest;
}

}  // namespace temper
