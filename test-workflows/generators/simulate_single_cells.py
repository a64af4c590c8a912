"""Simulates single cells and writes them as AnnData does, with the pairs that Direction Alignment compares.

python3 simulate_single_cells.py FOLDER   (needs NumPy and h5py)

interferon.h5ad   six cell types, 30 control and 30 stimulated cells of each, 240 genes. Counts are Poisson around
                  depth x profile x a factor per cell and gene. A cell type doubles or halves some genes of its own;
                  stimulation raises the same 24 genes in every type by a factor of 4, and 8 more genes in each type alone.
                  The counts are in the layer "counts", ln(1 + counts per 10,000) in X; 200 genes are highly variable.
pairs.tsv         steps from cell to cell, in three groups: "stimulated" from a control cell to a stimulated one of the same
                  type; "control" from a control cell to another one of the same type, where nothing happened; "type" from a
                  control cell to one of the next type.

The numbers are drawn with a fixed seed: the files are the same every time.
"""

import sys
from pathlib import Path

import h5py
import numpy as np

TYPES = ["B cell", "CD14 monocyte", "CD4 T cell", "CD8 T cell", "dendritic cell", "NK cell"]
GENES = 240
CELLS = 30
RESPONSE = range(24)  # the genes that stimulation raises in every type


def text(group, name, values):
    dataset = group.create_dataset(name, data=np.array(values, dtype=object), dtype=h5py.string_dtype("utf-8"))
    dataset.attrs.update({"encoding-type": "string-array", "encoding-version": "0.2.0"})


def categories(group, name, values):
    labels = sorted(set(values))
    column = group.create_group(name)
    column.attrs.update({"encoding-type": "categorical", "encoding-version": "0.2.0", "ordered": False})
    text(column, "categories", labels)
    codes = column.create_dataset("codes", data=np.array([labels.index(v) for v in values], dtype="i1"))
    codes.attrs.update({"encoding-type": "array", "encoding-version": "0.2.0"})


def sparse(parent, name, matrix):
    group = parent.create_group(name)
    group.attrs.update({"encoding-type": "csr_matrix", "encoding-version": "0.1.0", "shape": matrix.shape})
    rows, columns = np.nonzero(matrix)
    group.create_dataset("data", data=matrix[rows, columns], compression="gzip", chunks=True)
    group.create_dataset("indices", data=columns.astype("i4"), compression="gzip", chunks=True)
    group.create_dataset("indptr", data=np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(matrix)))]).astype("i4"))


def frame(parent, name, index, order):
    group = parent.create_group(name)
    group.attrs.update({"encoding-type": "dataframe", "encoding-version": "0.2.0", "_index": "_index"})
    group.attrs["column-order"] = np.array(order, dtype=object)
    text(group, "_index", index)
    return group


def main(folder):
    random = np.random.default_rng(1)
    base = np.exp(random.normal(0, 1, GENES))
    names, types, conditions, counts = [], [], [], []
    for number, kind in enumerate(TYPES):
        own = base * 2.0 ** random.choice([-1, 0, 1], GENES, p=[0.15, 0.7, 0.15])
        response = np.ones(GENES)
        response[RESPONSE] = 4
        response[24 + 8 * number:32 + 8 * number] = 4
        for condition in ["control", "stimulated"]:
            profile = own * (response if condition == "stimulated" else 1)
            for i in range(CELLS):
                depth = 6000 * np.exp(random.normal(0, 0.3))
                noise = np.exp(random.normal(0, 0.3, GENES))
                counts.append(random.poisson(depth * profile * noise / (profile * noise).sum()))
                names.append(f"{kind} {condition} {i + 1}")
                types.append(kind)
                conditions.append(condition)
    counts = np.array(counts, dtype="i4")
    logs = np.log1p(counts / counts.sum(1, keepdims=True) * 1e4)
    highly_variable = np.argsort(np.argsort(-logs.var(0))) < 200
    with h5py.File(folder / "interferon.h5ad", "w", libver=("earliest", "v108"), track_order=False) as file:
        file.attrs.update({"encoding-type": "anndata", "encoding-version": "0.1.0"})
        sparse(file, "X", logs.astype("f4"))
        layers = file.create_group("layers")
        layers.attrs.update({"encoding-type": "dict", "encoding-version": "0.1.0"})
        sparse(layers, "counts", counts)
        obs = frame(file, "obs", names, ["cell_type", "condition"])
        categories(obs, "cell_type", types)
        categories(obs, "condition", conditions)
        var = frame(file, "var", [f"ENSG{i:05d}" for i in range(GENES)], ["gene_symbols", "highly_variable"])
        text(var, "gene_symbols", [f"ISG{i + 1}" if i in RESPONSE else f"GENE{i + 1}" for i in range(GENES)])
        flag = var.create_dataset("highly_variable", data=highly_variable)
        flag.attrs.update({"encoding-type": "array", "encoding-version": "0.2.0"})
        uns = file.create_group("uns")
        uns.create_group("log1p")
    with open(folder / "pairs.tsv", "w", encoding="utf-8", newline="\n") as out:
        for number, kind in enumerate(TYPES):
            following = TYPES[(number + 1) % len(TYPES)]
            for i in range(1, 11):
                out.write(f"{kind} control {i}\t{kind} stimulated {i}\tstimulated\n")
                out.write(f"{kind} control {i}\t{kind} control {i + 10}\tcontrol\n")
                out.write(f"{kind} control {i}\t{following} control {i}\ttype\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
