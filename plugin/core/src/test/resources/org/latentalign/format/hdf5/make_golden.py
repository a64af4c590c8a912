"""Makes the golden files of this folder with NumPy and h5py. Run in this folder: python3 make_golden.py

earliest.h5, v108.h5, latest.h5   the same content in the structures of three ages of the format: superblocks 0, 2 and 3, object
           headers 1 and 2, groups with symbol tables or with fractal heaps, chunks in B-trees 1 and 2 and in arrays.
user-block.h5  512 bytes of something else before the first structure.

Every matrix has 32-bit whole numbers, 100 i + j in row i and column j, and was written but for what its name says.
"""

import zlib

import h5py
import numpy as np

MEMBERS = 80


def matrix(rows, columns):
    return 100 * np.arange(rows, dtype="i4")[:, None] + np.arange(columns, dtype="i4")


def write(name, **how):
    with h5py.File(name, "w", **how) as file:
        file["contiguous"] = matrix(20, 7)
        compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        compact.set_layout(h5py.h5d.COMPACT)
        space = h5py.h5s.create_simple((4, 3))
        h5py.h5d.create(file.id, b"compact", h5py.h5t.NATIVE_INT32, space, compact).write(
            h5py.h5s.ALL, h5py.h5s.ALL, matrix(4, 3)
        )

        index = file.create_group("index")
        index.create_dataset("one", data=matrix(9, 5), chunks=(9, 5))
        index.create_dataset("one-packed", data=matrix(9, 5), chunks=(9, 5), compression="gzip")
        index.create_dataset("fixed", data=matrix(21, 31), chunks=(2, 3))
        index.create_dataset("fixed-packed", data=matrix(21, 31), chunks=(2, 3), compression="gzip")
        if name == "latest.h5":  # arrays of so many chunks have pages
            index.create_dataset("fixed-paged", data=matrix(42, 30), chunks=(1, 1))
            index.create_dataset("growing-long", data=matrix(1500, 1), chunks=(1, 1), maxshape=(None, 1))
        index.create_dataset("growing", data=matrix(21, 31), chunks=(2, 3), maxshape=(None, 31))
        index.create_dataset("growing-packed", data=matrix(21, 31), chunks=(2, 3), maxshape=(None, 31), compression="gzip")
        index.create_dataset("growing-both", data=matrix(21, 31), chunks=(2, 3), maxshape=(None, None))
        index.create_dataset(
            "growing-both-packed", data=matrix(21, 31), chunks=(2, 3), maxshape=(None, None), compression="gzip"
        )
        early = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        early.set_chunk((2, 3))
        early.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
        space = h5py.h5s.create_simple((11, 8))
        h5py.h5d.create(index.id, b"implicit", h5py.h5t.NATIVE_INT32, space, early).write(
            h5py.h5s.ALL, h5py.h5s.ALL, matrix(11, 8)
        )
        grown = index.create_dataset("shrunk", data=matrix(21, 31), chunks=(2, 3), maxshape=(None, None))
        grown.resize((15, 10))

        filters = file.create_group("filters")
        content = matrix(50, 40)
        filters.create_dataset("gzip", data=content, chunks=(16, 40), compression="gzip", compression_opts=9)
        filters.create_dataset("shuffle", data=content, chunks=(16, 40), shuffle=True)
        filters.create_dataset("shuffle-gzip", data=content, chunks=(16, 40), shuffle=True, compression="gzip")
        filters.create_dataset("lzf", data=content, chunks=(16, 40), compression="lzf")
        filters.create_dataset("fletcher32", data=content, chunks=(16, 40), fletcher32=True)
        filters.create_dataset(
            "all", data=content, chunks=(16, 40), shuffle=True, compression="gzip", fletcher32=True
        )
        # what a chunk went through is said by its mask: the bits of filters that were skipped
        for mask in range(4):
            masked = filters.create_dataset(
                f"mask-{mask}", shape=(50, 40), dtype="i4", chunks=(50, 40), shuffle=True, compression="gzip"
            )
            stored = content.tobytes()
            if not mask & 1:
                stored = np.frombuffer(stored, "u1").reshape(-1, 4).T.tobytes()
            if not mask & 2:
                stored = zlib.compress(stored)
            masked.id.write_direct_chunk((0, 0), stored, filter_mask=mask)
        filters.create_dataset("scale-offset", data=content, chunks=(16, 40), scaleoffset=0)

        fill = file.create_group("fill")
        for value in (None, 7):
            some = fill.create_dataset(f"some-{value}", shape=(10, 6), dtype="i4", chunks=(4, 4), fillvalue=value)
            some[:4, :4] = matrix(4, 4)
            fill.create_dataset(f"none-{value}", shape=(10, 6), dtype="i4", chunks=(4, 4), fillvalue=value)
            fill.create_dataset(f"contiguous-{value}", shape=(10, 6), dtype="i4", fillvalue=value)

        many = file.create_group("many")
        for i in range(MEMBERS):
            many[f"member {i:03} with a name that is not short"] = matrix(1, 1) + i

        links = file.create_group("links")
        links["soft"] = h5py.SoftLink("/contiguous")
        links["soft to soft"] = h5py.SoftLink("/links/soft")
        links["relative"] = h5py.SoftLink("soft")
        links["to nothing"] = h5py.SoftLink("/not there")
        links["circle"] = h5py.SoftLink("/links/circle of two")
        links["circle of two"] = h5py.SoftLink("/links/circle")
        links["hard"] = file["contiguous"]
        links["itself"] = links
        links["external"] = h5py.ExternalLink("other.h5", "/contiguous")

        for i in range(30):
            file["compact"].attrs[f"attribute {i}"] = "of some length, so that the header goes on elsewhere"

        texts = file.create_group("texts")
        texts["fixed"] = np.array([b"a", b"", "µ".encode(), b"long enough"], dtype="S11")
        texts.create_dataset("variable", data=["a", "", "µ", "long enough"], dtype=h5py.string_dtype())
        texts.create_dataset(
            "packed", data=["a", "", "µ", "long enough"] * 10, dtype=h5py.string_dtype(), chunks=(16,), compression="gzip"
        )


write("earliest.h5", libver="earliest")
write("v108.h5", libver=("v108", "v108"))
write("latest.h5", libver="latest")
with h5py.File("user-block.h5", "w", userblock_size=512) as file:
    file["contiguous"] = matrix(20, 7)
    file.create_dataset("index/fixed", data=matrix(21, 31), chunks=(2, 3), compression="gzip")
with open("user-block.h5", "r+b") as file:
    file.write(b"This comes before. " * 20)
