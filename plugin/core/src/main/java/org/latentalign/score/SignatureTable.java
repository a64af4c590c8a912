package org.latentalign.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects samples and gives the signature of every drug in every cell line (section 6.3). Drugs may be split by a
 * further label, such as dose or time; a treated sample is then compared with the controls of the same label, or with
 * all controls of the cell line where no control has that label (controls have no dose).
 *
 * <p>Everything is ordered by name, so that the order of the samples changes nothing but the last bits of sums.
 */
public final class SignatureTable {

    /**
     * How signatures are computed.
     *
     * @param aggregation of replicates
     * @param filterControls whether only the larger of two clusters of a cell line's controls is used
     * @param minimumReplicates drugs with fewer treated samples in a cell line have no signature there, at least 1
     */
    public record Options(Aggregation aggregation, boolean filterControls, int minimumReplicates) {}

    /**
     * A drug, perhaps at one dose or time.
     *
     * @param drug its name
     * @param label the dose or time, or empty
     */
    public record Treatment(String drug, String label) implements Comparable<Treatment> {
        @Override
        public int compareTo(final Treatment other) {
            final int byDrug = drug.compareTo(other.drug);
            return byDrug != 0 ? byDrug : label.compareTo(other.label);
        }
    }

    private record Key(String cellLine, Treatment treatment) implements Comparable<Key> {
        @Override
        public int compareTo(final Key other) {
            final int byLine = cellLine.compareTo(other.cellLine);
            return byLine != 0 ? byLine : treatment.compareTo(other.treatment);
        }
    }

    private record ControlKey(String cellLine, String label) implements Comparable<ControlKey> {
        @Override
        public int compareTo(final ControlKey other) {
            final int byLine = cellLine.compareTo(other.cellLine);
            return byLine != 0 ? byLine : label.compareTo(other.label);
        }
    }

    private final int[] dimensions;

    private final Options options;

    private final Map<Key, Replicates> treated = new TreeMap<>();

    private final Map<ControlKey, Replicates> controls = new TreeMap<>();

    private final Map<String, Replicates> allControls = new TreeMap<>();

    private final Map<ControlKey, Replicates> chosenControls = new TreeMap<>();

    /**
     * @param options how signatures are computed
     * @param dimensions the length of a sample in every space: before encoding and, where there is one, after
     */
    public SignatureTable(final Options options, final int... dimensions) {
        this.dimensions = dimensions.clone();
        this.options = options;
    }

    /** In how many spaces every sample is known. */
    public int spaces() {
        return dimensions.length;
    }

    /**
     * Takes a treated sample.
     *
     * @param cellLine where it was measured
     * @param treatment with what
     * @param sample its vector in every space; the arrays stay the caller's
     */
    public void addTreated(final String cellLine, final Treatment treatment, final double[]... sample) {
        treated.computeIfAbsent(new Key(cellLine, treatment), key -> group(false))
                .add(sample);
    }

    /**
     * Takes a control sample.
     *
     * @param cellLine where it was measured
     * @param label its dose or time, or empty
     * @param sample its vector in every space; the arrays stay the caller's
     */
    public void addControl(final String cellLine, final String label, final double[]... sample) {
        chosenControls.clear();
        allControls.computeIfAbsent(cellLine, key -> group(true)).add(sample);
        if (!label.isEmpty()) {
            controls.computeIfAbsent(new ControlKey(cellLine, label), key -> group(true))
                    .add(sample);
        }
    }

    private Replicates group(final boolean isControl) {
        return Replicates.of(dimensions, options.aggregation(), isControl && options.filterControls());
    }

    /** The cell lines in which something was measured, by name. */
    public List<String> cellLines() {
        final Set<String> lines = new TreeSet<>(allControls.keySet());
        treated.keySet().forEach(key -> lines.add(key.cellLine()));
        return List.copyOf(lines);
    }

    /** The treatments measured in a cell line, by name, whether or not they have a signature. */
    public List<Treatment> treatments(final String cellLine) {
        final List<Treatment> treatments = new ArrayList<>();
        treated.keySet().stream()
                .filter(key -> key.cellLine().equals(cellLine))
                .forEach(key -> treatments.add(key.treatment()));
        return treatments;
    }

    /** How many treated samples a treatment has in a cell line. */
    public int treatedSamples(final String cellLine, final Treatment treatment) {
        final Replicates group = treated.get(new Key(cellLine, treatment));
        return group == null ? 0 : group.size();
    }

    /** How many controls a cell line has, before the control filter. */
    public int controlSamples(final String cellLine) {
        final Replicates group = allControls.get(cellLine);
        return group == null ? 0 : group.size();
    }

    /**
     * The signature of a treatment in a cell line, or nothing when it has too few treated samples or no control there.
     */
    public Optional<Signature> signature(final String cellLine, final Treatment treatment) {
        final Replicates samples = treated.get(new Key(cellLine, treatment));
        final Replicates compared = controls(cellLine, treatment.label());
        if (samples == null || samples.size() < options.minimumReplicates() || compared == null) {
            return Optional.empty();
        }
        final List<double[]> shifts = new ArrayList<>();
        for (int space = 0; space < dimensions.length; space++) {
            shifts.add(Shift.between(compared.center(space), samples.center(space)));
        }
        return Optional.of(new Signature(shifts, samples.size(), compared.size()));
    }

    /** Which controls are compared with is decided before encoding, and is the same in every space. */
    private Replicates controls(final String cellLine, final String label) {
        final var key = new ControlKey(cellLine, label);
        final Replicates labelled = label.isEmpty() ? null : controls.get(key);
        final Replicates group = labelled == null ? allControls.get(cellLine) : labelled;
        return group != null && options.filterControls()
                ? chosenControls.computeIfAbsent(key, unknown -> group.largerCluster())
                : group;
    }
}
