package org.latentalign.node.shared.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.knime.core.node.BufferedDataTable;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.format.words.WordSet;
import org.latentalign.node.shared.vectors.DefectTally;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;

/** A table of words with vectors, of which only the first rows may count, read as a stream. */
public final class Vocabulary {

    private static final int ROWS_PER_REPORT = 512;

    private final BufferedDataTable table;

    private final VectorSource source;

    private final String wordColumn;

    private final WordCase wordCase;

    private final long rows;

    private final int dimension;

    private final DefectTally defects = new DefectTally();

    private long repeated;

    private String firstRepeated;

    private long withoutWord;

    /**
     * @param table of words
     * @param source where the vectors are
     * @param wordColumn where the words are
     * @param wordCase how words are compared
     * @param limit how many rows from the first one count
     */
    public Vocabulary(
            final BufferedDataTable table,
            final VectorSource source,
            final String wordColumn,
            final WordCase wordCase,
            final long limit) {
        this.table = table;
        this.source = source;
        this.wordColumn = wordColumn;
        this.wordCase = wordCase;
        rows = Math.min(table.size(), limit);
        dimension = VectorCursor.dimension(table, source).orElse(0);
    }

    /** Takes words. */
    public interface Visitor {

        /** @return the array that the next vector is to be read into */
        double[] next();

        /**
         * Takes the word whose vector was read.
         *
         * @param word in the form in which words are compared
         * @param row its row, from 0
         */
        void accept(String word, long row);
    }

    /** @return d, the length of a vector; 0 when no row has one */
    public int dimension() {
        return dimension;
    }

    /**
     * Gives some words, each with the first complete vector that it has.
     *
     * @param isWanted whether a word is wanted, in the form in which words are compared
     * @param visitor takes them
     * @param progress from 0 to 1
     */
    public void find(final Predicate<String> isWanted, final Visitor visitor, final Progress progress) {
        try (var cursor = VectorCursor.open(table, source, List.of(wordColumn))) {
            for (long row = 0; row < rows && cursor.forward(); row++) {
                report(row, "Looking up words", progress);
                Optional<String> word = cursor.label(0).map(wordCase::of);
                if (word.isPresent()
                        && isWanted.test(word.get())
                        && cursor.read(visitor.next()).isEmpty()) {
                    visitor.accept(word.get(), row);
                }
            }
        }
    }

    /**
     * Finds words in several letter cases at once, without looking at vectors.
     *
     * @param wanted words by the letter case in which they are compared
     * @param progress from 0 to 1
     * @return those of them that are there
     */
    public Map<WordCase, Set<String>> known(final Map<WordCase, Set<String>> wanted, final Progress progress) {
        Map<WordCase, Set<String>> known = new EnumMap<>(WordCase.class);
        wanted.keySet().forEach(each -> known.put(each, new HashSet<>()));
        var noVectors = new VectorSource(VectorShape.COLUMNS, List.of(), List.of());
        try (var cursor = VectorCursor.open(table, noVectors, List.of(wordColumn))) {
            for (long row = 0; row < rows && cursor.forward(); row++) {
                report(row, "Looking up words in other letter cases", progress);
                cursor.label(0)
                        .ifPresent(word -> wanted.forEach((each, words) -> {
                            String form = each.of(word);
                            if (words.contains(form)) {
                                known.get(each).add(form);
                            }
                        }));
            }
        }
        return known;
    }

    /**
     * Gives all words with complete vectors, each once, and counts the other rows.
     *
     * @param visitor takes them
     * @param progress from 0 to 1
     */
    public void readAll(final Visitor visitor, final Progress progress) {
        var seen = new WordSet();
        try (var cursor = VectorCursor.open(table, source, List.of(wordColumn))) {
            for (long row = 0; row < rows && cursor.forward(); row++) {
                report(row, "Searching the vocabulary", progress);
                Optional<String> word = cursor.label(0).map(wordCase::of);
                if (word.isEmpty()) {
                    withoutWord++;
                    continue;
                }
                Optional<RowDefect> defect = cursor.read(visitor.next());
                if (defect.isPresent()) {
                    defects.add(cursor.rowKey(), defect.get());
                } else if (seen.add(word.get())) {
                    visitor.accept(word.get(), row);
                } else {
                    repeated++;
                    firstRepeated = firstRepeated == null ? word.get() : firstRepeated;
                }
            }
        }
    }

    private void report(final long row, final String what, final Progress progress) {
        if (row % ROWS_PER_REPORT == 0) {
            progress.report((double) row / rows, () -> what + ", row " + (row + 1) + " of " + rows);
        }
    }

    /** @return what the user should know about rows that {@link #readAll} left out; often nothing */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (repeated > 0) {
            warnings.add((repeated == 1 ? "1 row repeats a word" : repeated + " rows repeat words")
                    + " of earlier rows, such as \"" + firstRepeated + "\": the first row of a word counts.");
        }
        if (defects.count() > 0) {
            warnings.add(defects.sentence(rows, "Left out of the vocabulary:"));
        }
        if (withoutWord > 0) {
            warnings.add((withoutWord == 1 ? "1 row" : withoutWord + " rows")
                    + " of the vocabulary without a word were left out.");
        }
        return warnings;
    }
}
