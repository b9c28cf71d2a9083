#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/edit.h"
#include "core/trace.h"
#include "shell/labs/compare/compare.h"

namespace temper::shell {
namespace {

constexpr std::uint64_t tokens_a_slice = 10'000, operations_a_slice = 50'000;
constexpr std::uint64_t together_operations = 500'000;
constexpr std::size_t curve_points = 121, most_leading = 5;
constexpr double coldest = .05, hottest = 5;
/// Runs of one column begin so far from another's where each has its own dice.
constexpr std::uint64_t own_dice = std::uint64_t{1} << 40;

Chain with_temperature(Chain chain) {
    set_temperature(chain, temperature_of(chain));
    return chain;
}

std::size_t temperature_stage(const Chain& chain) {
    for (std::size_t i = 0; i < chain.samplers.size(); ++i)
        if (chain.samplers[i].on && std::holds_alternative<Temperature>(chain.samplers[i].sampler))
            return i;
    return chain.samplers.size();
}

std::vector<std::size_t> leading_tokens(const std::vector<double>& probs) {
    std::vector<std::size_t> ids(probs.size());
    std::iota(ids.begin(), ids.end(), std::size_t{0});
    const auto n = static_cast<std::ptrdiff_t>(std::min(most_leading, ids.size()));
    std::partial_sort(ids.begin(), ids.begin() + n, ids.end(), [&](std::size_t a, std::size_t b) {
        return probs[a] != probs[b] ? probs[a] > probs[b] : a < b;
    });
    ids.resize(static_cast<std::size_t>(n));
    std::erase_if(ids, [&](std::size_t id) { return probs[id] == 0; });
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// The chain at T = 1: what its curve over temperature depends on.
std::vector<Stage> bare(Chain chain) {
    set_temperature(chain, 1);
    return chain.samplers;
}

}  // namespace

bool only_temperatures(const Scenario& scenario) {
    for (const Chain& chain : scenario.chains)
        if (bare(chain) != bare(scenario.chains.front())) return false;
    return true;
}

void CompareWork::follow(const Scenario& scenario) {
    if (seen_ && *seen_ == scenario) return;
    const bool same_model = seen_ && seen_->model == scenario.model;
    if (!same_model) model_ = language_model(scenario.model);
    const bool same_rest = same_model && seen_->prompt == scenario.prompt &&
                           seen_->seed == scenario.seed && seen_->runs == scenario.runs &&
                           seen_->max_tokens == scenario.max_tokens &&
                           seen_->view.dice == scenario.view.dice;
    std::vector<Column> columns;
    for (std::size_t k = 0; k < scenario.chains.size() && k < most_columns; ++k) {
        const bool same = same_rest && k < columns_.size() && k < seen_->chains.size() &&
                          seen_->chains[k].samplers == scenario.chains[k].samplers;
        columns.push_back(same ? std::move(columns_[k]) : column(scenario, k));
    }
    columns_ = std::move(columns);
    pair_.measured = pair_.known = false;
    leading_ = leading_tokens(columns_.front().first);
    const bool same_curve = same_rest && sweep_ && only_temperatures(scenario) &&
                            bare(seen_->chains.front()) == bare(scenario.chains.front());
    seen_ = scenario;
    if (!same_curve) begin_curve(scenario);
}

Column CompareWork::column(const Scenario& scenario, std::size_t k) const {
    Column made{.setup = setup_of(scenario, k, model_)};
    const std::uint64_t first_run = scenario.view.dice == "independent" ? own_dice * k : 0;
    for (std::size_t run = 0; run < shown_runs; ++run) {
        Generation text = generate(made.setup, scenario.seed, first_run + run);
        if (run == 0 && !text.steps().empty()) made.u = text.steps()[0].u;
        made.texts.emplace_back(text.tokens().begin(), text.tokens().end());
    }
    const Generation start(made.setup, scenario.seed, first_run);
    made.first.assign(model_->vocabulary().size(), 0);
    for (const Candidate& candidate : start.candidates(0))
        made.first[static_cast<std::size_t>(candidate.token)] = candidate.probability;
    made.experiment.emplace(made.setup, scenario.seed, scenario.runs);
    made.exact.emplace(made.setup, scenario.runs);
    return made;
}

void CompareWork::begin_curve(const Scenario& scenario) {
    curve_ = {};
    sweep_.reset();
    swept_ = 0;
    if (!only_temperatures(scenario)) return;
    Scenario swept = scenario;
    swept.chains = {with_temperature(scenario.chains.front())};
    std::vector<double> temperatures;
    for (std::size_t i = 0; i < curve_points; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(curve_points - 1);
        temperatures.push_back(coldest * std::pow(hottest / coldest, share));
    }
    curve_.temperatures = temperatures;
    auto made = Sweep::over(setup_of(swept, 0, model_),
                            {temperature_stage(swept.chains.front()), "temperature"},
                            std::move(temperatures), scenario.runs);
    if (made) sweep_.emplace(std::move(*made));
}

void CompareWork::extend_curve() {
    for (; swept_ < sweep_->points().size(); ++swept_) {
        const Exact& point = sweep_->points()[swept_];
        curve_.unique.push_back(point.unique);
        curve_.agreement.push_back(point.agreement);
        curve_.two_agree.push_back(point.two_agree);
        curve_.best.push_back(point.most_probable);
        curve_.entropy.push_back(point.entropy);
    }
}

void CompareWork::look_at(std::size_t a, std::size_t b) {
    if (pair_.a != a || pair_.b != b) pair_ = {.a = a, .b = b};
    if (pair_.measured) return;
    pair_.measured = true;
    pair_.apart = divergence(columns_[a].first, columns_[b].first);
    pair_.moved = moved(columns_[a].first, columns_[b].first);
}

/// How often the two columns that are looked at give the same text.
void CompareWork::meet() {
    pair_.known = true;
    pair_.agrees.reset();
    if (pair_.a >= columns_.size() || pair_.b >= columns_.size()) return;
    const auto dice =
        seen_->view.dice == "independent" ? CompareDice::independent : CompareDice::same;
    const auto agree =
        together(columns_[pair_.a].setup, columns_[pair_.b].setup, dice, together_operations);
    if (agree && !agree->empty()) pair_.agrees = agree->back();
}

/// The columns first, then the curve, then the pair, which comes whole and waits for a drag to end.
bool CompareWork::slice(bool resting) {
    for (Column& column : columns_) {
        if (column.ready) continue;
        const bool drawing = column.experiment->work(tokens_a_slice);
        const bool computing = column.exact->work(operations_a_slice);
        column.ready = !drawing && !computing;
        return true;
    }
    if (sweep_ && swept_ < curve_.temperatures.size()) {
        sweep_->work(operations_a_slice);
        extend_curve();
        return true;
    }
    if (!pair_.known && resting) meet();
    return false;
}

std::vector<std::size_t> Curve::overtakings() const {
    std::vector<std::size_t> points;
    for (std::size_t i = 1; i < best.size(); ++i)
        if (best[i - 1] && best[i] && best[i - 1]->tokens != best[i]->tokens) points.push_back(i);
    return points;
}

}  // namespace temper::shell
