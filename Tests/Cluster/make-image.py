#!/usr/bin/env python3
"""Writes a container image by hand: make-image.py NAME TAR COMMAND [ARGUMENT...]

The image holds the machine's static busybox under the names a shell script needs, in the docker-archive
form that `ctr images import` reads. No registry and no image builder is involved.
"""

import hashlib
import io
import json
import sys
import tarfile

BUSYBOX = "/usr/bin/busybox"
APPLETS = ["sh", "sleep", "cat", "ls", "env", "echo", "head", "true", "false", "wget"]
# lib, lib64, usr and app are there to be mounted over.
DIRECTORIES = ["app", "bin", "dev", "etc", "lib", "lib64", "proc", "root", "sys", "tmp", "usr", "var"]


def add(archive, name, data=b"", **fields):
    member = tarfile.TarInfo(name)
    member.size = len(data)
    member.mode = 0o755
    for field, value in fields.items():
        setattr(member, field, value)
    archive.addfile(member, io.BytesIO(data))


def layer():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for directory in DIRECTORIES:
            add(archive, directory, type=tarfile.DIRTYPE)
        with open(BUSYBOX, "rb") as program:
            add(archive, "bin/busybox", program.read())
        for applet in APPLETS:
            add(archive, "bin/" + applet, type=tarfile.SYMTYPE, linkname="busybox")
        add(archive, "etc/passwd", b"root:x:0:0:root:/root:/bin/sh\n", mode=0o644)
    return buffer.getvalue()


def digest(data):
    return hashlib.sha256(data).hexdigest()


def main(name, path, *command):
    content = layer()
    settings = json.dumps({
        "architecture": "amd64",
        "os": "linux",
        "config": {"Entrypoint": list(command), "Env": ["PATH=/usr/bin:/bin"]},
        "rootfs": {"type": "layers", "diff_ids": ["sha256:" + digest(content)]},
    }).encode()
    files = {"config": digest(settings) + ".json", "layer": digest(content) + "/layer.tar"}
    manifest = [{"Config": files["config"], "RepoTags": [name], "Layers": [files["layer"]]}]
    with tarfile.open(path, "w") as archive:
        add(archive, files["config"], settings)
        add(archive, files["layer"], content)
        add(archive, "manifest.json", json.dumps(manifest).encode())


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
