package org.latentalign.score.retrieval;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.RowProduct;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.Ranks;
import org.latentalign.score.statistics.SortedValues;

/**
 * How well mapped rows find their partners among the rows of the other space. A partner is a row with the same label:
 * the one row that belongs to it, or any row of its group. Rows that are as similar as the partner count as half before
 * it, so that a map that makes all rows alike finds none.
 *
 * @param rows how many mapped rows have a partner
 * @param first the share whose most similar row is a partner (P at 1)
 * @param amongFive the share that has a partner among the five most similar rows (P at 5)
 * @param firstCorrected P at 1 with {@code 2 s(x, y) - r(x) - r(y)} in place of the similarity s, where r is the mean
 *     similarity to the k nearest rows of the other side: rows that are near to everything are held back (CSLS; Conneau
 *     and others, "Word translation without parallel data", 2018)
 * @param meanReciprocalRank the mean of 1 over the rank of the best partner
 * @param closerThanTrue the mean share of rows that are no partners and closer than a partner, over both directions
 *     (FOSCTTM; Liu and others, "Jointly embedding multiple single-cell omics measurements", 2019); 0.5 by chance
 */
public record Retrieval(
        int rows,
        double first,
        double amongFive,
        double firstCorrected,
        double meanReciprocalRank,
        double closerThanTrue) {

    private static final int BLOCK = 64;

    private static final int[] NOWHERE = {};

    /**
     * Scores.
     *
     * @param mapped n rows of h values
     * @param mappedLabels their labels
     * @param others m rows of h values
     * @param otherLabels their labels
     * @param similarity by what partners are found
     * @param neighbors k, for the correction
     * @param progress told often enough to cancel within a second
     * @return NaN where no row has a partner
     */
    public static Retrieval of(
            final double[][] mapped,
            final int[] mappedLabels,
            final double[][] others,
            final int[] otherLabels,
            final Similarity similarity,
            final int neighbors,
            final Progress progress) {
        final Side forward = new Side(mapped, mappedLabels, others, otherLabels, similarity, neighbors);
        final Side back = new Side(others, otherLabels, mapped, mappedLabels, similarity, neighbors);
        forward.run(step(progress, 0));
        back.run(step(progress, 1));
        final double corrected = forward.corrected(back.nearestMeans, step(progress, 2));
        return new Retrieval(
                forward.count,
                forward.first / forward.count,
                forward.amongFive / forward.count,
                corrected / forward.count,
                forward.reciprocalRanks / forward.count,
                (forward.closer / forward.count + back.closer / back.count) / 2);
    }

    private static Progress step(final Progress progress, final int step) {
        return (fraction, message) -> progress.report((step + fraction) / 3, message);
    }

    private static int[] places(final List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The search from one side. */
    private static final class Side {

        private final double[][] queries;
        private final int[] queryLabels;
        private final int[] targetLabels;

        /** By label: where its targets are. */
        private final Map<Integer, int[]> placesOf;

        private final Similarity similarity;
        private final int neighbors;
        private final RowProduct product;
        private final double[] targetSquares;

        /** By query: the mean similarity to its nearest targets. */
        private final double[] nearestMeans;

        private int count;
        private double first;
        private double amongFive;
        private double reciprocalRanks;
        private double closer;

        Side(
                final double[][] queries,
                final int[] queryLabels,
                final double[][] targets,
                final int[] targetLabels,
                final Similarity similarity,
                final int neighbors) {
            this.similarity = similarity;
            this.queries = similarity == Similarity.COSINE ? units(queries) : queries;
            final double[][] compared = similarity == Similarity.COSINE ? units(targets) : targets;
            this.queryLabels = queryLabels;
            this.targetLabels = targetLabels;
            placesOf = IntStream.range(0, targetLabels.length)
                    .boxed()
                    .collect(Collectors.groupingBy(
                            j -> targetLabels[j],
                            Collectors.collectingAndThen(Collectors.toList(), Retrieval::places)));
            this.neighbors = Math.min(neighbors, targets.length);
            product = RowProduct.ofRows(compared);
            targetSquares = squares(compared);
            nearestMeans = new double[queries.length];
        }

        private static double[][] units(final double[][] rows) {
            return Arrays.stream(rows).map(Length::unit).toArray(double[][]::new);
        }

        private static double[] squares(final double[][] rows) {
            return Arrays.stream(rows).mapToDouble(Length::squares).toArray();
        }

        void run(final Progress progress) {
            eachQuery(progress, (query, similarities) -> {
                nearestMeans[query] = meanOfLargest(similarities);
                score(query, similarities);
            });
        }

        /** How many queries find a partner first by the corrected similarity; ties count as a part. */
        double corrected(final double[] targetMeans, final Progress progress) {
            final double[] found = new double[1];
            eachQuery(progress, (query, similarities) -> {
                for (int j = 0; j < similarities.length; j++) {
                    similarities[j] = 2 * similarities[j] - nearestMeans[query] - targetMeans[j];
                }
                final double[] partners = partners(query, similarities);
                if (partners.length > 0) {
                    found[0] += Math.max(0, 2 - rank(query, similarities, partners));
                }
            });
            return found[0];
        }

        private void score(final int query, final double[] similarities) {
            final double[] partners = partners(query, similarities);
            if (partners.length == 0) {
                return;
            }
            final double rank = rank(query, similarities, partners);
            count++;
            first += Math.max(0, Math.min(1, 2 - rank));
            amongFive += Math.max(0, Math.min(1, 6 - rank));
            reciprocalRanks += 1 / rank;
            closer += partners.length == 1
                    ? (rank - 1) / Math.max(1, similarities.length - 1)
                    : closer(query, similarities, partners);
        }

        /** The similarities of a query to its partners. */
        private double[] partners(final int query, final double[] similarities) {
            final int[] places = placesOf.getOrDefault(queryLabels[query], NOWHERE);
            final double[] partners = new double[places.length];
            for (int i = 0; i < places.length; i++) {
                partners[i] = similarities[places[i]];
            }
            return partners;
        }

        /** The rank of the best partner among the targets that are none. */
        private double rank(final int query, final double[] similarities, final double[] partners) {
            final int label = queryLabels[query];
            double best = Double.NEGATIVE_INFINITY;
            for (final double partner : partners) {
                best = Math.max(best, partner);
            }
            int more = 0;
            int equal = 0;
            for (int j = 0; j < similarities.length; j++) {
                if (similarities[j] >= best && targetLabels[j] != label) {
                    more += similarities[j] > best ? 1 : 0;
                    equal += similarities[j] == best ? 1 : 0;
                }
            }
            return Ranks.among(more, equal);
        }

        /** The mean share of the targets that are no partners and come before a partner; the partners are sorted. */
        private double closer(final int query, final double[] similarities, final double[] partners) {
            final int strangers = similarities.length - partners.length;
            if (strangers == 0) {
                return 0;
            }
            final int label = queryLabels[query];
            Arrays.sort(partners);
            double passed = 0;
            for (int j = 0; j < similarities.length; j++) {
                if (targetLabels[j] != label && similarities[j] >= partners[0]) {
                    final int below = SortedValues.below(partners, similarities[j]);
                    passed += (below + SortedValues.notAbove(partners, similarities[j], below)) / 2.0;
                }
            }
            return passed / partners.length / strangers;
        }

        private double meanOfLargest(final double[] similarities) {
            final double[] largest = new double[neighbors]; // ascending
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
            for (final double value : similarities) {
                if (value > largest[0]) {
                    int place = 0;
                    while (place + 1 < neighbors && largest[place + 1] < value) {
                        largest[place] = largest[place + 1];
                        place++;
                    }
                    largest[place] = value;
                }
            }
            return Arrays.stream(largest).average().orElse(0);
        }

        /** What is done with the similarities of a query to all targets, which may be changed. */
        @FunctionalInterface
        private interface Visitor {
            void visit(int query, double[] similarities);
        }

        private void eachQuery(final Progress progress, final Visitor visitor) {
            final double[][] block = new double[BLOCK][];
            final double[][] similarities = new double[BLOCK][targetSquares.length];
            final RowProduct.Scratch scratch = product.newScratch();
            for (int start = 0; start < queries.length; start += BLOCK) {
                progress.report((double) start / queries.length, () -> "Searching for partners");
                final int size = Math.min(BLOCK, queries.length - start);
                System.arraycopy(queries, start, block, 0, size);
                product.multiply(block, size, similarities, scratch);
                for (int r = 0; r < size; r++) {
                    if (similarity == Similarity.EUCLIDEAN) {
                        toDistances(similarities[r], Length.squares(block[r]));
                    }
                    visitor.visit(start + r, similarities[r]);
                }
            }
        }

        private void toDistances(final double[] products, final double square) {
            for (int j = 0; j < products.length; j++) {
                products[j] = 2 * products[j] - square - targetSquares[j];
            }
        }
    }
}
