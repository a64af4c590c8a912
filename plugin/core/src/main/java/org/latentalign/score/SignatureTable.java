package org.latentalign.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.latentalign.kernel.Shift;
import org.latentalign.score.Replicates.Sample;
import org.latentalign.score.Signature.Agreement;
import org.latentalign.score.statistics.PlateCenters;
import org.latentalign.score.statistics.PlateSignature;
import org.latentalign.score.statistics.PlateWeighting;
import org.latentalign.score.statistics.ReplicateAgreement;
import org.latentalign.score.statistics.Scatter;
import org.latentalign.score.statistics.SignatureStrength;

/**
 * Collects samples and gives the signature of every drug in every context, such as a cell line (section 6.3). Drugs may
 * be split by a further label, such as dose or time; a treated sample is then compared with the controls of the same
 * label, or with all controls of the context where no control has that label (controls have no dose). Samples on plates
 * are compared with the controls of their own plate only.
 *
 * <p>Everything is ordered by name, so that the order of the samples changes nothing but the last bits of sums.
 */
public final class SignatureTable {

    /**
     * How signatures are computed.
     *
     * @param aggregation of replicates
     * @param isStandardized whether a signature is divided by the scatter of the controls, value by value
     * @param filterControls whether only the larger of two clusters of a context's controls is used, on every plate
     * @param minimumReplicates drugs with fewer treated samples in a context have no signature there, at least 1
     * @param areSignatures whether every sample is a difference from controls already
     */
    public record Options(
            Aggregation aggregation,
            boolean isStandardized,
            boolean filterControls,
            int minimumReplicates,
            boolean areSignatures) {

        /** Differences of means, from all controls. */
        public static Options standard() {
            return new Options(Aggregation.MEAN, false, false, 1, false);
        }

        private boolean needsSamples() {
            return aggregation != Aggregation.MEAN;
        }
    }

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

    private record Key(String context, Treatment treatment) implements Comparable<Key> {
        @Override
        public int compareTo(final Key other) {
            final int byContext = context.compareTo(other.context);
            return byContext != 0 ? byContext : treatment.compareTo(other.treatment);
        }
    }

