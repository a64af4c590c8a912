"""Makes the golden files of this folder with NumPy and h5py. Run in this folder: python3 make_golden.py

small.*    one table of 4 samples and 3 genes in every form that CMap's and other programs write:
           text 1.3 (plain, gzipped, Windows line ends with byte order mark), and HDF5 with fixed strings padded by
           zeros or blanks, variable strings, numbers as float32, float64 or text, chunked or contiguous.
plain.gct  version 1.2.
layout-*.gctx  150 samples x 7 genes, value = (7 s + 13 g) mod 97 + 0.1, or without 0.1 in whole numbers, stored in
               every way that matters to the reader. In layout-unwritten.gctx samples from 100 on were never written.
chunks.gctx    300 samples x 7 genes in gzipped, shuffled chunks of 64 x 3, value = (7 s + 13 g) mod 97 + g / 4.
floats.tsv bits of single precision numbers and the shortest decimal number for each (Dragon4, by NumPy).
damaged.gctx, no-matrix.gctx, transposed.gctx, wrong-length.gctx, twice.gctx, text-matrix.gctx, other.h5  are wrong.
"""

import gzip

import h5py
import numpy as np

SAMPLES = ["P1:A01", "P1:A02", "P2:A01", "P2:A02"]
GENES = ["5720", "55847", "7416"]
SAMPLE_FIELDS = {
    "cell_id": ["A375", "A375", "MCF7", "MCF7"],
    "pert_dose": [None, 3.33, 10.0, 0.04],
    "pert_idose": [None, "3.33 µM", "10 µM", "0.04 µM"],
    "pert_iname": ["DMSO", "vorinostat", "vorinostat", "NA-free"],
    "pert_time": [24, 24, 6, 6],
    "well": ["01", "02", "01", "02"],
}
GENE_FIELDS = {
    "pr_gene_symbol": ["PSME1", "CISD1", "CISD1"],
    "pr_is_lm": [1, 1, 0],
    "score": [0.5, None, -2.25],
}
# genes x samples; None is missing
MATRIX = [
    [11.3819, 10.5809, None, 7.0],
    [-0.5123, 0.0001, 6.3682, 1e-7],
    [None, 12345.6, -3.0, 100.0],
]


def text_of(value, missing):
    return missing if value is None else value if isinstance(value, str) else repr(value)


def text(missing, end="\n"):
    lines = ["#1.3", "\t".join(str(n) for n in (len(GENES), len(SAMPLES), len(GENE_FIELDS), len(SAMPLE_FIELDS)))]
    lines.append("\t".join(["id", *GENE_FIELDS, *SAMPLES]))
    for name in ["pert_time", "cell_id", "well", "pert_iname", "pert_idose", "pert_dose"]:  # not alphabetical
        lines.append("\t".join([name] + ["na"] * len(GENE_FIELDS)
                               + [text_of(v, "-666") for v in SAMPLE_FIELDS[name]]))
    for g, gene in enumerate(GENES):
        lines.append("\t".join([gene] + [text_of(v[g], "NaN") for v in GENE_FIELDS.values()]
                               + [text_of(v, missing) for v in MATRIX[g]]))
    return end.join(lines) + end


def strings(values, kind):
    if kind == "variable":
        return np.array(values, dtype=object), h5py.string_dtype("utf-8")
    encoded = [v.encode("latin-1" if kind == "blanks" else "utf-8") for v in values]
    length = max(len(e) for e in encoded) + 1
    if kind == "zeros":
        return np.array(encoded, dtype=f"S{length}"), None
    kind_of_string = h5py.h5t.C_S1.copy()
    kind_of_string.set_size(length)
    kind_of_string.set_strpad(h5py.h5t.STR_SPACEPAD)
    return np.array([e.ljust(length) for e in encoded], dtype=f"S{length}"), kind_of_string


def write_strings(group, name, values, kind, chunked):
    data, dtype = strings(values, kind)
    if isinstance(dtype, h5py.h5t.TypeStringID):
        properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        if chunked:
            properties.set_chunk((3,))
            properties.set_deflate(6)
        dataset = h5py.h5d.create(group.id, name.encode(), dtype, h5py.h5s.create_simple((len(values),)), properties)
        dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, data, dtype)
    else:
        group.create_dataset(name, data=data, dtype=dtype, **({"chunks": (3,), "compression": "gzip"} if chunked else {}))


def write_fields(group, fields, kind, numbers, chunked):
    for name, values in fields.items():
        numeric = all(v is None or not isinstance(v, str) for v in values)
        if not numeric or numbers == "text":
            write_strings(group, name, [text_of(v, "-666") for v in values], kind, chunked)
        elif all(isinstance(v, int) for v in values) and numbers != "float32":
            group.create_dataset(name, data=np.array(values, dtype="int64"))
        else:
            missing = -666 if numbers == "float32" else np.nan
            group.create_dataset(name, data=np.array([missing if v is None else v for v in values], dtype=numbers))


def gctx(path, kind="zeros", numbers="float32", matrix="float32", chunks=None, missing=-666.0):
    with h5py.File(path, "w") as file:
        file.attrs["version"] = np.bytes_("GCTX1.0")
        values = np.array([[missing if v is None else v for v in row] for row in MATRIX]).T.astype(matrix)
        options = {"chunks": chunks, "compression": "gzip"} if chunks else {}
        file.create_dataset("/0/DATA/0/matrix", data=values, **options)
        columns = file.create_group("/0/META/COL")
        rows = file.create_group("/0/META/ROW")
        write_strings(columns, "id", SAMPLES, kind, chunks is not None)
        if kind == "zeros":
            rows.create_dataset("id", data=np.array([int(g) for g in GENES], dtype="int64"))
        else:
            write_strings(rows, "id", GENES, kind, chunks is not None)
        write_fields(columns, SAMPLE_FIELDS, kind, numbers, chunks is not None)
        write_fields(rows, GENE_FIELDS, kind, numbers, chunks is not None)


