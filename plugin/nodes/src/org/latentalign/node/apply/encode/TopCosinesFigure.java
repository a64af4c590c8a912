package org.latentalign.node.apply.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;

/** The picture of {@link TopCosines}: before and after encoding, as densities over position and cosine. */
final class TopCosinesFigure {

    /** Axes end at a multiple of so many bins: at a tenth. */
    private static final int BINS_OF_A_TENTH = RankHistogram.COSINE_BINS / 20;

    /** A tile is at least so many bins of cosines high, so that there are not too many tiles. */
    private static final int MOST_TILES_ABOVE_EACH_OTHER = 40;

    /** A weaker correlation is not worth mentioning. */
    private static final double WEAK_CORRELATION = 0.3;

    /** With fewer rows a correlation says nothing. */
    private static final int FEW_ROWS = 20;

    /** From this mean cosine on, all rows point in nearly the same direction. */
    private static final double HIGH_MEAN = 0.8;

    private final TopCosines cosines;

    private final String direction;

    /** Bins of cosines that are shown. */
    private final int low;

    private final int high;

    private TopCosinesFigure(final TopCosines cosines) {
        this.cosines = cosines;
        direction = cosines.number() == 1
                ? "strongest direction"
                : "strongest direction that is kept (number " + cosines.number() + ")";
        int first = 0;
        while (isEmpty(first)) {
            first++;
        }
        int last = RankHistogram.COSINE_BINS;
        while (isEmpty(last - 1)) {
            last--;
        }
        low = first / BINS_OF_A_TENTH * BINS_OF_A_TENTH;
        high = (last + BINS_OF_A_TENTH - 1) / BINS_OF_A_TENTH * BINS_OF_A_TENTH;
    }

    private boolean isEmpty(final int cosineBin) {
        for (int i = 0; i < cosines.before().bins(); i++) {
            if (cosines.before().count(i, cosineBin, cosineBin + 1)
                            + cosines.after().count(i, cosineBin, cosineBin + 1)
                    > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param counted the counts, or nothing when the model knows no direction or there are no rows
     * @param rowCount how many rows the table has
     * @return nothing when no row has a cosine with the strongest direction
     */
    static Optional<Scene> scene(final Optional<TopCosines> counted, final long rowCount) {
        return counted.filter(cosines -> cosines.before().count() > 0)
                .map(cosines -> new TopCosinesFigure(cosines).scene(rowCount));
    }

    /** Whether the cosine rises or falls along the table more than chance has it. */
    static boolean hasOrder(final TopCosines cosines) {
        long count = cosines.before().count();
        return count >= FEW_ROWS
                && Math.abs(cosines.before().correlation()) >= Math.max(WEAK_CORRELATION, byChance(count));
    }

    private Scene scene(final long rowCount) {
        var before = cosines.before();
        var after = cosines.after();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Rows", Numbers.count(before.count())));
        long without = rowCount - before.count() - cosines.undefined();
        if (without > 0) {
            facts.add(new Fact("Rows without an embedding", Numbers.count(without)));
        }
        if (cosines.undefined() > 0) {
            facts.add(new Fact("Rows of length zero", Numbers.count(cosines.undefined())));
        }
        facts.add(new Fact("Mean cosine before", Numbers.decimal(before.mean())));
        facts.add(new Fact("Mean cosine after", Numbers.decimal(after.mean())));
        facts.add(new Fact("Correlation with log position before", Numbers.decimal(before.correlation())));
        facts.add(new Fact("Correlation with log position after", Numbers.decimal(after.correlation())));
        return new Scene(
                "Along the table",
                verdict(),
                facts,
                List.of(
                        panel("Before encoding", Meaning.BEFORE, before),
                        panel("After encoding", Meaning.AFTER, after)),
                List.of());
    }

    private String verdict() {
        var sentences = new ArrayList<String>();
        double correlation = cosines.before().correlation();
        if (hasOrder(cosines)) {
            sentences.add("Rows at the beginning of the table are " + (correlation < 0 ? "nearer to" : "farther from")
                    + " the " + direction + " than those at its end. If the table is sorted by frequency, as files of"
                    + " word vectors are, this direction tells how frequent a word is more than what it means, and it"
                    + " is stretched most.");
        } else {
            sentences.add(
                    "The cosine with the " + direction + " neither rises nor falls steadily along the table. Steps"
                            + " would tell of groups of rows, such as cell lines.");
        }
        if (Math.abs(cosines.after().mean()) >= HIGH_MEAN) {
            sentences.add("After encoding most rows lie close to it: cosines between rows are high then, whatever they"
                    + " mean, and those between changes need a baseline.");
        }
        return String.join(" ", sentences);
    }

    /** Two standard deviations of the correlation when rows stand in any order: said of 5 in 100 such tables. */
    private static double byChance(final long count) {
        return 2 / Math.sqrt(count - 1);
    }

    private Panel panel(final String when, final Meaning meaning, final RankHistogram histogram) {
        var marks = new ArrayList<Mark>();
        marks.add(tiles(histogram, meaning));
        marks.add(means(histogram));
        return Panel.of(
                when,
                "How many rows have which cosine with the " + direction + " " + when.toLowerCase(Locale.ROOT)
                        + ", by their position in the table. The mean cosine is "
                        + Numbers.decimal(histogram.mean()) + ".",
                Axis.logarithmic("Position in the table", 1, histogram.to(histogram.bins() - 1)),
                Axis.linear("Cosine with the " + direction, cosine(low), cosine(high)),
                marks);
    }

    private static double cosine(final int bin) {
        return 2.0 * bin / RankHistogram.COSINE_BINS - 1;
    }

    private Mark tiles(final RankHistogram histogram, final Meaning meaning) {
        int height = (high - low + MOST_TILES_ABOVE_EACH_OTHER - 1) / MOST_TILES_ABOVE_EACH_OTHER;
        var tiles = new ArrayList<double[]>();
        for (int i = 0; i < histogram.bins(); i++) {
            for (int bottom = low; bottom < high; bottom += height) {
                int top = Math.min(high, bottom + height);
                long count = histogram.count(i, bottom, top);
                if (count > 0) {
                    tiles.add(new double[] {histogram.from(i), histogram.to(i), cosine(bottom), cosine(top), count});
                }
            }
        }
        return new Mark.Tiles(
                "Rows",
                meaning,
                column(tiles, 0),
                column(tiles, 1),
                column(tiles, 2),
                column(tiles, 3),
                column(tiles, 4));
    }

    private static double[] column(final List<double[]> rows, final int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    private static Mark means(final RankHistogram histogram) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i < histogram.bins(); i++) {
            double mean = histogram.mean(i);
            if (!Double.isNaN(mean)) {
                points.add(new double[] {Math.sqrt((double) histogram.from(i) * histogram.to(i)), mean});
            }
        }
        return new Mark.Line("Mean", Meaning.NEUTRAL, column(points, 0), column(points, 1), false);
    }
}
