package org.latentalign.neural;

import java.util.Arrays;

/** The curvature of one row at a time, from single precision and back. For one thread at a time. */
final class BentRow {

    private final Bending bending;
    private final float[] scratch;
    private final double[] velocity;
    private final double[] acceleration;
    private final double[][] tangents;
    private final double[] byVelocity;
    private final double[] byAcceleration;
    private final double[][] byTangents;

    /**
     * @param latent h
     * @param tangents h, or 0 when the parts of curvature need not be told apart
     * @param outputs d
     */
    BentRow(final int latent, final int tangents, final int outputs) {
        bending = new Bending(latent, outputs);
        scratch = new float[outputs];
        velocity = new double[outputs];
        acceleration = new double[outputs];
        this.tangents = new double[tangents][outputs];
        byVelocity = new double[outputs];
        byAcceleration = new double[outputs];
        byTangents = new double[tangents][outputs];
    }

    /**
     * @param output of the decoder
     * @param stack its rows
     * @param r which row
     * @param penalty weights of the parts
     * @param leastSpeed squared speed below which the row counts as standing still, without curvature
     * @param scale by what derivatives are multiplied
     * @param gradient takes them, in the rows that follow this one
     * @return the weighted sum of the parts
     */
    double penalty(
            final PanelMatrix output,
            final RowStack stack,
            final int r,
            final CurvaturePenalty penalty,
            final double leastSpeed,
            final double scale,
            final PanelMatrix gradient) {
        get(output, stack.velocity(r), velocity);
        get(output, stack.acceleration(r), acceleration);
        for (int i = 0; i < tangents.length; i++) {
            get(output, stack.tangent(i, r), tangents[i]);
        }
        if (tangents.length == 0) {
            bending.measure(velocity, acceleration);
        } else {
            bending.measure(velocity, acceleration, tangents);
        }
        double value = 0;
        if (bending.squaredSpeed() > leastSpeed) {
            value = penalty.extrinsic() * bending.extrinsic() + penalty.parameterEffects() * bending.parameterEffects();
            bending.derivatives(
                    velocity,
                    acceleration,
                    penalty.extrinsic(),
                    penalty.parameterEffects(),
                    byVelocity,
                    byAcceleration,
                    byTangents);
        } else {
            Arrays.fill(byVelocity, 0);
            Arrays.fill(byAcceleration, 0);
            for (final double[] row : byTangents) {
                Arrays.fill(row, 0);
            }
        }
        put(byVelocity, scale, gradient, stack.velocity(r));
        put(byAcceleration, scale, gradient, stack.acceleration(r));
        for (int i = 0; i < tangents.length; i++) {
            put(byTangents[i], scale, gradient, stack.tangent(i, r));
        }
        return value;
    }

    private void get(final PanelMatrix matrix, final int row, final double[] values) {
        matrix.getRow(row, scratch);
        for (int j = 0; j < values.length; j++) {
            values[j] = scratch[j];
        }
    }

    private void put(final double[] values, final double scale, final PanelMatrix matrix, final int row) {
        for (int j = 0; j < values.length; j++) {
            scratch[j] = (float) (scale * values[j]);
        }
        matrix.setRow(row, scratch);
    }
}
