package org.latentalign.node.score.analogies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.node.shared.words.WordCase;
import org.latentalign.node.shared.words.WordColumns;
import org.latentalign.progress.Progress;
import org.latentalign.score.analogy.AnalogyQuestion;
import org.latentalign.score.analogy.QuestionWords;

/**
 * Where a table has its questions.
 *
 * @param relation the column with the relation; null when all questions are of one relation
 * @param words the columns with a, b, c and d
 * @param alternatives the column with lists of further answers; null when there is none
 */
record QuestionColumns(String relation, List<String> words, String alternatives) {

    private static final String NO_RELATION = "(no relation)";

    private static final List<String> LETTERS = List.of("A", "B", "C", "D");

    /** Finds the columns at configure time. */
    static QuestionColumns find(final DataTableSpec table, final AnalogyEvaluatorNodeParameters parameters)
            throws InvalidSettingsException {
        List<DataColumnSpec> texts = WordColumns.texts(table);
        int offset = texts.size() > LETTERS.size() ? 1 : 0;
        List<String> words = new ArrayList<>();
        List<String> chosen = List.of(
                text(parameters.m_columnA),
                text(parameters.m_columnB),
                text(parameters.m_columnC),
                text(parameters.m_columnD));
        for (int i = 0; i < LETTERS.size(); i++) {
            words.add(WordColumns.find(
                    table,
                    chosen.get(i),
                    List.of(LETTERS.get(i)),
                    offset + i,
                    "words " + LETTERS.get(i) + " of questions"));
        }
        if (Set.copyOf(words).size() < LETTERS.size()) {
            throw new InvalidSettingsException("The words A, B, C and D of the questions must be in four different"
                    + " columns, but these are " + String.join(", ", words) + ": choose others.");
        }
        return new QuestionColumns(relation(table, parameters, words), List.copyOf(words), alternatives(table));
    }

    private static String relation(
            final DataTableSpec table, final AnalogyEvaluatorNodeParameters parameters, final List<String> words)
            throws InvalidSettingsException {
        if (!text(parameters.m_relationColumn).isEmpty()) {
            return WordColumns.find(table, parameters.m_relationColumn, List.of("Relation"), -1, "relations");
        }
        return WordColumns.guess(table, List.of("Relation"), 0)
                .filter(name -> !words.contains(name))
                .orElse(null);
    }

    /** The reader's own column; a list of anything else is none. */
    private static String alternatives(final DataTableSpec table) {
        DataColumnSpec column = table.getColumnSpec("Alternatives");
        return column != null
                        && column.getType().isCollectionType()
                        && column.getType().getCollectionElementType().isCompatible(StringValue.class)
                ? column.getName()
                : null;
    }

    private static String text(final String setting) {
        return setting == null ? "" : setting;
    }

    /**
     * Questions with their words as numbers.
     *
     * @param relations the names of the relations, in the order in which they come
     * @param texts the words of every question as the table has them: a, b, c, d
     * @param questions the questions
     * @param words the different words, in the form in which they are compared
     * @param incomplete how many rows of the table have no relation or lack a word
     */
    record Questions(
            List<String> relations,
            List<List<String>> texts,
            List<AnalogyQuestion> questions,
            Map<String, Integer> words,
            long incomplete) {

        QuestionWords newWords() {
            return new QuestionWords(words.keySet().toArray(String[]::new));
        }
    }

    /** Reads the questions. */
    Questions read(final BufferedDataTable table, final WordCase wordCase, final Progress progress) {
        DataTableSpec spec = table.getDataTableSpec();
        int relationIndex = relation == null ? -1 : spec.findColumnIndex(relation);
        int[] indices = words.stream().mapToInt(spec::findColumnIndex).toArray();
        int alternativesIndex = alternatives == null ? -1 : spec.findColumnIndex(alternatives);
        Map<String, Integer> relations = new LinkedHashMap<>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<List<String>> texts = new ArrayList<>();
        List<AnalogyQuestion> questions = new ArrayList<>();
        long incomplete = 0;
        long read = 0;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                if (read++ % 1000 == 0) {
                    progress.report(Double.NaN, () -> "Reading questions");
                }
                DataRow row = rows.next();
                Optional<String> name = relationIndex < 0 ? Optional.of(NO_RELATION) : text(row.getCell(relationIndex));
                List<String> four = new ArrayList<>();
                for (int index : indices) {
                    text(row.getCell(index)).ifPresent(four::add);
                }
                if (name.isEmpty() || four.size() < indices.length) {
                    incomplete++;
                    continue;
                }
                Set<Integer> answers = new LinkedHashSet<>();
                answers.add(number(numbers, wordCase.of(four.get(3))));
                if (alternativesIndex >= 0 && row.getCell(alternativesIndex) instanceof CollectionDataValue more) {
                    for (DataCell answer : more) {
                        text(answer).ifPresent(word -> answers.add(number(numbers, wordCase.of(word))));
                    }
                }
                texts.add(List.copyOf(four));
                questions.add(new AnalogyQuestion(
                        number(relations, name.get()),
                        number(numbers, wordCase.of(four.get(0))),
                        number(numbers, wordCase.of(four.get(1))),
                        number(numbers, wordCase.of(four.get(2))),
                        answers.stream().mapToInt(Integer::intValue).toArray()));
            }
        }
        return new Questions(List.copyOf(relations.keySet()), texts, questions, numbers, incomplete);
    }

    private static int number(final Map<String, Integer> numbers, final String text) {
        return numbers.computeIfAbsent(text, unknown -> numbers.size());
    }

    private static Optional<String> text(final DataCell cell) {
        return cell.isMissing() ? Optional.empty() : Optional.of(((StringValue) cell).getStringValue());
    }
}
