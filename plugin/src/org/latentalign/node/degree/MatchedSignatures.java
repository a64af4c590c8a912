package org.latentalign.node.degree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.node.after.After;
import org.latentalign.node.after.ComparedRows;
import org.latentalign.node.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.score.DegreeSweep;

/** The one pass over the shifts: projects them on the model's directions and matches them by key. */
final class MatchedSignatures {

    /** By context: the projections of every shift, by key and dose or time. */
    private final Map<String, Map<Key, double[]>> contexts = new TreeMap<>();

    private record Key(String key, String split) implements Comparable<Key> {
        @Override
        public int compareTo(final Key other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : split.compareTo(other.split);
        }
    }

    private final SpectralAutoencoder model;

    private final List<String> warnings = new ArrayList<>();

    private long unlabelled;

    private long repeated;

    private final List<String> keys;

    private final List<DegreeSweep.Part> parts = new ArrayList<>();

    MatchedSignatures(
            final SpectralAutoencoder model,
            final BufferedDataTable table,
            final VectorSource source,
            final List<String> columns,
            final Progress progress)
            throws KNIMEException, InterruptedException, ExecutionException {
        this.model = model;
        var rows = new ComparedRows(table, source, columns, new After.Nothing());
        rows.read(
                head -> {
                    boolean isLabelled = head.labels()[0] != null && head.labels()[1] != null;
                    unlabelled += isLabelled ? 0 : 1;
                    return isLabelled;
                },
                this::take,
                progress);
        keys = List.copyOf(match());
        warnings.addAll(rows.warnings());
        if (unlabelled > 0) {
            warnings.add("Left out " + unlabelled + (unlabelled == 1 ? " row" : " rows") + " without key or context.");
        }
        if (repeated > 0) {
            warnings.add("Of shifts with the same key and context the first was used; " + repeated
                    + (repeated == 1 ? " other was" : " others were") + " left out.");
        }
        if (parts.isEmpty()) {
            throw new KNIMEException("No key, such as a drug, has shifts in two contexts: by the column \""
                    + columns.get(1) + "\" there " + (contexts.size() == 1 ? "is 1 context" : "are " + contexts.size())
                    + (contexts.size() == 1 ? "." : " contexts."));
        }
    }

    private void take(final ComparedRows.Row row) {
        String[] labels = row.labels();
        var key = new Key(labels[0], labels.length > 2 && labels[2] != null ? labels[2] : "");
        double[] projections = new double[model.directionCount()];
        for (int i = 0; i < projections.length; i++) {
            double[] direction = model.direction(i);
            double sum = 0;
            for (int j = 0; j < direction.length; j++) {
                sum = Math.fma(direction[j], row.before()[j], sum);
            }
            projections[i] = sum;
        }
        if (contexts.computeIfAbsent(labels[1], context -> new TreeMap<>()).putIfAbsent(key, projections) != null) {
            repeated++;
        }
    }

    private TreeSet<String> match() {
        // only keys that are in two contexts are dealt to folds
        var seen = new HashSet<Key>();
        var names = new TreeSet<String>();
        contexts.values()
                .forEach(shifts ->
                        shifts.keySet().stream().filter(key -> !seen.add(key)).forEach(key -> names.add(key.key())));
        var numbers = List.copyOf(names);
        var lines = List.copyOf(contexts.values());
        for (int a = 0; a < lines.size(); a++) {
            for (int b = a + 1; b < lines.size(); b++) {
                var first = lines.get(a);
                var second = lines.get(b);
                var shared = first.keySet().stream().filter(second::containsKey).toList();
                if (!shared.isEmpty()) {
                    parts.add(new DegreeSweep.Part(
                            shared.stream().map(first::get).toArray(double[][]::new),
                            shared.stream().map(second::get).toArray(double[][]::new),
                            shared.stream()
                                    .mapToInt(key -> Collections.binarySearch(numbers, key.key()))
                                    .toArray()));
                }
            }
        }
        return names;
    }

    List<DegreeSweep.Part> parts() {
        return parts;
    }

    int keyCount() {
        return keys.size();
    }

    List<String> warnings() {
        return warnings;
    }
}
