package org.latentalign.format.h5ad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.docs.Python;
import org.latentalign.format.FormatException;
import org.latentalign.format.gct.Condition;

/** Embeddings that h5py has stored by cell and by dimension, and cells without names. */
class SparseEmbeddingTest {

    private static final double[][] VECTORS = {{0, 1.5, 0, -2}, {0, 0, 0, 0}, {Double.NaN, 0, 3, 0}};

    private static final String PROGRAM =
            """
            import h5py, numpy

            def sparse(group, kind, data, indices, indptr, shape):
                group.attrs["encoding-type"] = kind + "_matrix"
                group.attrs["encoding-version"] = "0.1.0"
                if shape:
                    group.attrs["shape"] = numpy.array(shape)
                group["data"], group["indices"], group["indptr"] = data, indices, indptr

            with h5py.File("sparse.h5ad", "w") as f:
                text = h5py.string_dtype()
                for part, names in (("obs", ["", "a", ""]), ("var", ["g", "h"])):
                    frame = f.create_group(part)
                    frame.attrs["encoding-type"], frame.attrs["_index"] = "dataframe", "_index"
                    frame.attrs.create("column-order", [], dtype=text)
                    frame.create_dataset("_index", data=names, dtype=text)
                f["X"] = numpy.arange(6.0).reshape(3, 2)
                data = numpy.array([1.5, -2, numpy.nan, 3])
                sparse(f.create_group("obsm/rows"), "csr", data, [1, 3, 0, 2], [0, 2, 2, 4], (3, 4))
                by_column = numpy.array([numpy.nan, 1.5, 3, -2])
                sparse(f.create_group("obsm/columns"), "csc", by_column, [2, 0, 2, 0], [0, 1, 2, 3, 4], (3, 4))
                sparse(f.create_group("obsm/outside"), "csr", data, [1, 4, 0, 2], [0, 2, 2, 4], (3, 4))
                sparse(f.create_group("obsm/short"), "csr", data[:2], [1, 3], [0, 2, 2], (2, 4))
                sparse(f.create_group("obsm/shapeless"), "csr", data, [1, 3, 0, 2], [0, 2, 2, 4], None)
            """;

    @TempDir
    private Path folder;

    private GoldenCells.Table read(final CellRequest request) throws Exception {
        Python.run(List.of("h5py", "numpy"), folder, PROGRAM);
        return GoldenCells.read(folder.resolve("sparse.h5ad"), request);
    }

    @Test
    void isReadByCellAndByDimension() throws Exception {
        final GoldenCells.Table table = read(CellRequest.ALL.with("rows", "columns"));
        assertArrayEquals(VECTORS, table.embeddings().get(0));
        assertArrayEquals(VECTORS, table.embeddings().get(1));
        assertArrayEquals(new double[][] {{0, 1}, {2, 3}, {4, 5}}, table.rows());
        assertEquals(2, table.report().missingValues());
    }

    @Test
    void cellsAreChosen() throws Exception {
        final var last = new CellRequest.Selection(
                List.of(new Condition(Condition.ID, Condition.Match.IS_NOT, List.of("a"))), List.of("*"));
        final GoldenCells.Table table = read(
                CellRequest.ALL.of(new MatrixName.None()).with("columns").choosing(last, CellRequest.Selection.ALL));
        assertArrayEquals(
                new double[][] {VECTORS[0], VECTORS[2]}, table.embeddings().get(0));
    }

    /** Two cells have no name. */
    @Test
    void cellsWithoutANameAreCounted() throws Exception {
        final Annotations cells = read(CellRequest.ALL).cells();
        assertEquals(List.of("cell", "a", "cell_1"), cells.names());
        assertEquals(2, cells.report().emptyNames());
        assertEquals(0, cells.report().repeatedNames());
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        read(CellRequest.ALL);
        assertRefused("outside", "in obsm/outside: ");
        assertRefused("short", "obsm/short has 2 rows, obs 3");
        assertRefused("shapeless", "does not say how many columns it has");
    }

    private void assertRefused(final String name, final String part) {
        final Path file = folder.resolve("sparse.h5ad");
        final var failure =
                assertThrows(FormatException.class, () -> GoldenCells.read(file, CellRequest.ALL.with(name)));
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }
}
