package org.latentalign.score.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.latentalign.score.distance.GroupedRows;

/**
 * What is left of rows without the mean of their group and stratum: of n rows, n - 1 Helmert contrasts {@code (k x_(k+1) -
 * x_1 - ... - x_k) / sqrt(k (k + 1))}. Their squares sum up to those of the residuals, but unlike residuals, which sum to
 * zero in every group, they are uncorrelated with one another: where groups have the same covariance, contrasts of normal
 * rows can be exchanged exactly, however few there are.
 */
final class Contrasts {

    private Contrasts() {}

    /**
     * @param rows with groups and strata
     * @return the contrasts in place of rows, with the same groups and strata; without clusters
     */
    static GroupedRows of(final GroupedRows rows) {
        final Map<List<Integer>, List<Integer>> cells = new LinkedHashMap<>();
        for (int i = 0; i < rows.rows().length; i++) {
            cells.computeIfAbsent(List.of(rows.groups()[i], rows.strata()[i]), key -> new ArrayList<>())
                    .add(i);
        }
        final List<double[]> contrasts = new ArrayList<>();
        final List<List<Integer>> keys = new ArrayList<>();
        cells.forEach((key, members) -> {
            addTo(contrasts, rows.rows(), members);
            while (keys.size() < contrasts.size()) {
                keys.add(key);
            }
        });
        return new GroupedRows(
                contrasts.toArray(double[][]::new),
                rows.names(),
                keys.stream().mapToInt(key -> key.get(0)).toArray(),
                keys.stream().mapToInt(key -> key.get(1)).toArray(),
                IntStream.range(0, contrasts.size()).toArray());
    }

    private static void addTo(final List<double[]> contrasts, final double[][] rows, final List<Integer> members) {
        final int d = rows[members.get(0)].length;
        final double[] mean = new double[d]; // of the rows so far: their sum would lose digits far from the origin
        for (int k = 0; k < members.size(); k++) {
            final double[] row = rows[members.get(k)];
            final double scale = Math.sqrt(k / (k + 1.0));
            final double[] contrast = new double[d];
            for (int j = 0; j < d; j++) {
                contrast[j] = scale * (row[j] - mean[j]);
                mean[j] += (row[j] - mean[j]) / (k + 1);
            }
            if (k > 0) {
                contrasts.add(contrast);
            }
        }
    }
}
