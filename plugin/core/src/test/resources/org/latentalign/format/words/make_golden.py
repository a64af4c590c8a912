#!/usr/bin/env python3
"""Makes the golden files for the word vector tests, in the folder of this script.

The same 12 words with 5 values each, as GloVe text, word2vec text and word2vec binary, packed in every way that is
read, and expected.tsv: word and values, exactly, as hexadecimal floats. Only Python's standard library; the same
bytes on every run.
"""

import gzip
import io
import os
import random
import struct
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = ["the", "null", "nan", "NA", ". . .", "2003", "naïve", "東京", "at name@domain.com", "Apple", "apple", "-0.5"]
PLAIN = [word.replace(" ", "_") for word in WORDS]
DIMENSION = 5


def digits():
    """Values as text: as many digits and as wide an exponent as such files have, and the hard cases of rounding."""
    source = random.Random(20240607)
    values = [["%.*g" % (source.randint(1, 17), source.gauss(0, 1)) for _ in range(DIMENSION)] for _ in WORDS]
    values[0] = ["0", "-0.0", "1e-320", "1.7976931348623157e308", "+.5"]
    values[1] = ["9007199254740993", "2.2250738585072011e-308", "0.1", "1E5", "-7."]
    return values


def write(name, data):
    with open(os.path.join(HERE, name), "wb") as out:
        out.write(data)


def gzipped(data):
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
        packed.write(data)
    return out.getvalue()


def zipped(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def expected(words, values):
    lines = ["\t".join([word] + [float(value).hex() for value in row]) for word, row in zip(words, values)]
    return "\n".join(lines).encode() + b"\n"


def main():
    values = digits()
    glove = "".join(word + " " + " ".join(row) + "\n" for word, row in zip(WORDS, values)).encode()
    header = "%d %d\n" % (len(WORDS), DIMENSION)
    # the original program ends each line with a blank
    word2vec = (header + "".join(word + " " + " ".join(row) + " \n" for word, row in zip(PLAIN, values))).encode()
    source = random.Random(7)
    floats = [[struct.unpack("<f", struct.pack("<f", source.gauss(0, 1)))[0] for _ in range(DIMENSION)] for _ in PLAIN]
    records = [word.encode() + b" " + struct.pack("<%df" % DIMENSION, *row) for word, row in zip(PLAIN, floats)]

    write("expected-glove.tsv", expected(WORDS, values))
    write("expected-word2vec.tsv", expected(PLAIN, values))
    write("expected-binary.tsv", expected(PLAIN, floats))
    write("glove.txt", glove)
    write("glove-windows.txt", b"\xef\xbb\xbf" + glove.replace(b"\n", b"\r\n").rstrip(b"\r\n"))
    write("glove-tabs.txt", b"".join(b"\t".join(line.rsplit(b" ", DIMENSION)) + b"\n" for line in glove.splitlines()))
    write("glove.txt.gz", gzipped(glove))
    write("glove-two-parts.txt.gz", gzipped(glove[:100]) + gzipped(glove[100:]))
    write("glove.zip", zipped([("__MACOSX/._glove.txt", b"\0\5"), ("README.txt", b"hello"), ("folder/glove.txt", glove)]))
    write("two.zip", zipped([("glove.5d.txt", glove), ("word2vec.vec", word2vec)]))
    write("gzip-in.zip", zipped([("glove.txt.gz", gzipped(glove))]))
    write("word2vec.txt", word2vec)
    write("word2vec.bin", header.encode() + b"\n".join(records) + b"\n")
    write("word2vec-gensim.bin", header.encode() + b"".join(records))
    write("word2vec.bin.gz", gzipped(header.encode() + b"".join(records)))


if __name__ == "__main__":
    main()
