#include <cmath>
#include <numeric>
#include <random>

#include "tests/bench/answer.h"
#include "tests/bench/inputs.h"

// The plain way in C++, as a textbook has it: doubles, std::exp, a full sort, and
// std::discrete_distribution.

namespace temper::bench {
namespace {

struct Token {
    std::int32_t id;
    double logit, p;
};
using Tokens = std::vector<Token>;

void softmax(Tokens& tokens) {
    double most = -INFINITY, sum = 0;
    for (const Token& token : tokens) most = std::max(most, token.logit);
    for (Token& token : tokens) sum += token.p = std::exp(token.logit - most);
    for (Token& token : tokens) token.p /= sum;
}

template <class Key>
void sort_by(Tokens& tokens, Key key) {
    std::sort(tokens.begin(), tokens.end(),
              [&](const Token& a, const Token& b) { return key(a) < key(b); });
}

void keep_mass(Tokens& tokens, double p) {
    double mass = 0;
    std::size_t kept = 0;
    while (kept < tokens.size() && mass < p) mass += tokens[kept++].p;
    tokens.resize(std::max<std::size_t>(kept, 1));
}

void apply(const Temperature& sampler, Tokens& tokens) {
    for (Token& token : tokens) token.logit /= sampler.temperature;
}
void apply(const TopK& sampler, Tokens& tokens) {
    sort_by(tokens, [](const Token& token) { return -token.logit; });
    if (tokens.size() > static_cast<std::size_t>(sampler.k))
        tokens.resize(static_cast<std::size_t>(sampler.k));
}
void apply(const TopP& sampler, Tokens& tokens) {
    softmax(tokens);
    sort_by(tokens, [](const Token& token) { return -token.logit; });
    keep_mass(tokens, sampler.p);
}
void apply(const MinP& sampler, Tokens& tokens) {
    softmax(tokens);
    double most = 0;
    for (const Token& token : tokens) most = std::max(most, token.p);
    std::erase_if(tokens, [&](const Token& token) { return token.p < sampler.p * most; });
}
void apply(const TypicalP& sampler, Tokens& tokens) {
    softmax(tokens);
    double entropy = 0;
    for (const Token& token : tokens)
        if (token.p > 0) entropy -= token.p * std::log(token.p);
    sort_by(tokens, [=](const Token& token) { return std::abs(-std::log(token.p) - entropy); });
    keep_mass(tokens, sampler.p);
}
void apply(const auto&, Tokens&) {}

double token_ns(const std::vector<Stage>& chain, std::size_t vocabulary) {
    const std::vector<double> logits = normal_logits(vocabulary);
    std::mt19937_64 generator(1);
    volatile std::int32_t token = 0;
    return best_ns([&] {
        Tokens tokens(vocabulary);
        for (std::size_t i = 0; i < vocabulary; ++i)
            tokens[i] = {static_cast<std::int32_t>(i), logits[i], 0};
        for (const Stage& stage : chain)
            std::visit([&](const auto& sampler) { apply(sampler, tokens); }, stage.sampler);
        softmax(tokens);
        std::vector<double> probs;
        for (const Token& one : tokens) probs.push_back(one.p);
        std::discrete_distribution<std::size_t> draw(probs.begin(), probs.end());
        token = tokens[draw(generator)].id;
    });
}

double measure(const std::string& work, std::size_t size) {
    if (const auto chain = chain_of(work); !chain.empty()) return token_ns(chain, size);
    return 0;
}

}  // namespace
}  // namespace temper::bench

int main() {
    return temper::bench::answer(temper::bench::measure);
}
