package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.progress.Progress;

/**
 * The samples or the genes of a file while they are chosen: knows which metadata fields matter, which conditions they
 * have to fulfill, and joins further files.
 */
final class Axis {

    /** What a field of a further file is marked with when there is a field of the same name already. */
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

        String noun() {
            return noun;
        }

        /** @return whether people know the identifier by this name */
        boolean isIdName(final String field) {
            return field.endsWith("id") && usualIdNames.contains(field);
        }
    }

    /**
     * A further file that was joined.
     *
     * @param file what the user chose
     * @param lines what it has
     * @param names what its fields are called in the output
     */
    private record Joined(MetadataFile file, MetadataFile.Lines lines, List<String> names) {}

    /** Where the value of a condition's field is: the index of a file and of its field. */
    private record JoinedTest(int file, int field, ConditionTest test) {}

    private final Kind kind;

    private final Path path;

    private final AxisRequest request;

    private final List<String> ownFields;

    private final ConditionTest fieldChoice;

    /** Conditions on the identifier. */
    private final List<ConditionTest> idTests = new ArrayList<>();

    /** Conditions on fields of the matrix file, by field. */
    private final Map<String, List<ConditionTest>> ownTests = new HashMap<>();

    /** Conditions on fields of further files. */
    private final List<ConditionTest> openTests = new ArrayList<>();

    private final List<JoinedTest> joinedTests = new ArrayList<>();

    private final List<Joined> joined = new ArrayList<>();

    private final Identifiers identifiers;

    /**
     * @param kind which axis
     * @param path the matrix file, for messages
     * @param request what the user wants
     * @param ownFields metadata fields of the matrix file, without the identifier
     * @throws FormatException when a condition is about a field that there is not
     */
    Axis(final Kind kind, final Path path, final AxisRequest request, final List<String> ownFields)
            throws FormatException {
        this.kind = kind;
        this.path = path;
        this.request = request;
        this.ownFields = ownFields;
        this.fieldChoice = new ConditionTest(new Condition("", Condition.Match.IS, request.fields()), true);
        this.identifiers = new Identifiers(kind, path, request.repeatedIds());
        for (final Condition condition : request.conditions()) {
            if (condition.field().equals(Condition.ID)) {
                idTests.add(new ConditionTest(condition, true));
            } else if (ownFields.contains(condition.field())) {
                ownTests.computeIfAbsent(condition.field(), field -> new ArrayList<>())
                        .add(new ConditionTest(condition, false));
            } else if (!request.metadataFiles().isEmpty()) {
                openTests.add(new ConditionTest(condition, false));
            } else if (kind.isIdName(condition.field())) {
                idTests.add(new ConditionTest(condition, true));
            } else {
                throw unknownField(condition);
            }
        }
    }

    private FormatException unknownField(final Condition condition) {
        final var known = new TreeSet<>(ownFields);
        joined.forEach(file -> known.addAll(file.names));
        known.add(Condition.ID);
        final var files = new StringBuilder(SourceStream.nameOf(path));
        request.metadataFiles().forEach(file -> files.append(" and ").append(SourceStream.nameOf(file.path())));
        return new FormatException("No " + kind.noun + " can be chosen by " + TabReader.quote(condition.field()) + ": "
                + files + (request.metadataFiles().isEmpty() ? " has" : " have")
                + " no such " + kind.noun + " metadata, but " + Listing.of(known) + ".");
    }

    /** @return whether a field goes to the output */
    boolean keeps(final String field) {
        return fieldChoice.accepts(field);
    }

    /** @return whether there are further files */
    boolean joinsFiles() {
        return !request.metadataFiles().isEmpty();
    }

    /** @return whether a further file is joined by the field of the matrix file */
    boolean joinsBy(final String field) {
        return request.metadataFiles().stream()
                .anyMatch(file -> file.by().filter(field::equals).isPresent());
    }

    /** @return the conditions on the identifier */
    List<ConditionTest> idTests() {
        return idTests;
    }

    /** @return the conditions on the field of the matrix file */
    List<ConditionTest> tests(final String field) {
        return ownTests.getOrDefault(field, List.of());
    }

    /** @return whether the identifier fulfills all conditions on it */
    boolean acceptsId(final String id) {
        return accepts(idTests, id);
    }

    /** @return whether the value, null when missing, fulfills all conditions on the field of the matrix file */
    boolean accepts(final String field, final String value) {
        return accepts(tests(field), value);
    }

    private static boolean accepts(final List<ConditionTest> tests, final String value) {
        for (final ConditionTest test : tests) {
            if (!test.accepts(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads the further files, if there are any.
     *
     * @param ids what is known of the identifiers
     * @param own what is known of the values of a field of the matrix file
     * @throws FormatException when a file is wrong, or a condition is about a field that no file has
     */
    void join(final Candidates ids, final Function<String, Candidates> own, final Progress progress)
            throws IOException {
        for (final MetadataFile file : request.metadataFiles()) {
            final Candidates keys = file.by().isEmpty() ? ids : keys(file, own).present();
            final var lines = file.read(
                    kind.usualIdNames, keys, field -> concerns(joinedName(field)), request.ignoreVersions(), progress);
            joined.add(new Joined(
                    file, lines, lines.fields().stream().map(this::joinedName).toList()));
        }
        for (final ConditionTest test : openTests) {
            resolve(test);
        }
        openTests.clear();
    }

    /** The values by which a further file is joined. */
    private Candidates keys(final MetadataFile file, final Function<String, Candidates> own) throws FormatException {
        final String by = file.by().orElseThrow();
        for (final Joined earlier : joined) {
            final int index = earlier.names.indexOf(by);
            if (index >= 0) {
                final Set<String> keys = new HashSet<>();
                earlier.lines.forEach(values -> keys.add(values[index]));
                keys.remove(null);
                return new Candidates(keys, true);
            }
        }
        if (ownFields.contains(by)) {
            return own.apply(by);
        }
        final var known = new TreeSet<>(ownFields);
        joined.forEach(earlier -> known.addAll(earlier.names));
        throw new FormatException(SourceStream.nameOf(file.path()) + " cannot be joined by " + TabReader.quote(by)
                + ": there is no such " + kind.noun + " metadata, but " + Listing.of(known) + ".");
    }

    private boolean concerns(final String field) {
        return keeps(field)
                || joinsBy(field)
                || openTests.stream().anyMatch(test -> test.condition().field().equals(field));
    }

    private String joinedName(final String field) {
        String name = field;
        while (ownFields.contains(name) || name.equals(Condition.ID) || isTaken(name)) {
            name += JOINED;
        }
        return name;
    }

    private boolean isTaken(final String name) {
        return joined.stream().anyMatch(file -> file.names.contains(name));
    }

    private void resolve(final ConditionTest test) throws FormatException {
        final String field = test.condition().field();
        for (int i = 0; i < joined.size(); i++) {
            final int index = joined.get(i).names.indexOf(field);
            if (index >= 0) {
                if (test.wantsToLook()) {
                    joined.get(i).lines.forEach(values -> test.look(values[index]));
                }
                joinedTests.add(new JoinedTest(i, index, test));
                return;
            }
        }
        // The identifier has another name there, which people know it by.
        final boolean isId = joined.stream()
                .anyMatch(
                        file -> file.file.by().isEmpty() && file.lines.idField().equals(field));
        if (!isId && !kind.isIdName(field)) {
            throw unknownField(test.condition());
        }
        joinedTests.add(new JoinedTest(-1, 0, new ConditionTest(test.condition(), true)));
    }

    private String[] line(final int file, final Element element) {
        final Joined from = joined.get(file);
        final String key =
                from.file.by().isEmpty() ? element.id() : value(from.file.by().get(), file, element);
        final boolean isMissing = key == null || from.file.by().isPresent() && MissingValues.isMissing(key);
        return isMissing ? null : from.lines.of(key);
    }

    private String value(final String field, final int before, final Element element) {
        for (int i = 0; i < before; i++) {
            final int index = joined.get(i).names.indexOf(field);
            if (index >= 0) {
                final String[] values = line(i, element);
                return values == null ? null : values[index];
            }
        }
        return element.own(field);
    }

    /** @return whether all conditions on fields of further files are fulfilled */
    boolean acceptsJoined(final Element element) {
        for (final JoinedTest test : joinedTests) {
            final String value;
            if (test.file < 0) {
                value = element.id();
            } else {
                final String[] values = line(test.file, element);
                value = values == null ? null : values[test.field];
            }
            if (!test.test.accepts(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The identifier under which a chosen one goes to the output.
     *
     * @param position where in the file it is
     * @param place says a position in words, for messages
     * @return null when it is left out, because it was there already
     * @throws FormatException when there is none, or it was there already and must not be
     */
    String finalId(final String id, final int position, final IntFunction<String> place) throws FormatException {
        return identifiers.next(id, position, place).orElse(null);
    }

    /**
     * Puts the metadata of the chosen together.
     *
     * @param ids their identifiers in the output
     * @param chosen the chosen in the same order
     * @param own the kept fields of the matrix file, one text for each of the chosen
     * @param all how many there are in the file
     * @throws FormatException when nothing has been chosen
     */
    Metadata metadata(
            final List<String> ids,
            final List<? extends Element> chosen,
            final Map<String, String[]> own,
            final int all)
            throws FormatException {
        if (ids.isEmpty()) {
            throw new FormatException("None of the " + all + " " + kind.noun + "s of " + SourceStream.nameOf(path)
                    + " fulfills the conditions "
                    + Listing.of(request.conditions().stream()
                            .map(Condition::toString)
                            .toList())
                    + "; mind upper and lower case." + (doubts().isEmpty() ? "" : " " + String.join(" ", doubts())));
        }
        final var columns = new ArrayList<MetadataColumn>();
        new TreeMap<>(own).forEach((name, texts) -> columns.add(MetadataColumn.of(name, texts)));
        for (int i = 0; i < joined.size(); i++) {
            final var lines = new String[chosen.size()][];
            Arrays.setAll(lines, index -> null);
            for (int j = 0; j < lines.length; j++) {
                lines[j] = line(i, chosen.get(j));
            }
            for (int k = 0; k < joined.get(i).names.size(); k++) {
                if (keeps(joined.get(i).names.get(k))) {
                    final var texts = new String[lines.length];
                    for (int j = 0; j < texts.length; j++) {
                        texts[j] = lines[j] == null ? null : lines[j][k];
                    }
                    columns.add(MetadataColumn.of(joined.get(i).names.get(k), texts));
                }
            }
        }
        return new Metadata(ids, columns);
    }

    /**
     * Refuses further files that have nothing to do with the matrix.
     *
     * @param candidates those that could have been found
     * @return for each file, how many of them it does not have
     * @throws FormatException when one has none of them
     */
    List<Integer> requireMatches(final List<? extends Element> candidates) throws FormatException {
        final var unmatched = new ArrayList<Integer>();
        for (int i = 0; i < joined.size(); i++) {
            int count = 0;
            for (final Element candidate : candidates) {
                if (line(i, candidate) == null) {
                    count++;
                }
            }
            if (count == candidates.size() && count > 0) {
                final MetadataFile file = joined.get(i).file;
                throw new FormatException("None of the " + count + " " + kind.noun + "s of " + SourceStream.nameOf(path)
                        + " (such as " + TabReader.quote(candidates.get(0).id()) + ") is found in "
                        + SourceStream.nameOf(file.path())
                        + file.by()
                                .map(by -> " by their " + TabReader.quote(by))
                                .orElse("")
                        + "; choose the file that belongs to it, or the column that holds its identifiers."
                        + joined.get(i).lines.example());
            }
            unmatched.add(count);
        }
        return unmatched;
    }

    /** @return what may be other than the user thinks, although it can be read: sentences, usually none */
    List<String> doubts() {
        final var doubts = new ArrayList<String>();
        joined.forEach(file -> doubts.addAll(file.lines.doubts()));
        ownTests.values().forEach(tests -> tests.forEach(test -> doubts.addAll(test.doubts())));
        joinedTests.forEach(test -> doubts.addAll(test.test.doubts()));
        return doubts;
    }

    /**
     * @param all how many the file has
     * @param withoutMetadata what {@link #requireMatches} gave
     * @param fieldsLeftOut fields of the matrix file that could not be read
     * @return what the output does not show
     */
    AxisReport report(final int all, final List<Integer> withoutMetadata, final Collection<String> fieldsLeftOut) {
        final var unseen = new ArrayList<String>();
        for (final ConditionTest test : idTests) {
            unseen.addAll(test.unseen());
        }
        for (final JoinedTest test : joinedTests) {
            unseen.addAll(test.test.unseen());
        }
        return new AxisReport(
                all,
                withoutMetadata,
                joined.stream().mapToLong(file -> file.lines.repeated()).sum(),
                identifiers.repeated(),
                new AxisReport.NotFound(unseen.size(), unseen.isEmpty() ? "" : unseen.get(0)),
                List.copyOf(fieldsLeftOut));
    }
}
