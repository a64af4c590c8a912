#!/usr/bin/env python3
"""Simulates L1000-like signatures of drugs in cell lines, queries and a background, as three GCT 1.3 files.

    python3 simulate_signatures.py ../workflows/find-drugs-like-this/data

Only Python's standard library is used; the same script writes the same bytes everywhere.

A signature is a list of differences from controls, in z-scores, for a drug p in a cell line l:

    x = strength(p) * (stress * amount(p, l) + effect(p) + private(p, l)) + noise

stress is one direction that all strong drugs share, as cells that die resemble each other; effect(p) is the same in all cell
lines; private(p, l) is drawn anew in every cell line. Planted are three drugs with the effect of the query "unknown" and three with
the opposite one. The query "random" has an effect of its own. The other queries are new signatures of 20 of the reference drugs
in a fourth cell line. The background has drugs that are nowhere else.
"""

import gzip
import pathlib
import random
import sys

SEED = 20261129
GENES = 150
LINES = ("SimA", "SimB", "SimC")
DRUGS = 74
PLANTED = tuple(f"{kind}-{number}" for kind in ("lookalike", "opposite") for number in (1, 2, 3))
ASKED = 20
BACKGROUND = 1000
EFFECT_SD = 0.7
PRIVATE_SD = 0.5
NOISE_SD = 1.0
PLANTED_STRENGTH = 1.8


def normals(rng, sd):
    return [rng.gauss(0.0, sd) for _ in range(GENES)]


def write(path, genes, columns):
    lines = ["#1.3", f"{GENES}\t{len(columns)}\t0\t2"]
    lines.append("\t".join(["id", *(name for name, _, _, _ in columns)]))
    lines.append("\t".join(["pert_iname", *(drug for _, drug, _, _ in columns)]))
    lines.append("\t".join(["cell_id", *(line for _, _, line, _ in columns)]))
    for g, gene in enumerate(genes):
        lines.append("\t".join([gene, *(f"{values[g]:.2f}" for _, _, _, values in columns)]))
    with open(path, "wb") as file, gzip.GzipFile("", "wb", 9, file, 0) as out:
        out.write(("\n".join(lines) + "\n").encode())


def main(folder):
    rng = random.Random(SEED)
    genes = [f"GENE{g + 1:03d}" for g in range(GENES)]
    stress = normals(rng, 0.6)
    drugs = {f"drug-{index + 1:02d}": (rng.uniform(0.2, 1.6), normals(rng, EFFECT_SD)) for index in range(DRUGS)}
    wanted = normals(rng, 1.0)
    for name in PLANTED:
        sign = 1 if name.startswith("lookalike") else -1
        drugs[name] = (PLANTED_STRENGTH, [sign * value for value in wanted])

    def signature(strength, effect):
        amount = abs(rng.gauss(0.0, 1.0))
        private = normals(rng, PRIVATE_SD)
        return [
            strength * (amount * s + e + p) + rng.gauss(0.0, NOISE_SD) for s, e, p in zip(stress, effect, private)
        ]

    folder = pathlib.Path(folder)
    write(
        folder / "references.gct.gz",
        genes,
        [(f"{drug}:{line}", drug, line, signature(*drugs[drug])) for drug in drugs for line in LINES],
    )
    queries = [("unknown", "unknown", "SimD", signature(PLANTED_STRENGTH, wanted))]
    queries.append(("random", "random", "SimD", signature(PLANTED_STRENGTH, normals(rng, 1.0))))
    for name in list(drugs)[:ASKED]:
        queries.append((f"{name}:SimD", name, "SimD", signature(*drugs[name])))
    write(folder / "queries.gct.gz", genes, queries)
    others = []
    for index in range(BACKGROUND):
        name = f"other-{index + 1:04d}"
        others.append((name, name, LINES[index % 3], signature(rng.uniform(0.2, 1.6), normals(rng, EFFECT_SD))))
    write(folder / "background.gct.gz", genes, others)


if __name__ == "__main__":
    main(sys.argv[1])
