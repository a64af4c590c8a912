#!/usr/bin/env python3
"""Makes expected-samples.tsv: the first samples of the Gaussian mixture, computed independently of the Java code.

SplitMix64 from its publication, the polar method, and the Cholesky factor of the covariance.
Columns: c, seed, group, x1, x2.
"""

import math
import os

MASK = (1 << 64) - 1


def split_mix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def normal(bits):
    while True:
        x = 2 * ((next(bits) >> 11) / 2.0**53) - 1
        y = 2 * ((next(bits) >> 11) / 2.0**53) - 1
        s = x * x + y * y
        if 0 < s < 1:
            factor = math.sqrt(-2 * math.log(s) / s)
            yield x * factor
            yield y * factor


def samples(c, seed, group):
    seeds = split_mix(seed & MASK)
    stream_seed = [next(seeds) for _ in range(2)][group]
    deviates = normal(split_mix(stream_seed))
    a, b, d = (c + 2, 1, 2) if group == 0 else (2, 1, c + 2)
    mean = (1, 0) if group == 0 else (0, 1)
    scale = math.sqrt(a)
    slope = b / scale
    rest = math.sqrt(d - slope * slope)
    while True:
        z1, z2 = next(deviates), next(deviates)
        yield mean[0] + scale * z1, mean[1] + slope * z1 + rest * z2


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "expected-samples.tsv"), "w", encoding="utf-8", newline="\n") as out:
        for c, seed in ((0.0, 0), (1.0, 1), (10.0, -7), (100.0, 1 << 62)):
            for group in (0, 1):
                source = samples(c, seed, group)
                for _ in range(5):
                    out.write("%r\t%d\t%d\t%r\t%r\n" % ((c, seed, group) + next(source)))


if __name__ == "__main__":
    main()
