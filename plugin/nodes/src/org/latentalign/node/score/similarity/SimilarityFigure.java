package org.latentalign.node.score.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.node.shared.view.ScoreFigure;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.Correlation;
import org.latentalign.spectral.LargeNumber;

/**
 * The picture of rated pairs of words: their cosines against what people say (section 6.2 of the paper), a scene for each
 * origin, a panel before and one after encoding.
 */
final class SimilarityFigure {

    private static final String TITLE = "Word similarity";

    /** More pairs than this are counted in tiles. */
    private static final int DOTS = 1000;

    /** Tiles along an axis. */
    private static final int TILES = 30;

    /** Cosines that lie within so little are told apart on a longer axis. */
    private static final double NARROW = 0.1;

    /** A margin beside the ratings, as a share of their range. */
    private static final double MARGIN = 0.05;

    /**
     * The cosines of one kind of vectors, seen from one origin.
     *
     * @param origin what it is called
     * @param isAfter whether the vectors are encoded
     * @param cosines one a pair; NaN where there is none
     * @param spearman the rank correlation of cosine and rating
     * @param pearson the correlation of the same
     * @param yardstick the cosines of rated pairs against those of unrated ones
     * @param verdict what follows
     */
    record Measured(
            String origin,
            boolean isAfter,
            double[] cosines,
            Correlation spearman,
            Correlation pearson,
            AlignmentScore yardstick,
            String verdict) {}

    private final List<List<String>> words;

    private final double[] ratings;

    private final OptionalDouble log10ConditionNumber;

    private SimilarityFigure(
            final List<List<String>> words, final double[] ratings, final OptionalDouble log10ConditionNumber) {
        this.words = words;
        this.ratings = ratings;
        this.log10ConditionNumber = log10ConditionNumber;
    }

    /**
     * @param words the two words of each pair
     * @param ratings one a pair
     * @param measured for each origin before and, with a model, after
     * @param log10ConditionNumber of the encoder, if known
     */
    static Figure of(
            final List<List<String>> words,
            final double[] ratings,
            final List<Measured> measured,
            final OptionalDouble log10ConditionNumber) {
        return new SimilarityFigure(words, ratings, log10ConditionNumber).figure(measured);
    }

    private Figure figure(final List<Measured> measured) {
        if (ratings.length == 0) {
            return Figure.empty(TITLE, "There is no complete pair.");
        }
        if (measured.stream().allMatch(one -> defined(one).length == 0)) {
            return Figure.empty(
                    TITLE, "No pair has vectors for both words: check the word column and the letter case.");
        }
        var scenes = new ArrayList<Scene>();
        for (var origin : measured.stream().map(Measured::origin).distinct().toList()) {
            scenes.add(scene(
                    origin,
                    measured.stream().filter(one -> one.origin().equals(origin)).toList()));
        }
        return new Figure(TITLE, "Origin", scenes, "");
    }

    private static int[] defined(final Measured measured) {
        return IntStream.range(0, measured.cosines().length)
                .filter(i -> Double.isFinite(measured.cosines()[i]))
                .toArray();
    }

    private Scene scene(final String origin, final List<Measured> phases) {
        var facts = new ArrayList<Fact>();
        boolean isAfter = phases.stream().anyMatch(Measured::isAfter);
        for (var phase : phases) {
            var when = isAfter ? phase.isAfter() ? " after" : " before" : "";
            facts.add(new Fact(
                    "Pairs with a cosine" + when,
                    Numbers.count(defined(phase).length) + " of " + Numbers.count(ratings.length)));
            var spearman = phase.spearman();
            facts.add(new Fact(
                    "Spearman" + when,
                    Numbers.withInterval(
                            spearman.coefficient(),
                            spearman.interval().low(),
                            spearman.interval().high())));
            if (Double.isFinite(spearman.pValue())) {
                facts.add(new Fact("p-value" + when, Numbers.significant(spearman.pValue())));
            }
            facts.add(new Fact(
                    "Mean cosine" + when, Numbers.decimal(phase.yardstick().mean())));
            facts.add(new Fact(
                    "Unrated pairs, mean cosine" + when,
                    Numbers.decimal(phase.yardstick().baseline())));
            facts.add(new Fact("AUC" + when, Numbers.decimal(phase.yardstick().areaUnderCurve())));
        }
        log10ConditionNumber.ifPresent(log10 -> facts.add(new Fact("Condition number", LargeNumber.text(log10))));
        var panels = new ArrayList<Panel>();
        var range = range(phases);
        boolean areNarrow = range.getMax() - range.getMin() < NARROW;
        phases.forEach(phase -> panels.add(panel(phase, cosines(phase, areNarrow), isAfter)));
        var last = phases.get(phases.size() - 1);
        panels.add(new ScoreFigure(
                        phases.get(0).yardstick(),
                        isAfter ? Optional.of(last.yardstick()) : Optional.empty(),
                        "rated pairs")
                .distribution());
        return new Scene(origin, last.verdict(), facts, panels, List.of());
    }

