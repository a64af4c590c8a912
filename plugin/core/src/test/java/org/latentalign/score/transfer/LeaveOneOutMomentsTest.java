package org.latentalign.score.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;

/** Against a pass over the rows that are left. */
class LeaveOneOutMomentsTest {

    private static SecondMoment moment(final List<double[]> rows, final boolean centered) throws Exception {
        final var moment = new SecondMomentAccumulator(4, centered);
        for (final double[] row : rows) {
            moment.add(row);
        }
        return moment.finish();
    }

    @Test
    void everyMomentIsThatOfTheOtherRows() throws Exception {
        for (final boolean centered : new boolean[] {false, true}) {
            for (int groups = 0; groups < 8; groups++) {
                final var random = new SplittableRandom(groups);
                final List<double[]> rest = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    rest.add(random.doubles(4, 5, 7).toArray());
                }
                final Map<String, List<double[]>> held = new TreeMap<>();
                for (int group = 0; group < groups; group++) {
                    final List<double[]> rows = new ArrayList<>();
                    for (int i = 0; i <= group; i++) {
                        rows.add(random.doubles(4, 1, 9).toArray());
                    }
                    held.put("group " + group, rows);
                }
                final List<String> seen = new ArrayList<>();
                new LeaveOneOutMoments(held, centered).forEach(moment(rest, centered), (left, moment) -> {
                    seen.add(left);
                    final List<double[]> others = new ArrayList<>(rest);
                    held.forEach((name, rows) -> {
                        if (!name.equals(left)) {
                            others.addAll(rows);
                        }
                    });
                    final SecondMoment expected;
                    try {
                        expected = moment(others, centered);
                    } catch (final Exception e) {
                        throw new IllegalStateException(e);
                    }
                    assertEquals(others.size(), moment.count());
                    assertArrayEquals(expected.mean(), moment.mean(), 1e-13);
                    for (int i = 0; i < 4; i++) {
                        assertArrayEquals(
                                expected.matrix(new Scale.One())[i], moment.matrix(new Scale.One())[i], 1e-12);
                    }
                });
                assertEquals(List.copyOf(held.keySet()), seen);
            }
        }
    }
}
