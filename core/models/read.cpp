#include "core/models/read.h"

#include <string>

#include "core/field.h"
#include "core/models/ngram.h"
#include "core/models/replay.h"

namespace temper {
namespace {

/// A model of the kind named `type`, with nothing in it yet.
template <class... Kinds>
bool choose(std::string_view type, std::variant<Kinds...>& model) {
    return ((type == Kinds::type && (model = Kinds{}, true)) || ...);
}

bool read_type(const json::Place& place, Model& model) {
    std::string type;
    if (!read(place, type)) return false;
    return choose(type, model) || place.expected("one of fixed, markov, ngram, replay");
}

}  // namespace

bool read_log(const json::Place& place, double max, double& out) {
    if (!place.value.is(json::Kind::null))
        return read(place, json::Range{.min = -infinity, .max = max}, out);
    out = -infinity;
    return true;
}

std::optional<Model> read_model(const json::Place& place) {
    if (!place.value.is(json::Kind::object)) {
        place.expected("an object");
        return std::nullopt;
    }
    json::Object object(place);
    Model model;
    const auto type = [&](const json::Place& at) { return read_type(at, model); };
    if (!object.required("type", "one of fixed, markov, ngram, replay", type)) return std::nullopt;
    const bool good = std::visit(
        [&](auto& kind) {
            const bool read = read_fields(object, place, kind);
            kind.unknown = object.rest();
            return read;
        },
        model);
    if (!good) return std::nullopt;
    return model;
}

bool read_fields(json::Object& object, const json::Place&, NgramModel& model) {
    bool good = object.required("order", "a whole number from 2 to 5", [&](const auto& at) {
        return json::read_whole(at, 2, 5, model.order);
    });
    good &= object.required("corpus", "a text", [&](const json::Place& at) {
        if (!read(at, model.corpus)) return false;
        const std::size_t found = vocabulary(model).size();
        if (found == 1) return at.fault("holds no word; at least one was expected");
        return found <= max_vocabulary ||
               at.fault("holds " + std::to_string(found) + " different words; at most " +
                        std::to_string(max_vocabulary) + " were expected");
    });
    return good;
}

}  // namespace temper
