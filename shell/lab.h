#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/scenario.h"
#include "shell/data_table.h"
#include "shell/draw.h"
#include "shell/ui.h"

namespace temper::shell {

/// By the width of the lab's own box, never by the device.
enum class Layout {
    wide,    ///< 1120 and more: all columns
    medium,  ///< 760 to 1119: side columns go below
    narrow,  ///< below 760: one column
    embed,   ///< a guest in a page: no bar, the lab at its smallest
};

/// What a lab is given to draw one frame.
struct LabFrame {
    Ui& ui;
    Box area;  ///< where it may draw; content that is taller scrolls
    Layout layout;
    float height = 0;            ///< out: how tall the content is
    float scroll_by = 0;         ///< out: moves the content, for a thing held against an edge
    bool reset = false;          ///< out: the scenario as it was opened
    std::string_view look = {};  ///< out: the id of a lab to go to
    std::string_view open = {};  ///< out: the name of a shipped scenario to open
    bool choose_file = false;    ///< out: asks for a file
    std::string pasted = {};     ///< out: a document that the person pasted into the lab
};

/// What a key of a lab does, for the card that `?` opens.
struct KeyHelp {
    std::string_view keys, does;
};

/// One way of looking at a scenario. It keeps between frames only what is not worth saving, and
/// knows nothing of undo, links or files.
class Lab {
public:
    virtual ~Lab() = default;
    /// Draws one frame and edits `scenario` in place; true if it did.
    virtual bool draw(LabFrame& frame, Scenario& scenario) = 0;
    /// The share of what is not the most probable token: the coin's ember slice, in [0, 1].
    virtual float chance() const = 0;
    /// Takes a plain text, no scenario, that was dropped, pasted or chosen, and may edit `scenario`
    /// by it; false if it has no use for one.
    virtual bool take_text(std::string_view, Scenario&) { return false; }
    /// What it shows of `scenario`, which it has drawn, as numbers: the main table first. Asked
    /// when somebody wants them, not every frame.
    virtual std::vector<DataTable> tables(const Scenario&) const { return {}; }
    /// The keys that are its own; those that every lab has are known.
    virtual std::span<const KeyHelp> keys() const { return {}; }
};

/// An entry of the list of labs.
struct LabKind {
    std::string_view id;     ///< as a scenario's `lab` names it
    std::string_view title;  ///< on its tab
    Icon icon;
    std::unique_ptr<Lab> (*make)();  ///< null where a build leaves it out
    bool tab = true;  ///< whether the bar has a tab for it; else it is reached some other way
};

/// How many of them have a tab.
std::ptrdiff_t tab_count();

/// The lab with this id, or nothing.
const LabKind* lab_of(std::string_view id);

/// Every lab, in the order of their tabs.
std::span<const LabKind> all_labs();

}  // namespace temper::shell