    private record ControlKey(String context, String label) implements Comparable<ControlKey> {
        @Override
        public int compareTo(final ControlKey other) {
            final int byContext = context.compareTo(other.context);
            return byContext != 0 ? byContext : label.compareTo(other.label);
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
     * @param context where it was measured
     * @param plate on which it was; empty where plates do not count
     * @param treatment with what
     * @param sample its vector in every space; the arrays stay the caller's
     */
    public void addTreated(
            final String context, final String plate, final Treatment treatment, final double[]... sample) {
        treated.computeIfAbsent(new Key(context, treatment), key -> new Replicates(dimensions, options.needsSamples()))
                .add(plate, sample);
    }

    /**
     * Takes a control sample.
     *
     * @param context where it was measured
     * @param plate on which it was; empty where plates do not count
     * @param label its dose or time, or empty
     * @param sample its vector in every space; the arrays stay the caller's
     */
    public void addControl(final String context, final String plate, final String label, final double[]... sample) {
        chosenControls.clear();
        allControls.computeIfAbsent(context, key -> newControls()).add(plate, sample);
        if (!label.isEmpty()) {
            controls.computeIfAbsent(new ControlKey(context, label), key -> newControls())
                    .add(plate, sample);
        }
    }

    private Replicates newControls() {
        return new Replicates(dimensions, options.needsSamples() || options.filterControls());
    }

    /** The contexts in which something was measured, by name. */
    public List<String> contexts() {
        final Set<String> contexts = new TreeSet<>(allControls.keySet());
        treated.keySet().forEach(key -> contexts.add(key.context()));
        return List.copyOf(contexts);
    }

    /** The treatments measured in a context, by name, whether or not they have a signature. */
    public List<Treatment> treatments(final String context) {
        final List<Treatment> treatments = new ArrayList<>();
        treated.keySet().stream()
                .filter(key -> key.context().equals(context))
                .forEach(key -> treatments.add(key.treatment()));
        return treatments;
    }

    /** How many treated samples a treatment has in a context. */
    public int treatedSamples(final String context, final Treatment treatment) {
        final Replicates group = treated.get(new Key(context, treatment));
        return group == null ? 0 : group.size();
    }

    /** How many controls a context has, before the control filter. */
    public int controlSamples(final String context) {
        final Replicates group = allControls.get(context);
        return group == null ? 0 : group.size();
    }

    /**
     * The mean of all controls of a context in a space, before the control filter; nothing without controls.
     *
     * @param context where they were measured
     * @param space 0 before encoding, 1 after
     */
    public Optional<double[]> controlMean(final String context, final int space) {
        return Optional.ofNullable(allControls.get(context)).map(group -> overPlates(group.means(space)));
    }

    /**
     * How many treated samples have no control on their plate, over all contexts and treatments, where their context has
     * controls at all.
     */
    public int withoutOwnControl() {
        int count = 0;
        for (final var entry : treated.entrySet()) {
            final Replicates compared = controls(
                    entry.getKey().context(), entry.getKey().treatment().label());
            if (compared != null && !options.areSignatures()) {
                final PlateCenters own = entry.getValue().means(0);
                count += own.plates().stream()
                        .filter(plate -> compared.means(0).size(plate) == 0)
                        .mapToInt(own::size)
                        .sum();
            }
        }
        return count;
    }

    /** How the controls of a context scatter around the mean of their plate in a space; nothing without controls. */
    public Optional<Scatter> scatter(final String context, final String label, final int space) {
        return Optional.ofNullable(controls(context, label))
                .map(group -> group.means(space).scatter());
    }

    /**
     * Says why a treatment that was measured in a context has no signature there.
     *
     * @return reads well behind "because there are"; empty when there is a signature
     */
    public String whyNoSignature(final String context, final Treatment treatment) {
        if (signature(context, treatment).isPresent()) {
            return "";
        }
        final List<String> reasons = new ArrayList<>();
        final Replicates compared = controls(context, treatment.label());
        if (!options.areSignatures() && compared == null) {
            reasons.add("no control samples in " + context);
        }
        final int count = treatedSamples(context, treatment);
        if (count < options.minimumReplicates()) {
            reasons.add("fewer than " + options.minimumReplicates() + " treated samples in " + context);
        } else if (compared != null && difference(context, treatment, compared).isEmpty()) {
            reasons.add(
                    options.minimumReplicates() > 1
                            ? "fewer than " + options.minimumReplicates()
                                    + " treated samples with a control on their plate in " + context
                            : "no control samples on its plates in " + context);
        } else if (compared != null && options.isStandardized()) {
            reasons.add("no two controls on a plate, whose scatter could be measured, in " + context);
        }
        return String.join("; ", reasons);
    }

    /**
     * The signature of a treatment in a context, or nothing when it has too few treated samples or no control there.
     */
    public Optional<Signature> signature(final String context, final Treatment treatment) {
        final Replicates samples = treated.get(new Key(context, treatment));
        if (samples == null || samples.size() < options.minimumReplicates()) {
            return Optional.empty();
        }
        if (options.areSignatures()) {
            return Optional.of(summedUp(samples));
        }
        final Replicates compared = controls(context, treatment.label());
        if (compared == null
                || options.isStandardized() && compared.means(0).scatter().degreesOfFreedom() < 1) {
            return Optional.empty();
        }
        return difference(context, treatment, compared).map(found -> compared(found, samples, compared));
    }

    /** Less the controls of the same plates, before encoding; nothing when too few samples have any. */
    private Optional<PlateSignature> difference(
            final String context, final Treatment treatment, final Replicates compared) {
        final Replicates samples = treated.get(new Key(context, treatment));
        return PlateSignature.of(centers(samples, 0), centers(compared, 0), PlateWeighting.INVERSE_VARIANCE)
                .filter(found -> found.treated() >= options.minimumReplicates());
    }

    private PlateCenters centers(final Replicates group, final int space) {
        return options.aggregation() == Aggregation.MEDIAN ? group.medians(space) : group.means(space);
    }

    private Signature compared(final PlateSignature found, final Replicates samples, final Replicates compared) {
        final Scatter scatter = compared.means(0).scatter();
        final List<Sample> used = samples.samples().stream()
                .filter(sample -> compared.means(0).size(sample.plate()) > 0)
                .toList();
        final boolean isModerated = options.aggregation() == Aggregation.MODERATED;
        final ReplicateAgreement agreement = isModerated ? ReplicateAgreement.of(differences(used, compared, 0)) : null;
        final List<double[]> shifts = new ArrayList<>();
        for (int space = 0; space < dimensions.length; space++) {
            final double[] shift = isModerated
                    ? agreement.moderated(differences(used, compared, space))
                    : space == 0
                            ? found.shift()
                            : PlateSignature.of(
                                            centers(samples, space),
                                            centers(compared, space),
                                            PlateWeighting.INVERSE_VARIANCE)
                                    .orElseThrow()
                                    .shift();
            shifts.add(
                    options.isStandardized() ? compared.means(space).scatter().inUnits(shift) : shift);
        }
        final double[] unscaled = isModerated ? agreement.moderated(differences(used, compared, 0)) : found.shift();
        return new Signature(
                shifts,
                found.treated(),
                found.controls(),
                found.withoutOwnControl(),
                found.varianceFactor(),
                SignatureStrength.of(unscaled, found.varianceFactor(), scatter).ratio(),
                isModerated
                        ? Optional.of(
                                scatter.degreesOfFreedom() < 1
                                        ? new Agreement(agreement.upperQuartile(), Double.NaN, Double.NaN)
                                        : agreement(agreement, scatter.inUnits(unscaled)))
                        : Optional.empty());
    }

    private static Agreement agreement(final ReplicateAgreement agreement, final double[] inUnits) {
        return new Agreement(agreement.upperQuartile(), agreement.changedGenes(inUnits), agreement.activity(inUnits));
    }

    /** Every sample less the mean of the controls of its plate. */
    private static double[][] differences(final List<Sample> samples, final Replicates compared, final int space) {
        return samples.stream()
                .map(sample -> Shift.between(compared.means(space).mean(sample.plate()), sample.vectors()[space]))
                .toArray(double[][]::new);
    }

    /** Samples that are signatures already, as if all were on one plate. */
    private Signature summedUp(final Replicates samples) {
        final boolean isModerated = options.aggregation() == Aggregation.MODERATED;
        final ReplicateAgreement agreement = isModerated ? ReplicateAgreement.of(vectors(samples, 0)) : null;
        final List<double[]> shifts = new ArrayList<>();
        for (int space = 0; space < dimensions.length; space++) {
            shifts.add(
                    isModerated ? agreement.moderated(vectors(samples, space)) : overPlates(centers(samples, space)));
        }
        return new Signature(
                shifts,
                samples.size(),
                0,
                0,
                Double.NaN,
                Double.NaN,
                isModerated ? Optional.of(agreement(agreement, shifts.get(0))) : Optional.empty());
    }

    private static double[][] vectors(final Replicates samples, final int space) {
        return samples.samples().stream().map(sample -> sample.vectors()[space]).toArray(double[][]::new);
    }

    private static double[] overPlates(final PlateCenters centers) {
        final double[] mean = new double[centers.dimension()];
        for (final String plate : centers.plates().stream().sorted().toList()) {
            final double[] center = centers.center(plate);
            final double weight = (double) centers.size(plate) / centers.size();
            for (int j = 0; j < mean.length; j++) {
                mean[j] += weight * center[j];
            }
        }
        return mean;
    }

    /** Which controls are compared with is decided before encoding, and is the same in every space. */
    private Replicates controls(final String context, final String label) {
        final var key = new ControlKey(context, label);
        final Replicates labeled = label.isEmpty() ? null : controls.get(key);
        final Replicates group = labeled == null ? allControls.get(context) : labeled;
        return group != null && options.filterControls()
                ? chosenControls.computeIfAbsent(key, unknown -> group.largerClusters())
                : group;
    }
}
