package org.latentalign.score;

import java.util.List;

/**
 * What a drug does in a cell line: the center of the treated samples less the center of the controls (section 6.3).
 *
 * @param shifts d values for each space in which the samples are known: the first is that before encoding
 * @param treated over how many treated samples
 * @param controls over how many control samples, after the control filter
 */
public record Signature(List<double[]> shifts, int treated, int controls) {

    /** Copies the list. */
    public Signature {
        shifts = List.copyOf(shifts);
    }

    /** @return the signature before encoding */
    public double[] shift() {
        return shift(0);
    }

    /**
     * The signature in one space.
     *
     * @param space 0 before encoding, 1 after
     */
    public double[] shift(final int space) {
        return shifts.get(space);
    }
}
