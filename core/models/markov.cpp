#include "core/models/markov.h"

#include <limits>
#include <string_view>
#include <unordered_set>

#include "core/math.h"

namespace temper {

std::vector<std::string> vocabulary(const MarkovModel& model) {
    std::vector<std::string> tokens;
    std::unordered_set<std::string_view> seen;
    const auto add = [&](const std::string& token) {
        if (seen.insert(token).second) tokens.push_back(token);
    };
    for (const MarkovModel::Row& row : model.transitions) {
        // The start is no token, unless an arrow leads there.
        if (row.context != model.start) add(row.context);
        for (const MarkovModel::Arrow& arrow : row.arrows) add(arrow.token);
    }
    return tokens;
}

Markov::Markov(const MarkovModel& model)
    : LanguageModel(temper::vocabulary(model)), row_of_(vocabulary().size(), no_row) {
    for (const MarkovModel::Row& row : model.transitions) {
        const auto index = static_cast<std::int32_t>(rows_.size());
        std::vector<std::string> names;
        double sum = 0;
        for (const MarkovModel::Arrow& arrow : row.arrows) {
            names.push_back(arrow.token);
            sum += arrow.weight;
        }
        const std::vector<std::int32_t> to = ids(names);
        std::vector<Arrow>& arrows = rows_.emplace_back();
        for (std::size_t i = 0; i < to.size(); ++i)
            arrows.push_back({to[i], log(row.arrows[i].weight / sum)});
        if (row.context == model.start) start_ = index;
        if (const std::int32_t id = ids({&row.context, 1})[0]; id != unknown_token)
            row_of_[id] = index;
    }
}

std::int32_t Markov::row(const Context& context) const {
    return context.tokens.empty() ? start_ : row_of_[context.tokens.back()];
}

std::vector<double> Markov::logits(const Context& context) const {
    std::vector<double> dense(vocabulary().size(), -std::numeric_limits<double>::infinity());
    for (const Arrow& arrow : rows_[row(context)]) dense[arrow.to] = arrow.logit;
    return dense;
}

}  // namespace temper
