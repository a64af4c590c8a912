package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Rows;

/**
 * Encodes along the original axes by the r directions: {@code z = U diag(b - t) U^T x + t x}. That costs 2 d r for a row,
 * where a matrix costs d^2.
 */
final class ThinSpectralEncoder extends PreprocessingEncoder {

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

    ThinSpectralEncoder(final SpectralAutoencoder model) {
        super(model.preprocessing(), model.inputDimension());
        this.model = model;
        project = model.project();
        expand = model.expand();
        projectScratch = project.newScratch();
        expandScratch = expand.newScratch();
        rest = model.directions().remainderEncoder();
        gains = StretchedDirections.above(model.directions().encoderGains(), rest);
        projections = new double[BLOCK][gains.length];
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
