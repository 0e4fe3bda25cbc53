#!/usr/bin/env python3
"""Proves the vectors against protobuf's own runtime.

For each valid vector the runtime must make the same bytes from the value, and must write the
canonical bytes again after reading the vector's. Vectors that only this project refuses or
normalises say so in "onlyHere". Needs protoc and the Python package protobuf.

    python3 Schema/vectors/prove.py          exit status 0 when all hold, 1 when one does not,
                                             2 when something is missing
    python3 Schema/vectors/prove.py --fill   writes the bytes of vectors that have none yet
"""

import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SPECIAL = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf"), "-0": -0.0}
# What every protobuf runtime refuses as well; some take a wrong tag for the end of a message.
REFUSED_BY_ALL = {"truncated", "malformedVarint"}


def stop(message):
    print(message, file=sys.stderr)
    sys.exit(2)


try:
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
    from google.protobuf.message import DecodeError
except ImportError:
    stop("The Python package protobuf is missing: pip install protobuf")


def message_classes():
    """The classes of vectors.proto by name, from protoc's descriptors."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "vectors.pb"
        command = ["protoc", f"-I{HERE}", "--include_imports", f"--descriptor_set_out={out}"]
        try:
            subprocess.run(command + [str(HERE / "vectors.proto")], check=True)
        except FileNotFoundError:
            stop("protoc is missing: apt install protobuf-compiler")
        except subprocess.CalledProcessError:
            stop("protoc refuses vectors.proto")
        files = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    found = pool.FindFileByName("vectors.proto").message_types_by_name
    # Its name before version 4.22.
    make = getattr(message_factory, "GetMessageClass", None)
    make = make or message_factory.MessageFactory(pool).GetPrototype
    return {name: make(found[name]) for name in found}


def is_map(field):
    return field.type == field.TYPE_MESSAGE and field.message_type.GetOptions().map_entry


def scalar(field, value):
    if field.type == field.TYPE_ENUM:
        if not isinstance(value, str):
            return value
        prefix = field.enum_type.name.upper() + "_"
        return field.enum_type.values_by_name[prefix + value.upper()].number
    if field.type == field.TYPE_BYTES:
        return bytes.fromhex(value.replace("-", ""))
    if field.type == field.TYPE_DOUBLE:
        return SPECIAL.get(value, value)
    return value


def fill(message, value):
    """Sets the fields of `message` from the value of a vector."""
    fields = {field.json_name: field for field in message.DESCRIPTOR.fields}
    for name, content in value.items():
        field = fields[name]
        target = getattr(message, field.name)
        entry = field.message_type if field.type == field.TYPE_MESSAGE else None
        if is_map(field):
            key_field, value_field = entry.fields_by_name["key"], entry.fields_by_name["value"]
            for key, item in content.items():
                if key_field.type == key_field.TYPE_BOOL:
                    key = key == "true"
                elif key_field.type != key_field.TYPE_STRING:
                    key = int(key)
                if value_field.type == value_field.TYPE_MESSAGE:
                    fill(target[key], item)
                else:
                    target[key] = scalar(value_field, item)
        elif isinstance(content, list):
            for item in content:
                if entry is not None:
                    fill(target.add(), item)
                else:
                    target.append(scalar(field, item))
        elif entry is not None:
            target.SetInParent()
            fill(target, content)
        else:
            setattr(message, field.name, scalar(field, content))
    return message


def canonical(message):
    """The runtime's bytes with the outermost maps in ascending keys, which runtimes order as they
    like: each field, and each entry of a map, is written by itself."""
    unknown = type(message)()
    unknown.CopyFrom(message)
    for field, _ in message.ListFields():
        unknown.ClearField(field.name)
    parts = []
    for field, content in sorted(message.ListFields(), key=lambda pair: pair[0].number):
        if is_map(field):
            order = (lambda key: key.encode()) if isinstance(next(iter(content)), str) else None
            for key in sorted(content, key=order):
                part = type(message)()
                target = getattr(part, field.name)
                if isinstance(content[key], (bool, int, float, str, bytes)):
                    target[key] = content[key]
                else:
                    target[key].CopyFrom(content[key])
                parts.append(part.SerializeToString())
        else:
            part = type(message)()
            part.CopyFrom(message)
            for other, _ in part.ListFields():
                if other.number != field.number:
                    part.ClearField(other.name)
            parts.append(part.SerializeToString()[: part.ByteSize() - unknown.ByteSize()])
    return b"".join(parts) + unknown.SerializeToString()


def problem(vector, kinds):
    """What is wrong with a vector; None when nothing is."""
    kind = kinds[vector["message"]]
    given = bytes.fromhex(vector["hex"])
    if "error" in vector:
        if vector["error"] not in REFUSED_BY_ALL or "onlyHere" in vector:
            return None
        try:
            kind.FromString(given)
        except DecodeError:
            return None
        return "protobuf accepts it"
    wanted = bytes.fromhex(vector.get("canonical", vector["hex"]))
    if not vector.get("hasUnknown"):
        made = canonical(fill(kind(), vector["value"]))
        if made != wanted:
            return f"protobuf makes {made.hex()} of the value"
    if "onlyHere" in vector:
        return None
    again = canonical(kind.FromString(given))
    return None if again == wanted else f"protobuf reads it and writes {again.hex()}"


def write(path, content):
    """One vector a paragraph, one key a line."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main():
    kinds = message_classes()
    count, wrong = 0, 0
    for path in sorted(HERE.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        for vector in content["vectors"]:
            if "--fill" in sys.argv and "hex" not in vector:
                message = fill(kinds[vector["message"]](), vector["value"])
                vector["hex"] = canonical(message).hex()
            count += 1
            found = problem(vector, kinds)
            if found:
                wrong += 1
                print(f"{path.name}: {vector['name']}: {found}")
        if "--fill" in sys.argv:
            write(path, content)
    print(f"{count} vectors, {wrong} wrong")
    return 1 if wrong or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
