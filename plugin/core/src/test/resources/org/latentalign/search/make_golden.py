#!/usr/bin/env python3
"""Makes neighbors.tsv: the nearest rows of a table of whole numbers, found with fractions, so that every tie is one.

Run in this folder. Row i, position j holds ((37 i + 101 j + 13 i j) mod 97 - 48) for 600 rows of 7; rows from 388 on
repeat earlier ones, once or twice as long."""

from fractions import Fraction

ROWS, D, K = 600, 7, 12


def row(i):
    values = [(37 * (i % 388) + 101 * j + 13 * (i % 388) * j) % 97 - 48 for j in range(D)]
    return [2 * v for v in values] if i >= 388 and i % 2 else values


def dot(x, y):
    return sum(a * b for a, b in zip(x, y))


def cosine_key(x, y):
    product = dot(x, y)
    square = Fraction(product * product, dot(x, x) * dot(y, y))
    return square if product >= 0 else -square


def main():
    rows = [row(i) for i in range(ROWS)]
    with open("neighbors.tsv", "w") as out:
        for q in range(0, ROWS, 41):
            others = [i for i in range(ROWS) if i != q]
            by_cosine = sorted(others, key=lambda i: (-cosine_key(rows[q], rows[i]), i))[:K]
            by_distance = sorted(others, key=lambda i: (sum((a - b) ** 2 for a, b in zip(rows[q], rows[i])), i))[:K]
            out.write(f"cosine\t{q}\t" + " ".join(map(str, by_cosine)) + "\n")
            out.write(f"distance\t{q}\t" + " ".join(map(str, by_distance)) + "\n")


main()
