#!/usr/bin/env python3
"""Simulates single cells of several types, unstimulated and stimulated, as a GCT 1.3 file.

    python3 simulate_cells.py ../workflows/unseen-cell-type/data/simulated_cells.gct.gz

Only Python's standard library is used; the same script writes the same bytes everywhere.

What is planted, for a cell of type t, in a logarithmic unit with a soft floor at 0:

    x = softplus(baseline + type(t) + program(stage) + stimulated * response(t) * effect + noise)

Types differ in markers of their own. Every cell is at a stage between 0 and 1 of a program that all types share; each gene of
the program rises and falls around a stage of its own, so that the stages lie along a curve, not a line. Stimulation turns on
one effect in all types, as strong as the type responds. Genes near the floor show little of all that, so that the change that
is the same before the floor is a different one behind it: it depends on the type.
"""

import gzip
import math
import random
import sys

SEED = 20261129
GENES = 100
TYPES = ["T cell", "B cell", "NK cell", "Monocyte", "Dendritic cell", "Platelet"]
RESPONSES = [1.0, 0.9, 1.1, 1.3, 1.2, 0.8]
CELLS = 60  # of a type and condition
MARKERS = 12  # of a type
MARKER_SD = 2.0
PROGRAM_GENES = 40
PROGRAM_HEIGHT = 4.0
PROGRAM_WIDTH = 0.15  # of a gene's rise and fall, in stages
EFFECT_GENES = 30
EFFECT_SD = 2.0
NOISE_SD = 0.4


def softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def sparse(rng, count, sd):
    values = [0.0] * GENES
    for gene in rng.sample(range(GENES), count):
        values[gene] = rng.gauss(0.0, sd)
    return values


def program(peaks, gene, stage):
    if gene not in peaks:
        return 0.0
    return PROGRAM_HEIGHT * math.exp(-0.5 * ((stage - peaks[gene]) / PROGRAM_WIDTH) ** 2)


def simulate():
    rng = random.Random(SEED)
    baseline = [rng.uniform(-3.0, 2.5) for _ in range(GENES)]
    types = [sparse(rng, MARKERS, MARKER_SD) for _ in TYPES]
    peaks = {gene: rng.random() for gene in rng.sample(range(GENES), PROGRAM_GENES)}
    effect = sparse(rng, EFFECT_GENES, EFFECT_SD)
    cells = []
    for name, markers, response in zip(TYPES, types, RESPONSES):
        for condition, strength in (("control", 0.0), ("stimulated", response)):
            for _ in range(CELLS):
                stage = rng.random()
                values = [
                    softplus(b + m + program(peaks, gene, stage) + strength * e + rng.gauss(0.0, NOISE_SD))
                    for gene, (b, m, e) in enumerate(zip(baseline, markers, effect))
                ]
                cells.append((f"cell-{len(cells) + 1:04d}", name, condition, values))
    return cells


def write(path, cells):
    fields = ["cell_type", "condition"]
    lines = ["#1.3", f"{GENES}\t{len(cells)}\t1\t{len(fields)}"]
    lines.append("\t".join(["id", "pr_gene_symbol"] + [cell[0] for cell in cells]))
    for position, field in enumerate(fields, 1):
        lines.append("\t".join([field, "na"] + [cell[position] for cell in cells]))
    for gene in range(GENES):
        values = [f"{cell[3][gene]:.3f}" for cell in cells]
        lines.append("\t".join([f"sim_{gene + 1:03d}", f"SIM{gene + 1:03d}"] + values))
    # no time stamp and no file name in the gzip header: the same bytes on every run
    with open(path, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode("utf-8"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: simulate_cells.py FILE.gct.gz")
    write(sys.argv[1], simulate())
