"""What another program would do beside ours: own the clipboard, drag files onto the window.

Plain Xlib through ctypes. A thread serves whoever asks for the selection; dropping follows the
XDND protocol, version 5 (enter, position, drop), which GLFW answers."""
import ctypes
import ctypes.util
import threading
import time
from contextlib import contextmanager
from pathlib import Path

CLIENT_MESSAGE, SELECTION_NOTIFY, SELECTION_REQUEST = 33, 31, 30
CURRENT_TIME = 0


class Request(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("owner", ctypes.c_ulong),
                ("requestor", ctypes.c_ulong), ("selection", ctypes.c_ulong),
                ("target", ctypes.c_ulong), ("property", ctypes.c_ulong), ("time", ctypes.c_ulong)]


class Answer(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("requestor", ctypes.c_ulong),
                ("selection", ctypes.c_ulong), ("target", ctypes.c_ulong),
                ("property", ctypes.c_ulong), ("time", ctypes.c_ulong)]


class Message(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong),
                ("message_type", ctypes.c_ulong), ("format", ctypes.c_int),
                ("data", ctypes.c_long * 5)]


class Event(ctypes.Union):
    _fields_ = [("type", ctypes.c_int), ("request", Request), ("answer", Answer),
                ("message", Message), ("room", ctypes.c_long * 24)]


class Owner:
    """Owns a selection and gives `data` to all who ask for it."""

    def __init__(self, display_name, selection, target, data):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11"))
        for name in ("XOpenDisplay", "XDefaultRootWindow", "XCreateSimpleWindow", "XInternAtom"):
            getattr(self.x, name).restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(display_name.encode()))
        root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.window = self.x.XCreateSimpleWindow(self.display, root, 0, 0, 1, 1, 0, 0, 0)
        self.target, self.data = self.atom(target), data
        self.x.XSetSelectionOwner(self.display, ctypes.c_ulong(self.atom(selection)),
                                  ctypes.c_ulong(self.window), ctypes.c_ulong(CURRENT_TIME))
        self.x.XFlush(self.display)
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.serve)

    def atom(self, name):
        return self.x.XInternAtom(self.display, name.encode(), 0)

    def send(self, window, event):
        self.x.XSendEvent(self.display, ctypes.c_ulong(window), 0, ctypes.c_long(0),
                          ctypes.byref(event))
        self.x.XFlush(self.display)

    def message(self, window, kind, *data):
        event = Event()
        event.message = Message(CLIENT_MESSAGE, 0, 1, self.display, window, self.atom(kind), 32,
                                (ctypes.c_long * 5)(*data))
        self.send(window, event)

    def serve(self):
        event = Event()
        while not self.stopping.is_set():
            if not self.x.XPending(self.display):
                time.sleep(0.01)
                continue
            self.x.XNextEvent(self.display, ctypes.byref(event))
            if event.type == SELECTION_REQUEST:
                self.answer(event.request)

    def answer(self, asked):
        """Writes the data where it was asked for; other kinds than ours are refused."""
        kind, data, width = self.target, self.data, 8
        if asked.target == self.atom("TARGETS"):
            kind, width, data = self.atom("ATOM"), 32, bytes(ctypes.c_long(self.target))
        known = asked.target in (self.target, self.atom("TARGETS"))
        if known:
            count = len(data) if width == 8 else 1
            self.x.XChangeProperty(self.display, ctypes.c_ulong(asked.requestor),
                                   ctypes.c_ulong(asked.property), ctypes.c_ulong(kind), width, 0,
                                   data, count)
        event = Event()
        event.answer = Answer(SELECTION_NOTIFY, 0, 1, self.display, asked.requestor,
                              asked.selection, asked.target, asked.property if known else 0,
                              asked.time)
        self.send(asked.requestor, event)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.thread.join()
        self.x.XCloseDisplay(self.display)


def set_density(display_name, dots_per_inch):
    """Says how dense the display is, as desktops do: in the resources that every client reads."""
    with Owner(display_name, "TEMPER_TEST", "STRING", b"") as client:
        text = f"Xft.dpi:\t{dots_per_inch}\n".encode()
        root = client.x.XDefaultRootWindow(client.display)
        client.x.XChangeProperty(client.display, ctypes.c_ulong(root),
                                 ctypes.c_ulong(client.atom("RESOURCE_MANAGER")),
                                 ctypes.c_ulong(client.atom("STRING")), 8, 0, text, len(text))
        client.x.XFlush(client.display)


@contextmanager
def own_clipboard(program, text):
    with Owner(program.display.name, "CLIPBOARD", "UTF8_STRING", text.encode()) as owner:
        yield owner


def drop_files(program, paths):
    """Drags files from another program and lets go of them in the middle of the window."""
    uris = "".join(f"{Path(path).as_uri()}\r\n" for path in paths).encode()
    window = int(program.window)
    program.move(400, 300)
    with Owner(program.display.name, "XdndSelection", "text/uri-list", uris) as source:
        source.message(window, "XdndEnter", source.window, 5 << 24, source.target, 0, 0)
        source.message(window, "XdndPosition", source.window, 0, 400 << 16 | 300, CURRENT_TIME,
                       source.atom("XdndActionCopy"))
        time.sleep(0.2)
        source.message(window, "XdndDrop", source.window, 0, CURRENT_TIME, 0, 0)
        time.sleep(0.5)
        program.settle()