    private static DoubleSummaryStatistics range(final List<Measured> phases) {
        return phases.stream()
                .flatMapToDouble(phase -> Arrays.stream(phase.cosines()))
                .filter(Double::isFinite)
                .summaryStatistics();
    }

    /** From -1 to 1, unless all cosines lie so close together that only their order tells something. */
    private static Axis cosines(final Measured phase, final boolean areNarrow) {
        var range = range(List.of(phase));
        double span = range.getMax() - range.getMin();
        return areNarrow && span > 0
                ? Axis.linear("Cosine", range.getMin() - MARGIN * span, range.getMax() + MARGIN * span)
                : Axis.linear("Cosine", -1, 1);
    }

    private Panel panel(final Measured phase, final Axis y, final boolean isAfter) {
        double low = Arrays.stream(ratings).min().orElse(0);
        double high = Arrays.stream(ratings).max().orElse(1);
        double margin = high > low ? MARGIN * (high - low) : 1;
        var x = Axis.linear("Rating", low - margin, high + margin);
        var meaning = phase.isAfter() ? Meaning.AFTER : Meaning.BEFORE;
        int[] defined = defined(phase);
        return Panel.of(
                !isAfter ? "Rating and cosine" : phase.isAfter() ? "After encoding" : "Before encoding",
                "The cosine of the two words of each pair against the rating that people gave it. Spearman's rank"
                        + " correlation is " + Numbers.decimal(phase.spearman().coefficient()) + ".",
                x,
                y,
                List.of(defined.length > DOTS ? tiles(phase, defined, x, y, meaning) : dots(phase, defined, meaning)));
    }

    private Mark dots(final Measured phase, final int[] defined, final Meaning meaning) {
        return new Mark.Dots(
                "Pairs",
                meaning,
                Arrays.stream(defined).mapToDouble(i -> ratings[i]).toArray(),
                Arrays.stream(defined).mapToDouble(i -> phase.cosines()[i]).toArray(),
                Arrays.stream(defined)
                        .mapToObj(i -> String.join(" – ", words.get(i)))
                        .toList(),
                false);
    }

    private Mark tiles(final Measured phase, final int[] defined, final Axis x, final Axis y, final Meaning meaning) {
        double width = (x.to() - x.from()) / TILES;
        double height = (y.to() - y.from()) / TILES;
        var counts = new TreeMap<Integer, Integer>();
        for (int i : defined) {
            int column = Math.min(TILES - 1, (int) ((ratings[i] - x.from()) / width));
            int row = Math.max(0, Math.min(TILES - 1, (int) ((phase.cosines()[i] - y.from()) / height)));
            counts.merge(column * TILES + row, 1, Integer::sum);
        }
        int[] tiles = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
        return new Mark.Tiles(
                "Pairs",
                meaning,
                Arrays.stream(tiles)
                        .mapToDouble(t -> x.from() + width * Math.floorDiv(t, TILES))
                        .toArray(),
                Arrays.stream(tiles)
                        .mapToDouble(t -> x.from() + width * (Math.floorDiv(t, TILES) + 1))
                        .toArray(),
                Arrays.stream(tiles)
                        .mapToDouble(t -> y.from() + height * Math.floorMod(t, TILES))
                        .toArray(),
                Arrays.stream(tiles)
                        .mapToDouble(t -> y.from() + height * (Math.floorMod(t, TILES) + 1))
                        .toArray(),
                counts.values().stream().mapToDouble(Integer::doubleValue).toArray());
    }
}
