#!/usr/bin/env python3
"""Reads TensorBoard's event files with nothing but Python's own library and prints what is in them, one JSON object a value.

    python3 tests/EndToEnd/read_events.py DIR

Framing, CRC-32C and Protocol Buffers are written here a second time, from their specifications: what `rlcollapse tensorboard` writes has to
mean the same to somebody else. Each line has run (the folder below DIR), step, time, tag and one of: value (a number), text, image (width,
height, bytes), hparams (the plugin's data, by field number). Exit code 1 where a checksum is wrong or a file ends within a frame.
"""

import json
import struct
import sys
from pathlib import Path


def crc32c(data):
    """Castagnoli's sum, bit by bit, then masked as TFRecord has it."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def frames(path):
    data, at = path.read_bytes(), 0
    while at < len(data):
        (length,), (of_length,) = struct.unpack_from("<Q", data, at), struct.unpack_from("<I", data, at + 8)
        content = data[at + 12 : at + 12 + length]
        if of_length != crc32c(data[at : at + 8]) or struct.unpack_from("<I", data, at + 12 + length) != (crc32c(content),):
            sys.exit(f"{path}: a checksum is wrong at byte {at}")
        yield content
        at += 16 + length


def varint(data, at):
    value = shift = 0
    while True:
        byte, at = data[at], at + 1
        value, shift = value | (byte & 127) << shift, shift + 7
        if byte < 128:
            return value, at


def fields(data):
    """Field number -> values: whole numbers, bytes, or 4 and 8 bytes as they stand."""
    found, at = {}, 0
    while at < len(data):
        key, at = varint(data, at)
        if key & 7 == 0:
            value, at = varint(data, at)
        else:
            length, at = varint(data, at) if key & 7 == 2 else ({1: 8, 5: 4}[key & 7], at)
            value, at = data[at : at + length], at + length
        found.setdefault(key >> 3, []).append(value)
    return found


def double(data):
    return struct.unpack("<d", data)[0]


def any_value(data):
    """google.protobuf.Value: a number or a text."""
    value = fields(data)
    return double(value[2][0]) if 2 in value else value[3][0].decode()


def hparams(data):
    plugin = fields(data)
    if 2 in plugin:
        experiment = fields(plugin[2][0])
        infos = [fields(info) for info in experiment.get(4, [])]
        return {
            "experiment": experiment[6][0].decode(),
            "axes": {i[1][0].decode(): [any_value(v) for v in fields(i[5][0])[1]] for i in infos},
            "metrics": [fields(fields(metric)[1][0])[2][0].decode() for metric in experiment[5]],
        }
    if 3 in plugin:
        start = fields(plugin[3][0])
        pairs = [fields(pair) for pair in start.get(1, [])]
        return {"start": double(start[5][0]), "values": {p[1][0].decode(): any_value(p[2][0]) for p in pairs}}
    return {"status": fields(plugin[4][0])[1][0], "end": double(fields(plugin[4][0])[2][0])}


def content(value):
    if 2 in value:
        return {"value": struct.unpack("<f", value[2][0])[0]}
    if 4 in value:
        image = fields(value[4][0])
        return {"image": [image[2][0], image[1][0], len(image[4][0])]}
    plugin = fields(fields(value[9][0])[1][0])
    if plugin[1][0] == b"hparams":
        return {"hparams": hparams(plugin[2][0])}
    assert plugin[1][0] == b"text" and fields(value[8][0])[1][0] == 7
    return {"text": fields(value[8][0])[8][0].decode()}


def main(root):
    for path in sorted(root.rglob("*tfevents*")):
        for index, frame in enumerate(frames(path)):
            event = fields(frame)
            if index == 0:
                assert event[3] == [b"brain.Event:2"], path
                continue
            place = {"run": path.parent.relative_to(root).as_posix(), "step": event[2][0], "time": double(event[1][0])}
            for value in map(fields, fields(event[5][0])[1]):
                print(json.dumps(place | {"tag": value[1][0].decode()} | content(value)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
