#pragma once

namespace temper::desktop {

/// What a person's desktop is set to.
struct Preferences {
    bool dark = false;
    bool reduced_motion = false;
    float text_scale = 1;
};

/// The preferences as far as the environment tells them: `GTK_THEME` may name a dark theme,
/// `GDK_DPI_SCALE` says how much larger text is.
Preferences preferences_from_environment();

}  // namespace temper::desktop
