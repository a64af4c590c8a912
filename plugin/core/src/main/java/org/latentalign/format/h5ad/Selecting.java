package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.latentalign.format.FormatException;
import org.latentalign.format.gct.Condition;
import org.latentalign.format.gct.ConditionTest;

/** Chooses cells or genes by their annotations, before the matrix is read. */
final class Selecting {

    private final String file;

    private final String noun;

    private final Annotation annotation;

    private final CellRequest.Selection selection;

    /** Columns that were read for a condition. */
    private final Map<String, AnnotationColumn> read = new HashMap<>();

    /** What conditions passed over. */
    private final List<String> doubts = new ArrayList<>();

    /**
     * What was chosen.
     *
     * @param indices of the chosen, ascending
     * @param annotations what is known of them
     */
    record Selected(int[] indices, Annotations annotations) {}

    /**
     * @param file its name, for messages
     * @param noun what is chosen, as in "cell"
     */
    Selecting(
            final String file, final String noun, final Annotation annotation, final CellRequest.Selection selection) {
        this.file = file;
        this.noun = noun;
        this.annotation = annotation;
        this.selection = selection;
    }

    /** @throws FormatException when a condition is about a field that there is not, or nothing fulfills all */
    Selected select() throws IOException {
        final String[] names = annotation.names();
        final var chosen = new BitSet(names.length);
        chosen.set(0, names.length);
        for (final Condition condition : selection.conditions()) {
            keep(chosen, condition, names);
        }
        final int[] indices = chosen.stream().toArray();
        if (indices.length == 0 && names.length > 0) {
            throw new FormatException("None of the " + names.length + " " + noun + "s of " + file
                    + " fulfills the conditions "
                    + String.join(
                            " and ",
                            selection.conditions().stream()
                                    .map(Condition::toString)
                                    .toList())
                    + "; mind upper and lower case." + (doubts.isEmpty() ? "" : " " + String.join(" ", doubts)));
        }
        final var kept = new ConditionTest(new Condition("", Condition.Match.IS, selection.fields()), true);
        final var columns = new ArrayList<AnnotationColumn>();
        for (final String field : annotation.fields()) {
            if (kept.accepts(field)) {
                columns.add(column(field).at(indices));
            }
            read.remove(field);
        }
        final var distinct = new Distinct();
        final List<String> different = Arrays.stream(indices)
                .mapToObj(index -> distinct.next(names[index]))
                .toList();
        return new Selected(
                indices,
                new Annotations(
                        different,
                        columns,
                        new Annotations.Report(
                                names.length, distinct.repeated, distinct.empty, annotation.leftOut(), doubts)));
    }

    private AnnotationColumn column(final String field) throws IOException {
        final AnnotationColumn earlier = read.get(field);
        return earlier == null ? annotation.column(field) : earlier;
    }

    private void keep(final BitSet chosen, final Condition condition, final String[] names) throws IOException {
        if (!annotation.fields().contains(condition.field())) {
            if (!condition.field().equals(Condition.ID)) {
                final var known = new TreeSet<>(annotation.fields());
                known.add(Condition.ID);
                throw new FormatException("No " + noun + " can be chosen by \"" + condition.field() + "\": " + file
                        + " has no such field of " + noun + "s, but " + String.join(", ", known) + ".");
            }
            final var test = new ConditionTest(condition, true);
            if (test.wantsToLook()) {
                Arrays.stream(names).forEach(test::look);
            }
            for (int i = 0; i < names.length; i++) {
                final boolean isAccepted = test.accepts(names[i]); // also what is not chosen any more is in the file
                chosen.set(i, chosen.get(i) && isAccepted);
            }
            addUnseen(new ArrayList<>(test.unseen()));
            return;
        }
        final AnnotationColumn column = column(condition.field());
        read.put(condition.field(), column);
        final var test = new ConditionTest(
                column.type() == AnnotationColumn.Type.TRUTH ? inCapitals(condition) : condition, true);
        for (int i = 0; test.wantsToLook() && i < names.length; i++) {
            test.look(column.isMissing(i) ? null : column.text(i));
        }
        for (int i = 0; i < names.length; i++) {
            chosen.set(i, chosen.get(i) && test.accepts(column.isMissing(i) ? null : column.text(i)));
        }
        doubts.addAll(test.doubts());
    }

    private void addUnseen(final List<String> names) {
        if (!names.isEmpty()) {
            doubts.add(String.format(
                    Locale.ROOT,
                    names.size() == 1
                            ? "%,d requested %s is not in the file, \"%s\"."
                            : "%,d requested %ss are not in the file, the first being \"%s\".",
                    names.size(),
                    noun,
                    names.get(0)));
        }
    }

    /** As truth values are written. */
    private static Condition inCapitals(final Condition condition) {
        return new Condition(
                condition.field(),
                condition.match(),
                condition.values().stream()
                        .map(value -> value.toUpperCase(Locale.ROOT))
                        .toList());
    }

    /** Makes names different: NAME, NAME_1, NAME_2 and so on; no name at all is called as what it would name. */
    private final class Distinct {

        private final HashSet<String> taken = new HashSet<>();

        private final Map<String, Integer> numbers = new HashMap<>();

        private int repeated;

        private int empty;

        String next(final String name) {
            final boolean isEmpty = name.isEmpty();
            final String given = isEmpty ? noun : name;
            empty += isEmpty ? 1 : 0;
            if (taken.add(given)) {
                return given;
            }
            repeated += isEmpty ? 0 : 1;
            int number = numbers.getOrDefault(given, 0);
            String different;
            do {
                number++;
                different = given + "_" + number;
            } while (!taken.add(different));
            numbers.put(given, number);
            return different;
        }
    }
}
