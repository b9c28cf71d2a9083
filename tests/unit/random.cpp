#include "tests/unit/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace temper::test {
namespace {

/// Fills a setting: mostly something in use, sometimes an end of its range.
struct Fill {
    Random& random;
    std::size_t vocabulary;

    double number(const FieldInfo& field) {
        const double low = std::max(field.min, field.slider_min);
        const double high = std::min(field.max, field.slider_max);
        if (random.chance(.1) && field.off) return *field.off;
        if (random.chance(.1) && !field.min_open) return low;
        if (random.chance(.1) && !field.max_open) return high;
        return random.between(low, high) * (field.min_open ? .999 : 1) +
               (field.min_open ? 1e-3 : 0);
    }
    void operator()(const FieldInfo& field, double& value) { value = number(field); }
    void operator()(const FieldInfo& field, int& value) {
        value = static_cast<int>(std::floor(number(field)));
        value = std::max(value, static_cast<int>(field.min));
    }
    void operator()(const FieldInfo&, TokenNumbers& value) {
        for (std::size_t i = random.below(4); i > 0; --i) {
            // Compilers differ in which of a call's arguments they work out first.
            std::string name = std::to_string(random.below(vocabulary));
            value.emplace_back(std::move(name), random.between(-5, 5));
        }
    }
    void operator()(const FieldInfo&, TokenNames& value) {
        for (std::size_t i = random.below(3); i > 0; --i)
            value.push_back(std::to_string(random.below(vocabulary)));
    }
};

}  // namespace

std::vector<double> random_logits(Random& random, std::size_t most) {
    std::vector<double> logits(1 + random.below(most));
    const double spread = random.chance(.2) ? 100 : random.between(.1, 4);
    const bool ties = random.chance(.3), gaps = random.chance(.2);
    for (double& logit : logits) {
        logit = spread * random.normal();
        if (ties) logit = std::floor(logit);
        if (gaps && random.chance(.3)) logit = -std::numeric_limits<double>::infinity();
    }
    if (std::all_of(logits.begin(), logits.end(), [](double l) { return l < -1e300; }))
        logits[random.below(logits.size())] = 1;
    return logits;
}

Sampler random_sampler(Random& random, std::size_t vocabulary) {
    Sampler sampler = sampler_kinds()[random.below(sampler_kinds().size())];
    visit_fields(sampler, Fill{random, vocabulary});
    if (auto* range = std::get_if<DynamicTemperature>(&sampler); range && range->min > range->max)
        std::swap(range->min, range->max);
    return sampler;
}

std::vector<std::string> numbered(std::size_t vocabulary) {
    std::vector<std::string> names;
    for (std::size_t id = 0; id < vocabulary; ++id) names.push_back(std::to_string(id));
    return names;
}

}  // namespace temper::test
