#include <algorithm>
#include <utility>

#include "core/distribution.h"
#include "core/edit_markov.h"
#include "core/edit_names.h"
#include "core/models/words.h"
#include "shell/labs/model/lab.h"
#include "shell/next_token.h"

namespace temper::shell {
namespace {

void count_words(ModelMemory& m, const NgramModel& model) {
    m.words = m.paragraphs = 0;
    for (const Word& word : words(model.corpus)) ++(word.ends_paragraph() ? m.paragraphs : m.words);
}

void list_lines(ModelMemory& m, const MarkovModel& model) {
    m.lines.clear();
    for (std::size_t row = 0; row < model.transitions.size(); ++row)
        for (std::size_t arrow = 0; arrow <= model.transitions[row].arrows.size(); ++arrow)
            m.lines.push_back({row, arrow});
}

bool has_token(const MarkovModel& model, const LanguageModel& asked, const std::string& name) {
    const auto& all = asked.vocabulary();
    return name == model.start || std::find(all.begin(), all.end(), name) != all.end();
}

class ModelLab final : public Lab {
public:
    ModelLab() {
        for (int i = 0; i < shape_count; ++i)
            memory_.settings[static_cast<std::size_t>(i)] = info_of(static_cast<Shape>(i)).usual;
    }

    bool draw(LabFrame& frame, Scenario& scenario) override {
        memory_.follow(scenario);
        if (!memory_.refused.empty())
            frame.ui.notices.push_back(std::exchange(memory_.refused, {}));
        return ModelFrame(frame, memory_, scenario).draw();
    }

    float chance() const override {
        return memory_.probs.empty() ? 0 : 1 - static_cast<float>(memory_.probs[memory_.top]);
    }

    std::vector<DataTable> tables(const Scenario&) const override { return model_tables(memory_); }

    std::span<const KeyHelp> keys() const override {
        static constexpr KeyHelp own[] = {
            {"Enter", "on a word of the graph: choose it; its arrows can then be typed"},
            {"Delete", "on a token’s name: remove it"},
            {"Ctrl+Enter", "in the text: learn from it"},
        };
        return own;
    }

    /// A text becomes the one that is learned from; of a model of another kind it is kept until the
    /// person asks for that.
    bool take_text(std::string_view text, Scenario& scenario) override {
        memory_.refused = fault_of_corpus(text);
        if (!memory_.refused.empty()) return true;
        memory_.kind = Model(NgramModel{}).index();
        auto* model = std::get_if<NgramModel>(&scenario.model);
        if (!model) {
            memory_.draft = text;
            return true;
        }
        model->corpus = text;
        if (!drop_unknown(scenario).empty())
            memory_.refused = "The chain’s tokens that the text does not have were left out";
        return true;
    }

private:
    ModelMemory memory_;
};

}  // namespace

void ModelMemory::follow(const Scenario& scenario) {
    if (model && seen == scenario) return;
    const bool other_kind = !model || seen.model.index() != scenario.model.index();
    if (!model || seen.model != scenario.model) {
        model = language_model(scenario.model);
        typed.clear();
        graph_columns = 0;
        pulled.reset();
    }
    seen = scenario;
    next = next_token(seen);
    probs = softmax(logits(next));
    top = static_cast<std::size_t>(std::max_element(probs.begin(), probs.end()) - probs.begin());
    if (other_kind) {
        kind = seen.model.index();
        list = text = {};
    }
    if (const auto* learned = std::get_if<NgramModel>(&seen.model)) count_words(*this, *learned);
    if (const auto* map = std::get_if<MarkovModel>(&seen.model)) {
        list_lines(*this, *map);
        if (!has_token(*map, *model, selected)) selected = map->start;
    }
}

void ModelMemory::follow_graph(std::size_t columns, std::size_t rows) {
    if (graph_columns == columns && graph_rows == rows && (graph.whole || graph_of_ == selected))
        return;
    graph_columns = columns;
    graph_rows = rows;
    graph_of_ = selected;
    graph = graph_of(std::get<MarkovModel>(seen.model), selected, columns, rows);
}

std::unique_ptr<Lab> make_model_lab() {
    return std::make_unique<ModelLab>();
}

}  // namespace temper::shell
