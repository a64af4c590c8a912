package org.latentalign.format.gct;

/**
 * What to read of a GCT or GCTX file.
 *
 * @param orientation what the rows are to be
 * @param samples which samples, with what metadata
 * @param genes which genes, with what metadata
 * @param memoryBytes how much memory the matrix may take while it is transposed; beyond that a temporary file of 8 bytes
 *     a number is used
 */
public record GctRequest(Orientation orientation, AxisRequest samples, AxisRequest genes, long memoryBytes) {

    /**
     * Lets the matrix take a quarter of the memory that Java may use.
     *
     * @param orientation what the rows are to be
     * @param samples which samples, with what metadata
     * @param genes which genes, with what metadata
     */
    public GctRequest(final Orientation orientation, final AxisRequest samples, final AxisRequest genes) {
        this(orientation, samples, genes, Runtime.getRuntime().maxMemory() / 4);
    }
}
