#include "shell/desktop/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace temper::desktop {
namespace {

constexpr off_t too_long = off_t{64} << 20;

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

Error fault(const char* doing, const std::string& path) {
    return {path, std::string(doing) + " " + path + ": " + std::strerror(errno)};
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A rename is in the folder's own data: the folder too must reach the disk.
void sync_folder(const std::string& path) {
    const auto slash = path.rfind('/');
    const std::string folder = slash == path.npos ? "." : path.substr(0, slash + 1);
    const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    fsync(opened);
    close(opened);
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
    struct stat facts = {};
    if (stat(path.c_str(), &facts) != 0) return fault("cannot open", path);
    if (S_ISDIR(facts.st_mode)) return Error{path, path + " is a folder; a file is needed"};
    if (facts.st_size > too_long)
        return Error{path, path + " is longer than 64 MB, which no scenario is"};
    const File file(std::fopen(path.c_str(), "rbe"));
    if (!file) return fault("cannot open", path);
    std::string text;
    char block[65536];
    while (const std::size_t got = std::fread(block, 1, sizeof block, file.get())) {
        text.append(block, got);
        if (static_cast<off_t>(text.size()) > too_long)
            return Error{path, path + " is longer than 64 MB, which no scenario is"};
    }
    if (std::ferror(file.get())) return fault("cannot read", path);
    return text;
}

Error write_file(const std::string& path, std::string_view bytes, Durable durable) {
    // The process's number keeps two Tempers that write one file out of each other's way.
    const std::string beside = path + "." + std::to_string(getpid()) + ".new";
    const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return fault("cannot write", path);
    const bool whole = write_all(file, bytes) && (durable == Durable::no || fsync(file) == 0);
    const bool closed = close(file) == 0;
    if (!whole || !closed || rename(beside.c_str(), path.c_str()) != 0) {
        Error error = fault("cannot write", path);
        unlink(beside.c_str());
        return error;
    }
    if (durable == Durable::yes) sync_folder(path);
    return {};
}

std::string_view base_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

}  // namespace temper::desktop
