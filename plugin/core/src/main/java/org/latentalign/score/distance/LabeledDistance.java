package org.latentalign.score.distance;

/**
 * A distance between two groups whose rows are pooled, under any labeling of the rows. A labeling has N values: 1 for a
 * row of the first group and 0 for one of the second. For one thread at a time.
 */
interface LabeledDistance {

    /**
     * @param labels which rows belong to the first group
     * @return the distance as it is reported; NaN when it cannot be computed
     */
    double of(double[] labels);

    /**
     * The same for many labelings, to compare them with each other: labelings that part the rows in the same way, with
     * the groups exchanged or not, get the same value up to {@link #tolerance()}.
     *
     * @param labelings at least {@code count} labelings
     * @param count how many
     * @param distances takes as many
     */
    void ofAll(double[][] labelings, int count, double[] distances);

    /** @return the relative difference up to which two values of {@link #ofAll} count as equal */
    double tolerance();

    /** @return how many labelings to hand over at a time: few when each takes long, so that a cancel is noticed */
    int batch();
}
