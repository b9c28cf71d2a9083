#include "tests/fuzz/request.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/json/text.h"
#include "core/sampler.h"

namespace temper::fuzz {
namespace {

/// Reads numbers of some kind from bytes, and makes up more from those read when they run out: few
/// bytes are a whole request as well.
struct Bytes {
    std::span<const std::uint8_t> left;
    std::uint64_t state = 0;

    std::uint8_t byte() {
        const bool out = left.empty();
        // Knuth's linear congruential generator.
        state = (state ^ (out ? 0 : left.front())) * 6364136223846793005 + 1442695040888963407;
        if (out) return static_cast<std::uint8_t>(state >> 56);
        const std::uint8_t first = left.front();
        left = left.subspan(1);
        return first;
    }
    std::uint64_t word(int bytes) {
        std::uint64_t word = 0;
        for (int i = 0; i < bytes; ++i) word = word << 8 | byte();
        return word;
    }
    double share() { return static_cast<double>(byte()) / 255; }
    /// Any double at all.
    double any() { return std::bit_cast<double>(word(8)); }
    std::int32_t below(std::size_t n) { return static_cast<std::int32_t>(word(2) % n); }
    bool one_in(int n) { return byte() % n == n - 1; }
};

double logit(Bytes& bytes, double before) {
    constexpr double most = std::numeric_limits<double>::max();
    switch (bytes.byte() % 12) {
        case 0: return 0;
        case 1: return before;
        case 2: return -infinity;
        case 3: return bytes.any();
        case 4: return bytes.one_in(2) ? most : -most;
        case 5: return std::nextafter(before, infinity);
        case 6: return static_cast<double>(bytes.word(2)) / 4 - 8192;
        default: return static_cast<double>(bytes.byte()) / 16 - 8;
    }
}

/// A pattern, repeated with a drift, so that few bytes make a large vocabulary. Numbers that no
/// call may hold come in some of the requests alone, or large ones would never be good.
std::vector<double> logits(Bytes& bytes) {
    const bool hostile = bytes.one_in(8);
    std::vector<double> numbers(1 + bytes.word(2) % 320);
    const std::size_t pattern = 1 + bytes.byte() % 40;
    const double drift = bytes.one_in(2) ? bytes.share() : 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double before = i > 0 ? numbers[i - 1] : 0;
        numbers[i] = i < pattern ? logit(bytes, before) : numbers[i - pattern] - drift;
        if (!hostile && !(numbers[i] < infinity)) numbers[i] = 1;
    }
    return numbers;
}

std::vector<double> probs(Bytes& bytes) {
    std::vector<double> numbers = logits(bytes);
    for (double& number : numbers) number = std::abs(number);
    if (bytes.one_in(8)) return numbers;
    for (double& number : numbers)
        if (!(number < 1e300)) number = 0;
    const double sum = std::accumulate(numbers.begin(), numbers.end(), 0.0);
    for (double& number : numbers) number /= sum;
    return numbers;
}

/// A chain as JSON, with what is wrong about it.
class Chains {
public:
    Chains(Bytes& bytes, Request& request) : bytes_(bytes), request_(request) {}

    void write() {
        named_ = !bytes_.one_in(4);
        request_.settings = "{";
        if (named_) write_tokens();
        request_.settings += "\"samplers\":[";
        for (std::size_t i = 0, count = bytes_.byte() % 8; i < count; ++i) {
            if (i > 0) request_.settings += ',';
            write_stage("samplers[" + std::to_string(i) + "]");
        }
        request_.settings += "]}";
    }

private:
    struct Value {
        std::string text;  ///< empty where the key is left out
        bool good;
        double number = 0;
    };

    void write_tokens() {
        request_.settings += "\"tokens\":[";
        for (std::size_t id = 0; id < request_.numbers.size(); ++id)
            request_.settings += (id > 0 ? ",\"t" : "\"t") + std::to_string(id) + '"';
        request_.settings += "],";
    }

    void wrong(std::string path) { request_.wrong.push_back(std::move(path)); }

    void write_stage(const std::string& path) {
        const auto& kinds = sampler_kinds();
        const std::size_t kind = bytes_.byte() % (kinds.size() * 12 + 1);
        if (kind == kinds.size() * 12) {
            request_.settings += "{\"type\":\"top_q\"}";
            return wrong(path + ".type");
        }
        const Sampler& sampler = kinds[kind % kinds.size()];
        request_.settings += "{\"type\":\"" + std::string(type_of(sampler)) + '"';
        if (bytes_.one_in(16)) request_.settings += ",\"on\":false";
        std::vector<double> numbers;
        const std::size_t before = request_.wrong.size();
        visit_fields(sampler, [&](const FieldInfo& field, const auto& member) {
            numbers.push_back(write_field(path + '.' + std::string(field.name), field, member));
        });
        const bool upside_down =
            std::holds_alternative<DynamicTemperature>(sampler) && numbers[0] > numbers[1];
        if (upside_down && request_.wrong.size() == before) wrong(path + ".max");
        request_.settings += '}';
    }

