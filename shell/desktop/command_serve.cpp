#include <gio/gio.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "shell/desktop/commands.h"
#include "shell/desktop/files.h"
#include "shell/desktop/frame.h"
#include "shell/desktop/system.h"

namespace temper::desktop {
namespace {

constexpr std::size_t longest_request = 16'384;
constexpr std::uint16_t first_port = 8000, last_port = 8099;

struct Kind {
    std::string_view ending, type;
};

constexpr Kind kinds[] = {
    {".html", "text/html; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".txt", "text/plain; charset=utf-8"},
};

std::string_view type_of(std::string_view path) {
    for (const Kind& kind : kinds)
        if (path.ends_with(kind.ending)) return kind.type;
    return "application/octet-stream";
}

/// Up to the empty line that ends a request's head; empty if there is none.
std::string request_head(GInputStream* from) {
    std::string head;
    char block[1024];
    while (head.size() < longest_request) {
        const gssize got = g_input_stream_read(from, block, sizeof block, nullptr, nullptr);
        if (got <= 0) return {};
        head.append(block, static_cast<std::size_t>(got));
        if (head.find("\r\n\r\n") != head.npos) return head;
    }
    return {};
}

/// The file below `site` that the request `head` asks for; empty if it may not be had.
std::string asked_file(const std::string& site, std::string_view head) {
    const bool get = head.starts_with("GET "), only_head = head.starts_with("HEAD ");
    if (!get && !only_head) return {};
    head.remove_prefix(get ? 4 : 5);
    const std::string raw(head.substr(0, head.find_first_of(" ?#\r")));
    g_autofree char* path = g_uri_unescape_string(raw.c_str(), "/");
    if (!path || *path != '/' || std::string_view(path).find("/..") != std::string_view::npos)
        return {};
    std::string file = site + path;
    if (file.back() == '/') file += "index.html";
    return file;
}

std::string answer(const std::string& site, const std::string& head) {
    const std::string file = asked_file(site, head);
    const auto bytes = read_file(file.empty() ? site : file);
    const std::string body = bytes ? *bytes : "There is no such page.\n";
    std::string text = bytes ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 404 Not Found\r\n";
    text += "Content-Type: " + std::string(bytes ? type_of(file) : type_of(".txt"));
    text += "\r\nContent-Length: " + std::to_string(body.size());
    text += "\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n";
    return head.starts_with("HEAD ") ? text : text + body;
}

gboolean on_connection(GThreadedSocketService*, GSocketConnection* connection, GObject*,
                       gpointer site) {
    GIOStream* stream = G_IO_STREAM(connection);
    const std::string head = request_head(g_io_stream_get_input_stream(stream));
    if (head.empty()) return TRUE;
    const std::string text = answer(*static_cast<const std::string*>(site), head);
    g_output_stream_write_all(g_io_stream_get_output_stream(stream), text.data(), text.size(),
                              nullptr, nullptr, nullptr);
    return TRUE;
}

/// The first free port, for this machine alone; 0 if none is.
std::uint16_t listen(GSocketListener* listener) {
    for (std::uint16_t port = first_port; port <= last_port; ++port) {
        g_autoptr(GInetAddress) here = g_inet_address_new_loopback(G_SOCKET_FAMILY_IPV4);
        g_autoptr(GSocketAddress) address = g_inet_socket_address_new(here, port);
        if (g_socket_listener_add_address(listener, address, G_SOCKET_TYPE_STREAM,
                                          G_SOCKET_PROTOCOL_TCP, nullptr, nullptr, nullptr))
            return port;
    }
    return 0;
}

/// The site that was installed with the program: beside it, wherever both are.
std::string installed_site() {
    g_autofree char* bin = g_path_get_dirname(program_file().c_str());
    g_autofree char* site = g_build_filename(bin, "..", "share", "temper", "site", nullptr);
    return site;
}

}  // namespace

int serve_command(const Command& command) {
    std::string site = command.file.empty() ? installed_site() : command.file;
    if (!g_file_test((site + "/index.html").c_str(), G_FILE_TEST_EXISTS))
        return complain("there is no site in " + site + ": it has no index.html");
    GSocketService* service = g_threaded_socket_service_new(16);
    const std::uint16_t port = listen(G_SOCKET_LISTENER(service));
    if (port == 0) return complain("no port from 8000 to 8099 is free");
    g_signal_connect(service, "run", G_CALLBACK(on_connection), &site);
    g_socket_service_start(service);
    const std::string address = "http://localhost:" + std::to_string(port) + "/";
    std::printf("Temper is at %s (Ctrl+C ends it)\n", address.c_str());
    std::fflush(stdout);
    if (command.open) g_app_info_launch_default_for_uri(address.c_str(), nullptr, nullptr);
    g_main_loop_run(g_main_loop_new(nullptr, FALSE));
    return 0;
}

}  // namespace temper::desktop
