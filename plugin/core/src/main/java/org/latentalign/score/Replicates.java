package org.latentalign.score;

import java.util.Arrays;
import java.util.List;

/** Samples of one kind, such as the replicates of a drug in a cell line, known in one space or several. */
final class Replicates {

    private final List<? extends SampleGroup> spaces;

    private Replicates(final List<? extends SampleGroup> spaces) {
        this.spaces = spaces;
    }

    /**
     * An empty group.
     *
     * @param dimensions of the samples in every space
     * @param aggregation of the samples
     * @param keepsAll whether a choice among the samples may follow
     */
    static Replicates of(final int[] dimensions, final Aggregation aggregation, final boolean keepsAll) {
        return new Replicates(Arrays.stream(dimensions)
                .mapToObj(dimension -> aggregation == Aggregation.MEAN && !keepsAll
                        ? new SampleGroup.Mean(dimension)
                        : new SampleGroup.Kept(aggregation))
                .toList());
    }

    /** Takes a sample: its vector in every space, which stay the caller's. */
    void add(final double[]... sample) {
        for (int space = 0; space < sample.length; space++) {
            spaces.get(space).add(sample[space]);
        }
    }

    /** How many samples came. */
    int size() {
        return spaces.get(0).size();
    }

    /** The center of the samples in a space; called when there is at least one. */
    double[] center(final int space) {
        return spaces.get(space).center();
    }

    /** The samples of the larger of two clusters in the first space, in every space; or all when there is none. */
    Replicates largerCluster() {
        if (!(spaces.get(0) instanceof SampleGroup.Kept first)) {
            return this;
        }
        final boolean[] keep = TwoMeans.largerCluster(first.samples());
        return new Replicates(spaces.stream()
                .map(SampleGroup.Kept.class::cast)
                .map(kept -> kept.only(keep))
                .toList());
    }
}
