#include "shell/desktop/files.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>

#include "shell/desktop/system.h"

namespace temper::desktop {
namespace {

constexpr std::size_t too_long = std::size_t{64} << 20;

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

Error fault(const char* doing, const std::string& path) {
    return {path, std::string(doing) + " " + path + ": " + g_strerror(errno)};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
    if (g_file_test(path.c_str(), G_FILE_TEST_IS_DIR))
        return Error{path, path + " is a folder; a file is needed"};
    GStatBuf facts = {};
    if (g_stat(path.c_str(), &facts) != 0) return fault("cannot open", path);
    if (static_cast<std::size_t>(facts.st_size) > too_long)
        return Error{path, path + " is longer than 64 MB, which no scenario is"};
    const File file(g_fopen(path.c_str(), "rb"));
    if (!file) return fault("cannot open", path);
    std::string text;
    char block[65536];
    while (const std::size_t got = std::fread(block, 1, sizeof block, file.get())) {
        text.append(block, got);
        if (text.size() > too_long)
            return Error{path, path + " is longer than 64 MB, which no scenario is"};
    }
    if (std::ferror(file.get())) return fault("cannot read", path);
    return text;
}

Error write_file(const std::string& path, std::string_view bytes, Durable durable) {
    // The process's number keeps two Tempers that write one file out of each other's way.
    const std::string beside = path + "." + std::to_string(getpid()) + ".new";
    File file(g_fopen(beside.c_str(), "wb"));
    if (!file) return fault("cannot write", path);
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() &&
                         std::fflush(file.get()) == 0 &&
                         (durable == Durable::no || g_fsync(fileno(file.get())) == 0);
    const bool closed = std::fclose(file.release()) == 0;
    if (!written || !closed || g_rename(beside.c_str(), path.c_str()) != 0) {
        Error error = fault("cannot write", path);
        g_unlink(beside.c_str());
        return error;
    }
    if (durable == Durable::yes) sync_folder(path);
    return {};
}

std::string_view base_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

}  // namespace temper::desktop