def bare(path, shape=(2, 3), samples=2, genes=3, matrix=True, ids=None, dtype="float32"):
    with h5py.File(path, "w") as file:
        if matrix:
            file.create_dataset("/0/DATA/0/matrix", data=np.zeros(shape, dtype=dtype))
        file.create_dataset("/0/META/COL/id", data=np.array(ids or [f"s{i}" for i in range(samples)], dtype="S4"))
        file.create_dataset("/0/META/ROW/id", data=np.array([f"g{i}" for i in range(genes)], dtype="S4"))


LAYOUTS = {
    "gzip": dict(chunks=(16, 3), compression="gzip"),
    "shuffle": dict(chunks=(16, 3), compression="gzip", shuffle=True),
    "shuffle-only": dict(chunks=(16, 3), shuffle=True),
    "unpacked-chunks": dict(chunks=(16, 3)),
    "whole-rows": dict(chunks=(1, 7), compression="gzip"),
    "whole-columns": dict(chunks=(150, 1), compression="gzip", shuffle=True),
    "lzf": dict(chunks=(16, 3), compression="lzf"),
    "checksum": dict(chunks=(16, 3), compression="gzip", fletcher32=True),
    "double": dict(dtype="float64", chunks=(16, 3), compression="gzip", shuffle=True),
    "big-endian": dict(dtype=">f4", chunks=(16, 3), compression="gzip", shuffle=True),
    "half": dict(dtype="float16", chunks=(16, 3), compression="gzip"),
    "short": dict(dtype="int16", chunks=(16, 3), compression="gzip"),
    "contiguous": dict(),
    "contiguous-double": dict(dtype=">f8"),
    "contiguous-short": dict(dtype="int16"),
    "unwritten": dict(chunks=(50, 3), compression="gzip"),
}


def layout(name, dtype="float32", **options):
    with h5py.File(f"layout-{name}.gctx", "w") as file:
        s, g = np.mgrid[0:150, 0:7]
        values = (7 * s + 13 * g) % 97 + (0 if "int" in dtype or dtype == "float16" else 0.1)
        matrix = file.create_dataset("/0/DATA/0/matrix", shape=values.shape, dtype=dtype, **options)
        matrix[: 100 if name == "unwritten" else 150] = values[: 100 if name == "unwritten" else 150].astype(dtype)
        file.create_dataset("/0/META/COL/id", data=np.array([f"s{i}" for i in range(150)], dtype="S8"))
        file.create_dataset("/0/META/ROW/id", data=np.array([f"g{i}" for i in range(7)], dtype="S8"))


def main():
    open("small.gct", "w", newline="", encoding="utf-8").write(text("-666"))
    open("small-windows.gct", "w", newline="", encoding="utf-8-sig").write(text("NA", "\r\n"))
    open("small-latin1.gct", "w", newline="", encoding="latin-1").write(text("nan"))
    with open("small-gzipped.gct", "wb") as out:  # gzipped in spite of its name
        out.write(gzip.compress(text("").encode(), mtime=0))
    gctx("small-zeros.gctx")
    gctx("small-blanks.gctx", "blanks", "text", "float32", (3, 2))
    gctx("small-variable.gctx", "variable", "float64", "float64", None, np.nan)

    open("plain.gct", "w", newline="").write(
        "#1.2\n2\t3\nNAME\tDescription\ts1\ts2\ts3\nTP53\ttumour protein\t1\t2.5\t-666\nMYC\tna\t1e-3\t+4E2\t\n")

    with h5py.File("chunks.gctx", "w") as file:
        s, g = np.mgrid[0:300, 0:7]
        file.create_dataset("/0/DATA/0/matrix", data=((7 * s + 13 * g) % 97 + g / 4).astype("float32"),
                            chunks=(64, 3), compression="gzip", shuffle=True)
        file.create_dataset("/0/META/COL/id", data=np.array([f"s{i}" for i in range(300)], dtype="S8"), chunks=(50,))
        file.create_dataset("/0/META/COL/batch", data=np.arange(300) % 3)
        file.create_dataset("/0/META/ROW/id", data=np.array([f"g{i}" for i in range(7)], dtype="S8"))

    for name, options in LAYOUTS.items():
        layout(name, **options)

    bits = np.random.default_rng(5).integers(0, 2**32, 1000, dtype=np.uint32)
    ordinary = np.random.default_rng(6).normal(0, 4, 1000).astype(np.float32)
    short = np.round(np.random.default_rng(7).normal(0, 8, 1000), 4).astype(np.float32)
    floats = np.concatenate([bits.view(np.float32), ordinary, short])
    floats = floats[np.isfinite(floats) & (np.abs(floats) < 2**23)]
    with open("floats.tsv", "w", newline="") as out:
        for value in floats:
            out.write(f"{value.view(np.uint32):08x}\t{np.format_float_scientific(value, unique=True, trim='0')}\n")

    bare("no-matrix.gctx", matrix=False)
    bare("transposed.gctx", shape=(3, 2))
    bare("twice.gctx", ids=["s0", "s0"])
    bare("text-matrix.gctx", dtype="S3")
    bare("wrong-length.gctx")
    with h5py.File("wrong-length.gctx", "a") as file:
        file.create_dataset("/0/META/COL/cell_id", data=np.array(["A375"], dtype="S4"))
    with h5py.File("other.h5", "w") as file:
        file.create_dataset("data", data=np.arange(3))
    whole = open("chunks.gctx", "rb").read()
    open("damaged.gctx", "wb").write(whole[: len(whole) // 2])


main()
