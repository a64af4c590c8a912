package org.latentalign.node.apply.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.BufferedDataTable;
import org.latentalign.node.shared.words.WordCase;
import org.latentalign.progress.Progress;
import org.latentalign.text.Tokens;

/** A table of texts, cut into words in the form in which they are compared. */
final class TokenizedTexts {

    private static final int ROWS_PER_REPORT = 256;

    private final BufferedDataTable table;

    private final int column;

    private final Tokens tokens;

    private final WordCase wordCase;

    TokenizedTexts(final BufferedDataTable table, final String column, final Tokens tokens, final WordCase wordCase) {
        this.table = table;
        this.column = table.getDataTableSpec().findColumnIndex(column);
        this.tokens = tokens;
        this.wordCase = wordCase;
    }

    /** Takes texts. */
    interface Visitor {
        void accept(DataRow row, List<String> words);
    }

    /** All words that texts may be cut into, whatever the vocabulary has. */
    Set<String> candidates(final Progress progress) {
        Set<String> candidates = new HashSet<>();
        visit(
                "Cutting texts into words",
                text -> List.copyOf(tokens.candidates(text)),
                (row, words) -> candidates.addAll(words),
                progress);
        return candidates;
    }

    void forEach(final String what, final Predicate<String> isWord, final Visitor visitor, final Progress progress) {
        visit(what, text -> tokens.of(text, isWord), visitor, progress);
    }

    private void visit(
            final String what,
            final Function<String, List<String>> cut,
            final Visitor visitor,
            final Progress progress) {
        long index = 0;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                long row = index++;
                if (row % ROWS_PER_REPORT == 0) {
                    progress.report((double) row / table.size(), () -> what + ", row " + (row + 1));
                }
                DataRow next = rows.next();
                visitor.accept(next, words(next.getCell(column), cut));
            }
        }
    }

    /** None in a missing cell. A missing element of a list is an empty word, which has no vector and counts as not found. */
    private List<String> words(final DataCell cell, final Function<String, List<String>> cut) {
        if (cell instanceof StringValue text) {
            return cut.apply(wordCase.of(text.getStringValue()));
        }
        List<String> words = new ArrayList<>();
        if (cell instanceof CollectionDataValue list) {
            for (DataCell element : list) {
                words.add(element.isMissing() ? "" : wordCase.of(element.toString()));
            }
        }
        return words;
    }
}
