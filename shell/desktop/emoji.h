#pragma once

namespace temper::desktop {

/// Whether Unicode shows `character` as an emoji unless told otherwise (Emoji_Presentation of
/// UTS #51, Unicode 15; the whole blocks from U+1F300 on, where new ones are added every year).
bool is_emoji_by_default(char32_t character);

/// Whether `character` only steers its neighbours and has no look of its own: joiners, variation
/// selectors, marks of direction (Default_Ignorable_Code_Point, the ones that texts hold).
bool is_invisible(char32_t character);

}  // namespace temper::desktop
