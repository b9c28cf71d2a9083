#include <algorithm>
#include <cmath>

#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/temperature/lab.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr double ln2 = 0.69314718055994530942;

/// −p ln p of up to six tokens, as the sum that makes the entropy.
std::string entropy_terms(std::span<const double> probs) {
    std::string sum;
    std::size_t shown = 0;
    for (const double p : probs) {
        if (p <= 0) continue;
        if (shown == 6) return sum + " + …";
        sum += (shown++ ? " + " : "") + fixed(std::abs(p * temper::log(p)), 3);
    }
    return sum;
}

}  // namespace

void TemperatureFrame::entropy_fact(float x, float y, float px, bool more) {
    const bool bits = scenario_.view.units == "bits";
    const double in_bits = r_.entropy / ln2;
    fact(ui_, x, y,
         {.label = "Entropy",
          .value = fixed(bits ? in_bits : r_.entropy, 2),
          .unit = bits ? "bits" : "nats",
          .px = px},
         [&] {
             return Explain{
                 .title = "Entropy, H = −Σ p ln p",
                 .lines = {"= " + entropy_terms(r_.probs),
                           "= " + fixed(r_.entropy, 4) + " nats = " + fixed(in_bits, 4) + " bits"},
                 .sentence = "The surprise to expect of the next token: 0 when it is certain, " +
                             fixed(temper::log(static_cast<double>(r_.probs.size())), 2) +
                             " nats when all " + count(r_.probs.size()) + " are equal.",
                 .value = full(r_.entropy)};
         });
    if (!more) return;
    const double most = temper::log(static_cast<double>(r_.probs.size()));
    const std::string below = bits ? fixed(r_.entropy, 2) + " nats of " + fixed(most, 2)
                                   : fixed(in_bits, 2) + " bits of " + fixed(most / ln2, 2);
    text(x, y + 56, below, {Face::sans, 12, theme_.ink3});
}

Explain TemperatureFrame::explain_perplexity() const {
    const double effective = temper::exp(r_.entropy);
    return {.title = "Perplexity = e^H",
            .lines = {"H = −Σ p ln p", "= " + entropy_terms(r_.probs),
                      "= " + fixed(r_.entropy, 3) + " nats, e^" + fixed(r_.entropy, 3) + " = " +
                          fixed(effective, 3)},
            .sentence = "As uncertain as a fair choice among " + fixed(effective, 2) +
                        " words. 1 is certainty, " + count(r_.probs.size()) +
                        " is a fair die with " + count(r_.probs.size()) + " sides.",
            .value = full(effective)};
}

void TemperatureFrame::perplexity_fact(float x, float y, float px, bool more) {
    const double effective = temper::exp(r_.entropy);
    fact(ui_, x, y,
         {.label = "Perplexity",
          .value = fixed(effective, 2),
          .unit = more ? "effective tokens" : "",
          .px = px},
         [&] { return explain_perplexity(); });
    if (!more) return;
    constexpr std::size_t most_dots = 12;
    const std::size_t dots = r_.probs.size();
    float at = x + 6;
    for (std::size_t i = 0; dots <= most_dots && i<dots; ++i, at += dots> 8 ? 14 : 17) {
        const ImVec2 c{at, y + 52};
        ring(c, 5.5f, theme_.strong, 1.2f);
        slice(c, 5.5f, std::clamp(static_cast<float>(effective) - static_cast<float>(i), 0.f, 1.f),
              theme_.ink);
    }
    text(dots <= most_dots ? at : x, y + 56, "of " + count(dots), {Face::sans, 12, theme_.ink3});
}

void TemperatureFrame::agree_fact(float x, float y, float px, bool more) {
    fact(
        ui_, x, y,
        {.label = more ? "Two draws agree" : "Two agree", .value = percent(r_.two_agree), .px = px},
        [&] {
            std::string squares;
            for (std::size_t i = 0; i < std::min<std::size_t>(6, r_.probs.size()); ++i)
                squares += (i ? " + " : "") + fixed(r_.probs[i] * r_.probs[i], 3);
            if (r_.probs.size() > 6) squares += " + …";
            Explain e{.title = "Two draws agree = Σ p²",
                      .lines = {"= " + squares, "= " + fixed(r_.two_agree, 4)},
                      .sentence = "The chance that two independent draws give the same token.",
                      .value = full(r_.two_agree)};
            if (const auto seen = view_.draws.agreement())
                e.lines.push_back("of all pairs drawn so far " + percent(*seen) + " agree");
            return e;
        });
    if (!more) return;
    const auto seen = view_.draws.agreement();
    text(x, y + 56, seen ? "drawn so far: " + percent(*seen) : "exact",
         {Face::sans, 12, theme_.ink3});
}

}  // namespace temper::shell
