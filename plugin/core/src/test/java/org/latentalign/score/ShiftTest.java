package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Cosine;
import org.latentalign.score.SignatureTable.Options;
import org.latentalign.score.SignatureTable.Treatment;

class ShiftTest {

    private static final Treatment DRUG = new Treatment("drug", "");

    @Test
    void isTheDifference() {
        assertArrayEquals(new double[] {-2, 5, 0}, Shift.between(new double[] {3, -1, 7}, new double[] {1, 4, 7}));
        assertArrayEquals(new double[2], Shift.between(new double[2], new double[2]));
        assertArrayEquals(new double[] {1e-300, 0}, Shift.between(new double[2], new double[] {1e-300, 0}));
    }

    @Test
    void isZeroUpToTheShareThatRoundingHas() {
        for (final double length : new double[] {1e-300, 1e-160, 1, 3e8, 1e160, 1e300}) {
            final double[] from = {length, 0};
            // the lengths of both together are twice the one
            final double[] rounding = {length, Math.scalb(length, -47)};
            final double[] change = {length, Math.nextUp(Math.scalb(length, -47)) * (1 + 1e-12)};
            assertArrayEquals(new double[2], Shift.between(from, rounding), "length " + length);
            assertArrayEquals(new double[2], Shift.between(rounding, from), "length " + length);
            assertArrayEquals(new double[] {0, change[1]}, Shift.between(from, change), "length " + length);
        }
    }

    @Test
    void keepsWhatIsNotFinite() {
        final double[] one = {1, 1};
        for (final double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            final double[] vector = {bad, 1};
            assertTrue(Double.isNaN(Cosine.between(one, Shift.between(one, vector))));
            assertTrue(Double.isNaN(Cosine.between(one, Shift.between(vector, one))));
        }
        // as long as a double can be, but no rounding
        assertEquals(1e307, Shift.between(new double[] {1.7e308, 1e308}, new double[] {1.7e308, 1.1e308})[1], 1e292);
    }

    /** A drug that does nothing, its samples being the controls' in another order: its signatures are only rounding. */
    @Test
    void aSignatureThatIsOnlyRoundingHasLengthZero() {
        final Random random = new Random(4);
        int different = 0;
        for (int draw = 0; draw < 50; draw++) {
            final var table = new SignatureTable(new Options(Aggregation.MEAN, false, 1), 20);
            final List<double[]> samples = Arrays.asList(IntStream.range(0, 12)
                    .mapToObj(i -> random.doubles(20, 0, 15).toArray())
                    .toArray(double[][]::new));
            samples.forEach(sample -> table.addControl("A", "", sample));
            Collections.shuffle(samples, random);
            samples.forEach(sample -> table.addTreated("A", DRUG, sample));
            different += Arrays.equals(mean(samples), mean(reversed(samples))) ? 0 : 1;
            assertArrayEquals(
                    new double[20], table.signature("A", DRUG).orElseThrow().shift());
        }
        assertNotEquals(0, different, "the order never mattered");
    }

    private static List<double[]> reversed(final List<double[]> samples) {
        final List<double[]> reversed = Arrays.asList(samples.toArray(double[][]::new));
        Collections.reverse(reversed);
        return reversed;
    }

    private static double[] mean(final List<double[]> samples) {
        final var mean = new SampleGroup.Mean(20);
        samples.forEach(mean::add);
        return mean.center();
    }
}
