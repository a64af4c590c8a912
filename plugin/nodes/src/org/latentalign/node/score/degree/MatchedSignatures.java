package org.latentalign.node.score.degree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.knime.core.node.KNIMEException;
import org.latentalign.node.shared.compare.ControlLabel;
import org.latentalign.score.DegreeSweep;

/** Shifts that are matched when they have the same key, such as the drug, in two contexts, such as cell lines. */
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

    private long repeated;

    /**
     * @param context where the shift was seen
     * @param key what it belongs to
     * @param split what tells shifts of a key in a context apart, such as a dose; null for nothing
     * @param projections of the shift
     */
    void add(final String context, final String key, final String split, final double[] projections) {
        var shifts = contexts.computeIfAbsent(context, unknown -> new TreeMap<>());
        if (shifts.putIfAbsent(new Key(key, split == null ? "" : split), projections) != null) {
            repeated++;
        }
    }

    /**
     * Refuses samples in the place of shifts.
     *
     * @throws KNIMEException when a control is among the keys, with the sentence for the user
     */
    void requireShifts() throws KNIMEException {
        for (var shifts : contexts.values()) {
            for (var key : shifts.keySet()) {
                if (ControlLabel.isUsual(key.key())) {
                    throw new KNIMEException(
                            "One of the keys is \"" + key.key() + "\": shifts are differences from controls,"
                                    + " and none of a control. Connect the output \"Signatures\" of Drug Signature"
                                    + " Alignment in place of samples; if it is that already, correct the labels of"
                                    + " its controls.");
                }
            }
        }
    }

    /** @return how many contexts there are */
    int contextCount() {
        return contexts.size();
    }

    /**
     * @param warnings what is known about the rows so far
     * @return the pairs of contexts that have a key in common; no parts when there are none
     */
    SweepInput match(final List<String> warnings) {
        var keys = List.copyOf(keysInTwoContexts());
        var parts = new ArrayList<DegreeSweep.Part>();
        var all = List.copyOf(contexts.values());
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                var first = all.get(a);
                var second = all.get(b);
                var shared = first.keySet().stream().filter(second::containsKey).toList();
                if (!shared.isEmpty()) {
                    parts.add(new DegreeSweep.Contexts(
                            shared.stream().map(first::get).toArray(double[][]::new),
                            shared.stream().map(second::get).toArray(double[][]::new),
                            shared.stream()
                                    .mapToInt(key -> Collections.binarySearch(keys, key.key()))
                                    .toArray()));
                }
            }
        }
        var sentences = new ArrayList<>(warnings);
        if (repeated > 0) {
            sentences.add("Of shifts with the same key and context the first was used; " + repeated
                    + (repeated == 1 ? " other was" : " others were") + " left out.");
        }
        return new SweepInput(parts, keys.size(), sentences);
    }

    /** Only these are dealt to folds. */
    private TreeSet<String> keysInTwoContexts() {
        var seen = new HashSet<Key>();
        var names = new TreeSet<String>();
        contexts.values()
                .forEach(shifts ->
                        shifts.keySet().stream().filter(key -> !seen.add(key)).forEach(key -> names.add(key.key())));
        return names;
    }
}
