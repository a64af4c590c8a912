#!/usr/bin/env python3
"""The Python side of the benchmark: what NumPy, SciPy's stack and the paper's authors' way do for the same work.

    OPENBLAS_NUM_THREADS=1 python3 peer.py DIRECTORY WORDS DIMENSION SAMPLES BATCHES SINGLES

Reads lines "STEP THREADS REPEATS" and answers with "SECONDS PROCESSOR_SECONDS CHECK". The number of threads is that of the
process; where a step works on a part of the questions only, its seconds are those of all of them, extrapolated.
"""

import os
import sys
import time

import numpy as np

directory = sys.argv[1]
words, d, samples, batches, singles = map(int, sys.argv[2:])
BATCH = 1000
DEGREE = 2


def path(name):
    return os.path.join(directory, name)


class Lazy:
    """Data, made when first asked for."""

    def __getattr__(self, name):
        value = getattr(self, "make_" + name)()
        setattr(self, name, value)
        return value

    def make_singles(self):
        return np.fromfile(path("vectors.f32"), dtype="<f4").reshape(words, d)

    def make_rows(self):
        return self.singles.astype(np.float64)

    def make_questions(self):
        return np.loadtxt(path("questions.txt"), dtype=np.int64)

    def make_matrix(self):
        return np.random.default_rng(1).standard_normal((d, d))

    def make_images(self):
        return np.empty((words, d))

    def make_units(self):
        return self.singles / np.linalg.norm(self.singles, axis=1, keepdims=True)


data = Lazy()
moments = {}


def prepare(step):
    if step == "moment":
        data.rows
    elif step == "transform":
        data.rows, data.matrix, data.images
    elif step.startswith("eigen-"):
        size = int(step.split("-")[1])
        if size not in moments:
            x = np.random.default_rng(1).standard_normal((2 * size, size))
            moments[size] = x.T @ x / (2 * size)
    elif step.startswith("analogies"):
        data.units, data.questions
    elif step == "gctx":
        make_gctx()
    elif step == "pipeline":
        data.questions


def moment():
    return np.trace(data.rows.T @ data.rows) / words


def transform():
    np.matmul(data.rows, data.matrix, out=data.images)
    return float("nan")


def authors(vectors, questions):
    """A matrix of all scores for a thousand questions at a time, and its largest entries (the authors' experiment)."""
    units = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    right = asked = 0
    spent = -clock()
    for start in range(0, min(len(questions), batches * BATCH), BATCH):
        _, a, b, c, answer = questions[start : start + BATCH].T
        target = vectors[b] - vectors[a] + vectors[c]
        right += np.count_nonzero((target @ units.T).argmax(axis=1) == answer)
        asked += len(answer)
    spent += clock()
    return spent * (len(questions) / asked - 1), right / asked


def clock():
    return np.array([time.perf_counter(), time.process_time()])


def analogies():
    """Gives the answers of the first batches only, and the seconds that the others would take."""
    return authors(data.singles, data.questions)


def analogies_one_by_one():
    """Each question by itself, and the best few by partial sorting: what gensim's most_similar does."""
    extra = -clock()
    for _, a, b, c, _ in data.questions[:: max(1, len(data.questions) // singles)][:singles]:
        target = data.units[b] - data.units[a] + data.units[c]
        scores = data.units @ (target / np.linalg.norm(target))
        best = np.argpartition(scores, len(scores) - 8)[-8:]
        best[np.argsort(scores[best])[::-1]]
    extra += clock()
    return extra * (len(data.questions) / singles - 1), float("nan")


def text():
    import csv

    import pandas

    table = pandas.read_csv(path("glove.txt"), sep=" ", header=None, quoting=csv.QUOTE_NONE, na_filter=False, engine="c")
    return table[d].sum()


def make_gctx():
    """As in LINCS: 32-bit floats, gzip, chunks of about a megabyte or less."""
    import h5py

    if os.path.exists(path("expression.gctx")):
        return
    random = np.random.default_rng(3)
    with h5py.File(path("expression.part"), "w") as file:
        matrix = file.create_dataset(
            "/0/DATA/0/matrix", (samples, 978), "f4", compression="gzip", compression_opts=4, chunks=(min(samples, 256), 978)
        )
        for start in range(0, samples, 256):
            rows = min(256, samples - start)
            # three digits after the point, as levels of expression often have: so that there is something to compress
            matrix[start : start + rows] = np.round(random.standard_normal((rows, 978)) * 2 + 7, 3)
        file["/0/META/COL/id"] = np.array([f"s{i}" for i in range(samples)], dtype="S")
        file["/0/META/ROW/id"] = np.array([f"g{i}" for i in range(978)], dtype="S")
    os.replace(path("expression.part"), path("expression.gctx"))


def gctx():
    import h5py

    with h5py.File(path("expression.gctx"), "r") as file:
        values = file["/0/DATA/0/matrix"][:]
        file["/0/META/COL/id"][:], file["/0/META/ROW/id"][:]
    return values[:, -1].astype(np.float64).sum()


def pipeline():
    """Line by line into arrays, second moment, eigenvectors, transform, answers before and after."""
    names, vectors = [], []
    with open(path("glove.txt"), encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip().split(" ")
            names.append(fields[0])
            vectors.append(np.asarray(fields[1:], dtype=np.float32))
    x = np.array(vectors)
    lam, u = np.linalg.eigh(x.T @ x / len(x))
    initial = np.maximum(lam, 0) ** DEGREE
    half = initial**2 / 2
    limit = np.sqrt(half + np.sqrt(1 + half**2))
    y = x @ (u * limit) @ u.T
    before, _ = authors(x, data.questions)
    after, right = authors(y.astype(np.float32), data.questions)
    return before + after, right


STEPS = {
    "moment": moment,
    "transform": transform,
    "analogies": analogies,
    "analogies-one-by-one": analogies_one_by_one,
    "text": text,
    "gctx": gctx,
    "pipeline": pipeline,
}


def run(step):
    """Gives the seconds to add for what was left out, and the check."""
    if step.startswith("eigen-"):
        return np.zeros(2), np.linalg.eigh(moments[int(step.split("-")[1])])[0][-1]
    result = STEPS[step]()
    return result if isinstance(result, tuple) else (np.zeros(2), result)


print("ready", flush=True)
for line in sys.stdin:
    step, _, repeats = line.split()
    try:
        prepare(step)
        spent = -clock()
        extra = np.zeros(2)
        for _ in range(int(repeats)):
            left_out, check = run(step)
            extra += left_out
        spent += clock() + extra
        print("%.6f %.6f %.9g" % (*(spent / int(repeats)), check), flush=True)
    except ImportError as e:
        print("skip", e, flush=True)
