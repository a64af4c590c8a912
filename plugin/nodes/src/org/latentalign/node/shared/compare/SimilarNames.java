package org.latentalign.node.shared.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.latentalign.node.shared.vectors.VectorSource;

/**
 * Finds names that differ in letter case or blanks only, which count as names of different things: one cell line under
 * two spellings is compared with itself. Punctuation tells some drugs apart, such as (+)- and (-)-forms, and is not
 * looked at.
 */
public final class SimilarNames {

    private final String what;

    private final Set<String> names = new TreeSet<>();

    /** @param what the names are of, in the plural */
    public SimilarNames(final String what) {
        this.what = what;
    }

    /** @param name as it is in the table */
    public void add(final String name) {
        names.add(name);
    }

    /** @return a sentence about the first such names, in the order of the alphabet */
    public Optional<String> sentence() {
        Map<String, List<String>> spellings = new HashMap<>();
        List<String> first = null;
        int count = 0;
        for (var name : names) {
            var same = spellings.computeIfAbsent(bare(name), unknown -> new ArrayList<>());
            same.add(name);
            if (same.size() == 2) {
                count++;
                first = first == null ? same : first;
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of("The " + what + " " + VectorSource.list(first)
                        + (count == 1 ? "" : " (and " + (count - 1) + " more like these)")
                        + " differ in letter case or blanks only, and count as different ones: if they are the same,"
                        + " correct the labels.");
    }

    private static String bare(final String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }
}
