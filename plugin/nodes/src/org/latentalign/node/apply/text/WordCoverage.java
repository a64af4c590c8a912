package org.latentalign.node.apply.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.FigureTable;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;

/** How many of the words of texts have a vector, and which have none: counted text by text, in a bounded memory. */
final class WordCoverage {

    private static final String TITLE = "Words found and not found";

    private static final int BINS = 10;

    /** Different words without a vector that are counted; those that come later are counted together. */
    private static final int MOST_WORDS = 100_000;

    private static final int LISTED = 50;

    private static final double GOOD = 0.9;

    private final long[] texts = new long[BINS];

    private final Map<String, Long> unknown = new HashMap<>();

    private long withoutWords;

    private long found;

    private long notFound;

    private long notCounted;

    /**
     * @param tokens of a text
     * @param isKnown whether a word has a vector
     * @param known how many of the tokens have one
     */
    void add(final List<String> tokens, final Predicate<String> isKnown, final int known) {
        found += known;
        notFound += tokens.size() - known;
        if (tokens.isEmpty()) {
            withoutWords++;
            return;
        }
        texts[Math.min(BINS - 1, known * BINS / tokens.size())]++;
        for (var token : tokens) {
            if (!isKnown.test(token)) {
                if (unknown.containsKey(token) || unknown.size() < MOST_WORDS) {
                    unknown.merge(token, 1L, Long::sum);
                } else {
                    notCounted++;
                }
            }
        }
    }

    Figure figure() {
        long all = found + notFound;
        if (all == 0) {
            return Figure.empty(TITLE, "No text has a word.");
        }
        double share = (double) found / all;
        long none = texts[0];
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Words found", Numbers.count(found)));
        facts.add(new Fact("Words not found", Numbers.count(notFound)));
        facts.add(new Fact(
                "Texts",
                Numbers.count(IntStream.range(0, BINS).mapToLong(i -> texts[i]).sum())));
        if (withoutWords > 0) {
            facts.add(new Fact("Texts without a word", Numbers.count(withoutWords)));
        }
        if (notCounted > 0) {
            facts.add(new Fact("Words not found that are not listed", Numbers.count(notCounted)));
        }
        var verdict = Numbers.percent(share) + " of the words have a vector"
                + (none > 0
                        ? "; in " + Numbers.count(none) + (none == 1 ? " text" : " texts")
                                + " fewer than a tenth have one"
                        : "")
                + ". "
                + (share >= GOOD
                        ? "The vectors of texts rest on nearly all of their words."
                        : "Look at the words that are not found: another letter case, another language or names that"
                                + " the word vectors do not know.");
        return Figure.of(TITLE, new Scene("", verdict, facts, List.of(panel()), tables()));
    }

    private Panel panel() {
        var shares = IntStream.range(0, BINS)
                .mapToObj(i -> i * 100 / BINS + (i == BINS - 1 ? " to 100%" : " to " + (i + 1) * 100 / BINS + "%"))
                .toList();
        double[] values = IntStream.range(0, BINS).mapToDouble(i -> texts[i]).toArray();
        double most = IntStream.range(0, BINS).mapToDouble(i -> values[i]).max().orElse(1);
        return Panel.of(
                "Texts by the share of their words that is found",
                "How many texts have which share of words with a vector. " + Numbers.count(texts[BINS - 1])
                        + " have a vector for at least nine of ten words.",
                Axis.linear("Texts", 0, 1.05 * Math.max(1, most)),
                Axis.categories("Words found", shares),
                List.of(new Mark.Bars(
                        "Texts",
                        Meaning.AFTER,
                        IntStream.range(0, BINS).asDoubleStream().toArray(),
                        values)));
    }

    private List<FigureTable> tables() {
        if (unknown.isEmpty()) {
            return List.of();
        }
        var rows = unknown.entrySet().stream()
                .sorted(Collections.reverseOrder(Map.Entry.<String, Long>comparingByValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LISTED)
                .map(entry -> List.of(entry.getKey(), Numbers.count(entry.getValue())))
                .toList();
        return List.of(new FigureTable(
                "Words without a vector, the most frequent first"
                        + (rows.size() < unknown.size() ? " (" + LISTED + " of " + unknown.size() + ")" : ""),
                List.of("Word", "Times"),
                rows));
    }
}
