#include "core/models/write.h"

namespace temper {
namespace {

using json::Writer;
constexpr auto lines = Writer::Layout::lines;
constexpr auto line = Writer::Layout::line;

void write_fields(Writer& out, const FixedModel& model) {
    out.key("tokens");
    out.array(line, [&] {
        for (const std::string& token : model.tokens) out.string(token);
    });
    out.key(model.probabilities ? "probs" : "logits");
    out.array(line, [&] {
        for (const double value : model.values) out.number(value);
    });
}

void write_fields(Writer& out, const MarkovModel& model) {
    out.key("start");
    out.string(model.start);
    out.key("transitions");
    out.object(lines, [&] {
        for (const MarkovModel::Row& row : model.transitions) {
            out.key(row.context);
            out.object(line, [&] {
                for (const MarkovModel::Arrow& arrow : row.arrows) {
                    out.key(arrow.token);
                    out.number(arrow.weight);
                }
            });
        }
    });
}

void write_fields(Writer& out, const NgramModel& model) {
    out.key("order");
    out.number(model.order);
    out.key("corpus");
    out.string(model.corpus);
}

void write_token(Writer& out, const auto& reported) {
    out.key("token");
    out.string(reported.token);
    out.key("logprob");
    out.number(reported.logprob);
}

void write_position(Writer& out, const ReplayModel::Position& position) {
    out.object(lines, [&] {
        write_token(out, position);
        out.key("alternatives");
        out.array(lines, [&] {
            for (const ReplayModel::Alternative& other : position.alternatives)
                out.object(line, [&] {
                    write_token(out, other);
                    out.members(other.unknown);
                });
        });
        out.key("tail");
        out.number(position.tail);
        out.members(position.unknown);
    });
}

void write_fields(Writer& out, const ReplayModel& model) {
    out.key("positions");
    out.array(lines, [&] {
        for (const ReplayModel::Position& position : model.positions) write_position(out, position);
    });
}

}  // namespace

void write_model(Writer& out, const Model& model) {
    out.object(lines, [&] {
        std::visit(
            [&](const auto& kind) {
                out.key("type");
                out.string(kind.type);
                write_fields(out, kind);
                out.members(kind.unknown);
            },
            model);
    });
}

}  // namespace temper
