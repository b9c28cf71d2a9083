#include "shell/labs/compare/compare.h"
#include "shell/numbers.h"

namespace temper::shell {

std::string_view CompareFrame::label_of(Quantity quantity) {
    switch (quantity) {
        case Quantity::unique: return "distinct";
        case Quantity::agreement: return "agreement";
        case Quantity::two_agree: return "two agree";
        case Quantity::entropy: return "entropy";
    }
    return "";
}

/// `more` decimals than where there is little room.
std::string CompareFrame::written(Quantity quantity, const std::optional<double>& value, int more) {
    if (!value) return "–";
    switch (quantity) {
        case Quantity::unique: return fixed(*value, 1 + more);
        case Quantity::entropy: return fixed(*value, 2 + more);
        default: return percent(*value);
    }
}

std::optional<double> CompareFrame::exact_of(Quantity quantity, std::size_t k) const {
    const Exact& exact = m_.work.columns()[k].exact->result();
    switch (quantity) {
        case Quantity::unique: return exact.unique;
        case Quantity::agreement: return exact.agreement;
        case Quantity::two_agree: return exact.two_agree;
        case Quantity::entropy: return exact.entropy;
    }
    return std::nullopt;
}

std::optional<double> CompareFrame::drawn_of(Quantity quantity, std::size_t k) const {
    const Experiment& experiment = *m_.work.columns()[k].experiment;
    if (experiment.done() == 0) return std::nullopt;
    const Facts facts = experiment.facts();
    switch (quantity) {
        case Quantity::unique: return facts.unique;
        case Quantity::agreement: return facts.agreement;
        case Quantity::two_agree: return facts.two_agree;
        case Quantity::entropy: return facts.entropy;
    }
    return std::nullopt;
}

/// The quantity along the curve, as far as it is worked out.
const std::vector<std::optional<double>>& CompareFrame::values_of(Quantity quantity) const {
    const Curve& curve = m_.work.curve();
    switch (quantity) {
        case Quantity::unique: return curve.unique;
        case Quantity::agreement: return curve.agreement;
        case Quantity::two_agree: return curve.two_agree;
        default: return curve.entropy;
    }
}

Explain CompareFrame::explain_quantity(Quantity quantity, std::size_t k) const {
    const auto exact = exact_of(quantity, k), drawn = drawn_of(quantity, k);
    const std::string runs = count(scenario_.runs) + " runs drawn: ";
    Explain e{
        .title = std::string(label_of(quantity)) + ", " + name_of_column(k),
        .lines = {"", "exact: " + written(quantity, exact, 2), runs + written(quantity, drawn, 2)},
        .sentence = "",
        .value = exact   ? full(*exact)
                 : drawn ? full(*drawn)
                         : ""};
    switch (quantity) {
        case Quantity::unique:
            e.lines[0] = "Σ over texts of 1 − (1 − p)^N, N = " + count(scenario_.runs);
            e.sentence = "Different texts to expect in so many runs.";
            break;
        case Quantity::agreement:
            e.lines[0] = "the largest p of any text";
            e.sentence = "The share of the most common text.";
            break;
        case Quantity::two_agree:
            e.lines[0] = "Σ p² over texts";
            e.sentence = "The chance that two runs give the same text.";
            break;
        case Quantity::entropy:
            e.lines[0] = "−Σ p ln p over texts, nats";
            e.sentence = "How uncertain the whole text is before it is drawn.";
            break;
    }
    if (!exact) e.sentence += " Too many texts to compute it exactly.";
    return e;
}

}  // namespace temper::shell