    double write_field(const std::string& path, const FieldInfo& field, const auto& member) {
        const Value value = value_of(path, field, member);
        if (!value.text.empty())
            request_.settings += ",\"" + std::string(field.name) + "\":" + value.text;
        if (!value.good) wrong(path);
        return value.number;
    }

    Value value_of(const std::string&, const FieldInfo& field, const double&) {
        return number(field, chosen(field), false);
    }
    Value value_of(const std::string&, const FieldInfo& field, const int&) {
        const double value = chosen(field);
        return number(field, bytes_.one_in(64) ? value : std::floor(value), true);
    }
    Value value_of(const std::string& path, const FieldInfo&, const TokenNumbers&) {
        std::string list;
        std::size_t id = 0;
        for (int left = bytes_.byte() % 4; left > 0; --left) {
            id += 1 + bytes_.byte();  // so that no token stands twice
            const std::string name = "t" + std::to_string(id - 1);
            const double bias = bytes_.one_in(4) ? bytes_.any() : bytes_.share() * 8 - 4;
            const bool finite = std::isfinite(bias);
            const std::string at = path + '.' + name;
            if (!finite) wrong(at);
            if (!named_) request_.wrong_names.push_back("tokens");
            else if (id > request_.numbers.size()) request_.wrong_names.push_back(at);
            list += (list.empty() ? "\"" : ",\"") + name + "\":";
            list += finite ? json::number(bias) : "null";
        }
        return {'{' + list + '}', true};
    }
    Value value_of(const std::string&, const FieldInfo&, const TokenNames&) {
        std::string list;
        for (int left = bytes_.byte() % 4; left > 0; --left)
            list += (list.empty() ? "\"t" : ",\"t") + std::to_string(bytes_.byte()) + '"';
        return {'[' + list + ']', true};
    }

    Value number(const FieldInfo& field, double value, bool whole) {
        if (bytes_.one_in(128)) return {"", field.standard.has_value()};
        if (bytes_.one_in(128)) return {"\"1\"", false};
        if (!std::isfinite(value)) return {"null", false};
        const bool above = field.min_open ? value > field.min : value >= field.min;
        const bool below = field.max_open ? value < field.max : value <= field.max;
        const bool fits = !whole || (value == std::trunc(value) && value <= largest_int);
        return {json::number(value), above && below && fits, value};
    }

    /// Mostly a value in use.
    double chosen(const FieldInfo& field) {
        const std::uint8_t way = bytes_.byte();
        if (way < 128)
            return field.slider_min + bytes_.share() * (field.slider_max - field.slider_min);
        if (way < 150) return field.off.value_or(field.usual);
        if (way < 170) return field.min_open ? std::nextafter(field.min, infinity) : field.min;
        if (way < 190) return field.max_open ? std::nextafter(field.max, 0) : field.max;
        if (way < 210) return std::pow(10, bytes_.share() * 600 - 300);
        if (way < 246) return std::clamp(bytes_.any(), field.min, field.max);
        if (way < 248) return field.min - 1;
        if (way < 250) return field.max + 1;
        return bytes_.any();
    }

    Bytes& bytes_;
    Request& request_;
    bool named_ = false;
};

}  // namespace

Request read_request(std::span<const std::uint8_t> all) {
    Bytes bytes{all};
    Request request;
    request.probs = bytes.one_in(4);
    request.seed = bytes.word(2);
    request.run = bytes.word(1);
    const std::size_t steps = 1 + bytes.byte() % 4, said = bytes.byte() % 24;
    request.numbers = request.probs ? probs(bytes) : logits(bytes);
    Chains(bytes, request).write();
    const std::size_t n = request.numbers.size();
    for (std::size_t i = 0; i < steps; ++i)
        request.taken.push_back(bytes.one_in(4) ? bytes.below(n) : -1);
    const bool few = bytes.one_in(2);  // so that texts repeat themselves
    for (std::size_t i = 0; i < said; ++i)
        request.history.push_back(bytes.below(few ? std::min<std::size_t>(n, 3) : n));
    return request;
}

}  // namespace temper::fuzz
