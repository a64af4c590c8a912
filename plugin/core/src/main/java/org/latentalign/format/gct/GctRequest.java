package org.latentalign.format.gct;

import java.nio.file.Path;

/**
 * What to read of a GCT or GCTX file.
 *
 * @param orientation what the rows are to be
 * @param samples which samples, with what metadata
 * @param genes which genes, with what metadata
 * @param metadataOnly whether the matrix is left alone
 * @param memoryBytes how much memory the matrix may take while it is transposed; beyond that a temporary file of 8 bytes
 *     a number is used
 * @param temporaryFolder where that file is, and others when a file has to be unpacked
 */
public record GctRequest(
        Orientation orientation,
        AxisRequest samples,
        AxisRequest genes,
        boolean metadataOnly,
        long memoryBytes,
        Path temporaryFolder) {

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
                false,
                Runtime.getRuntime().maxMemory() / 4,
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @return the same without the matrix */
    public GctRequest withoutMatrix() {
        return new GctRequest(orientation, samples, genes, true, memoryBytes, temporaryFolder);
    }

    /** @return the same with another folder for temporary files */
    public GctRequest withTemporaryFolder(final Path folder) {
        return new GctRequest(orientation, samples, genes, metadataOnly, memoryBytes, folder);
    }
}
