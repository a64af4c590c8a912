#!/usr/bin/env python3
"""Simulates L1000-like expression profiles with planted drug effects, as a GCT 1.3 file.

    python3 simulate_drug_signatures.py ../workflows/drug-signatures/data/simulated_l1000.gct.gz

Only Python's standard library is used; the same script writes the same bytes everywhere.

What is planted, in log2 units, for a sample of cell line l treated with drug p:

    x = baseline(l) + strength(p) * sensitivity(l) * (shared(p) + private(p, l)) + plate + noise

shared(p) is a combination of a few gene programs and is the same in all cell lines: it is what an analysis should find.
private(p, l) is drawn anew in every cell line. The last drugs have strength 0: whatever aligns for them is an artifact.
Controls are samples of the same kind without the drug term. The plate term is one direction common to all plates, with
a random amount for each plate. A cell line has five plates; each holds every drug once, and its share of the controls, which
a signature takes the plate off with. (Were the amount another one for each sample, all drugs would have that direction in
common, and a drug without an effect nothing else: in every eighth pair of cell lines it would then pass for one.)
"""

import gzip
import random
import sys

SEED = 20261122
GENES = 120
CELL_LINES = {"SimA": 1.0, "SimB": 0.8, "SimC": 1.2}  # name: sensitivity
ACTIVE_DRUGS = 16
INERT_DRUGS = 4
PLATES = 5  # of a cell line, with a sample of every drug on each
CONTROLS = 30  # of a cell line, as many on every plate
PROGRAMS = 6
PROGRAM_SD = 0.35  # of a gene's weight in a program
PRIVATE_SD = 0.5
PLATE_SD = 0.3
NOISE_SD = 0.4


def normals(rng, sd):
    return [rng.gauss(0.0, sd) for _ in range(GENES)]


def simulate():
    rng = random.Random(SEED)
    common_baseline = [rng.uniform(4.5, 12.5) for _ in range(GENES)]
    baselines = {line: [b + rng.gauss(0.0, 0.8) for b in common_baseline] for line in CELL_LINES}
    programs = [normals(rng, PROGRAM_SD) for _ in range(PROGRAMS)]
    plate_direction = normals(rng, 1.0)
    drugs = []
    for index in range(ACTIVE_DRUGS + INERT_DRUGS):
        weights = [rng.gauss(0.0, 1.0) for _ in range(PROGRAMS)]
        shared = [sum(w * program[g] for w, program in zip(weights, programs)) for g in range(GENES)]
        private = {line: normals(rng, PRIVATE_SD) for line in CELL_LINES}
        active = index < ACTIVE_DRUGS
        name = f"drug-{index + 1:02d}" if active else f"inert-{index - ACTIVE_DRUGS + 1:02d}"
        drugs.append((name, 1.0 if active else 0.0, shared, private))

    amounts = {line: [rng.gauss(0.0, PLATE_SD) for _ in range(PLATES)] for line in CELL_LINES}

    def profile(line, plate, effect):
        amount = amounts[line][plate - 1]
        return [
            max(0.0, base + change + amount * direction + rng.gauss(0.0, NOISE_SD))
            for base, change, direction in zip(baselines[line], effect, plate_direction)
        ]

    samples = []
    for line, sensitivity in CELL_LINES.items():
        def add(replicate, plate, name, kind, dose, effect):
            key = f"SIM001_{line}_24H:{name}_{replicate:02d}"
            samples.append((key, line, name, kind, dose, f"SIM001_{line}_24H_X{plate}", profile(line, plate, effect)))

        for replicate in range(1, CONTROLS + 1):
            add(replicate, (replicate - 1) * PLATES // CONTROLS + 1, "DMSO", "ctl_vehicle", "-666", [0.0] * GENES)
        for name, strength, shared, private in drugs:
            effect = [strength * sensitivity * (s + p) for s, p in zip(shared, private[line])]
            for plate in range(1, PLATES + 1):
                add(plate, plate, name, "trt_cp", "10", effect)
    return samples


def write(path, samples):
    fields = [("cell_id", 1), ("pert_iname", 2), ("pert_type", 3), ("pert_dose", 4), ("det_plate", 5)]
    lines = ["#1.3", f"{GENES}\t{len(samples)}\t1\t{len(fields) + 1}"]
    lines.append("\t".join(["id", "pr_gene_symbol"] + [sample[0] for sample in samples]))
    for field, position in fields:
        lines.append("\t".join([field, "na"] + [sample[position] for sample in samples]))
    lines.append("\t".join(["pert_time", "na"] + ["24"] * len(samples)))
    for gene in range(GENES):
        values = [f"{sample[6][gene]:.3f}" for sample in samples]
        lines.append("\t".join([f"sim_{gene + 1:03d}_at", f"SIM{gene + 1:03d}"] + values))
    # no time stamp and no file name in the gzip header: the same bytes on every run
    with open(path, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode("utf-8"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: simulate_drug_signatures.py FILE.gct.gz")
    write(sys.argv[1], simulate())
