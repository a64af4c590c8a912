package org.latentalign.score;

import java.util.OptionalInt;
import org.latentalign.spectral.Gain;

/**
 * A gain that a sweep scores.
 *
 * @param gain the family with its parameters
 * @param degree its degree; nothing for a family that has none
 */
public record SweptGain(Gain gain, OptionalInt degree) {

    /** A member of a family that has degrees. */
    public static SweptGain ofDegree(final int degree, final Gain gain) {
        return new SweptGain(gain, OptionalInt.of(degree));
    }

    /** A family that has none. */
    public static SweptGain withoutDegree(final Gain gain) {
        return new SweptGain(gain, OptionalInt.empty());
    }
}
