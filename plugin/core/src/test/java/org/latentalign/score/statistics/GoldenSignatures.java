package org.latentalign.score.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The treatments of the golden cases that were measured in both lines.
 *
 * @param drugs the drug of every treatment
 * @param labels its dose
 * @param first its signature in line 1
 * @param second its signature in line 2
 */
record GoldenSignatures(List<String> drugs, List<String> labels, double[][] first, double[][] second) {

    static GoldenSignatures of(final GoldenJson significance) {
        final List<String> drugs = new ArrayList<>();
        final List<String> labels = new ArrayList<>();
        final List<double[]> first = new ArrayList<>();
        final List<double[]> second = new ArrayList<>();
        for (final GoldenJson row : significance.get("signatures").list()) {
            final double[] one = row.list().get(2).numbers();
            final double[] two = row.list().get(3).numbers();
            if (one.length > 0 && two.length > 0) {
                drugs.add(row.list().get(0).text());
                labels.add(row.list().get(1).text());
                first.add(one);
                second.add(two);
            }
        }
        return new GoldenSignatures(drugs, labels, first.toArray(double[][]::new), second.toArray(double[][]::new));
    }
}
