package org.latentalign.node.score.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.kernel.FitException;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.SampleReader;
import org.latentalign.node.shared.compare.SampleRoles;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.transfer.TransferData;

/**
 * The one pass over the samples: signatures of every drug in every cell line, before and after encoding, and, where the
 * model is to be fitted again, what a fit needs of all samples but the treated ones of the target, which are kept.
 */
final class TransferSamples implements SampleReader.Sink {

    /** So many of the target's controls are decoded each, where the decoder is not linear. */
    private static final int MOST_STARTS = 64;

    private final Autoencoder model;

    private final String target;

    private final SampleReader reader;

    private final SignatureTable signatures;

    private final List<double[]> targetEmbeddings = new ArrayList<>();

    /** By drug, its preprocessed samples in the target; null when the model is not fitted again. */
    private final Map<String, List<double[]>> heldOut;

    /** Takes all samples but the treated ones of the target; null when the model is not fitted again. */
    private final Refit refit;

    private FitException failure;

    /**
     * @param refit takes all samples but the treated ones of the target; null when the model is not fitted again
     */
    TransferSamples(
            final BufferedDataTable table,
            final VectorSource source,
            final SampleRoles roles,
            final Autoencoder model,
            final String target,
            final Refit refit) {
        this.model = model;
        this.target = target;
        this.refit = refit;
        reader = new SampleReader(table, source, roles, new SpaceAfter.Model(model), true);
        signatures =
                new SignatureTable(SignatureTable.Options.standard(), model.inputDimension(), model.latentDimension());
        heldOut = refit == null ? null : new TreeMap<>();
    }

    /** The contexts of a table, without its vectors. */
    static List<String> contexts(final BufferedDataTable table, final SampleRoles roles) {
        var labels = roles.reader();
        var contexts = new TreeSet<String>();
        var nothing = new VectorSource(VectorShape.COLUMNS, List.of(), List.of());
        try (var cursor = VectorCursor.open(table, nothing, roles.columns())) {
            var values = new String[roles.columns().size()];
            while (cursor.forward()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = cursor.label(i).orElse(null);
                }
                var context = labels.context(values);
                if (context != null) {
                    contexts.add(context);
                }
            }
        }
        return List.copyOf(contexts);
    }

    void read(final Progress progress) throws KNIMEException, FitException {
        reader.read(this, progress);
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void control(final String context, final String plate, final String split, final ComparedRows.Row row) {
        signatures.addControl(context, plate, split, row.before(), row.after());
        if (context.equals(target) && targetEmbeddings.size() < MOST_STARTS) {
            targetEmbeddings.add(row.after().clone());
        }
        addToRefit(row.before());
    }

    @Override
    public void treated(
            final String context,
            final String plate,
            final String drug,
            final String split,
            final ComparedRows.Row row) {
        signatures.addTreated(context, plate, new Treatment(drug, split), row.before(), row.after());
        if (heldOut != null && context.equals(target)) {
            heldOut.computeIfAbsent(drug, unknown -> new ArrayList<>())
                    .add(row.before().clone());
        } else {
            addToRefit(row.before());
        }
    }

    private void addToRefit(final double[] row) {
        if (refit != null && failure == null) {
            try {
                refit.add(row);
            } catch (FitException e) {
                failure = e;
            }
        }
    }

    /** By drug, its treated samples in the target. */
    Map<String, List<double[]>> heldOut() {
        return heldOut;
    }

    /**
     * What a transfer rests on.
     *
     * @param sources the cell lines that drugs are taken from
     */
    TransferData data(final List<String> sources) throws KNIMEException {
        Map<String, double[]> controls = new TreeMap<>();
        Map<String, Map<String, double[]>> shifts = new TreeMap<>();
        Map<String, Map<String, double[]>> latentShifts = new TreeMap<>();
        for (var source : sources) {
            var mean = signatures.controlMean(source, 0);
            if (mean.isPresent()) {
                controls.put(source, mean.get());
                shifts.put(source, shifts(source, 0));
                latentShifts.put(source, shifts(source, 1));
            }
        }
        if (controls.isEmpty()) {
            throw withoutControls(sources);
        }
        return new TransferData(
                controls,
                shifts,
                latentShifts,
                signatures.controlMean(target, 0).orElseThrow(() -> withoutControls(List.of(target))),
                signatures.controlMean(target, 1).orElseThrow(),
                targetEmbeddings,
                shifts(target, 0));
    }

    private Map<String, double[]> shifts(final String context, final int space) {
        Map<String, double[]> shifts = new LinkedHashMap<>();
        for (var treatment : signatures.treatments(context)) {
            signatures
                    .signature(context, treatment)
                    .ifPresent(signature -> shifts.put(treatment.drug(), signature.shift(space)));
        }
        return shifts;
    }

    private KNIMEException withoutControls(final List<String> contexts) {
        return new KNIMEException((contexts.size() == 1 ? "The cell line " : "The cell lines ")
                + VectorSource.list(contexts) + (contexts.size() == 1 ? " has" : " have")
                + " no controls: check the control labels. Controls are in "
                + VectorSource.list(signatures.contexts().stream()
                        .filter(context -> signatures.controlSamples(context) > 0)
                        .toList())
                + ".");
    }

    /** How many treated samples a drug has in some cell lines. */
    int treatedSamples(final String drug, final Iterable<String> contexts) {
        int count = 0;
        for (var context : contexts) {
            count += signatures.treatedSamples(context, new Treatment(drug, ""));
        }
        return count;
    }

    List<String> warnings() {
        return reader.warnings(signatures);
    }

    Autoencoder model() {
        return model;
    }
}
