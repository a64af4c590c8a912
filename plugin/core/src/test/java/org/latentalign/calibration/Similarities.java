package org.latentalign.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.Correlation;
import org.latentalign.score.RatedPairs;
import org.latentalign.score.SimilarityVerdict;

/** How often cosines are said to follow ratings that have nothing to do with them, and encoding to have helped. */
final class Similarities {

    private static final int DIMENSION = 12;

    private static final int UNMATCHED_LIMIT = 1_000;

    private Similarities() {}

    /**
     * What is said of one table.
     *
     * @param p of the rank correlation, which takes pairs for independent
     * @param before in words
     * @param after in words, of another space that is as good
     */
    private record Found(double p, String before, String after) {}

    /**
     * Words that have something of their own in cosines and in ratings, whoever they are paired with.
     *
     * @param words how many
     * @param pairs how many
     * @param meaning how much both spaces have of what people rate by, beside noise of their own; 0 for nothing
     */
    private static Found found(final int words, final int pairs, final double meaning, final NormalDeviates random) {
        final double[][] meanings = normal(words, random);
        final double[][][] spaces = {normal(words, random), normal(words, random)};
        for (final double[][] space : spaces) {
            final double[] hub = Vectors.normal(DIMENSION, random);
            for (int word = 0; word < words; word++) {
                // some words are near to all others, in both spaces differently
                space[word] = Vectors.sum(
                        Vectors.sum(space[word], meaning, meanings[word]), 0.5 * Math.abs(random.next()), hub);
            }
        }
        final double[] whims = Vectors.normal(words, random);
        final int[] first = new int[pairs];
        final int[] second = new int[pairs];
        Arrays.setAll(first, pair -> pair % words);
        Arrays.setAll(second, pair -> (pair % words + 1 + pair / words) % words);
        final double[] ratings = IntStream.range(0, pairs)
                .mapToDouble(pair -> Math.rint(4
                        * (cosine(meanings, first[pair], second[pair])
                                + 0.1 * (whims[first[pair]] + whims[second[pair]] + random.next()))))
                .toArray();
        final var rated = new RatedPairs(names(first), names(second));
        final List<Correlation> correlations = Arrays.stream(spaces)
                .map(space -> Correlation.spearman(
                        IntStream.range(0, pairs)
                                .mapToDouble(pair -> cosine(space, first[pair], second[pair]))
                                .toArray(),
                        ratings,
                        rated.units(),
                        Progress.NONE))
                .toList();
        return new Found(
                correlations.get(0).pValue(),
                verdict(correlations.get(0), pairs, rated, spaces[0], Optional.empty()),
                verdict(correlations.get(1), pairs, rated, spaces[1], Optional.of(correlations.get(0))));
    }

    private static String verdict(
            final Correlation correlation,
            final int pairs,
            final RatedPairs rated,
            final double[][] space,
            final Optional<Correlation> before) {
        return SimilarityVerdict.of(
                correlation,
                pairs,
                rated.score(word -> space[Integer.parseInt(word)], UNMATCHED_LIMIT, 1, Progress.NONE),
                before,
                OptionalDouble.empty());
    }

    private static List<String> names(final int[] words) {
        return Arrays.stream(words).mapToObj(String::valueOf).toList();
    }

    private static double[][] normal(final int words, final NormalDeviates random) {
        return IntStream.range(0, words)
                .mapToObj(word -> Vectors.normal(DIMENSION, random))
                .toArray(double[][]::new);
    }

    private static double cosine(final double[][] vectors, final int i, final int j) {
        return Vectors.product(vectors[i], vectors[j])
                / Math.sqrt(Vectors.product(vectors[i], vectors[i]) * Vectors.product(vectors[j], vectors[j]));
    }

    /** Shares of tables by what is said. */
    static Markdown ofWords(final Tables tables) {
        final var markdown = new Markdown(
                "Cosines and ratings of words",
                "Word Similarity Evaluator: the share of tables in which the p-value of the rank correlation is up to 5 %"
                        + " (*p*; it takes pairs for independent, which pairs with a word in common are not), of which it is"
                        + " said that cosines follow the ratings or fall with them (*verdict*), and that encoding *helped* or"
                        + " made it *worse*, where the second space is another one that is as good. Where ratings have"
                        + " nothing to do with the vectors, 0.050 is nominal for the first two; for the last two it is so always.",
                "words",
                "pairs",
                "which",
                "p",
                "verdict",
                "helped",
                "worse");
        int setting = 1100;
        for (final int[] shape : new int[][] {{8, 12}, {20, 20}, {20, 100}, {60, 120}}) {
            for (final double meaning : new double[] {0, 1}) {
                final List<Found> found = tables.each(setting++, random -> found(shape[0], shape[1], meaning, random));
                markdown.add(
                        shape[0],
                        shape[1],
                        meaning == 0 ? "nothing in common" : "half in common",
                        Rates.share(found, table -> table.p() <= SimilarityVerdict.CHANCE_FROM),
                        Rates.share(found, table -> table.before().startsWith("The cosines")),
                        Rates.share(found, table -> table.after().contains("Encoding helped")),
                        Rates.share(found, table -> table.after().contains("Encoding made it worse")));
            }
        }
        return markdown;
    }
}
