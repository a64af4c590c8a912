package org.latentalign.score;

import java.util.List;
import java.util.Optional;

/**
 * What a drug does in a context, such as a cell line: the center of the treated samples less the center of the controls
 * (section 6.3), plate by plate where there are plates.
 *
 * @param shifts d values for each space in which the samples are known: the first is that before encoding
 * @param treated over how many treated samples
 * @param controls over how many control samples, after the control filter; 0 for rows that are signatures already
 * @param withoutOwnControl how many treated samples are left out, since no control is on their plate
 * @param varianceFactor the variance of a value of the signature, in variances of a control: 1 / treated + 1 / controls on
 *     one plate; NaN where there are no controls
 * @param strength the squared length over what the controls' scatter lets expect of a drug without an effect, which is 1;
 *     NaN where the scatter is not known
 * @param agreement of the replicates, where they are summed up by it
 */
public record Signature(
        List<double[]> shifts,
        int treated,
        int controls,
        int withoutOwnControl,
        double varianceFactor,
        double strength,
        Optional<Agreement> agreement) {

    /**
     * How well replicates agree, as the Connectivity Map measures it.
     *
     * @param upperQuartile of the correlations between replicates (CC_q75); NaN for one replicate
     * @param changedGenes how many genes change (the signature strength, SS); NaN where scatter is not known
     * @param activity the transcriptional activity score (TAS); NaN where one of the two is not known
     */
    public record Agreement(double upperQuartile, double changedGenes, double activity) {}

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
