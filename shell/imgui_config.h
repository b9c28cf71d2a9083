#pragma once
// Read by every ImGui source through IMGUI_USER_CONFIG.
#define IMGUI_USE_WCHAR32           // emoji and rare scripts lie beyond 16 bits
#define IMGUI_DISABLE_DEFAULT_FONT  // the system's fonts draw all text
#define IMGUI_ENABLE_FREETYPE       // by our own loader, in fonts.cpp: leaves stb_truetype out
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS  // windows keep no places of their own
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define ImDrawIdx unsigned int  // WebGL 2 has no vertex offset; a lab may pass 65,536
