package org.latentalign.mapping;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;

/**
 * What is known of two spaces: anchors to learn from, rows of both to score with, and which of these belong together.
 *
 * @param anchors n rows of the one space, or none
 * @param anchorTargets the same in the other space
 * @param anchorLabels what they have in common with held-out rows: a label of these that is here is not new to the map
 * @param scored rows of the one space that were held out
 * @param scoredLabels what they have in common with their partners
 * @param targets rows of the other space that were held out
 * @param targetLabels what they have in common with their partners
 * @param scoredPairs held-out rows of the one space, one for each of {@code targetPairs}; for measures that need pairs
 * @param targetPairs their partners
 */
public record Correspondence(
        double[][] anchors,
        double[][] anchorTargets,
        int[] anchorLabels,
        double[][] scored,
        int[] scoredLabels,
        double[][] targets,
        int[] targetLabels,
        double[][] scoredPairs,
        double[][] targetPairs) {

    private static final long HELD_OUT_STREAM = 1;

    private static final long ANCHOR_STREAM = 2;

    private static final long SCORED_STREAM = 3;

    /**
     * Rows that belong together one by one.
     *
     * @param x n rows of the one space
     * @param y the same in the other space
     * @param heldOut which rows are scored and not learned from
     * @param options limits and seed
     * @throws FitException when nothing is left to learn from or to score
     */
    public static Correspondence ofPairs(
            final double[][] x, final double[][] y, final boolean[] heldOut, final AlignmentOptions options)
            throws FitException {
        final int[] learned = chosen(
                IntStream.range(0, x.length).filter(i -> !heldOut[i]).toArray(),
                options.anchorLimit(),
                options.seed(),
                ANCHOR_STREAM);
        final int[] scored = chosen(
                IntStream.range(0, x.length).filter(i -> heldOut[i]).toArray(),
                options.scoredLimit(),
                options.seed(),
                SCORED_STREAM);
        if (learned.length == 0 || scored.length == 0) {
            throw new FitException("Of " + x.length + " matched rows, "
                    + (learned.length == 0 ? "none is left to learn from" : "none is held out to score the map")
                    + ": match more rows, or hold out another share.");
        }
        final int[] labels = IntStream.range(0, scored.length).toArray();
        final double[][] from = rows(x, scored);
        final double[][] to = rows(y, scored);
        final int[] others =
                IntStream.range(scored.length, scored.length + learned.length).toArray();
        return new Correspondence(rows(x, learned), rows(y, learned), others, from, labels, to, labels, from, to);
    }

    /**
     * Chooses rows to hold out by chance.
     *
     * @param count how many rows there are
     * @param share of them, between 0 and 1; at least one row when there are two or more
     * @param seed of the choice
     * @return which rows
     */
    public static boolean[] heldOut(final int count, final double share, final long seed) {
        final int[] order = IntStream.range(0, count).toArray();
        Randoms.shuffle(order, Randoms.stream(seed, HELD_OUT_STREAM));
        final boolean[] heldOut = new boolean[count];
        final int wanted = count < 2 ? 0 : (int) Math.max(1, Math.min(count - 1L, Math.round(share * count)));
        for (int i = 0; i < wanted; i++) {
            heldOut[order[i]] = true;
        }
        return heldOut;
    }

    /**
     * Rows of groups that occur in both spaces: the means of groups are the anchors, and rows of the same group count as
     * partners.
     *
     * @param x rows of the one space
     * @param xGroups the numbers of their groups, from 0
     * @param y rows of the other space
     * @param yGroups the numbers of their groups
     * @param groups how many groups there are
     * @param share of the rows of each group that is held out
     * @param options limits and seed
     * @throws FitException when fewer than two groups have rows to learn from in both spaces
     */
    public static Correspondence ofGroups(
            final double[][] x,
            final int[] xGroups,
            final double[][] y,
            final int[] yGroups,
            final int groups,
            final double share,
            final AlignmentOptions options)
            throws FitException {
        return ofGroups(
                x,
                xGroups,
                Split.of(x, xGroups, groups, share, options.seed()),
                y,
                yGroups,
                Split.of(y, yGroups, groups, share, options.seed() + 1),
                options);
    }

    /**
     * The same, scored with given rows of the one space, such as all of a plate or all of an anchor group: they are to
     * find, among rows of the other space that are held out, those of their own group, even if its mean is no anchor.
     *
     * @param x rows of the one space
     * @param xGroups the numbers of their groups, from 0
     * @param heldOut which of these rows are scored and not learned from
     * @param y rows of the other space
     * @param yGroups the numbers of their groups
     * @param groups how many groups there are
     * @param share of the other space's rows of each group that is held out; all of those of groups that are no anchors
     * @param options limits and seed
     * @throws FitException when fewer than two groups have rows to learn from in both spaces, or none is held out
     */
    public static Correspondence ofGroups(
            final double[][] x,
            final int[] xGroups,
            final boolean[] heldOut,
            final double[][] y,
            final int[] yGroups,
            final int groups,
            final double share,
            final AlignmentOptions options)
            throws FitException {
        final Split first = Split.of(xGroups, groups, heldOut);
        return ofGroups(
                x,
                xGroups,
                first,
                y,
                yGroups,
                Split.of(y, yGroups, groups, share, options.seed() + 1).withoutThoseNotLearnedIn(first),
                options);
    }

    private static Correspondence ofGroups(
            final double[][] x,
            final int[] xGroups,
            final Split first,
            final double[][] y,
            final int[] yGroups,
            final Split second,
            final AlignmentOptions options)
            throws FitException {
        final int groups = first.learned().length;
        final int[] common = IntStream.range(0, groups)
                .filter(g -> first.learned()[g].length > 0 && second.learned()[g].length > 0)
                .toArray();
        if (common.length < 2) {
            throw new FitException("Fewer than two groups have rows in both tables: their means cannot be anchors."
                    + " Check the group columns.");
        }
        final int[] anchors = chosen(common, options.anchorLimit(), options.seed(), ANCHOR_STREAM);
        final int[] paired = IntStream.range(0, groups)
                .filter(g -> first.held()[g].length > 0 && second.held()[g].length > 0)
                .toArray();
        final int[] compared = IntStream.concat(Arrays.stream(common), Arrays.stream(paired))
                .distinct()
                .sorted()
                .toArray();
        final int[] scored = chosen(first.heldOut(compared), options.scoredLimit(), options.seed(), SCORED_STREAM);
        final int[] targets = chosen(second.heldOut(compared), options.scoredLimit(), options.seed(), SCORED_STREAM);
        if (scored.length == 0 || targets.length == 0 || paired.length == 0) {
            throw new FitException("No row is held out to score the map: groups need two rows or more in both tables,"
                    + " and those of a held-out group counterparts in the second.");
        }
        return new Correspondence(
                means(x, first.learned(), anchors),
                means(y, second.learned(), anchors),
                anchors,
                rows(x, scored),
                Arrays.stream(scored).map(i -> xGroups[i]).toArray(),
                rows(y, targets),
                Arrays.stream(targets).map(i -> yGroups[i]).toArray(),
                means(x, first.held(), paired),
                means(y, second.held(), paired));
    }

    /** By group: the rows to learn from and those that are held out. */
    private record Split(int[][] learned, int[][] held) {

        static Split of(
                final double[][] rows, final int[] groups, final int count, final double share, final long seed) {
            final int[][] learned = new int[count][];
            final int[][] held = new int[count][];
            for (int g = 0; g < count; g++) {
                final int group = g;
                final int[] members = IntStream.range(0, rows.length)
                        .filter(i -> groups[i] == group)
                        .toArray();
                final boolean[] isHeld = Correspondence.heldOut(members.length, share, Randoms.seed(seed, g));
                learned[g] = IntStream.range(0, members.length)
                        .filter(i -> !isHeld[i])
                        .map(i -> members[i])
                        .toArray();
                held[g] = IntStream.range(0, members.length)
                        .filter(i -> isHeld[i])
                        .map(i -> members[i])
                        .toArray();
            }
            return new Split(learned, held);
        }

        /** Given rows are held out. */
        static Split of(final int[] groups, final int count, final boolean[] isHeld) {
            return new Split(members(groups, count, row -> !isHeld[row]), members(groups, count, row -> isHeld[row]));
        }

        private static int[][] members(final int[] groups, final int count, final IntPredicate isWanted) {
            return IntStream.range(0, count)
                    .mapToObj(g -> IntStream.range(0, groups.length)
                            .filter(row -> groups[row] == g && isWanted.test(row))
                            .toArray())
                    .toArray(int[][]::new);
        }

        /** Of a group whose mean is no anchor, since the other space has nothing of it to learn from, all rows are free. */
        Split withoutThoseNotLearnedIn(final Split other) {
            final int[][] left = learned.clone();
            final int[][] free = held.clone();
            for (int g = 0; g < left.length; g++) {
                if (other.learned[g].length == 0) {
                    free[g] = IntStream.concat(Arrays.stream(learned[g]), Arrays.stream(held[g]))
                            .sorted()
                            .toArray();
                    left[g] = new int[0];
                }
            }
            return new Split(left, free);
        }

        int[] heldOut(final int[] common) {
            return Arrays.stream(common)
                    .flatMap(g -> Arrays.stream(held[g]))
                    .sorted()
                    .toArray();
        }
    }

    private static double[][] means(final double[][] rows, final int[][] members, final int[] groups) {
        final double[][] means = new double[groups.length][];
        for (int k = 0; k < groups.length; k++) {
            final int[] of = members[groups[k]];
            means[k] = new double[rows[of[0]].length];
            for (final int i : of) {
                for (int j = 0; j < means[k].length; j++) {
                    means[k][j] += rows[i][j] / of.length;
                }
            }
        }
        return means;
    }

    private static int[] chosen(final int[] all, final int limit, final long seed, final long stream) {
        if (all.length <= limit) {
            return all;
        }
        final int[] order = all.clone();
        Randoms.shuffle(order, Randoms.stream(seed, stream));
        return Arrays.stream(order).limit(limit).sorted().toArray();
    }

    private static double[][] rows(final double[][] all, final int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> all[i]).toArray(double[][]::new);
    }

    /** The same with anchors that belong to others, as a baseline. */
    Correspondence shuffled(final SplittableRandom random) {
        return new Correspondence(
                anchors,
                rows(anchorTargets, order(anchorTargets.length, random)),
                anchorLabels,
                scored,
                scoredLabels,
                targets,
                targetLabels,
                scoredPairs,
                targetPairs);
    }

    /** The same with partners that belong to others, as a baseline of maps that use no anchors. */
    Correspondence withShuffledPartners(final SplittableRandom random) {
        final int[] order = order(targets.length, random);
        return new Correspondence(
                anchors,
                anchorTargets,
                anchorLabels,
                scored,
                scoredLabels,
                targets,
                Arrays.stream(order).map(i -> targetLabels[i]).toArray(),
                scoredPairs,
                rows(targetPairs, order(targetPairs.length, random)));
    }

    private static int[] order(final int count, final SplittableRandom random) {
        final int[] order = IntStream.range(0, count).toArray();
        Randoms.shuffle(order, random);
        return order;
    }
}
