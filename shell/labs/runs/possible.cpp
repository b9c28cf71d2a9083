#include <algorithm>
#include <cmath>

#include "core/distribution.h"
#include "shell/labs/runs/runs.h"
#include "shell/numbers.h"
#include "shell/visible.h"

namespace temper::shell {
namespace {

constexpr double ln10 = 2.30258509299404568402;
constexpr std::size_t longest_quote = 48;  // characters
constexpr int points = 40;                 // of a curve, over six decades

/// How many texts `n` of the runs drawn show on average, if each is taken with the same chance.
double distinct_among(const ExperimentReport& report, double n) {
    const double left = 1 - n / static_cast<double>(report.runs);
    double sum = 0;
    for (const Outcome& outcome : report.outcomes)
        sum += 1 - std::pow(left, static_cast<double>(outcome.count));
    // Those beyond the list are nearly all single ones.
    return sum + static_cast<double>(report.rest.outcomes) * (1 - left);
}

}  // namespace

std::string power_of_ten(double exponent) {
    constexpr std::string_view raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string words = "10";
    for (const char digit : std::to_string(std::llround(std::max(0., exponent))))
        words += raised[static_cast<std::size_t>(digit - '0')];
    return words;
}

std::string possible_texts(const Exact& exact) {
    if (exact.texts && *exact.texts < 1'000'000'000) return count(*exact.texts);
    return exact.log_texts ? "about " + power_of_ten(*exact.log_texts / ln10) : "";
}

std::string quoted_text(const LanguageModel& model, std::span<const std::int32_t> tokens) {
    const std::string text = visible_text(model.text(tokens));
    std::size_t bytes = 0, characters = 0;
    while (bytes < text.size() && characters < longest_quote) {
        ++bytes;
        while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
            ++bytes;
        ++characters;
    }
    return bytes == text.size() ? text : text.substr(0, bytes) + "…";
}

DistinctCurve distinct_curve_of(const Exact& exact, const ExperimentReport& report) {
    DistinctCurve curve{.exact = exact.outcomes.has_value()};
    std::vector<double> probs;
    if (curve.exact)
        for (const Outcome& outcome : *exact.outcomes)
            probs.push_back(outcome.probability.value_or(0));
    else if (report.runs < 2) return curve;
    curve.most = curve.exact ? std::max(2., static_cast<double>(probs.size()))
                             : std::max(2., report.drawn.unique);
    const double last = curve.exact ? 1e6 : static_cast<double>(report.runs);
    for (int i = 0; i <= points; ++i) {
        const double runs = std::min(last, std::round(std::pow(10., 6. * i / points)));
        curve.runs.push_back(runs);
        curve.texts.push_back(curve.exact
                                  ? expected_distinct(probs, static_cast<std::uint64_t>(runs))
                                  : distinct_among(report, runs));
        if (runs == last) break;
    }
    return curve;
}

}  // namespace temper::shell
