package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.progress.Progress;

/**
 * The samples or the genes of a file while they are chosen: knows which metadata fields matter, which conditions they
 * have to fulfil, and joins the second file.
 */
final class Axis {

    /** What a field of the second file is marked with when the matrix file has a field of the same name. */
    private static final String JOINED = " (joined)";

    /** The two axes of an expression matrix. */
    enum Kind {
        SAMPLES("sample", MetadataFile.SAMPLE_ID_NAMES),
        GENES("gene", MetadataFile.GENE_ID_NAMES);

        private final String noun;

        private final List<String> usualIdNames;

        Kind(final String noun, final List<String> usualIdNames) {
            this.noun = noun;
            this.usualIdNames = usualIdNames;
        }
    }

    private final Kind kind;

    private final Path file;

    private final AxisRequest request;

    private final List<String> ownFields;

    private final Condition.Test fieldChoice;

    /** Conditions on the identifier and on fields of the matrix file, by field. */
    private final Map<String, List<Condition.Test>> ownTests = new HashMap<>();

    /** Conditions on fields of the second file. */
    private final List<Condition.Test> joinedTests = new ArrayList<>();

    private MetadataFile.Lines joined;

    private List<String> joinedNames = List.of();

    /**
     * @param kind which axis
     * @param file the matrix file, for messages
     * @param request what the user wants
     * @param ownFields metadata fields of the matrix file, without the identifier
     * @throws FormatException when a condition is about a field that there is not
     */
    Axis(final Kind kind, final Path file, final AxisRequest request, final List<String> ownFields)
            throws FormatException {
        this.kind = kind;
        this.file = file;
        this.request = request;
        this.ownFields = ownFields;
        this.fieldChoice = new Condition("", Condition.Match.IS, request.fields()).test();
        for (Condition condition : request.conditions()) {
            if (condition.field().equals(Condition.ID) || ownFields.contains(condition.field())) {
                ownTests.computeIfAbsent(condition.field(), field -> new ArrayList<>())
                        .add(condition.test());
            } else if (request.metadataFile().isPresent()) {
                joinedTests.add(condition.test());
            } else {
                throw unknownField(condition);
            }
        }
    }

    private FormatException unknownField(final Condition condition) {
        var known = new TreeSet<>(ownFields);
        known.addAll(joinedNames);
        known.add(Condition.ID);
        String files = SourceStream.nameOf(file)
                + request.metadataFile()
                        .map(second -> " and " + SourceStream.nameOf(second.path()))
                        .orElse("");
        return new FormatException("No " + kind.noun + " can be chosen by " + TabReader.quote(condition.field()) + ": "
                + files + (request.metadataFile().isPresent() ? " have" : " has")
                + " no such " + kind.noun + " metadata, but " + Listing.of(known) + ".");
    }

    /** @return whether the field of the matrix file goes to the output */
    boolean keeps(final String field) {
        return fieldChoice.accepts(field);
    }

    /** @return whether a condition is about the field of the matrix file, or about {@link Condition#ID} */
    boolean tests(final String field) {
        return ownTests.containsKey(field);
    }

