package org.latentalign.spectral;

/**
 * What a fit knows of its rows besides their spectrum.
 *
 * @param count n, at least 1
 * @param mean of the rows, of length d, whether it was subtracted or not; not to be changed
 * @param isCentered whether it was subtracted
 */
public record FittedRows(long count, double[] mean, boolean isCentered) {

    /**
     * @param moment of at least one row
     * @return what it knows of its rows
     */
    public static FittedRows of(final SecondMoment moment) {
        return new FittedRows(moment.count(), moment.mean(), moment.isCentered());
    }

    /** @return d, the length of a row */
    public int dimension() {
        return mean.length;
    }
}
