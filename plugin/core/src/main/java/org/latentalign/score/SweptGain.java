package org.latentalign.score;

import java.util.OptionalDouble;
import org.latentalign.spectral.Gain;

/**
 * A gain that a sweep scores.
 *
 * @param gain the family with its parameters
 * @param degree its degree; nothing for a family that has none
 */
public record SweptGain(Gain gain, OptionalDouble degree) {

    /** A member of a family that has degrees. */
    public static SweptGain ofDegree(final double degree, final Gain gain) {
        return new SweptGain(gain, OptionalDouble.of(degree));
    }

    /** @return whether it leaves every vector as it is, but for its length */
    public boolean isDegreeZero() {
        return degree.isPresent() && degree.getAsDouble() == 0;
    }

    /** A family that has none. */
    public static SweptGain withoutDegree(final Gain gain) {
        return new SweptGain(gain, OptionalDouble.empty());
    }
}
