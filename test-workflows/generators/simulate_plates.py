#!/usr/bin/env python3
"""Simulates L1000-like expression profiles of one cell line on three plates, as a GCT 1.3 file: some drugs do nothing.

    python3 simulate_plates.py ../workflows/does-it-do-anything/data/simulated_plates.gct.gz

Only Python's standard library is used; the same script writes the same bytes everywhere.

What is planted, in log2 units, for a well of plate q that is treated with drug p:

    x = baseline + plate(q) + strength(p) * effect(p) + spread(p) * noise

plate(q) is the same for all wells of a plate, controls included. The drugs "drug-01" and so on have effects of falling
strength. "wider-01" and "wider-02" do not move the mean: their wells only differ more from one another. The drugs "inert-01"
and so on are controls with another name. The column shuffled_iname has the names of each plate dealt out anew at random,
so that by its groups nothing differs.
"""

import gzip
import random
import sys

SEED = 20261201
GENES = 80
PLATES = 3
CONTROLS = 10  # of a plate
WELLS = 3  # of a drug on a plate
STRENGTHS = [1.2, 1.0, 0.9, 0.8, 0.7, 0.6, 0.6, 0.5, 0.5, 0.5]
WIDER = 2
WIDER_SPREAD = 1.8
INERT = 12
EFFECT_SD = 0.6  # of a gene, at strength 1
PLATE_SD = 0.4
NOISE_SD = 0.4


def normals(rng, sd):
    return [rng.gauss(0.0, sd) for _ in range(GENES)]


def simulate():
    rng = random.Random(SEED)
    baseline = [rng.uniform(4.5, 12.5) for _ in range(GENES)]
    plates = [normals(rng, PLATE_SD) for _ in range(PLATES)]
    drugs = [(f"drug-{i + 1:02d}", [s * e for e in normals(rng, EFFECT_SD)], 1.0) for i, s in enumerate(STRENGTHS)]
    drugs += [(f"wider-{i + 1:02d}", [0.0] * GENES, WIDER_SPREAD) for i in range(WIDER)]
    drugs += [(f"inert-{i + 1:02d}", [0.0] * GENES, 1.0) for i in range(INERT)]
    samples = []
    for number, plate in enumerate(plates, 1):
        wells = [("DMSO", "ctl_vehicle", [0.0] * GENES, 1.0)] * CONTROLS
        wells += [(name, "trt_cp", effect, spread) for name, effect, spread in drugs for _ in range(WELLS)]
        shuffled = [name for name, _, _, _ in wells]
        rng.shuffle(shuffled)
        for well, ((name, kind, effect, spread), other) in enumerate(zip(wells, shuffled), 1):
            profile = [
                max(0.0, base + offset + change + spread * rng.gauss(0.0, NOISE_SD))
                for base, offset, change in zip(baseline, plate, effect)
            ]
            samples.append((f"SIM00{number}:W{well:02d}", f"SIM00{number}", name, kind, other, profile))
    return samples


def write(path, samples):
    fields = ["det_plate", "pert_iname", "pert_type", "shuffled_iname"]
    lines = ["#1.3", f"{GENES}\t{len(samples)}\t1\t{len(fields)}"]
    lines.append("\t".join(["id", "pr_gene_symbol"] + [sample[0] for sample in samples]))
    for position, field in enumerate(fields, 1):
        lines.append("\t".join([field, "na"] + [sample[position] for sample in samples]))
    for gene in range(GENES):
        values = [f"{sample[5][gene]:.3f}" for sample in samples]
        lines.append("\t".join([f"sim_{gene + 1:03d}_at", f"SIM{gene + 1:03d}"] + values))
    # no time stamp and no file name in the gzip header: the same bytes on every run
    with open(path, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode("utf-8"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: simulate_plates.py FILE.gct.gz")
    write(sys.argv[1], simulate())
