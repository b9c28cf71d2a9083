#include "core/edit_markov.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "core/distribution.h"
#include "core/models/words.h"
#include "core/scenario.h"

namespace temper {
namespace {

using Row = MarkovModel::Row;
using Arrow = MarkovModel::Arrow;

auto arrow_to(auto& row, std::string_view token) {
    return std::find_if(row.arrows.begin(), row.arrows.end(),
                        [token](const Arrow& arrow) { return arrow.token == token; });
}

bool names(const MarkovModel& model, std::string_view token) {
    return token == model.start ||
           std::any_of(model.transitions.begin(), model.transitions.end(), [&](const Row& row) {
               return row.context == token || arrow_to(row, token) != row.arrows.end();
           });
}

/// Why a row with these arrows cannot stand; empty if it can.
std::string fault_of(const Row& row) {
    const double sum = sum_of(row);
    if (!std::isfinite(sum)) return "The weights would sum to more than a number holds";
    return sum > 0 ? "" : "A row needs one weight above 0";
}

std::string fault_of(double weight) {
    return std::isfinite(weight) && weight >= 0 ? "" : "A number of 0 or more was expected";
}

void drop_row(MarkovModel& model, std::string_view context) {
    std::erase_if(model.transitions, [context](const Row& row) { return row.context == context; });
}

}  // namespace

Row* row_of(MarkovModel& model, std::string_view context) {
    for (Row& row : model.transitions)
        if (row.context == context) return &row;
    return nullptr;
}

const Row* row_of(const MarkovModel& model, std::string_view context) {
    for (const Row& row : model.transitions)
        if (row.context == context) return &row;
    return nullptr;
}

double sum_of(const Row& row) {
    double sum = 0;
    for (const Arrow& arrow : row.arrows) sum += arrow.weight;
    return sum;
}

std::string set_weight(MarkovModel& model, std::string_view context, std::string_view token,
                       double weight) {
    if (std::string fault = fault_of(weight); !fault.empty()) return fault;
    Row& row = *row_of(model, context);
    Row changed = row;
    arrow_to(changed, token)->weight = weight;
    std::string fault = fault_of(changed);
    if (fault.empty()) row = std::move(changed);
    return fault;
}

std::string add_arrow(MarkovModel& model, const std::string& context, const std::string& token,
                      double weight) {
    if (token.empty()) return "A name was expected";
    if (std::string fault = fault_of(weight); !fault.empty()) return fault;
    Row* row = row_of(model, context);
    if (row && arrow_to(*row, token) != row->arrows.end()) return "There is such an arrow already";
    Row changed = row ? *row : Row{.context = context, .arrows = {}};
    changed.arrows.push_back({token, weight});
    if (std::string fault = fault_of(changed); !fault.empty()) return fault;
    if (row) *row = std::move(changed);
    else model.transitions.push_back(std::move(changed));
    return "";
}

std::string remove_arrow(MarkovModel& model, std::string_view context, std::string_view token) {
    Row& row = *row_of(model, context);
    Row changed = row;
    changed.arrows.erase(arrow_to(changed, token));
    if (changed.arrows.empty()) {
        if (context == model.start) return "The start needs an arrow";
        drop_row(model, context);
        return "";
    }
    std::string fault = fault_of(changed);
    if (fault.empty()) row = std::move(changed);
    return fault;
}

void normalise(MarkovModel& model, std::string_view context) {
    Row& row = *row_of(model, context);
    const double sum = sum_of(row);
    for (Arrow& arrow : row.arrows) arrow.weight /= sum;
}

std::string rename_token(MarkovModel& model, std::string_view from, const std::string& to) {
    if (to == from) return "";
    if (to.empty()) return "A name was expected";
    if (names(model, to)) return "Another token has this name";
    const std::string old(from);  // `from` may be one of the names that change
    if (model.start == old) model.start = to;
    for (Row& row : model.transitions) {
        if (row.context == old) row.context = to;
        for (Arrow& arrow : row.arrows)
            if (arrow.token == old) arrow.token = to;
    }
    return "";
}

std::string remove_token(MarkovModel& model, std::string_view token) {
    if (token == model.start) return "Texts begin here: let them begin elsewhere first";
    MarkovModel changed = model;
    drop_row(changed, token);
    for (Row& row : changed.transitions)
        std::erase_if(row.arrows, [token](const Arrow& arrow) { return arrow.token == token; });
    const Row& start = *row_of(changed, changed.start);
    if (start.arrows.empty()) return "It is all that the start leads to";
    std::erase_if(changed.transitions, [](const Row& row) { return row.arrows.empty(); });
    for (const Row& row : changed.transitions)
        if (!fault_of(row).empty())
            return "Without it, all that “" + row.context + "” leads to has the weight 0";
    model = std::move(changed);
    return "";
}

std::string set_start(MarkovModel& model, const std::string& context) {
    if (!row_of(model, context)) return "Texts end here: give it an arrow first";
    model.start = context;
    return "";
}

MarkovModel to_markov(const FixedModel& model, const std::vector<std::string>& prompt) {
    const std::vector<double> probs = softmax(logits(model));
    MarkovModel map{.transitions = {}};
    // The start is no word: a word of that name makes another one necessary.
    const auto taken = [&](const std::vector<std::string>& words) {
        return std::find(words.begin(), words.end(), map.start) != words.end();
    };
    while (taken(model.tokens) || taken(prompt)) map.start = "(" + map.start + ")";
    std::string at = map.start;
    for (const std::string& word : prompt) {
        if (!row_of(map, at)) map.transitions.push_back({at, {{word, 1}}});
        at = word;
    }
    Row row{.context = at, .arrows = {}};
    for (std::size_t i = 0; i < probs.size(); ++i)
        row.arrows.push_back({model.tokens[i], probs[i]});
    if (Row* there = row_of(map, at)) *there = std::move(row);
    else map.transitions.push_back(std::move(row));
    return map;
}

MarkovModel to_markov(const NgramModel& model) {
    MarkovModel map{.start = "(start)", .transitions = {}};
    std::unordered_map<std::string_view, std::size_t> row_at;
    std::vector<std::unordered_map<std::string_view, std::size_t>> arrow_at;
    const auto count = [&](std::string_view from, std::string_view to) {
        const auto [row, fresh] = row_at.try_emplace(from, map.transitions.size());
        if (fresh) {
            map.transitions.push_back({std::string(from), {}});
            arrow_at.emplace_back();
        }
        auto& arrows = map.transitions[row->second].arrows;
        const auto [arrow, first] = arrow_at[row->second].try_emplace(to, arrows.size());
        if (first) arrows.push_back({std::string(to), 0});
        arrows[arrow->second].weight += 1;
    };
    std::string_view at = "(start)";
    for (const Word& word : words(model.corpus)) {
        const bool end = word.ends_paragraph();
        const std::string_view to = end ? paragraph_mark : word.in(model.corpus);
        count(at, to);
        at = end ? "(start)" : to;
    }
    return map;
}

}  // namespace temper
