package org.latentalign.node.ask.neighbors;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.knime.core.node.BufferedDataTable;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;

/** What the table has instead of names that it does not have: the same but for letter case, accents, blanks and signs. */
final class Spellings {

    private static final int ROWS_PER_REPORT = 1024;

    private static final int MOST_NAMES = 5;

    private static final int MOST_SPELLINGS = 3;

    private static final Pattern NOT_COMPARED = Pattern.compile("[^\\p{L}\\p{N}]");

    /** By missing name: near spellings. */
    private final Map<String, Set<String>> near = new TreeMap<>();

    private Spellings() {}

    static Spellings of(
            final Set<String> missing,
            final BufferedDataTable table,
            final List<String> nameColumns,
            final Progress progress) {
        var spellings = new Spellings();
        Map<String, List<String>> byForm = new TreeMap<>();
        for (String name : missing) {
            spellings.near.put(name, new LinkedHashSet<>());
            byForm.computeIfAbsent(form(name), key -> new ArrayList<>()).add(name);
        }
        var noVectors = new VectorSource(VectorShape.COLUMNS, List.of(), List.of());
        try (var cursor = VectorCursor.open(table, noVectors, nameColumns)) {
            for (long row = 0; cursor.forward(); row++) {
                if (row % ROWS_PER_REPORT == 0) {
                    long place = row;
                    progress.report(
                            (double) row / table.size(), () -> "Looking for near spellings, row " + (place + 1));
                }
                String name = nameColumns.isEmpty()
                        ? cursor.rowKey()
                        : cursor.label(0).orElse("");
                byForm.getOrDefault(form(name), List.of())
                        .forEach(wanted -> spellings.near.get(wanted).add(name));
            }
        }
        return spellings;
    }

    private static String form(final String name) {
        String plain = NOT_COMPARED
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? name : plain;
    }

    /** A list for a message, such as {@code "Pariss", "Rome" (there is "rome")}. */
    String list() {
        List<String> shown = new ArrayList<>();
        near.forEach((name, spellings) -> {
            if (shown.size() < MOST_NAMES) {
                List<String> quoted = spellings.stream()
                        .limit(MOST_SPELLINGS)
                        .map(spelling -> '"' + spelling + '"')
                        .toList();
                shown.add('"' + name + '"' + (quoted.isEmpty() ? "" : " (there is " + String.join(", ", quoted) + ")"));
            }
        });
        int more = near.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }
}
