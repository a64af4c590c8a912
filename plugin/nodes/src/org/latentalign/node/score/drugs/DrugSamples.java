package org.latentalign.node.score.drugs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.node.score.drugs.DrugSignatureAlignmentNodeParameters.Columns;
import org.latentalign.node.shared.compare.After;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;

/** The one pass over the samples: sorts them by cell line and drug, and keeps count of those that cannot be used. */
final class DrugSamples {

    private static final int CELL_LINE = 0;

    private static final int DRUG = 1;

    private static final int CONTROL = 2;

    private static final int SPLIT = 3;

    /** Values of the control column that a message may show. */
    private static final int VALUES_REMEMBERED = 6;

    private final Columns columns;

    private final Set<String> controlLabels;

    private final ComparedRows rows;

    private final SignatureTable signatures;

    private final Set<String> otherLabels = new LinkedHashSet<>();

    private long treated;

    private long controls;

    private long unlabeled;

    private String firstUnlabeled;

    DrugSamples(
            final BufferedDataTable table,
            final VectorSource source,
            final Columns columns,
            final Set<String> controlLabels,
            final After other,
            final SignatureTable.Options options) {
        this.columns = columns;
        this.controlLabels = controlLabels;
        rows = new ComparedRows(table, source, columns.list(), other);
        signatures = new SignatureTable(
                options,
                other.vectorLength().isPresent()
                        ? new int[] {rows.dimension(), other.vectorLength().getAsInt()}
                        : new int[] {rows.dimension()});
    }

    void read(final Progress progress) throws KNIMEException, InterruptedException, ExecutionException {
        rows.read(this::isLabeled, this::take, progress);
        if (controls == 0) {
            throw new KNIMEException("No sample is a control: the column \"" + columns.control()
                    + "\" has none of the control labels " + VectorSource.list(controlLabels)
                    + (otherLabels.isEmpty() ? "." : ", but for example " + VectorSource.list(otherLabels) + "."));
        }
        if (treated == 0) {
            throw new KNIMEException("All samples are controls by the column \"" + columns.control()
                    + "\": there is no treated sample.");
        }
    }

    private boolean isLabeled(final ComparedRows.Head head) {
        String[] labels = head.labels();
        boolean isControl = labels[CONTROL] != null && controlLabels.contains(labels[CONTROL]);
        boolean isLabeled = labels[CELL_LINE] != null && (isControl || labels[DRUG] != null);
        if (!isLabeled) {
            unlabeled++;
            if (firstUnlabeled == null) {
                firstUnlabeled = head.rowKey();
            }
        }
        return isLabeled;
    }

    private void take(final ComparedRows.Row row) {
        String[] labels = row.labels();
        var split = labels.length > SPLIT && labels[SPLIT] != null ? labels[SPLIT] : "";
        if (labels[CONTROL] != null && controlLabels.contains(labels[CONTROL])) {
            controls++;
            signatures.addControl(labels[CELL_LINE], split, vectors(row));
        } else {
            treated++;
            if (labels[CONTROL] != null && otherLabels.size() < VALUES_REMEMBERED) {
                otherLabels.add(labels[CONTROL]);
            }
            signatures.addTreated(labels[CELL_LINE], new Treatment(labels[DRUG], split), vectors(row));
        }
    }

    private double[][] vectors(final ComparedRows.Row row) {
        return signatures.spaces() > 1 ? new double[][] {row.before(), row.after()} : new double[][] {row.before()};
    }

    SignatureTable signatures() {
        return signatures;
    }

    List<String> warnings() {
        var warnings = new ArrayList<>(rows.warnings());
        if (unlabeled > 0) {
            warnings.add("Left out " + unlabeled + (unlabeled == 1 ? " row" : " rows")
                    + " without a cell line or without a drug; the first: \"" + firstUnlabeled + "\".");
        }
        var withoutControls = signatures.cellLines().stream()
                .filter(line -> signatures.controlSamples(line) == 0)
                .toList();
        if (!withoutControls.isEmpty()) {
            warnings.add("No controls, and so no signatures, in " + withoutControls.size()
                    + (withoutControls.size() == 1 ? " cell line: " : " cell lines: ")
                    + VectorSource.list(withoutControls) + ".");
        }
        return warnings;
    }
}
