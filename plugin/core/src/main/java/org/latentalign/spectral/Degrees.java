package org.latentalign.spectral;

/** What all families with a degree share. */
final class Degrees {

    private Degrees() {}

    static void check(final double degree) {
        if (!(degree >= 0) || Double.isInfinite(degree)) {
            throw new IllegalArgumentException(
                    "The degree must be a number not below 0, but it is " + text(degree) + ".");
        }
    }

    /** A number without a useless ".0". */
    static String text(final double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
