package org.latentalign.node.write.gct;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.format.FormatException;
import org.latentalign.format.gct.GctTextWriter;
import org.latentalign.format.gct.GctxWriter;
import org.latentalign.format.gct.VectorSink;
import org.latentalign.format.gct.WrittenAxis;
import org.latentalign.format.vectors.SingleLosses;
import org.latentalign.node.shared.files.CancelableStreams;
import org.latentalign.node.shared.files.FileLosses;
import org.latentalign.node.shared.files.WrittenFile;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;

/** What the GCT Writer does: profiles, and the genes' metadata, in; a file out. */
final class GctWriterNode {

    /** Id and name of the port group of genes. Written into saved workflows: it never changes. */
    static final String GENES_GROUP = "Gene Metadata";

    private static final String WHAT = "the profiles";

    /** The matrix may take so much of Java's memory while it is turned. */
    private static final long MEMORY_SHARE = 4;

    private GctWriterNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        GctWriterNodeParameters parameters = input.getParameters();
        DataTableSpec samples = input.getInTableSpec(0);
        var source = parameters.m_vectors.source(samples);
        parameters.identifierColumn(samples);
        parameters.sampleColumns(samples, source);
        if (input.getInPortSpecs().length > 1 && input.getInPortSpecs()[1] instanceof DataTableSpec genes) {
            parameters.geneNameColumn(genes);
            parameters.geneColumns(genes);
        }
        WrittenFile.check(parameters.m_file, WHAT, parameters.policy());
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> NodeExecution.warn(output, new Writing(input).write()));
    }

    /** One run of the node. */
    private static final class Writing {

        private final GctWriterNodeParameters parameters;

        private final ExecutionContext exec;

        private final BufferedDataTable table;

        private final VectorSource source;

        private final int dimension;

        private final WrittenAxis samples;

        private final WrittenAxis genes;

        private final List<String> warnings = new ArrayList<>();

        /** Rows whose profile is missing. */
        private long withoutProfile;

        Writing(final ExecuteInput input) throws InvalidSettingsException {
            parameters = input.getParameters();
            exec = input.getExecutionContext();
            table = input.getInTable(0);
            var spec = table.getDataTableSpec();
            source = parameters.m_vectors.source(spec);
            dimension = VectorCursor.dimension(table, source).orElse(0);
            if (dimension == 0) {
                throw new InvalidSettingsException("No row of the table has a profile: there is nothing to write.");
            }
            warnings.addAll(parameters.m_vectors.warnings(spec));
            var labels = LabelTable.read(
                    table,
                    parameters.identifierColumn(spec),
                    parameters.sampleColumns(spec, source),
                    "sample",
                    NodeExecution.progress(exec.createSilentSubProgress(0)));
            samples = new WrittenAxis(labels.ids(), labels.newFields());
            var found = geneLabels(input);
            genes = found.axis();
            warnings.addAll(found.warnings());
        }

        private GeneLabels geneLabels(final ExecuteInput input) throws InvalidSettingsException {
            if (input.getInPortObjects().length < 2) {
                return new GeneLabels(source.elementNames(), dimension, Optional.empty(), Optional.empty());
            }
            BufferedDataTable metadata = input.getInTable(1);
            var spec = metadata.getDataTableSpec();
            var nameColumn = parameters.geneNameColumn(spec);
            var columns = Stream.concat(parameters.geneColumns(spec).stream(), nameColumn.stream())
                    .distinct()
                    .toList();
            var read = LabelTable.read(
                    metadata,
                    Optional.empty(),
                    columns,
                    "gene",
                    NodeExecution.progress(exec.createSilentSubProgress(0)));
            return new GeneLabels(source.elementNames(), dimension, Optional.of(read), nameColumn);
        }

        List<String> write() throws IOException {
            WrittenFile.write(
                    parameters.m_file,
                    WHAT,
                    parameters.policy(),
                    stream -> write(new CancelableStreams.Output(stream, exec)));
            warnings.addAll(FileLosses.counted(
                    withoutProfile,
                    "sample has no profile, and was written with missing values throughout",
                    "samples have no profile, and were written with missing values throughout"));
            return warnings;
        }

        private void write(final OutputStream stream) throws IOException {
            if (parameters.m_format == GctWriterNodeParameters.Format.GCT) {
                var writer = new GctTextWriter(samples, genes);
                writer.write(
                        this::forEachProfile,
                        Runtime.getRuntime().maxMemory() / MEMORY_SHARE,
                        Path.of(KNIMEConstants.getKNIMETempDir()),
                        NodeExecution.progress(exec.createSubProgress(0.5)),
                        stream);
                warnings.addAll(FileLosses.counted(
                        writer.changed(),
                        "text had tabs or ends of lines, which became blanks",
                        "texts had tabs or ends of lines, which became blanks"));
                warnAboutMissing(writer.readAsMissing());
            } else {
                var losses = new SingleLosses();
                var writer = new GctxWriter(samples, genes);
                writer.write(this::forEachProfile, parameters.precision(), losses, stream);
                warnings.addAll(FileLosses.of(losses));
                warnings.addAll(FileLosses.counted(
                        writer.renamed(),
                        "column has another name in the file, which cannot have its own",
                        "columns have other names in the file, which cannot have theirs"));
                warnAboutMissing(writer.readAsMissing());
            }
        }

        private void warnAboutMissing(final long count) {
            warnings.addAll(FileLosses.counted(
                    count,
                    "value, such as NA in the metadata or -666, will be read as a missing one",
                    "values, such as NA in the metadata or -666, will be read as missing ones"));
        }

        private void forEachProfile(final VectorSink<RuntimeException> sink) throws IOException {
            boolean isText = parameters.m_format == GctWriterNodeParameters.Format.GCT;
            var progress = NodeExecution.progress(exec.createSubProgress(isText ? 0.5 : 1));
            var vector = new double[dimension];
            withoutProfile = 0;
            int index = 0;
            try (var rows = VectorCursor.open(table, source)) {
                while (rows.forward()) {
                    double share = (double) index / samples.ids().size();
                    progress.report(share, () -> "Writing profiles");
                    var defect = rows.readWithGaps(vector);
                    if (defect.isPresent()) {
                        if (defect.get().kind() != RowDefect.Kind.MISSING) {
                            throw new FormatException("Row \"" + rows.rowKey() + "\" "
                                    + defect.get().description()
                                    + ". All profiles of a file need the same genes: remove such"
                                    + " rows, or write them to a file of their own.");
                        }
                        withoutProfile++;
                        Arrays.fill(vector, Double.NaN);
                    }
                    sink.accept(index, vector);
                    index++;
                }
            }
        }
    }
}
