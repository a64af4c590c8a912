#!/usr/bin/env python3
"""Writes word pairs in the shapes in which they are published, and what a reader must find in them.

The words and ratings are made up; the shapes are those of MEN (blanks), MTURK-771 (commas), WordSim-353 (tabs, a line of
names, comments) and a table that a spreadsheet wrote (semicolons, quotation marks, CR LF, a byte order mark, gzip).
Expected numbers are in hexadecimal, as Python's own parser of decimals has them.
"""

import csv
import gzip
import io
import random
from pathlib import Path

HERE = Path(__file__).parent
WORDS = ["sun", "sunlight", "car", "automobile", "Trp53", "TRP53", "null", "nan", "NA", "naïve", "東京", "1999", "c++"]
LONG = ["New York", "ice cream, vanilla", 'the "best"', "semi;colon"]


def ratings(generator, count, digits):
    return [f"{generator.uniform(0, 50):.{digits}f}" for _ in range(count)]


def write_expected(name, rows, third_is_number=True):
    lines = ["\t".join([a, b, float(c).hex() if third_is_number else c]) for a, b, c in rows]
    (HERE / f"expected-{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def pairs(words, thirds, generator):
    return [(*generator.sample(words, 2), third) for third in thirds]


def main():
    generator = random.Random(353)

    rows = pairs(WORDS, ratings(generator, 150, 6), generator)
    (HERE / "blanks.txt").write_text("".join(f"{a} {b} {c}\n" for a, b, c in rows), encoding="utf-8")
    write_expected("blanks", rows)

    rows = pairs(WORDS, ["2", "3.791666667", "-.5", "+4.", "1e-3", "17976931348623157e292", "0.1"], generator)
    (HERE / "commas.csv").write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    write_expected("commas", rows)

    rows = pairs(WORDS + ["New York"], ratings(generator, 20, 2), generator)
    text = "# A collection of pairs\n# Word 1\tWord 2\tHuman (mean)\n\nWord 1\tWord 2\tHuman (mean)\tJudge 1\n"
    text += "".join(f"{a}\t{b}\t{c}\t{i}\n" for i, (a, b, c) in enumerate(rows))
    (HERE / "names.tab").write_text(text, encoding="utf-8")
    write_expected("names", rows)

    rows = pairs(WORDS + LONG, ["capital of", "kind; of", "opposite", "opposite", "opposite"], generator)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["from", "to", "relation"])
    writer.writerows(rows)
    with open(HERE / "groups.dat", "wb") as out:
        with gzip.GzipFile("", "wb", fileobj=out, mtime=0) as packed:
            packed.write(text.getvalue().encode("utf-8-sig"))
    write_expected("groups", rows, third_is_number=False)


if __name__ == "__main__":
    main()
