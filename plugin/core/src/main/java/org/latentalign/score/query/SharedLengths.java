package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How long the lists of a background are for lists of many lengths: as long as those that are asked, while these have few
 * different lengths; else lists of like lengths share a background of their mean length. A cosine with a list of genes has the
 * same spread by chance whatever the list's length, and connectivity scores are normalized, so that a length that is a little
 * off does little; a background for each of hundreds of lengths would take hundreds of times as long.
 *
 * @param up how many raised genes
 * @param down how many lowered genes
 */
public record SharedLengths(int up, int down) {

    /** More backgrounds cost more than they tell. */
    public static final int MOST = 8;

    /** By how much lengths differ that are like, from one try to the next; the last one knows only which lists are empty. */
    private static final double[] RATIOS = {1, 1.25, 1.6, 2.5, 6, Double.POSITIVE_INFINITY};

    /**
     * Shares.
     *
     * @param asked lists
     * @return of each of them, how long the lists of its background are; at most {@link #MOST} are different
     */
    public static List<SharedLengths> of(final List<GeneSets> asked) {
        for (final double ratio : RATIOS) {
            final Map<SharedLengths, List<GeneSets>> like = new LinkedHashMap<>();
            asked.forEach(sets -> like.computeIfAbsent(key(sets, ratio), key -> new ArrayList<>())
                    .add(sets));
            if (like.size() <= MOST) {
                return asked.stream()
                        .map(sets -> mean(like.get(key(sets, ratio))))
                        .toList();
            }
        }
        throw new IllegalStateException("There are at most three kinds of lists of which some are empty.");
    }

    private static SharedLengths key(final GeneSets sets, final double ratio) {
        return new SharedLengths(key(sets.upGenes().length, ratio), key(sets.downGenes().length, ratio));
    }

    /** The same number for lengths that are like; 0 for empty lists only. */
    private static int key(final int length, final double ratio) {
        if (length == 0 || ratio == 1) {
            return length;
        }
        return Double.isInfinite(ratio) ? 1 : 1 + (int) Math.round(Math.log(length) / Math.log(ratio));
    }

    private static SharedLengths mean(final Collection<GeneSets> sets) {
        return new SharedLengths(mean(sets, one -> one.upGenes().length), mean(sets, one -> one.downGenes().length));
    }

    /** Rounded down, so that the two lists together are not longer than all genes. */
    private static int mean(final Collection<GeneSets> sets, final ToIntFunction<GeneSets> length) {
        return (int) sets.stream().mapToInt(length).average().orElse(0);
    }
}
