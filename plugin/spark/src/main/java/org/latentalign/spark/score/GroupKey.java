package org.latentalign.spark.score;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * Samples that are summed up together, and where in the data frame the sum comes from: sums of one group add up in the order
 * of the partitions. Not a record: the version of Kryo that Spark 3.5 has cannot read records.
 */
final class GroupKey implements Serializable, Comparable<GroupKey> {

    private static final long serialVersionUID = 1L;

    /** Not of samples: what was counted. No sample has an empty context. */
    static final GroupKey COUNTS = of("", "", "");

    private static final Comparator<GroupKey> ORDER = Comparator.comparing((GroupKey key) -> key.context)
            .thenComparing(key -> key.plate)
            .thenComparing(key -> key.drug)
            .thenComparingInt(key -> key.partition)
            .thenComparingInt(key -> key.sequence);

    private final String context;
    private final String plate;

    /** Empty for controls. */
    private final String drug;

    private final int partition;
    private final int sequence;

    private GroupKey(
            final String context, final String plate, final String drug, final int partition, final int sequence) {
        this.context = context;
        this.plate = plate;
        this.drug = drug;
        this.partition = partition;
        this.sequence = sequence;
    }

    /**
     * @param context such as a cell line
     * @param plate empty where plates do not count
     * @param drug empty for controls
     * @return the group, of no partition yet
     */
    static GroupKey of(final String context, final String plate, final String drug) {
        return new GroupKey(context, plate, drug, 0, 0);
    }

    /** @return the same group as a part of it was summed up in a partition */
    GroupKey in(final int index, final int number) {
        return new GroupKey(context, plate, drug, index, number);
    }

    String context() {
        return context;
    }

    String plate() {
        return plate;
    }

    boolean isControl() {
        return drug.isEmpty();
    }

    String drug() {
        return drug;
    }

    boolean isSameGroup(final GroupKey other) {
        return context.equals(other.context) && plate.equals(other.plate) && drug.equals(other.drug);
    }

    /** @return a number for the group, the same in every process */
    int groupHash() {
        return Objects.hash(context, plate, drug);
    }

    @Override
    public int compareTo(final GroupKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof final GroupKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
        return groupHash();
    }
}
