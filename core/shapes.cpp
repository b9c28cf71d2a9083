#include "core/shapes.h"

#include <string>
#include <unordered_set>

#include "core/math.h"

namespace temper {
namespace {

constexpr ShapeInfo infos[shape_count] = {
    {"Uniform", "p = 1 / n", ""},
    {"Zipf", "p ∝ 1 / rank^s", "s", 0, 5, 1},
    {"Geometric", "p ∝ r^rank", "r", .01, 1, .7},
    {"Peaked", "the first has p, the rest share", "p", 0, .999, .8},
    {"Two modes", "p ∝ r^distance, from either peak", "r", .01, 1, .5},
};

/// ln of the sum of both peaks' heights at `i`, by the distance to each.
double two_peaks(std::size_t i, std::size_t size, double r) {
    const std::size_t low = size / 4, high = size - 1 - low;
    const auto distance = [i](std::size_t peak) {
        return static_cast<double>(i > peak ? i - peak : peak - i);
    };
    const double a = distance(low) * log(r), b = distance(high) * log(r);
    const double most = a > b ? a : b;
    return most + log(exp(a - most) + exp(b - most));
}

double logit(Shape shape, std::size_t i, std::size_t size, double setting) {
    const auto rank = static_cast<double>(i);
    switch (shape) {
        case Shape::uniform: return 0;
        case Shape::zipf: return 0 - setting * log(rank + 1);
        case Shape::geometric: return rank * log(setting);
        case Shape::peaked:
            if (i > 0 || size == 1) return 0;
            return log(setting) - log(1 - setting) + log(static_cast<double>(size - 1));
        case Shape::two_modes: return two_peaks(i, size, setting);
    }
    return 0;
}

}  // namespace

const ShapeInfo& info_of(Shape shape) {
    return infos[static_cast<int>(shape)];
}

std::vector<double> shaped(Shape shape, std::size_t size, double setting) {
    std::vector<double> logits(size);
    for (std::size_t i = 0; i < size; ++i) logits[i] = logit(shape, i, size, setting);
    return logits;
}

FixedModel with_shape(const FixedModel& model, Shape shape, std::size_t size, double setting) {
    FixedModel made{.values = shaped(shape, size, setting), .unknown = model.unknown};
    std::unordered_set<std::string> taken;
    for (std::size_t i = 0; i < size && i < model.tokens.size(); ++i) {
        made.tokens.push_back(model.tokens[i]);
        taken.insert(model.tokens[i]);
    }
    for (std::size_t n = made.tokens.size() + 1; made.tokens.size() < size; ++n) {
        std::string name = "word " + std::to_string(n);
        if (taken.insert(name).second) made.tokens.push_back(std::move(name));
    }
    return made;
}

}  // namespace temper
