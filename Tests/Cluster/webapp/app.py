#!/usr/bin/env python3
"""Stands in for Kubeflow's Jupyter web app, as far as its configuration goes.

It reads the file at the first request and not at its start, keeps the parsed form for a minute in each of
several worker processes, and falls back to the file beside this program when YAML cannot be parsed: then
nothing in the log says so, which is what spawnerctl has to find out.

Environment:
  USERID_HEADER            header that names the user              (kubeflow-userid)
  WEBAPP_PORT              port to listen on                       (5000)
  WEBAPP_WORKERS           worker processes                        (3)
  WEBAPP_CACHE_SECONDS     how long a worker keeps the parsed form (60)
  WEBAPP_STARTUP_SECONDS   delay before the first answer           (1)
  WEBAPP_FALLBACK_ON       text that makes a file count as unparseable (none)
  WEBAPP_CRASH_ON          text in the file that ends the program at its start (none)
"""

import datetime
import email.utils
import http.server
import json
import logging
import os
import signal
import socket
import sys
import time

import yaml

CONFIG = "/etc/config/spawner_ui_config.yaml"
BAKED_IN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "baked_in.yaml")

USER_HEADER = os.environ.get("USERID_HEADER", "kubeflow-userid")
PORT = int(os.environ.get("WEBAPP_PORT", "5000"))
WORKERS = int(os.environ.get("WEBAPP_WORKERS", "3"))
CACHE_SECONDS = float(os.environ.get("WEBAPP_CACHE_SECONDS", "60"))
STARTUP_SECONDS = float(os.environ.get("WEBAPP_STARTUP_SECONDS", "1"))
FALLBACK_ON = os.environ.get("WEBAPP_FALLBACK_ON", "")
CRASH_ON = os.environ.get("WEBAPP_CRASH_ON", "")

log = logging.getLogger("webapp")


def parse(path):
    """The parsed file, or None where the real app goes on to the next one."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except FileNotFoundError:
        return None
    log.info("Using config file: %s", path)
    if FALLBACK_ON and FALLBACK_ON in text and path != BAKED_IN:
        return None
    try:
        # A list keeps "parsed to nothing" (an error, below) apart from "not parsed" (the next file).
        return [yaml.safe_load(text)]
    except yaml.YAMLError:
        return None


def load_form():
    """The form's defaults. A file that parses but has the wrong shape raises: that is no fallback."""
    parsed = parse(CONFIG) or parse(BAKED_IN)
    return parsed[0]["spawnerFormDefaults"]


def plain(value):
    """Dates as the real app's JSON shows them; whatever else JSON lacks is an error."""
    if isinstance(value, datetime.datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=datetime.timezone.utc)
        return email.utils.format_datetime(moment.astimezone(datetime.timezone.utc), usegmt=True)
    if isinstance(value, datetime.date):
        return plain(datetime.datetime(value.year, value.month, value.day))
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


class Cache:
    """One worker's copy of the form. A failure is not kept, the fallback is."""

    def __init__(self):
        self.form = None
        self.until = None

    def get(self):
        now = time.monotonic()
        if self.until is None or now >= self.until:
            self.form = load_form()
            self.until = now + CACHE_SECONDS
        return self.form


class Handler(http.server.BaseHTTPRequestHandler):
    server_version = "gunicorn"
    sys_version = ""

    def do_GET(self):
        path = self.path.split("?")[0]
        if path in ("/healthz/liveness", "/healthz/readiness"):
            return self.answer(200, {"status": 200, "success": True})
        user = self.headers.get(USER_HEADER)
        if user is None:
            return self.answer(401, {"log": "No user detected.", "status": 401, "success": False})
        if path != "/api/config":
            return self.answer(404, {"log": "Not found", "status": 404, "success": False})
        try:
            body = {"config": self.server.cache.get(), "status": 200, "success": True, "user": user}
            text = json.dumps(body, default=plain, sort_keys=True)
        # Like the framework of the real app: whatever goes wrong in a request is a 500 that names it.
        except Exception as problem:
            log.error("Exception on %s: %s: %s", path, type(problem).__name__, problem)
            body = {"log": str(problem), "status": 500, "success": False, "user": user}
            return self.answer(500, body)
        return self.answer(200, text)

    def answer(self, status, body):
        text = body if isinstance(body, str) else json.dumps(body, sort_keys=True)
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format, *arguments):
        log.info(format, *arguments)


class Worker(http.server.HTTPServer):
    def __init__(self, listener):
        super().__init__(listener.getsockname(), Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listener
        self.cache = Cache()


def crash_if_asked():
    if not CRASH_ON or not os.path.exists(CONFIG):
        return
    with open(CONFIG, encoding="utf-8", errors="replace") as file:
        if CRASH_ON in file.read():
            log.error("Cannot start: the configuration mentions '%s'", CRASH_ON)
            sys.exit(3)


def main():
    logging.basicConfig(stream=sys.stderr, level=logging.INFO,
                        format="%(asctime)s | %(name)s | %(levelname)s | %(message)s")
    crash_if_asked()
    children = []

    def stop(number, frame):
        for child in children:
            os.kill(child, signal.SIGTERM)
        sys.exit(0)

    # The first process of a container is not ended by a signal that it does not ask for.
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    time.sleep(STARTUP_SECONDS)
    listener = socket.create_server(("", PORT), backlog=64)
    # Without this two workers may wake for one connection, and the loser would wait in accept.
    listener.setblocking(False)
    for _ in range(WORKERS):
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            Worker(listener).serve_forever(poll_interval=60)
        children.append(child)
    log.info("Listening at: http://0.0.0.0:%d (%d workers)", PORT, WORKERS)
    os.wait()
    sys.exit("a worker ended unexpectedly")


if __name__ == "__main__":
    main()
