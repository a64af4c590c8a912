package org.latentalign.node.write.vectors;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.format.vectors.ProjectorLabels;
import org.latentalign.format.vectors.VectorFileOptions;
import org.latentalign.format.vectors.VectorFormat;
import org.latentalign.node.shared.files.CancelableStreams;
import org.latentalign.node.shared.files.FileLosses;
import org.latentalign.node.shared.files.WrittenFile;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.vectors.VectorCursor;

/** What the Vector Writer does: a table in, a file of vectors out. */
final class VectorWriterNode {

    private static final String WHAT = "the vectors";

    private static final String VECTORS = "vectors";

    private static final String METADATA = "metadata";

    private VectorWriterNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        VectorWriterNodeParameters parameters = input.getParameters();
        parameters.validate();
        var table = input.getInTableSpec(0);
        parameters.source(table);
        parameters.nameColumns(table);
        parameters.labelColumns(table);
        if (parameters.format() == VectorFormat.PROJECTOR) {
            WrittenFile.checkPair(parameters.m_file, VectorWriterNode::metadataName, WHAT, parameters.policy());
        } else {
            WrittenFile.check(parameters.m_file, WHAT, parameters.policy());
        }
    }

    /** vectors.tsv and metadata.tsv are what the projector's own examples are called. */
    static String metadataName(final String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String end = dot < 0 ? "" : name.substring(dot);
        return (stem.equals(VECTORS) ? METADATA : stem + "-" + METADATA) + end;
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            VectorWriterNodeParameters parameters = input.getParameters();
            parameters.validate();
            NodeExecution.warn(output, new Writing(parameters, input).write());
        });
    }

    /** One run of the node. */
    private static final class Writing {

        private final VectorWriterNodeParameters parameters;

        private final ExecutionContext exec;

        private final TableVectors.Source source;

        private final VectorFileOptions options;

        private final List<String> warnings = new ArrayList<>();

        Writing(final VectorWriterNodeParameters parameters, final ExecuteInput input) throws InvalidSettingsException {
            this.parameters = parameters;
            exec = input.getExecutionContext();
            var table = input.getInTable(0);
            var spec = table.getDataTableSpec();
            var vectors = parameters.source(spec);
            int dimension = VectorCursor.dimension(table, vectors).orElse(0);
            if (dimension == 0) {
                throw new InvalidSettingsException(
                        "No row of the table has a vector with numbers: there is nothing to write.");
            }
            source = new TableVectors.Source(
                    table,
                    vectors,
                    parameters.nameColumns(spec),
                    parameters.labelColumns(spec),
                    dimension,
                    parameters.m_incomplete,
                    name -> parameters.format().written(name, parameters.blanks()));
            options = new VectorFileOptions(parameters.blanks(), parameters.precision());
            warnings.addAll(parameters.vectorWarnings(spec));
        }

        List<String> write() throws IOException {
            if (parameters.format() == VectorFormat.PROJECTOR) {
                WrittenFile.writePair(
                        parameters.m_file,
                        VectorWriterNode::metadataName,
                        WHAT,
                        parameters.policy(),
                        this::writeWithLabels);
            } else {
                WrittenFile.write(parameters.m_file, WHAT, parameters.policy(), stream -> write(labels -> {}, stream));
            }
            return warnings;
        }

        private void writeWithLabels(final OutputStream numbers, final OutputStream labels) throws IOException {
            var titles = new ArrayList<String>();
            titles.add(
                    source.nameColumns().isEmpty()
                            ? "name"
                            : source.nameColumns().get(0));
            titles.addAll(source.labelColumns());
            try (var lines = new ProjectorLabels(titles, labels)) {
                write(lines::add, numbers);
            }
        }

        private void write(final TableVectors.Labels labels, final OutputStream stream) throws IOException {
            var vectors = new TableVectors(source, labels, NodeExecution.progress(exec));
            parameters.format().write(vectors, options, new CancelableStreams.Output(stream, exec));
            warnings.addAll(vectors.warnings());
            warnings.addAll(FileLosses.of(options.losses()));
        }
    }
}
