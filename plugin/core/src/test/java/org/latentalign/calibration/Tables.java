package org.latentalign.calibration;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.latentalign.kernel.NormalDeviates;

/**
 * How many tables are simulated, and from which seed. Each table has random numbers of its own, so that the figures do
 * not depend on the number of threads.
 *
 * @param count how many tables a setting has
 * @param seed of all of them
 */
record Tables(int count, long seed) {

    /**
     * Simulates on all processors.
     *
     * @param setting a number of its own for every setting
     * @param table gives what is found in one table
     * @return in the order of the tables
     */
    <T> List<T> each(final int setting, final Function<NormalDeviates, T> table) {
        final var seeds = new SplittableRandom(seed + setting);
        final long[] ofTables = seeds.longs(count).toArray();
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> table.apply(NormalDeviates.of(ofTables[i])))
                .toList();
    }
}