    /** @return whether the value, null when missing, fulfills all conditions on the field of the matrix file */
    boolean accepts(final String field, final String value) {
        for (Condition.Test test : ownTests.getOrDefault(field, List.of())) {
            if (!test.accepts(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads the second file, if there is one.
     *
     * @param wanted which identifiers are of interest
     * @throws FormatException when the file is wrong, or a condition is about a field that neither file has
     */
    void join(final Predicate<String> wanted, final Progress progress) throws IOException {
        if (request.metadataFile().isEmpty()) {
            return;
        }
        MetadataFile second = request.metadataFile().get();
        joined = second.read(
                kind.usualIdNames,
                wanted,
                field -> keeps(field)
                        || joinedTests.stream().anyMatch(test -> joinedName(field)
                                .equals(test.condition().field())),
                progress);
        joinedNames = joined.fields().stream().map(this::joinedName).toList();
        for (Condition.Test test : joinedTests) {
            if (!joinedNames.contains(test.condition().field())) {
                throw unknownField(test.condition());
            }
        }
    }

    private String joinedName(final String field) {
        return ownFields.contains(field) || field.equals(Condition.ID) ? field + JOINED : field;
    }

    /** @return whether all conditions on fields of the second file are fulfilled */
    boolean acceptsJoined(final String id) {
        if (joinedTests.isEmpty()) {
            return true;
        }
        String[] values = joined.values().get(id);
        for (Condition.Test test : joinedTests) {
            int index = joinedNames.indexOf(test.condition().field());
            if (!test.accepts(values == null ? null : values[index])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Refuses a second file that has nothing to do with the matrix.
     *
     * @param ids the identifiers that could have been found
     * @return how many of them the second file does not have
     * @throws FormatException when it has none of them
     */
    int requireMatches(final List<String> ids) throws FormatException {
        if (joined == null) {
            return 0;
        }
        int unmatched = 0;
        for (String id : ids) {
            if (!joined.values().containsKey(id)) {
                unmatched++;
            }
        }
        if (unmatched == ids.size() && unmatched > 0) {
            throw new FormatException("None of the " + ids.size() + " " + kind.noun + "s of "
                    + SourceStream.nameOf(file)
                    + " (such as " + TabReader.quote(ids.get(0)) + ") is found in "
                    + SourceStream.nameOf(request.metadataFile().orElseThrow().path())
                    + "; choose the file that belongs to it, or the column that holds its identifiers.");
        }
        return unmatched;
    }

    /** @return how many lines of the second file repeat an identifier */
    long repeatedLines() {
        return joined == null ? 0 : joined.repeated();
    }

    /**
     * Puts the metadata of the chosen together.
     *
     * @param ids the identifiers of the chosen
     * @param own the kept fields of the matrix file, one text for each of the chosen
     * @param all how many there are in the file
     * @param placeOf where the chosen with an index is in the file, for messages
     * @throws FormatException when nothing has been chosen or an identifier is missing or occurs twice
     */
    Metadata metadata(
            final List<String> ids, final Map<String, String[]> own, final int all, final IntFunction<String> placeOf)
            throws FormatException {
        if (ids.isEmpty()) {
            throw new FormatException("None of the " + all + " " + kind.noun + "s of " + SourceStream.nameOf(file)
                    + " fulfills the conditions "
                    + Listing.of(request.conditions().stream()
                            .map(c -> c.field()
                                    + (c.match() == Condition.Match.IS ? " is " : " is not ")
                                    + String.join(" or ", c.values()))
                            .toList())
                    + "; mind upper and lower case.");
        }
        requireDifferent(ids, placeOf);
        var columns = new ArrayList<MetadataColumn>();
        new TreeMap<>(own).forEach((name, texts) -> columns.add(MetadataColumn.of(name, texts)));
        for (int i = 0; i < joinedNames.size(); i++) {
            if (keeps(joined.fields().get(i))) {
                var texts = new String[ids.size()];
                for (int j = 0; j < texts.length; j++) {
                    String[] values = joined.values().get(ids.get(j));
                    texts[j] = values == null ? null : values[i];
                }
                columns.add(MetadataColumn.of(joinedNames.get(i), texts));
            }
        }
        return new Metadata(ids, columns);
    }

    private void requireDifferent(final List<String> ids, final IntFunction<String> placeOf) throws FormatException {
        var first = new HashMap<String, Integer>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            if (id.isEmpty()) {
                throw new FormatException("The " + kind.noun + " in " + placeOf.apply(i) + " of "
                        + SourceStream.nameOf(file) + " has no identifier; every " + kind.noun + " needs one.");
            }
            Integer earlier = first.putIfAbsent(id, i);
            if (earlier != null) {
                throw new FormatException("The " + kind.noun + " " + TabReader.quote(id) + " occurs twice in "
                        + SourceStream.nameOf(file) + ", in " + placeOf.apply(earlier) + " and in " + placeOf.apply(i)
                        + "; identifiers have to be different.");
            }
        }
    }
}
