package org.latentalign.format.h5ad;

import java.nio.file.Path;
import java.util.List;
import org.latentalign.format.gct.Condition;

/**
 * What to read of a file.
 *
 * @param matrix which matrix
 * @param embeddings names of further vectors of cells, members of {@code obsm}
 * @param normalized whether counts become logarithms of counts per 10,000, see {@link CellData}
 * @param cells which cells, with what
 * @param genes which genes, with what
 * @param table which table of a file with several: a modality of MuData or a genome of Cell Ranger 2; nothing takes the only
 *     one
 * @param allFeatures whether antibodies and the like are read from files of 10x Genomics as well, beside gene expression
 * @param memoryBytes how much memory the matrix may take while it is transposed; beyond that a temporary file of 8 bytes a
 *     number is used
 * @param temporaryFolder where that file is, and others when a file has to be unpacked
 */
public record CellRequest(
        MatrixName matrix,
        List<String> embeddings,
        boolean normalized,
        Selection cells,
        Selection genes,
        String table,
        boolean allFeatures,
        long memoryBytes,
        Path temporaryFolder) {

    /**
     * Which cells or genes, and what of their annotations.
     *
     * @param conditions chooses those that fulfill all of them; of truth values, TRUE and FALSE in any case
     * @param fields which fields to keep: names, in which {@code *} and {@code ?} are wildcards
     */
    public record Selection(List<Condition> conditions, List<String> fields) {

        /** All with all fields. */
        public static final Selection ALL = new Selection(List.of(), List.of("*"));

        /** Copies the lists. */
        public Selection {
            conditions = List.copyOf(conditions);
            fields = List.copyOf(fields);
        }
    }

    /** The main matrix of all cells and genes, with all annotations. */
    public static final CellRequest ALL = new CellRequest(
            new MatrixName.X(),
            List.of(),
            false,
            Selection.ALL,
            Selection.ALL,
            "",
            false,
            Runtime.getRuntime().maxMemory() / 4,
            Path.of(System.getProperty("java.io.tmpdir")));

    /** Copies the list. */
    public CellRequest {
        embeddings = List.copyOf(embeddings);
    }

    /** @return the same with another matrix */
    public CellRequest of(final MatrixName other) {
        return new CellRequest(
                other, embeddings, normalized, cells, genes, table, allFeatures, memoryBytes, temporaryFolder);
    }

    /** @return the same with other embeddings */
    public CellRequest with(final String... names) {
        return new CellRequest(
                matrix, List.of(names), normalized, cells, genes, table, allFeatures, memoryBytes, temporaryFolder);
    }

    /** @return the same, normalized */
    public CellRequest normalizing() {
        return new CellRequest(
                matrix, embeddings, true, cells, genes, table, allFeatures, memoryBytes, temporaryFolder);
    }

    /** @return the same with other choices of cells and genes */
    public CellRequest choosing(final Selection someCells, final Selection someGenes) {
        return new CellRequest(
                matrix, embeddings, normalized, someCells, someGenes, table, allFeatures, memoryBytes, temporaryFolder);
    }

    /** @return the same of one of several tables */
    public CellRequest fromTable(final String name) {
        return new CellRequest(
                matrix, embeddings, normalized, cells, genes, name, allFeatures, memoryBytes, temporaryFolder);
    }

    /** @return the same with antibodies and the like */
    public CellRequest withAllFeatures() {
        return new CellRequest(matrix, embeddings, normalized, cells, genes, table, true, memoryBytes, temporaryFolder);
    }

    /** @return the same with a limit of memory and a folder for temporary files */
    public CellRequest within(final long bytes, final Path folder) {
        return new CellRequest(matrix, embeddings, normalized, cells, genes, table, allFeatures, bytes, folder);
    }
}
