#!/usr/bin/env python3
"""Simulates points along a curve in three dimensions, as a text file of vectors.

    python3 simulate_curve.py ../workflows/nonlinear-pca/data/curve.txt

Only Python's standard library is used; the same script writes the same bytes everywhere.

The points are (cos t, sin t, sin(2 t) / 2) for t spread evenly over three quarters of a turn, in random order, plus normal noise.
One number, t, tells where on the curve a point is; no straight line comes near to all of them.
"""

import math
import random
import sys

SEED = 20261130
POINTS = 400
TURN = 1.5 * math.pi
NOISE_SD = 0.05


def main(path):
    rng = random.Random(SEED)
    positions = [TURN * (i + 0.5) / POINTS for i in range(POINTS)]
    # both ends first, so that they are easily named
    order = [0, POINTS - 1] + rng.sample(range(1, POINTS - 1), POINTS - 2)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for i in order:
            t = positions[i]
            point = (math.cos(t), math.sin(t), math.sin(2 * t) / 2)
            values = " ".join(f"{x + rng.gauss(0.0, NOISE_SD):.4f}" for x in point)
            out.write(f"point-{i + 1:03d} {values}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: simulate_curve.py FILE.txt")
    main(sys.argv[1])
