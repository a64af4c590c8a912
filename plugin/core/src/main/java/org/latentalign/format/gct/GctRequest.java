package org.latentalign.format.gct;

import java.nio.file.Path;

/**
 * What to read of a GCT or GCTX file.
 *
 * @param orientation what the rows are to be
 * @param samples which samples, with what metadata
 * @param genes which genes, with what metadata
 * @param memoryBytes how much memory the matrix may take while it is transposed; beyond that a temporary file of 8 bytes
 *     a number is used
 * @param temporaryFolder where that file is
 */
public record GctRequest(
        Orientation orientation, AxisRequest samples, AxisRequest genes, long memoryBytes, Path temporaryFolder) {

    /**
     * Lets the matrix take a quarter of the memory that Java may use, and Java's folder for temporary files.
     *
     * @param orientation what the rows are to be
     * @param samples which samples, with what metadata
     * @param genes which genes, with what metadata
     */
    public GctRequest(final Orientation orientation, final AxisRequest samples, final AxisRequest genes) {
        this(
                orientation,
                samples,
                genes,
                Runtime.getRuntime().maxMemory() / 4,
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @return the same with another folder for a temporary file */
    public GctRequest withTemporaryFolder(final Path folder) {
        return new GctRequest(orientation, samples, genes, memoryBytes, folder);
    }
}
