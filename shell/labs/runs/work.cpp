#include "shell/labs/runs/runs.h"

namespace temper::shell {
namespace {

// One slice is a fraction of a millisecond: the frame looks at its clock between two.
constexpr std::size_t quick_effort = 50'000;
constexpr std::uint64_t tokens_a_slice = 20'000, operations_a_slice = 100'000;

/// Whether `a` and `b` have the same texts with the same dice.
bool same_texts(const Scenario& a, const Scenario& b) {
    return a.model == b.model && a.chains.front().samplers == b.chains.front().samplers &&
           a.prompt == b.prompt && a.max_tokens == b.max_tokens && a.seed == b.seed;
}

}  // namespace

void RunsWork::follow(const Scenario& scenario) {
    if (seen_ && *seen_ == scenario) return;
    if (!seen_ || !same_texts(*seen_, scenario)) {
        begin(scenario);
    } else if (seen_->runs != scenario.runs) {
        if (scenario.runs > done()) experiment_->extend(scenario.runs);
        else experiment_.emplace(setup_, scenario.seed, scenario.runs);
        running_ = running_ && done() < scenario.runs;
        exact_.emplace(setup_, scenario.runs);
        exact_ready_ = false;
        ++version_;
        ++exact_version_;
    }
    seen_ = scenario;
}

void RunsWork::begin(const Scenario& scenario) {
    const bool same_model = seen_ && seen_->model == scenario.model;
    auto model = same_model ? setup_.model
                            : std::shared_ptr<const LanguageModel>(language_model(scenario.model));
    setup_ = setup_of(scenario, 0, std::move(model));
    experiment_.emplace(setup_, scenario.seed, scenario.runs);
    exact_.emplace(setup_, scenario.runs);
    greedy_.reset();
    greedy_ready_ = false;
    fault_.clear();
    running_ = exact_ready_ = false;
    ++version_;
    ++exact_version_;
}

void RunsWork::run() {
    if (done() == experiment_->runs()) experiment_.emplace(setup_, seen_->seed, seen_->runs);
    fault_.clear();
    running_ = true;
    ++version_;
}

bool RunsWork::slice() {
    // Known at once where it is quickly found; else when there is nothing better to do.
    const std::size_t effort = setup_.max_tokens * setup_.model->vocabulary().size();
    if (!greedy_ready_ && (exact_ready_ || effort < quick_effort)) {
        greedy_ = greedy_text(setup_);
        greedy_ready_ = true;
        ++version_;
    }
    if (!exact_ready_) {
        exact_ready_ = !exact_->work(operations_a_slice);
        if (exact_ready_) {
            ++version_;
            ++exact_version_;
        }
    }
    if (running_) {
        running_ = experiment_->work(tokens_a_slice);
        if (const auto& error = experiment_->error()) {
            fault_ = error->message;
            running_ = false;
        }
        ++version_;
    }
    return running_ || !exact_ready_ || !greedy_ready_;
}

}  // namespace temper::shell
