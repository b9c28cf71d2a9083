#pragma once
#include <string>
#include <string_view>

#include "core/result.h"

namespace temper::desktop {

/// The whole of a file, or a sentence saying why not. More than 64 MB is refused unread: no
/// scenario is that long.
Result<std::string> read_file(const std::string& path);

/// Whether a write must have reached the disk when it returns.
enum class Durable { no, yes };

/// Puts `bytes` into the file at `path`, whole or not at all: whoever reads it at any moment,
/// also after a crash, finds the old bytes or the new ones. An error has the sentence for it;
/// an empty message means that it went well.
Error write_file(const std::string& path, std::string_view bytes, Durable durable);

/// The part of a path after its last slash.
std::string_view base_name(std::string_view path);

}  // namespace temper::desktop
