#pragma once
#include <string>

namespace temper::desktop {

/// What `--version` prints: the version, that of the scenarios it reads, a fingerprint of the
/// core's arithmetic, and what built it. Two builds with one fingerprint give one seed one text.
std::string version();

}  // namespace temper::desktop
