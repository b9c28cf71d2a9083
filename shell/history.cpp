#include "shell/history.h"

#include <algorithm>

namespace temper::shell {
namespace {

constexpr double rest_ms = 600;
constexpr std::size_t most_points = 200;

/// `scenario` with the lab and view of `other`: what an undo leaves alone.
Scenario seen_as(Scenario scenario, const Scenario& other) {
    scenario.lab = other.lab;
    scenario.view = other.view;
    return scenario;
}

}  // namespace

void History::reset(const Scenario& scenario) {
    *this = {};
    point_ = scenario;
}

void History::take_points(std::vector<Scenario> past, std::vector<Scenario> future) {
    past_ = std::move(past);
    future_ = std::move(future);
}

void History::settle(const Scenario& scenario, double now_ms, bool held) {
    if (touched_ms_ < 0) return;
    if (held) touched_ms_ = now_ms;
    if (now_ms - touched_ms_ >= rest_ms) close(scenario);
}

void History::close(const Scenario& scenario) {
    touched_ms_ = -1;
    Scenario before = seen_as(point_, scenario);
    if (before == scenario) return;
    past_.push_back(std::move(before));
    if (past_.size() > most_points) past_.erase(past_.begin());
    future_.clear();
    point_ = scenario;
}

double History::due_ms(double now_ms) const {
    return touched_ms_ < 0 ? -1 : std::max(0.0, rest_ms - (now_ms - touched_ms_));
}

std::optional<Scenario> History::step(std::vector<Scenario>& from, std::vector<Scenario>& to,
                                      const Scenario& scenario) {
    if (from.empty()) return std::nullopt;
    to.push_back(scenario);
    point_ = seen_as(from.back(), scenario);
    from.pop_back();
    return point_;
}

std::optional<Scenario> History::undo(const Scenario& scenario) {
    close(scenario);
    return step(past_, future_, scenario);
}

std::optional<Scenario> History::redo(const Scenario& scenario) {
    close(scenario);
    return step(future_, past_, scenario);
}

}  // namespace temper::shell
