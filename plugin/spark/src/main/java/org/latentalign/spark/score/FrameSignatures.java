package org.latentalign.spark.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.progress.Progress;
import org.latentalign.score.Aggregation;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.statistics.PlateCenters;
import org.latentalign.score.statistics.PlateSignature;
import org.latentalign.score.statistics.PlateWeighting;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.frame.RowTally;
import org.latentalign.spark.frame.VectorFrame;

/**
 * The signatures of the drugs in a data frame, differences of means from the controls of the same context and plate, and how
 * alike they are between contexts, as Drug Signature Alignment measures it. The means are summed up on the cluster, the
 * scores are computed here, so the signatures have to fit into the memory of this process. Strengths, which need how controls
 * scatter, are not known.
 *
 * @param signatures in the order of contexts and drugs
 * @param alignment the scores
 * @param tally of the rows
 * @param unlabeled rows without a context, plate or drug, which were left out
 * @param withoutControls drugs in a context that have no control there, or none on their plates
 */
public record FrameSignatures(
        List<DrugSignature> signatures, DrugAlignment alignment, RowTally tally, long unlabeled, int withoutControls) {

    private static final int UNMATCHED_LIMIT = 100_000;
    private static final long SEED = 1;

    /** Copies the list. */
    public FrameSignatures {
        signatures = List.copyOf(signatures);
    }

    /**
     * A drug in a context.
     *
     * @param drug its name
     * @param context where it was measured
     * @param before the difference of means, before encoding
     * @param after the same after encoding
     */
    public record DrugSignature(String drug, String context, PlateSignature before, Optional<PlateSignature> after) {}

    /** Groups on plates, in one space. */
    private record Centers(Map<String, GroupSum> byPlate, int space) implements PlateCenters {

        @Override
        public int dimension() {
            return byPlate.values().iterator().next().dimension(space);
        }

        @Override
        public Set<String> plates() {
            return byPlate.keySet();
        }

        @Override
        public int size() {
            return byPlate.values().stream().mapToInt(GroupSum::size).sum();
        }

        @Override
        public int size(final String plate) {
            final GroupSum group = byPlate.get(plate);
            return group == null ? 0 : group.size();
        }

        @Override
        public double[] center(final String plate) {
            return byPlate.get(plate).mean(space);
        }
    }

    /** A context: its controls and its drugs, on plates. */
    private static final class Context {
        private final Map<String, GroupSum> controls = new TreeMap<>();
        private final Map<String, Map<String, GroupSum>> drugs = new TreeMap<>();
    }

    /**
     * Sums up and compares.
     *
     * @param vectors the samples
     * @param roles which columns say what they are
     * @param model that encodes, if there is one
     * @param minimumReplicates drugs with fewer samples in a context have no signature there, at least 1
     * @return signatures and scores
     * @throws JobException when there are no two contexts with signatures to compare
     */
    public static FrameSignatures of(
            final VectorFrame vectors,
            final SampleRoles roles,
            final Optional<Autoencoder> model,
            final int minimumReplicates)
            throws JobException {
        final GroupSums.Result sums = GroupSums.of(vectors, roles, model);
        final Map<String, Context> contexts = new TreeMap<>();
        sums.groups().forEach((key, sum) -> {
            final Context context = contexts.computeIfAbsent(key.context(), name -> new Context());
            if (key.isControl()) {
                context.controls.put(key.plate(), sum);
            } else {
                context.drugs
                        .computeIfAbsent(key.drug(), drug -> new TreeMap<>())
                        .put(key.plate(), sum);
            }
        });
        requireComparable(contexts, roles, sums);
        final int latent = model.map(Autoencoder::latentDimension).orElse(0);
        final int dimension = vectors.dimension();
        final SignatureTable table = new SignatureTable(
                new SignatureTable.Options(Aggregation.MEAN, false, false, 1, true),
                model.isPresent() ? new int[] {dimension, latent} : new int[] {dimension});
        final List<DrugSignature> signatures = new ArrayList<>();
        int without = 0;
        for (final var context : contexts.entrySet()) {
            for (final var drug : context.getValue().drugs.entrySet()) {
                final Optional<DrugSignature> signature = signature(
                        drug.getKey(),
                        context.getKey(),
                        drug.getValue(),
                        context.getValue().controls,
                        model.isPresent());
                if (signature.isEmpty()) {
                    without++;
                } else if (signature.get().before().treated() >= minimumReplicates) {
                    signatures.add(signature.get());
                    add(signature.get(), table);
                }
            }
        }
        return new FrameSignatures(
                signatures,
                DrugAlignment.of(table, DrugAlignment.allPairs(table.contexts()), UNMATCHED_LIMIT, SEED, Progress.NONE),
                sums.tally(),
                sums.unlabeled(),
                without);
    }

    private static void requireComparable(
            final Map<String, Context> contexts, final SampleRoles roles, final GroupSums.Result sums)
            throws JobException {
        if (contexts.values().stream().allMatch(context -> context.controls.isEmpty())) {
            throw new JobException("There are no controls: the column \"" + roles.drug() + "\" never holds "
                    + VectorFrame.listed(roles.controls())
                    + (sums.groups().isEmpty() ? " in " + sums.tally().rows() + " rows with vectors" : "")
                    + ". Check how controls are called.");
        }
        if (contexts.size() < 2) {
            throw new JobException("All samples are of " + VectorFrame.listed(List.copyOf(contexts.keySet()))
                    + " by the column \"" + roles.context() + "\": a comparison needs two or more.");
        }
    }

    private static Optional<DrugSignature> signature(
            final String drug,
            final String context,
            final Map<String, GroupSum> treated,
            final Map<String, GroupSum> controls,
            final boolean isEncoded) {
        if (controls.isEmpty()) {
            return Optional.empty();
        }
        return difference(treated, controls, 0)
                .map(before -> new DrugSignature(
                        drug, context, before, isEncoded ? difference(treated, controls, 1) : Optional.empty()));
    }

    private static Optional<PlateSignature> difference(
            final Map<String, GroupSum> treated, final Map<String, GroupSum> controls, final int space) {
        return PlateSignature.of(
                new Centers(treated, space), new Centers(controls, space), PlateWeighting.INVERSE_VARIANCE);
    }

    private static void add(final DrugSignature signature, final SignatureTable table) {
        final Treatment treatment = new Treatment(signature.drug(), "");
        if (signature.after().isPresent()) {
            table.addTreated(
                    signature.context(),
                    "",
                    treatment,
                    signature.before().shift(),
                    signature.after().get().shift());
        } else {
            table.addTreated(
                    signature.context(), "", treatment, signature.before().shift());
        }
    }
}
