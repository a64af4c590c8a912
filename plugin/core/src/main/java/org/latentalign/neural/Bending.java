package org.latentalign.neural;

import java.util.Arrays;

/**
 * How a curve on a manifold bends at a point, from its velocity u and acceleration a: the relative curvatures of Bates
 * and Watts, "Relative curvature measures of nonlinearity", 1980, squared. With P the projection onto the tangent space,
 * the extrinsic one is {@code |(I - P) a|^2 / |u|^4}, the parameter-effects one {@code |P a|^2 / |u|^4}. For one thread
 * at a time.
 */
final class Bending {

    /** A tangent whose squared length falls below this share of itself depends on the ones before. */
    private static final double DEPENDENT = 1e-10;

    private final int latent;

    /** Lower triangle of the tangents' products, then its factor L of L L^T. */
    private final double[][] factor;

    private final double[] coefficients;
    private final double[] within;
    private double speed;
    private double all;
    private double tangential;
    private boolean isProjected;

    /**
     * @param latent h
     * @param outputs d
     */
    Bending(final int latent, final int outputs) {
        this.latent = latent;
        factor = new double[latent][latent];
        coefficients = new double[latent];
        within = new double[outputs];
    }

    /**
     * Without telling the parts apart.
     *
     * @param velocity u
     * @param acceleration a
     */
    void measure(final double[] velocity, final double[] acceleration) {
        speed = dot(velocity, velocity);
        all = dot(acceleration, acceleration);
        tangential = 0;
        isProjected = false;
    }

    /**
     * @param velocity u
     * @param acceleration a
     * @param tangents h rows that span the tangent space; need not be independent
     */
    void measure(final double[] velocity, final double[] acceleration, final double[][] tangents) {
        measure(velocity, acceleration);
        isProjected = true;
        project(acceleration, tangents);
        Arrays.fill(within, 0);
        for (int i = 0; i < latent; i++) {
            for (int j = 0; j < within.length; j++) {
                within[j] += coefficients[i] * tangents[i][j];
            }
        }
        tangential = Math.min(all, dot(within, within));
        if (independent() >= within.length) { // then nothing is outside
            tangential = all;
        }
    }

    /** How many tangents do not depend on those before. */
    private int independent() {
        int count = 0;
        for (int i = 0; i < latent; i++) {
            count += factor[i][i] > 0 ? 1 : 0;
        }
        return count;
    }

    /** The least-squares coefficients of a in the tangents, 0 for those that depend on the ones before. */
    private void project(final double[] acceleration, final double[][] tangents) {
        for (int i = 0; i < latent; i++) {
            double diagonal = dot(tangents[i], tangents[i]);
            final double least = DEPENDENT * diagonal;
            for (int k = 0; k < i; k++) {
                double sum = dot(tangents[i], tangents[k]);
                for (int m = 0; m < k; m++) {
                    sum -= factor[i][m] * factor[k][m];
                }
                factor[i][k] = factor[k][k] == 0 ? 0 : sum / factor[k][k];
                diagonal -= factor[i][k] * factor[i][k];
            }
            factor[i][i] = diagonal > least ? Math.sqrt(diagonal) : 0;
            double right = dot(tangents[i], acceleration);
            for (int k = 0; k < i; k++) {
                right -= factor[i][k] * coefficients[k];
            }
            coefficients[i] = factor[i][i] == 0 ? 0 : right / factor[i][i];
        }
        for (int i = latent - 1; i >= 0; i--) {
            double right = coefficients[i];
            for (int k = i + 1; k < latent; k++) {
                right -= factor[k][i] * coefficients[k];
            }
            coefficients[i] = factor[i][i] == 0 ? 0 : right / factor[i][i];
        }
    }

    /** The squared length of the velocity. */
    double squaredSpeed() {
        return speed;
    }

    /** The extrinsic part, or both when they were not told apart. */
    double extrinsic() {
        return (all - tangential) / (speed * speed);
    }

    /** The parameter-effects part; 0 when it was not told apart. */
    double parameterEffects() {
        return tangential / (speed * speed);
    }

    /**
     * Derivatives of {@code wN extrinsic + wP parameterEffects}.
     *
     * @param acceleration a as measured
     * @param velocity u as measured
     * @param extrinsicWeight wN
     * @param parameterWeight wP; the same when the parts were not told apart
     * @param byVelocity takes those by u
     * @param byAcceleration takes those by a
     * @param byTangents takes those by the tangents, when the parts were told apart
     */
    void derivatives(
            final double[] velocity,
            final double[] acceleration,
            final double extrinsicWeight,
            final double parameterWeight,
            final double[] byVelocity,
            final double[] byAcceleration,
            final double[][] byTangents) {
        final double square = speed * speed;
        final double slowing =
                -4 * (extrinsicWeight * (all - tangential) + parameterWeight * tangential) / (square * speed);
        final boolean fills = isProjected && independent() >= within.length;
        for (int j = 0; j < velocity.length; j++) {
            final double inside = !isProjected ? 0 : fills ? acceleration[j] : within[j];
            final double outside = acceleration[j] - inside;
            byVelocity[j] = slowing * velocity[j];
            byAcceleration[j] = 2 * (extrinsicWeight * outside + parameterWeight * inside) / square;
            if (isProjected) {
                for (int i = 0; i < latent; i++) {
                    byTangents[i][j] = 2 * (parameterWeight - extrinsicWeight) * coefficients[i] * outside / square;
                }
            }
        }
    }

    private static double dot(final double[] x, final double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum = Math.fma(x[j], y[j], sum);
        }
        return sum;
    }
}
