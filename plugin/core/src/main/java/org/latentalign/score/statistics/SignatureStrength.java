package org.latentalign.score.statistics;

/**
 * How strong a signature is, beside what the controls' scatter alone would give: 1 means no effect. Controls that were
 * taken as drugs reach 1.44 (three samples) and 1.82 (one sample) in one case of twenty.
 *
 * @param ratio the squared length over what is expected of one without an effect; NaN when the scatter is not known
 */
public record SignatureStrength(double ratio) {

    /** A signature with a smaller ratio is hardly more than noise. */
    public static final double WEAK_BELOW = 1.5;

    /**
     * @param shift d values
     * @param varianceFactor {@link PlateSignature#varianceFactor}
     * @param scatter of the controls
     */
    public static SignatureStrength of(final double[] shift, final double varianceFactor, final Scatter scatter) {
        double square = 0;
        for (final double value : shift) {
            square += value * value;
        }
        return new SignatureStrength(square / (scatter.total() * varianceFactor));
    }

    /** @return whether it is hardly more than noise */
    public boolean isWeak() {
        return ratio < WEAK_BELOW;
    }
}
