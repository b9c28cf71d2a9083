#pragma once
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/models/language_model.h"
#include "core/scenario.h"
#include "core/shapes.h"
#include "shell/lab.h"
#include "shell/labs/model/graph.h"
#include "shell/scroll.h"
#include "shell/widgets/sentence.h"

namespace temper::shell {

/// What the model lab remembers between frames that is not worth saving.
struct ModelMemory {
    Scenario seen;  ///< the scenario that all below was made from, and that is drawn
    std::unique_ptr<const LanguageModel> model;
    FixedModel next;            ///< the distribution after the prompt
    std::vector<double> probs;  ///< its probabilities
    std::size_t top = 0;        ///< the most probable one

    std::size_t kind = 0;       ///< the kind looked at; another than the scenario's is an offer
    std::vector<double> typed;  ///< probabilities that do not sum to 1 yet; else empty
    Shape shape = Shape::zipf;
    std::size_t size = 100;
    std::array<double, shape_count> settings;

    std::string selected;  ///< the token of the map whose arrows are edited
    bool table = false;    ///< the map is shown as a table
    std::size_t graph_columns = 0, graph_rows = 0;
    Graph graph;
    /// The table's lines: each row's arrows, then one line more to add to it.
    struct Line {
        std::size_t row, arrow;
    };
    std::vector<Line> lines;
    std::optional<std::size_t> pulled;  ///< the node of the graph that an arrow is pulled from

    std::string refused;  ///< why a dropped text was not taken: to be told once
    std::string draft;    ///< a text to learn from, where the model is of another kind
    struct TextLine {
        std::size_t offset, size;
    };
    std::vector<TextLine> text_lines;  ///< of what is shown of the text, in `text_width`
    std::string text_shown;
    float text_width = 0;
    bool text_right_to_left = false;
    std::size_t words = 0, paragraphs = 0;
    Scroll list, text;

    /// Brings all of it up to `scenario`.
    void follow(const Scenario& scenario);
    void follow_graph(std::size_t columns, std::size_t rows);

private:
    std::string graph_of_;  ///< the token that `graph` was laid out around
};

/// Editing a model: a distribution as a table, a map as a graph and as a table, a text that is
/// learned from. Each part draws one region from what was seen and edits the scenario in place.
class ModelFrame {
public:
    ModelFrame(LabFrame& frame, ModelMemory& memory, Scenario& scenario);
    /// Draws everything; true if the scenario changed.
    bool draw();

private:
    LabFrame& frame_;
    Ui& ui_;
    const Theme& theme_;
    ModelMemory& m_;
    Scenario& scenario_;
    const Scenario& seen_;
    ImU32 ground_;
    bool changed_ = false;

    template <class Kind>
    const Kind* seen() const {
        return std::get_if<Kind>(&seen_.model);
    }

    // lab.cpp: where things lie
    void draw_columns();
    void draw_stack();
    float head(float x, float y, float w);
    float main_part(const Box& box);
    float side_part(float x, float y, float w);
    void heading(float x, float baseline, std::string_view words, std::string_view hint, float w);
    std::string took(std::string fault);  ///< notes that an edit was made, unless it was refused
    void replace(Model model);

    // sentence.cpp
    float sentence(float x, float baseline, float room);
    std::vector<Run> sentence_runs(float px) const;
    std::string remark() const;

    // distribution.cpp
    float distribution(const Box& box);
    void distribution_row(std::size_t id, float middle, float x, float w);
    std::string take_logit(std::size_t id, const std::string& typed);
    std::string take_probability(std::size_t id, const std::string& typed);
    float distribution_foot(float x, float y, float w);

    // generator.cpp
    float generator(float x, float y, float w);
    void shape_row(Shape shape, const Box& box);
    float setting(float x, float y);

    // graph_view.cpp
    float graph(const Box& box);
    Box node_box(const Graph::Node& node, const Box& box, float room) const;
    void node(std::size_t i, const Box& at);
    void arrow(const Graph::Arrow& arrow, const Box& from, const Box& to, const Box& all);
    void pull(std::size_t i, const Touched& touched, const std::vector<Box>& boxes);

    // row.cpp: the arrows of one token
    float row(float x, float y, float w);
    float row_head(float x, float y, float w, const std::string& name);
    void arrow_line(const MarkovModel::Row& row, std::size_t i, float middle, float x, float w,
                    bool renames);
    void weight_field(const MarkovModel::Row& row, std::size_t i, float right, float middle);
    void add_arrow_field(const std::string& context, float x, float middle, float w);
    void normalise_button(const MarkovModel::Row& row, float right, float middle);

    // table.cpp
    float table(const Box& box);
    void table_line(const ModelMemory::Line& line, float middle, float x, float w);

    // text.cpp
    float corpus(const Box& box);
    void wrap_text(std::string_view text, float w);
    std::string take_corpus(const std::string& typed);
    float text_facts(float x, float y, float w);

    // after.cpp
    float prompt(float x, float y, float w);
    std::string take_prompt(const std::string& typed);
    float next_words(float x, float y, float w);

    // offer.cpp: what the model would be as another kind
    float offer(const Box& box);
    float recording(const Box& box);
};

/// The square that stands before a token in its colour.
void swatch(float x, float middle, ImU32 colour);

/// The words of `text` as the scenario's model counts them: a prompt.
std::vector<std::string> prompt_words(const Model& model, const std::string& text);

/// Why nothing can be learned from `text`, in a sentence; empty if it can.
std::string fault_of_corpus(std::string_view text);

/// What the lab shows as numbers: the model itself, and the distribution after the prompt.
std::vector<DataTable> model_tables(const ModelMemory& memory);

std::unique_ptr<Lab> make_model_lab();

}  // namespace temper::shell
