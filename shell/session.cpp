#include "shell/session.h"

#include <algorithm>

namespace temper::shell {
namespace {

constexpr int lines_around = 3;
constexpr std::size_t longest_line = 120;

// One record a scenario: its mark, its JSON, and a character that JSON has only escaped.
constexpr char opened_mark = '=', past_mark = '-', future_mark = '+', record_end = '\x1e';
constexpr std::size_t most_carried = 1'000'000;

std::vector<std::string> lines_of(std::string_view text, int first, int last) {
    std::vector<std::string> lines;
    for (int number = 1; number <= last && !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (number >= first) lines.emplace_back(text.substr(0, std::min(end, longest_line)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

Fault fault_of(std::string_view name, std::string_view text, Report report) {
    Fault fault{.name = std::string(name), .report = std::move(report)};
    const int line = fault.report.errors.front().line;
    if (line == 0) return fault;
    fault.first_line = std::max(1, line - lines_around);
    fault.excerpt = lines_of(text, fault.first_line, line + 1);
    return fault;
}

std::string unknown_keys(const std::vector<Error>& warnings) {
    std::string said = "Opened. ";
    said += warnings.size() == 1 ? "This key is" : "These keys are";
    said += " not known here and kept: ";
    for (std::size_t i = 0; i < std::min<std::size_t>(3, warnings.size()); ++i)
        said += (i ? ", " : "") + warnings[i].path;
    return warnings.size() > 3 ? said + ", …" : said;
}

}  // namespace

Session::Session(Scenario scenario) : scenario_(std::move(scenario)), opened_(scenario_) {
    history_.reset(scenario_);
}

bool Session::open(std::string_view name, std::string_view text) {
    Report report;
    std::optional<Scenario> read = parse_scenario(text, report);
    if (!read) {
        fault_ = fault_of(name, text, std::move(report));
        return false;
    }
    history_.close(scenario_);
    scenario_ = opened_ = std::move(*read);
    history_.close(scenario_);
    fault_.reset();
    if (!report.warnings.empty()) notice_ = unknown_keys(report.warnings);
    return true;
}

void Session::edit(Scenario edited, double now_ms) {
    scenario_ = std::move(edited);
    history_.touched(now_ms);
}

void Session::reset(double now_ms) {
    begin_gesture();
    Scenario fresh = opened_;
    fresh.lab = scenario_.lab;
    edit(std::move(fresh), now_ms);
    begin_gesture();
}

void Session::take_back() {
    if (const auto before = history_.rested()) scenario_ = *before;
}

std::string Session::carried_history() const {
    std::string text = opened_mark + write_scenario(opened_) + record_end;
    const auto add = [&](char mark, const Scenario& point) {
        std::string record = mark + write_scenario(point) + record_end;
        if (text.size() + record.size() > most_carried) return false;
        text += record;
        return true;
    };
    const auto &past = history_.past(), &future = history_.future();
    for (auto at = past.rbegin(); at != past.rend() && add(past_mark, *at);) ++at;
    for (auto at = future.rbegin(); at != future.rend() && add(future_mark, *at);) ++at;
    return text;
}

void Session::take_history(std::string_view carried) {
    std::vector<Scenario> past, future;
    for (std::size_t end; (end = carried.find(record_end)) != carried.npos;) {
        Report report;
        auto point = parse_scenario(carried.substr(1, end - 1), report);
        const char mark = carried.front();
        carried.remove_prefix(end + 1);
        if (!point) continue;
        if (mark == opened_mark) opened_ = std::move(*point);
        else (mark == past_mark ? past : future).push_back(std::move(*point));
    }
    std::reverse(past.begin(), past.end());  // they came latest first
    std::reverse(future.begin(), future.end());
    history_.take_points(std::move(past), std::move(future));
}

void Session::step(std::optional<Scenario> to, std::string_view word) {
    if (!to) return;
    notice_ = difference(scenario_, *to);
    if (const std::size_t at = notice_.find(" to "); at != std::string::npos)
        notice_.replace(at, 4, word);
    scenario_ = std::move(*to);
}

}  // namespace temper::shell
