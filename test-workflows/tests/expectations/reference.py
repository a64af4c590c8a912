#!/usr/bin/env python3
"""Computes, with NumPy alone, the figures that the example workflows must give, and writes them beside this file.

What the workflows compute is done here again from the paper's formulas (section 5, Theorem 1 as in appendix E,
Corollary 3), so that the tests compare two independent implementations. Usage: reference.py
"""

import gzip
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
WORKFLOWS = HERE.parent.parent / "workflows"
HEADER = "# Written by reference.py: node, port, row, column, value, relative tolerance, source."


def stretch(samples, degree, centre):
    """Eigenvalues, trained gains and encoder of the spectral autoencoder with the gain (lambda + 1)^degree."""
    mean = samples.mean(axis=0) if centre else np.zeros(samples.shape[1])
    moment = (samples - mean).T @ (samples - mean) / len(samples)
    values, vectors = np.linalg.eigh(moment)
    values, vectors = np.maximum(values[::-1], 0), vectors[:, ::-1]
    squared = (values + 1) ** (2 * degree)
    gains = np.sqrt(squared / 2 + np.hypot(1, squared / 2))
    encoder = (vectors * gains) @ vectors.T
    return values, gains, (samples - mean) @ encoder


class Figures:
    def __init__(self):
        self.lines = [HEADER]

    def add(self, node, port, row, column, value, source, tolerance=1e-9):
        value = value if isinstance(value, (int, str)) else repr(float(value))
        self.lines.append("\t".join(map(str, (node, port, row, column, value, tolerance, source))))

    def write(self, workflow):
        (HERE / f"{workflow}.tsv").write_text("\n".join(self.lines) + "\n", encoding="utf-8")


def add_model(figures, learner, apply, samples, names, degree, centre, chosen):
    values, gains, embedding = stretch(samples, degree, centre)
    for i in (0, 1, len(values) - 1):
        figures.add(learner, 2, f"Row{i}", "Eigenvalue", values[i], "NumPy: eigh of the second moment")
        figures.add(learner, 2, f"Row{i}", "Trained gain", gains[i], "NumPy: Theorem 1, appendix E")
        figures.add(learner, 2, f"Row{i}", "Decoder gain", 1 / gains[i], "NumPy: Theorem 1, appendix E")
    figures.add(apply, 1, "*", "rows", len(samples), "the rows of the file", 0)
    for name in chosen:
        for i in (0, 1, samples.shape[1] - 1):
            value = embedding[names.index(name), i]
            figures.add(apply, 1, name, f"Embedding[{i}]", value, "NumPy: U diag(b) U' x", 1e-8)


def word_analogies():
    figures = Figures()
    names, rows = [], []
    with gzip.open(WORKFLOWS / "word-analogies/data/glove.6B.100d.10k.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            name, *numbers = line.split()
            names.append(name)
            rows.append([float(number) for number in numbers])
    samples = np.array(rows)
    figures.add(1, 1, "*", "rows", len(samples), "the lines of the file", 0)
    chosen = ["the", "king", "paris"]
    add_model(figures, 2, 4, samples, names, 1, False, chosen)
    add_model(figures, 3, 5, samples, names, 2, False, chosen)
    for name in chosen:
        figures.add(6, 1, name, "Decoded[7]", samples[names.index(name), 7], "the file: A B x = x")
    figures.write("word-analogies")


def drug_signatures():
    figures = Figures()
    with gzip.open(WORKFLOWS / "drug-signatures/data/simulated_l1000.gct.gz", "rt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    genes, columns, gene_fields, sample_fields = map(int, lines[1].split("\t"))
    start = 1 + gene_fields
    names = lines[2].split("\t")[start : start + columns]
    matrix = [line.split("\t")[start : start + columns] for line in lines[3 + sample_fields : 3 + sample_fields + genes]]
    samples = np.array(matrix, dtype=float).T
    figures.add(1, 1, "*", "rows", columns, "the head of the file", 0)
    figures.add(1, 2, "*", "rows", genes, "the head of the file", 0)
    figures.add(1, 1, names[3], "Expression[5]", samples[3, 5], "the file")
    add_model(figures, 2, 3, samples, names, 1, True, [names[0], names[-1]])
    figures.write("drug-signatures")


if __name__ == "__main__":
    word_analogies()
    drug_signatures()
