package org.latentalign.neural;

/**
 * What the curvature of a decoder's manifold costs in training. The weights have no unit: curvatures are multiplied by
 * the square of the data's total variance over d, so that the penalty grows with the data as the squared error does.
 *
 * @param extrinsic weight of the part that leaves the manifold's tangent space, at least 0
 * @param parameterEffects weight of the part within it, at least 0
 * @param share of a batch's rows that is followed, in (0, 1]
 */
public record CurvaturePenalty(double extrinsic, double parameterEffects, double share) {

    /** No penalty. */
    public static final CurvaturePenalty NONE = new CurvaturePenalty(0, 0, 1);

    /** Checks the numbers; the messages are for users. */
    public CurvaturePenalty {
        if (!(extrinsic >= 0 && extrinsic < Double.POSITIVE_INFINITY)
                || !(parameterEffects >= 0 && parameterEffects < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The weights of curvature must not be negative.");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The share of rows whose curvature is measured must be above 0 and at most 1, but it is " + share
                            + ".");
        }
    }

    /** @return whether there is any */
    public boolean isActive() {
        return extrinsic > 0 || parameterEffects > 0;
    }

    /** Whether the two parts have to be told apart. */
    boolean needsProjection() {
        return extrinsic != parameterEffects;
    }
}
