#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace temper::shell {

/// One value of a table: words, a number with every digit it has, or nothing.
class Cell {
public:
    enum class Kind { nothing, words, number };

    Cell(std::string_view words) : kind_(Kind::words), text_(words) {}
    Cell(const char* words) : Cell(std::string_view(words)) {}
    Cell(const std::string& words) : Cell(std::string_view(words)) {}
    Cell(double value);
    Cell(std::integral auto value) : kind_(Kind::number), text_(std::to_string(value)) {}
    /// Nothing where the number is not known.
    Cell(const std::optional<double>& value) : Cell(value ? Cell(*value) : Cell()) {}

    Kind kind() const { return kind_; }
    const std::string& text() const { return text_; }

private:
    Cell() = default;
    Kind kind_ = Kind::nothing;
    std::string text_ = {};
};

/// What a lab shows, as numbers: each lab states its tables once, and whatever leaves the program
/// (CSV, JSON, a copied text) is made of them.
struct DataTable {
    std::string name;                     ///< "Texts": in the menu, and the file's name
    std::vector<std::string> columns;     ///< all different
    std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
};

/// RFC 4180, with a line of the columns' names; lines end in CR LF.
std::string as_csv(const DataTable& table);

/// An object: the title, and each table as a list of objects, one a row. Minus infinity is null.
std::string as_json(std::string_view title, std::span<const DataTable> tables);

/// Tables under their names, cells separated by tabs: what a mail and a spreadsheet both take.
/// Breaks and tabs inside a cell are shown, not made.
std::string as_text(std::span<const DataTable> tables);

}  // namespace temper::shell
