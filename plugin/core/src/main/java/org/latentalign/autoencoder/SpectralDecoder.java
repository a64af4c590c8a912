package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Rows;

/**
 * Decodes by directions: {@code x = U diag(a) z} along the principal axes, {@code x = U diag(a) U^T z} along the original
 * ones, where what lies outside of the directions may have a gain t: {@code x = U diag(a - t) U^T z + t z}. The matrix A is
 * never formed, since the large decoder gains would drown the small ones in it.
 */
final class SpectralDecoder implements Decoder {

    private static final int BLOCK = 64;

    private final SpectralAutoencoder model;

    /** {@code U^T z}, or null along the principal axes. */
    private final RowProduct project;

    private final RowProduct expand;
    private final double[][] scratchEmbedding;
    private final double[][] scratchRow = new double[1][];
    private final RowCondition[] scratchCondition = new RowCondition[1];

    /** By direction: a, less that of the remainder. */
    private final double[] gains;

    /** a of the remainder: what lies outside of the directions. */
    private final double rest;

    /** Along the original axes: projections of a block of embeddings. */
    private final double[][] projections;

    private final double[][] blockIn = new double[BLOCK][];
    private final double[][] blockOut = new double[BLOCK][];
    private final RowProduct.Scratch projectScratch;
    private final RowProduct.Scratch expandScratch;

    SpectralDecoder(final SpectralAutoencoder model) {
        this.model = model;
        expand = model.expand();
        expandScratch = expand.newScratch();
        final boolean original = model.options().coordinates() == Coordinates.ORIGINAL_AXES;
        project = original ? model.project() : null;
        projectScratch = original ? project.newScratch() : null;
        projections = original ? new double[BLOCK][model.directionCount()] : new double[0][];
        rest = model.directions().remainderDecoder();
        gains = StretchedDirections.above(model.directions().decoderGains(), rest);
        scratchEmbedding = new double[1][model.latentDimension()];
    }

    @Override
    public RowCondition decode(final double[] embedding, final double[] row) {
        System.arraycopy(embedding, 0, scratchEmbedding[0], 0, scratchEmbedding[0].length);
        scratchRow[0] = row;
        decodeAll(scratchEmbedding, 1, scratchRow, scratchCondition);
        return scratchCondition[0];
    }

    @Override
    public void decodeAll(
            final double[][] embeddings, final int count, final double[][] rows, final RowCondition[] conditions) {
        for (int start = 0; start < count; start += BLOCK) {
            final int size = Math.min(BLOCK, count - start);
            System.arraycopy(embeddings, start, blockIn, 0, size);
            System.arraycopy(rows, start, blockOut, 0, size);
            decodeBlock(size);
        }
        final double[] center = model.center();
        for (int r = 0; r < count; r++) {
            if (center != null) {
                RowProduct.add(rows[r], center, center.length);
            }
            model.preprocessing().invert(rows[r]);
            conditions[r] = Conditions.check(rows[r], model.inputDimension(), RowCondition.REGULAR);
        }
    }

    private void decodeBlock(final int size) {
        double[][] coordinates = blockIn;
        if (project != null) {
            project.multiply(blockIn, size, projections, projectScratch);
            coordinates = projections;
        }
        for (int r = 0; r < size; r++) {
            RowProduct.times(coordinates[r], gains, gains.length);
        }
        expand.multiply(coordinates, size, blockOut, expandScratch);
        for (int r = 0; r < size && rest != 0; r++) {
            Rows.addMultiple(blockOut[r], blockIn[r], rest, blockIn[r].length);
        }
    }
}
