"""A desktop portal that tests answer for: python3 portal.py FOLDER, on the session bus.

Its dialogs choose the file that FOLDER/answer names (an empty one: cancelled) and write how they
were asked to FOLDER/asked.json. Its settings are in FOLDER/dark: 1 or 0, read again at SIGHUP.
"""
import json
import signal
import sys
from pathlib import Path

from gi.repository import Gio, GLib

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACES = """
<node>
  <interface name="org.freedesktop.portal.Settings">
    <method name="ReadAll">
      <arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/>
    </method>
    <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
  </interface>
  <interface name="org.freedesktop.portal.FileChooser">
    <method name="OpenFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="SaveFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
  </interface>
</node>"""
FOLDER = Path(sys.argv[1])


def dark():
    return GLib.Variant("u", int((FOLDER / "dark").read_text()))


def settings():
    return GLib.Variant("(a{sa{sv}})", ({"org.freedesktop.appearance": {"color-scheme": dark()}},))


def called(bus, sender, path, interface, method, parameters, invocation):
    if method == "ReadAll":
        return invocation.return_value(settings())
    parent, title, options = parameters.unpack()
    (FOLDER / "asked.json").write_text(json.dumps(
        {"method": method, "parent": parent, "title": title, "name": options.get("current_name")}))
    request = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
    chosen = (FOLDER / "answer").read_text()
    uris = {"uris": GLib.Variant("as", [chosen])} if chosen else {}
    bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response",
                    GLib.Variant("(ua{sv})", (0 if chosen else 1, uris)))
    return invocation.return_value(GLib.Variant("(o)", (request,)))


def changed(bus):
    bus.emit_signal(None, PATH, "org.freedesktop.portal.Settings", "SettingChanged", GLib.Variant(
        "(ssv)", ("org.freedesktop.appearance", "color-scheme", dark())))
    return True


def acquired(bus, name):
    for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
        bus.register_object(PATH, interface, called, None, None)
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGHUP, changed, bus)


Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, acquired,
                 lambda *_: print("ready", flush=True), lambda *_: sys.exit("no bus"))
GLib.MainLoop().run()
