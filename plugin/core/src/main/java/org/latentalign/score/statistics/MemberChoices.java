package org.latentalign.score.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.latentalign.kernel.Rows;

/**
 * Every way in which directions can be the members of a group, when as many of each block are members as there are: the exact
 * test of a small group (Fisher, The Design of Experiments, section 21). A permutation chooses each of them as often as any
 * other.
 */
final class MemberChoices {

    private final double[][] units;

    private final List<int[]> blocks;

    /** By block. */
    private final int[] members;

    /** Products of the directions of all blocks, in the order of the blocks. */
    private double[][] cosines;

    /** The first direction of a block in this order. */
    private int[] starts;

    private int[] chosen;

    private double atLeast;

    private long asMuch;

    private MemberChoices(final double[][] units, final List<int[]> blocks, final int[] members) {
        this.units = units;
        this.blocks = blocks;
        this.members = members;
    }

    /**
     * @param units directions of length 1
     * @param blocks the directions that may take the place of each other
     * @param isMember whether a direction is of the group
     */
    static MemberChoices of(final double[][] units, final StrengthBlocks blocks, final IntPredicate isMember) {
        return new MemberChoices(
                units,
                blocks.blocks(),
                blocks.blocks().stream()
                        .mapToInt(block ->
                                (int) Arrays.stream(block).filter(isMember).count())
                        .toArray());
    }

    /** @return how many there are, the observed one among them, or {@link Double#POSITIVE_INFINITY} */
    double count() {
        double count = 1;
        for (int block = 0; block < members.length; block++) {
            for (int i = 0; i < members[block]; i++) {
                count = count * (blocks.get(block).length - i) / (i + 1);
            }
        }
        return count;
    }

    /**
     * @param observed the mean cosine of the group
     * @return what share of all choices has a mean cosine as large
     */
    PermutationTest test(final double observed) {
        final int[] directions = blocks.stream().flatMapToInt(Arrays::stream).toArray();
        starts = new int[blocks.size()];
        for (int block = 1; block < starts.length; block++) {
            starts[block] = starts[block - 1] + blocks.get(block - 1).length;
        }
        cosines = new double[directions.length][directions.length];
        for (int i = 0; i < directions.length; i++) {
            for (int j = 0; j < i; j++) {
                cosines[i][j] = Rows.dot(units[directions[i]], units[directions[j]], units[directions[i]].length);
            }
        }
        final int size = Arrays.stream(members).sum();
        chosen = new int[size];
        atLeast = (observed - PermutationTest.ROUNDING) * size * (size - 1) / 2;
        asMuch = 0;
        choose(0, 0, 0, 0, 0);
        return new PermutationTest(observed, asMuch / count(), 1 / count());
    }

    /**
     * @param block of which directions are chosen
     * @param from the first of them that may be
     * @param ofBlock how many of the block are chosen
     * @param count how many of all blocks are chosen, in ascending order
     * @param sum of the cosines among them
     */
    private void choose(final int block, final int from, final int ofBlock, final int count, final double sum) {
        if (block == members.length) {
            asMuch += sum >= atLeast ? 1 : 0;
            return;
        }
        if (ofBlock == members[block]) {
            choose(block + 1, 0, 0, count, sum);
            return;
        }
        final int last = blocks.get(block).length - (members[block] - ofBlock);
        for (int place = from; place <= last; place++) {
            final int direction = starts[block] + place;
            double more = sum;
            for (int i = 0; i < count; i++) {
                more += cosines[direction][chosen[i]];
            }
            chosen[count] = direction;
            choose(block, place + 1, ofBlock + 1, count + 1, more);
        }
    }
}
