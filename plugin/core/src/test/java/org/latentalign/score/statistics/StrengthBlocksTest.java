package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrengthBlocksTest {

    private static final int DRAWS = 120_000;

    /** Two units, then four, and one of no block in between. */
    private static final StrengthBlocks BLOCKS = new StrengthBlocks(List.of(new int[] {6, 0}, new int[] {4, 1, 5, 2}));

    private static final int UNITS = 7;

    @Test
    void allPermutationsOfABlockAreDrawnAlike() {
        final Map<String, Integer> drawn = new TreeMap<>();
        final int[] permutation = IntStream.range(0, UNITS).toArray();
        final SplittableRandom random = new SplittableRandom(1);
        for (int draw = 0; draw < DRAWS; draw++) {
            BLOCKS.shuffle(permutation, random);
            drawn.merge(Arrays.toString(permutation), 1, Integer::sum);
        }
        final Map<String, Integer> possible = new TreeMap<>();
        BLOCKS.forEachPermutation(UNITS, each -> possible.put(Arrays.toString(each), 0));
        assertEquals(BLOCKS.permutations(), possible.size());
        assertEquals(possible.keySet(), drawn.keySet());
        final double expected = DRAWS / BLOCKS.permutations();
        // five standard errors of a count: one in 36,000 such tests finds any of 48 beyond
        drawn.forEach((which, count) -> assertEquals(expected, count, 5 * Math.sqrt(expected), which));
    }

    /** By Knuth's algorithm P on a copy of each block, as it was written first: who shares a seed shares p-values. */
    @Test
    void drawsDependOnTheSeedAlone() {
        final SplittableRandom random = new SplittableRandom(7);
        final SplittableRandom same = new SplittableRandom(7);
        final int[] permutation = IntStream.range(0, UNITS).toArray();
        final int[] expected = permutation.clone();
        for (int draw = 0; draw < 100; draw++) {
            BLOCKS.shuffle(permutation, random);
            for (final int[] block : BLOCKS.blocks()) {
                final int[] units = block.clone();
                for (int i = units.length - 1; i > 0; i--) {
                    final int j = (int) Math.floor(same.nextDouble() * (i + 1));
                    final int unit = units[i];
                    units[i] = units[j];
                    units[j] = unit;
                }
                for (int i = 0; i < block.length; i++) {
                    expected[block[i]] = units[i];
                }
            }
            assertEquals(Arrays.toString(expected), Arrays.toString(permutation));
        }
    }
}
