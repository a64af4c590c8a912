package org.latentalign.node.score.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.node.shared.compare.After;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;

/**
 * The one pass over the samples: means of every drug and of the controls in every cell line, before and after encoding.
 */
final class TransferSamples {

    /** A running mean of profiles and of their embeddings. */
    static final class Mean {

        private final double[] profile;

        private final double[] embedding;

        private int size;

        private Mean(final int dimension, final int latentDimension) {
            profile = new double[dimension];
            embedding = new double[latentDimension];
        }

        private void add(final double[] before, final double[] after) {
            size++;
            addTo(profile, before);
            addTo(embedding, after);
        }

        private static void addTo(final double[] sum, final double[] values) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += values[j];
            }
        }

        private double[] divided(final double[] sum) {
            double[] mean = sum.clone();
            for (int j = 0; j < mean.length; j++) {
                mean[j] /= size;
            }
            return mean;
        }

        int size() {
            return size;
        }

        /** After preprocessing. */
        double[] profile() {
            return divided(profile);
        }

        double[] embedding() {
            return divided(embedding);
        }
    }

    private final Map<String, Mean> controls = new TreeMap<>();

    /** By cell line and drug. */
    private final Map<String, Map<String, Mean>> treated = new TreeMap<>();

    private final Autoencoder model;

    private final Set<String> controlLabels;

    private final List<String> warnings = new ArrayList<>();

    private long unlabeled;

    TransferSamples(final Autoencoder model, final Set<String> controlLabels) {
        this.model = model;
        this.controlLabels = controlLabels;
    }

    /**
     * @param lines the cell lines to read, or none for all
     */
    void read(
            final BufferedDataTable table,
            final VectorSource source,
            final List<String> columns,
            final Set<String> lines,
            final Progress progress)
            throws KNIMEException, InterruptedException, ExecutionException {
        var rows = new ComparedRows(table, source, columns, new After.Model(model));
        rows.read(
                head -> {
                    String[] labels = head.labels();
                    boolean isLabeled = labels[0] != null && (labels[1] != null || isControl(labels));
                    unlabeled += isLabeled ? 0 : 1;
                    return isLabeled && (lines.isEmpty() || lines.contains(labels[0]));
                },
                row -> mean(row.labels()).add(row.before(), row.after()),
                progress);
        warnings.addAll(rows.warnings());
        if (unlabeled > 0) {
            warnings.add("Left out " + unlabeled + (unlabeled == 1 ? " row" : " rows")
                    + " without a cell line or without a drug.");
        }
        if (controls.isEmpty()) {
            throw new KNIMEException("No sample"
                    + (lines.isEmpty() ? "" : " of the cell lines " + VectorSource.list(lines))
                    + " is a control: the column \"" + columns.get(2) + "\" has none of the control labels "
                    + VectorSource.list(controlLabels) + " there.");
        }
    }

    private boolean isControl(final String[] labels) {
        return labels[2] != null && controlLabels.contains(labels[2]);
    }

    private Mean mean(final String[] labels) {
        return isControl(labels)
                ? controls.computeIfAbsent(labels[0], line -> newMean())
                : treated.computeIfAbsent(labels[0], line -> new TreeMap<>())
                        .computeIfAbsent(labels[1], drug -> newMean());
    }

    private Mean newMean() {
        return new Mean(model.inputDimension(), model.latentDimension());
    }

    /** The two cell lines of a table that has two only. */
    List<String> onlyTwoCellLines() throws KNIMEException {
        var lines = new ArrayList<>(controls.keySet());
        treated.keySet().stream().filter(line -> !lines.contains(line)).forEach(lines::add);
        if (lines.size() != 2) {
            throw new KNIMEException("The table has " + lines.size()
                    + (lines.size() == 1 ? " cell line, " : " cell lines, ") + VectorSource.list(lines)
                    + (lines.size() == 1
                            ? ": a transfer needs two."
                            : ": name the two between which to transfer under \"From cell line\" and \"To cell"
                                    + " line\"."));
        }
        lines.sort(null);
        return lines;
    }

    Mean controls(final String line) throws KNIMEException {
        var mean = controls.get(line);
        if (mean == null) {
            throw new KNIMEException("The cell line \"" + line
                    + "\" has no controls: check its name and the control labels. Controls are in "
                    + VectorSource.list(controls.keySet()) + ".");
        }
        return mean;
    }

    Map<String, Mean> treated(final String line) {
        return treated.getOrDefault(line, Map.of());
    }

    List<String> warnings() {
        return warnings;
    }
}
