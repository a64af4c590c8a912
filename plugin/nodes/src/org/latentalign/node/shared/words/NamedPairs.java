package org.latentalign.node.shared.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.Ends;

/** The pairs of names, and the vectors of those names only: two passes, one over each table. */
public final class NamedPairs {

    /** Pairs between two reports of progress. */
    private static final int PAIRS_PER_REPORT = 1024;

    private record Pair(String group, String from, String to) {}

    private record Vectors(double[] before, double[] after) {}

    private final Set<Pair> pairs = new LinkedHashSet<>();

    private final Set<String> names = new HashSet<>();

    private final Map<String, Vectors> vectors = new HashMap<>();

    /** By missing name, in how many pairs it is. */
    private final Map<String, Integer> missing = new TreeMap<>();

    private long incomplete;

    private long repeated;

    private long ambiguous;

    private String firstAmbiguous;

    private int withoutVector;

    /**
     * Reads the pairs.
     *
     * @param table of pairs
     * @param columns with the name at the start, the name at the end and, where there are groups, the group
     * @param progress from 0 to 1
     * @throws KNIMEException when there is no complete pair, with the sentence for the user
     */
    public void readPairs(final BufferedDataTable table, final List<String> columns, final Progress progress)
            throws KNIMEException {
        var nothing = new VectorSource(VectorShape.COLUMNS, List.of(), List.of());
        try (var cursor = VectorCursor.open(table, nothing, columns)) {
            for (long index = 0; cursor.forward(); index++) {
                if (index % PAIRS_PER_REPORT == 0) {
                    progress.report((double) index / table.size(), () -> "Reading pairs");
                }
                var from = cursor.label(0).filter(name -> !name.isBlank());
                var to = cursor.label(1).filter(name -> !name.isBlank());
                Optional<String> group = columns.size() > 2 ? cursor.label(2) : Optional.of("");
                if (from.isEmpty() || to.isEmpty() || group.isEmpty()) {
                    incomplete++;
                } else if (pairs.add(new Pair(group.get(), from.get(), to.get()))) {
                    names.add(from.get());
                    names.add(to.get());
                } else {
                    repeated++;
                }
            }
        }
        if (pairs.isEmpty()) {
            throw new KNIMEException("The table of pairs has no complete pair"
                    + (incomplete > 0
                            ? ": all of its " + incomplete + " rows have missing values or empty names."
                            : "."));
        }
    }

    /**
     * Reads the vectors of the names that were read before.
     *
     * @param rows of the table with vectors
     * @param isNamedByRowId whether the RowID is a vector's name, and not its first label
     * @param progress from 0 to 1
     * @throws CancellationException when the user canceled while this thread waited
     */
    public void readVectors(final ComparedRows rows, final boolean isNamedByRowId, final Progress progress) {
        rows.read(
                head -> names.contains(isNamedByRowId ? head.rowKey() : head.labels()[0]),
                row -> {
                    var name = isNamedByRowId ? row.rowKey() : row.labels()[0];
                    var before = row.before().clone();
                    var after = row.after() == null ? null : row.after().clone();
                    if (vectors.putIfAbsent(name, new Vectors(before, after)) != null) {
                        ambiguous++;
                        if (firstAmbiguous == null) {
                            firstAmbiguous = name;
                        }
                    }
                },
                progress);
    }

    /**
     * @return the pairs whose two names have a vector, in the order of their table
     * @throws KNIMEException when there is none, with the sentence for the user
     */
    public List<Direction> directions() throws KNIMEException {
        var directions = new ArrayList<Direction>();
        for (var pair : pairs) {
            var from = vectors.get(pair.from());
            var to = vectors.get(pair.to());
            if (from == null || to == null) {
                withoutVector++;
                for (var name : new LinkedHashSet<>(List.of(pair.from(), pair.to()))) {
                    if (!vectors.containsKey(name)) {
                        missing.merge(name, 1, Integer::sum);
                    }
                }
            } else {
                directions.add(new Direction(
                        pair.group(),
                        pair.from(),
                        pair.to(),
                        new Ends(from.before(), to.before()),
                        from.after() == null ? Optional.empty() : Optional.of(new Ends(from.after(), to.after()))));
            }
        }
        if (directions.isEmpty()) {
            throw new KNIMEException("No pair has a vector for both of its names. Names without a vector: "
                    + VectorSource.list(missing.keySet())
                    + ". Check the letter case, and which column holds the names.");
        }
        return directions;
    }

    /** @return by name without a vector, in how many pairs it is; after {@link #directions} */
    public Map<String, Integer> missing() {
        return missing;
    }

    /** @return how many pairs were left out because a name has no vector; after {@link #directions} */
    public int withoutVector() {
        return withoutVector;
    }

    /** @return how many rows of the table were left out because of missing values, or repeat a pair */
    public long unusedRows() {
        return incomplete + repeated;
    }

    /** @return what the user should know about pairs that were left out; often nothing */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (incomplete > 0) {
            warnings.add("Left out " + incomplete + (incomplete == 1 ? " pair" : " pairs")
                    + " with missing values or empty names.");
        }
        if (repeated > 0) {
            warnings.add("Left out " + repeated + (repeated == 1 ? " repetition" : " repetitions")
                    + " of a pair in its group.");
        }
        if (withoutVector > 0) {
            warnings.add("Left out " + withoutVector + " of " + pairs.size() + " pairs, since " + missing.size()
                    + (missing.size() == 1 ? " name has" : " names have") + " no vector: "
                    + VectorSource.list(missing.keySet()) + ".");
        }
        if (ambiguous > 0) {
            warnings.add("Of names with several vectors the first was used; " + ambiguous
                    + (ambiguous == 1 ? " other was" : " others were") + " left out, the first of \"" + firstAmbiguous
                    + "\".");
        }
        return warnings;
    }
}
