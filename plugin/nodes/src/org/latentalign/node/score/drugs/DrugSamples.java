package org.latentalign.node.score.drugs;

import java.util.List;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.SampleReader;
import org.latentalign.node.shared.compare.SampleRoles;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;

/** Collects the signatures of a table of samples, before and, where there is something to compare with, after. */
final class DrugSamples implements SampleReader.Sink {

    private final SampleReader reader;

    private final SignatureTable signatures;

    /** The embedding of no change, for rows that are changes already; null when there is none. */
    private final double[] origin;

    DrugSamples(
            final BufferedDataTable table,
            final VectorSource source,
            final SampleRoles roles,
            final SpaceAfter after,
            final SignatureTable.Options options) {
        reader = new SampleReader(table, source, roles, after, !options.areSignatures());
        signatures = new SignatureTable(
                options,
                after.vectorLength().isPresent()
                        ? new int[] {reader.dimension(), after.vectorLength().getAsInt()}
                        : new int[] {reader.dimension()});
        origin = options.areSignatures() ? origin(after) : null;
    }

    /** A change is encoded from no change on: an encoder may shift the origin, as one of centered data does. */
    private static double[] origin(final SpaceAfter after) {
        if (!(after instanceof SpaceAfter.Model model)) {
            return null;
        }
        double[] origin = new double[model.encoder().latentDimension()];
        boolean isUsable = model.encoder()
                .encoder()
                .encode(new double[model.encoder().inputDimension()], origin)
                .isUsable();
        return isUsable ? origin : null;
    }

    void read(final Progress progress) throws KNIMEException {
        reader.read(this, progress);
    }

    @Override
    public void control(final String context, final String plate, final String split, final ComparedRows.Row row) {
        signatures.addControl(context, plate, split, vectors(row));
    }

    @Override
    public void treated(
            final String context,
            final String plate,
            final String drug,
            final String split,
            final ComparedRows.Row row) {
        signatures.addTreated(context, plate, new Treatment(drug, split), vectors(row));
    }

    private double[][] vectors(final ComparedRows.Row row) {
        if (signatures.spaces() == 1) {
            return new double[][] {row.before()};
        }
        if (origin != null) {
            double[] change = row.after().clone();
            for (int j = 0; j < change.length; j++) {
                change[j] -= origin[j];
            }
            return new double[][] {row.before(), change};
        }
        return new double[][] {row.before(), row.after()};
    }

    SignatureTable signatures() {
        return signatures;
    }

    List<String> warnings(final boolean needsControls) {
        var warnings = reader.warnings(signatures);
        var withoutControls = signatures.contexts().stream()
                .filter(context -> needsControls && signatures.controlSamples(context) == 0)
                .toList();
        if (!withoutControls.isEmpty()) {
            warnings.add("No controls, and so no signatures, in " + withoutControls.size()
                    + (withoutControls.size() == 1 ? " cell line: " : " cell lines: ")
                    + VectorSource.list(withoutControls) + ".");
        }
        return warnings;
    }
}
