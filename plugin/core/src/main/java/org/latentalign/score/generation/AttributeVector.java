package org.latentalign.score.generation;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;

/**
 * What distinguishes rows with one label from rows with another in a latent space: the difference of their means (Larsen,
 * Soenderby, Larochelle, Winther, "Autoencoding beyond pixels using a learned similarity metric", 2016). Balanced over
 * groups, it is the mean of the groups' differences, so that a group with many rows of one label does not pull the vector
 * towards itself.
 */
public final class AttributeVector {

    private final List<GroupShift> groups;
    private final double[] pooled;

    private AttributeVector(final List<GroupShift> groups, final double[] pooled) {
        this.groups = List.copyOf(groups);
        this.pooled = pooled;
    }

    /** Which of the two labels a row has. */
    public enum Role {
        /** The label to come from. */
        FROM,
        /** The label to go to. */
        TO,
        /** Neither. */
        NONE
    }

    /**
     * The difference within a group that has rows of both labels.
     *
     * @param group position of the group
     * @param fromCount rows with the label to come from
     * @param toCount rows with the label to go to
     * @param shift h values; not to be changed
     */
    private record GroupShift(int group, int fromCount, int toCount, double[] shift) {}

    /**
     * @param rows embeddings
     * @param roles by row
     * @param groups by row, the position of its group
     * @param groupCount how many groups there are, at least 1
     * @return the vector of these rows
     * @throws FitException when no row has one of the labels, with the sentence for the user
     */
    public static AttributeVector of(
            final double[][] rows, final List<Role> roles, final int[] groups, final int groupCount)
            throws FitException {
        final int h = rows.length == 0 ? 0 : rows[0].length;
        final double[][][] sums = new double[groupCount][2][h];
        final int[][] counts = new int[groupCount][2];
        for (int r = 0; r < rows.length; r++) {
            if (roles.get(r) == Role.NONE) {
                continue;
            }
            final int side = roles.get(r) == Role.TO ? 1 : 0;
            counts[groups[r]][side]++;
            Rows.add(sums[groups[r]][side], rows[r], h);
        }
        final List<GroupShift> shifts = new ArrayList<>();
        final double[][] all = new double[2][h];
        final int[] total = new int[2];
        for (int g = 0; g < groupCount; g++) {
            for (int side = 0; side < 2; side++) {
                Rows.add(all[side], sums[g][side], h);
                total[side] += counts[g][side];
            }
            if (counts[g][0] > 0 && counts[g][1] > 0) {
                shifts.add(new GroupShift(g, counts[g][0], counts[g][1], difference(sums[g], counts[g])));
            }
        }
        if (total[0] == 0 || total[1] == 0) {
            throw new FitException("No row has the label to " + (total[0] == 0 ? "come from" : "go to")
                    + ", so that there is no difference to add: check the labels.");
        }
        return new AttributeVector(shifts, difference(all, total));
    }

    private static double[] difference(final double[][] sums, final int[] counts) {
        final double[] shift = new double[sums[0].length];
        for (int k = 0; k < shift.length; k++) {
            shift[k] = sums[1][k] / counts[1] - sums[0][k] / counts[0];
        }
        return shift;
    }

    /** @return the difference of all rows' means; h values, a copy */
    public double[] pooled() {
        return pooled.clone();
    }

    /**
     * @return the mean of the groups' differences; h values
     * @throws FitException when no group has rows of both labels, with the sentence for the user
     */
    public double[] balanced() throws FitException {
        return without(-1);
    }

    /**
     * @param group left out
     * @return the mean of the other groups' differences; h values
     * @throws FitException when no other group has rows of both labels, with the sentence for the user
     */
    public double[] without(final int group) throws FitException {
        final double[] mean = new double[pooled.length];
        final long count =
                groups.stream().filter(shift -> shift.group() != group).count();
        if (count == 0) {
            throw new FitException("No " + (group < 0 ? "" : "other ") + "group has rows with both labels: take the"
                    + " difference of all rows instead, or choose another group column.");
        }
        for (final GroupShift shift : groups) {
            if (shift.group() != group) {
                Rows.addMultiple(mean, shift.shift(), 1.0 / count, mean.length);
            }
        }
        return mean;
    }

    /** @return positions of the groups that have rows of both labels, ascending */
    public List<Integer> groups() {
        return groups.stream().map(GroupShift::group).toList();
    }

    /**
     * @param group one that has rows of both labels
     * @return its own difference; h values, a copy
     */
    public double[] of(final int group) {
        return find(group).shift().clone();
    }

    /**
     * @param group one that has rows of both labels
     * @return how many rows have the label to come from
     */
    public int fromCount(final int group) {
        return find(group).fromCount();
    }

    /**
     * @param group one that has rows of both labels
     * @return how many rows have the label to go to
     */
    public int toCount(final int group) {
        return find(group).toCount();
    }

    private GroupShift find(final int group) {
        return groups.stream()
                .filter(shift -> shift.group() == group)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The group has no difference of its own."));
    }

    /**
     * How well the other groups predict a group's direction.
     *
     * @param group one that has rows of both labels
     * @return cosine of its own difference and the mean of the others'; NaN when there is no other, or one has length 0
     */
    public double cosineWithOthers(final int group) {
        if (groups.size() < 2) {
            return Double.NaN;
        }
        try {
            return Cosine.between(find(group).shift(), without(group));
        } catch (final FitException e) { // there are others
            throw new IllegalStateException(e);
        }
    }
}
