package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Rows;

/**
 * Encodes along the original axes by the r directions: {@code z = U diag(b - t) U^T x + t x}. That costs 2 d r for a row,
 * where a matrix costs d^2.
 */
final class ThinSpectralEncoder implements Encoder {

    private static final int BLOCK = 64;

    private final SpectralAutoencoder model;
    private final RowProduct project;
    private final RowProduct expand;
    private final RowProduct.Scratch projectScratch;
    private final RowProduct.Scratch expandScratch;

    /** b - t of each direction. */
    private final double[] gains;

    /** t. */
    private final double rest;

    private final double[][] projections;
    private final double[][] blockIn = new double[BLOCK][];
    private final double[][] blockOut = new double[BLOCK][];
    private final double[][] scratchRow;
    private final double[][] scratchEmbedding = new double[1][];
    private final RowCondition[] scratchCondition = new RowCondition[1];

    ThinSpectralEncoder(final SpectralAutoencoder model) {
        this.model = model;
        project = model.project();
        expand = model.expand();
        projectScratch = project.newScratch();
        expandScratch = expand.newScratch();
        rest = model.directions().remainderEncoder();
        gains = StretchedDirections.above(model.directions().encoderGains(), rest);
        projections = new double[BLOCK][gains.length];
        scratchRow = new double[1][model.inputDimension()];
    }

    @Override
    public RowCondition encode(final double[] row, final double[] embedding) {
        System.arraycopy(row, 0, scratchRow[0], 0, scratchRow[0].length);
        scratchEmbedding[0] = embedding;
        encodeAll(scratchRow, 1, scratchEmbedding, scratchCondition);
        return scratchCondition[0];
    }

    @Override
    public void encodeAll(
            final double[][] rows, final int count, final double[][] embeddings, final RowCondition[] conditions) {
        for (int r = 0; r < count; r++) {
            conditions[r] = model.preprocessing().apply(rows[r]);
        }
        encodePreprocessed(rows, count, embeddings, conditions);
    }

    @Override
    public void encodePreprocessed(
            final double[][] rows, final int count, final double[][] embeddings, final RowCondition[] conditions) {
        final double[] center = model.center();
        for (int start = 0; start < count; start += BLOCK) {
            final int size = Math.min(BLOCK, count - start);
            for (int r = 0; r < size; r++) {
                blockIn[r] = rows[start + r];
                blockOut[r] = embeddings[start + r];
                if (center != null) {
                    Rows.subtract(blockIn[r], center, center.length);
                }
            }
            project.multiply(blockIn, size, projections, projectScratch);
            for (int r = 0; r < size; r++) {
                RowProduct.times(projections[r], gains, gains.length);
            }
            expand.multiply(projections, size, blockOut, expandScratch);
            for (int r = 0; r < size; r++) {
                if (rest != 0) {
                    Rows.addMultiple(blockOut[r], blockIn[r], rest, blockIn[r].length);
                }
                conditions[start + r] = Conditions.check(blockOut[r], model.inputDimension(), conditions[start + r]);
            }
        }
    }
}
