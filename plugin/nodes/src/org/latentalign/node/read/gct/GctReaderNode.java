package org.latentalign.node.read.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.KNIMEException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Numbers;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.format.gct.AxisReport;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.Condition;
import org.latentalign.format.gct.GctData;
import org.latentalign.format.gct.GctData.FileKind;
import org.latentalign.format.gct.GctReport;
import org.latentalign.format.gct.GctRequest;
import org.latentalign.format.gct.IdentifierList;
import org.latentalign.format.gct.Metadata;
import org.latentalign.format.gct.MetadataColumn;
import org.latentalign.format.gct.MetadataFile;
import org.latentalign.format.gct.Orientation;
import org.latentalign.format.gct.UniqueNames;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.FieldTable;
import org.latentalign.node.shared.files.ChosenFile;
import org.latentalign.node.shared.files.QuickLook;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.vectors.RowKind;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorTable;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.view.ReadFigure;
import org.latentalign.progress.Progress;

/** What the GCT Reader does: a file in, expression with metadata and the genes' metadata out. */
@SuppressWarnings("restriction")
final class GctReaderNode {

    private static final String A_GCT_FILE = "a GCT or GCTX file";

    private static final String SAMPLE_METADATA = "a file with sample metadata";

    private static final String GENE_METADATA = "a file with gene metadata";

    private static final String A_LIST = "a file that lists identifiers";

    /** Fields that hold gene symbols: in CMap's files, in its newer gene_info files, in others, in GCT 1.2; in any case. */
    private static final List<String> SYMBOL_FIELDS = List.of("pr_gene_symbol", "gene_symbol", "symbol", "description");

    private static final String EXPRESSION = "Expression";

    private static final String METADATA = "Metadata";

    /** GCT files are read whole before the first row can be written, which takes about as long as writing. */
    private static final double OPENING_SHARE = 0.5;

    private GctReaderNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        GctReaderNodeParameters parameters = input.getParameters();
        parameters.validate();
        ChosenFile.check(parameters.m_file, A_GCT_FILE);
        checkIfChosen(parameters.m_sampleListFile, A_LIST);
        checkIfChosen(parameters.m_geneListFile, A_LIST);
        checkIfChosen(parameters.m_sampleMetadataFile, SAMPLE_METADATA);
        checkIfChosen(parameters.m_furtherMetadataFile, SAMPLE_METADATA);
        checkIfChosen(parameters.m_geneMetadataFile, GENE_METADATA);
        if (input.getInPortSpecs().length > 0
                && input.getInPortSpecs()[0] instanceof DataTableSpec table
                && listColumn(parameters, table) < 0) {
            throw new InvalidSettingsException(
                    "Choose the column of the input table that holds identifiers, of texts or whole numbers.");
        }
        // A table of identifiers has no rows yet, and columns and their types depend on the samples that it lists.
        if (input.getInPortSpecs().length == 0) {
            QuickLook.at(parameters.m_file, (matrix, look) -> specs(parameters, matrix, look.progress()))
                    .ifPresent(specs -> {
                        output.setOutSpec(0, specs[0]);
                        output.setOutSpec(1, specs[1]);
                    });
        }
        FigureImage.configure(input, output);
    }

    private static DataTableSpec[] specs(
            final GctReaderNodeParameters parameters, final ChosenFile matrix, final Progress progress)
            throws IOException, KNIMEException, CanceledExecutionException {
        return read(parameters, matrix, List.of(), false, progress, data -> {
            var names = names(parameters, data, SourceStream.nameOf(matrix.path()));
            var rows = FieldTable.columns(
                    data.rows().ids(), Optional.empty(), data.rows().columns());
            var spec = parameters.m_content == GctReaderNodeParameters.Content.METADATA
                    ? Column.spec(EXPRESSION, rows)
                    : writer(parameters, rows, names).tableSpec();
            return new DataTableSpec[] {spec, Column.spec(METADATA, metadataColumns(data, names))};
        });
    }

    private static void checkIfChosen(final FileSelection selection, final String what)
            throws InvalidSettingsException {
        if (ChosenFile.isChosen(selection)) {
            ChosenFile.check(selection, what);
        }
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            GctReaderNodeParameters parameters = input.getParameters();
            parameters.validate();
            ExecutionContext exec = input.getExecutionContext();
            try (var matrix = ChosenFile.open(parameters.m_file, A_GCT_FILE)) {
                if (input.getInPortObjects().length > 0 && input.getInTable(0).size() == 0) {
                    // as loops and filters give it: the loop goes on
                    var specs = specs(parameters, matrix, NodeExecution.progress(exec));
                    EmptyTables.answer(
                            "The table", Arrays.copyOf(specs, input.getOutPortTypes().length), input, output);
                    return;
                }
                Figure figure = read(
                        parameters,
                        matrix,
                        listedAtInput(parameters, input),
                        parameters.m_content == GctReaderNodeParameters.Content.EVERYTHING,
                        NodeExecution.progress(exec.createSubProgress(OPENING_SHARE)),
                        data -> write(parameters, data, SourceStream.nameOf(matrix.path()), exec, output));
                FigureView.show(output, exec, figure);
                FigureImage.write(input, output, figure);
            }
        });
    }

    /** Makes something of what is read. */
    @FunctionalInterface
    private interface Use<T> {
        T of(GctData data) throws IOException, KNIMEException, CanceledExecutionException;
    }

    private static <T> T read(
            final GctReaderNodeParameters parameters,
            final ChosenFile matrix,
            final List<String> listed,
            final boolean hasMatrix,
            final Progress progress,
            final Use<T> use)
            throws IOException, KNIMEException, CanceledExecutionException {
        try (var samples = openIfChosen(parameters.m_sampleMetadataFile, SAMPLE_METADATA);
                var further = openIfChosen(parameters.m_furtherMetadataFile, SAMPLE_METADATA);
                var genes = openIfChosen(parameters.m_geneMetadataFile, GENE_METADATA)) {
            boolean ofSamples = parameters.m_listed == GctReaderNodeParameters.Listed.SAMPLES;
            AxisRequest sampleRequest =
                    restricted(parameters.samples(), parameters.m_sampleListFile, ofSamples ? listed : List.of());
            AxisRequest geneRequest =
                    restricted(parameters.genes(), parameters.m_geneListFile, ofSamples ? List.of() : listed);
            if (samples != null) {
                sampleRequest = sampleRequest.joinedWith(new MetadataFile(samples.path(), parameters.sampleIdColumn()));
            }
            if (further != null) {
                sampleRequest = sampleRequest.joinedWith(new MetadataFile(
                        further.path(), Optional.empty(), Optional.of(parameters.m_furtherMetadataField.strip())));
            }
            if (genes != null) {
                geneRequest = geneRequest.joinedWith(new MetadataFile(genes.path(), parameters.geneIdColumn()));
            }
            var request = new GctRequest(parameters.orientation(), sampleRequest, geneRequest)
                    .withTemporaryFolder(Path.of(KNIMEConstants.getKNIMETempDir()));
            var path = GctData.kindOf(matrix.path()) == FileKind.GCTX ? matrix.localPath() : matrix.path();
            try (var data = GctData.open(path, hasMatrix ? request : request.withoutMatrix(), progress)) {
                return use.of(data);
            }
        }
    }

    private static ChosenFile openIfChosen(final FileSelection selection, final String what) throws IOException {
        return ChosenFile.isChosen(selection) ? ChosenFile.open(selection, what) : null;
    }

    /** Chooses what a file and the table at the input list, if there are any. */
    private static AxisRequest restricted(
            final AxisRequest request, final FileSelection listFile, final List<String> listed) throws IOException {
        var conditions = new ArrayList<>(request.conditions());
        if (ChosenFile.isChosen(listFile)) {
            try (var file = ChosenFile.open(listFile, A_LIST)) {
                conditions.add(Condition.listed(IdentifierList.read(file.path())));
            }
        }
        if (!listed.isEmpty()) {
            conditions.add(Condition.listed(listed));
        }
        return request.where(conditions.toArray(new Condition[0]));
    }

    /** The identifiers in the table at the optional input; none when there is no table. */
    private static List<String> listedAtInput(final GctReaderNodeParameters parameters, final ExecuteInput input)
            throws FormatException {
        if (input.getInPortObjects().length == 0) {
            return List.of();
        }
        BufferedDataTable table = input.getInTable(0);
        int column = listColumn(parameters, table.getDataTableSpec());
        if (column < 0) {
            throw new FormatException("The table at the input has no column of identifiers called \""
                    + parameters.m_listColumn + "\"; choose one of texts or whole numbers.");
        }
        var listed = new LinkedHashSet<String>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                DataCell cell = rows.next().getCell(column);
                if (!cell.isMissing()) {
                    listed.add(cell.toString().strip());
                }
            }
        }
        if (listed.isEmpty()) {
            throw new FormatException("The table at the input lists no identifiers; without any, nothing can be read.");
        }
        return List.copyOf(listed);
    }

    /** @return where the identifiers are, negative when nowhere */
    private static int listColumn(final GctReaderNodeParameters parameters, final DataTableSpec table) {
        if (!parameters.m_listColumn.isEmpty()) {
            return table.findColumnIndex(parameters.m_listColumn);
        }
        return IntStream.range(0, table.getNumColumns())
                .filter(i -> table.getColumnSpec(i).getType().isCompatible(StringValue.class))
                .findFirst()
                .orElse(-1);
    }

    private static Figure figure(final GctData data, final BufferedDataTable rows, final ExecutionContext exec)
            throws CanceledExecutionException {
        boolean hasSamples = data.orientation() == Orientation.SAMPLES_AS_ROWS;
        GctReport report = data.report();
        return ReadFigure.of(
                "What was read",
                hasSamples ? "samples" : "genes",
                rows,
                List.of(
                        new Fact(
                                hasSamples ? "Genes" : "Samples",
                                Numbers.count(data.columns().size())),
                        new Fact("Missing expression values", Numbers.count(report.missingValues()))),
                hasSamples
                        ? "Where cell lines and drugs are in another file, such as inst_info or sig_info of CMap, choose it"
                                + " under \"Additional sample metadata\"."
                        : "",
                exec);
    }

    /** @return what was read, to be shown */
    private static Figure write(
            final GctReaderNodeParameters parameters,
            final GctData data,
            final String fileName,
            final ExecutionContext exec,
            final ExecuteOutput output)
            throws IOException, CanceledExecutionException {
        UniqueNames names = names(parameters, data, fileName);
        var columns = FieldTable.columns(
                data.rows().ids(), Optional.empty(), data.rows().columns());
        BufferedDataTable rows;
        if (parameters.m_content == GctReaderNodeParameters.Content.METADATA) {
            rows = FieldTable.write(EXPRESSION, data.rows().ids(), columns, exec);
        } else {
            rows = expression(data, columns, writer(parameters, columns, names), exec);
        }
        output.setOutData(0, rows);
        output.setOutData(1, FieldTable.write(METADATA, data.columns().ids(), metadataColumns(data, names), exec));
        NodeExecution.warn(output, warnings(parameters, data, names));
        return figure(data, rows, exec);
    }

    private static UniqueNames names(
            final GctReaderNodeParameters parameters, final GctData data, final String fileName)
            throws FormatException {
        return data.orientation() == Orientation.SAMPLES_AS_ROWS
                ? geneNames(parameters, data.genes(), fileName)
                : UniqueNames.ofIds(data.samples());
    }

    private static VectorWriter writer(
            final GctReaderNodeParameters parameters, final List<Column<Integer>> columns, final UniqueNames names) {
        return VectorWriter.behind(
                Column.spec(EXPRESSION, columns),
                parameters.m_vectorShape,
                parameters.m_vectorColumn,
                names.names(),
                RowKind.EXPRESSION);
    }

    private static List<Column<Integer>> metadataColumns(final GctData data, final UniqueNames names) {
        return FieldTable.columns(
                data.columns().ids(), Optional.of(names.names()), data.columns().columns());
    }

    private static UniqueNames geneNames(
            final GctReaderNodeParameters parameters, final Metadata genes, final String fileName)
            throws FormatException {
        return switch (parameters.m_geneNames) {
            case IDENTIFIER -> UniqueNames.ofIds(genes);
            case SYMBOL ->
                SYMBOL_FIELDS.stream()
                        .flatMap(field -> genes.columns().stream()
                                .filter(column -> column.name().equalsIgnoreCase(field)))
                        .findFirst()
                        .map(field -> UniqueNames.of(genes, field))
                        .orElseGet(() -> UniqueNames.ofIds(genes));
            case FIELD -> {
                String field = parameters.m_geneNameField.strip();
                yield UniqueNames.of(
                        genes,
                        genes.column(field)
                                .orElseThrow(() -> new FormatException("The genes of " + fileName
                                        + " cannot be named by \"" + field + "\": there is no such gene metadata, but "
                                        + genes.columns().stream()
                                                .map(MetadataColumn::name)
                                                .toList() + ".")));
            }
        };
    }

    private static BufferedDataTable expression(
            final GctData data,
            final List<Column<Integer>> columns,
            final VectorWriter writer,
            final ExecutionContext exec)
            throws IOException {
        Metadata rows = data.rows();
        try (var table = VectorTable.open(exec, writer)) {
            data.forEachRow(
                    (index, values) -> table.add(rows.ids().get(index), values, Column.cells(columns, index)),
                    NodeExecution.progress(exec.createSubProgress(1 - OPENING_SHARE)));
            return table.finish();
        }
    }

    /** Everything that was dropped, missing or changed, with numbers. */
    private static List<String> warnings(
            final GctReaderNodeParameters parameters, final GctData data, final UniqueNames names) {
        GctReport report = data.report();
        var warnings = new ArrayList<>(report.doubts());
        addWarnings(warnings, report.samples(), "sample", parameters.m_repeatedSamples);
        addWarnings(warnings, report.genes(), "gene", parameters.m_repeatedGenes);
        long values = (long) data.samples().size() * data.genes().size();
        if (report.missingValues() > 0) {
            warnings.add(Numbers.count(report.missingValues()) + " of "
                    + count(values, "expression value", "expression values")
                    + (report.missingValues() == 1 ? " is" : " are")
                    + " missing (-666, NA, NaN, nothing and the like).");
        }
        if (report.infiniteValues() > 0) {
            warnings.add(Numbers.count(report.infiniteValues()) + " of "
                    + count(values, "expression value", "expression values")
                    + (report.infiniteValues() == 1 ? " is" : " are") + " infinite.");
        }
        if (names.shared() > 0) {
            warnings.add(Numbers.count(names.shared())
                    + " genes share their name with another; their identifier was appended.");
        }
        if (names.unnamed() > 0 && parameters.m_geneNames == GctReaderNodeParameters.GeneNames.FIELD) {
            warnings.add(count(names.unnamed(), "gene has", "genes have") + " no name; the identifier is used.");
        }
        return warnings;
    }

    private static void addWarnings(
            final List<String> warnings,
            final AxisReport report,
            final String noun,
            final GctReaderNodeParameters.Repeated repeated) {
        String nouns = noun + "s";
        if (report.requested().count() > 0) {
            warnings.add(count(report.requested().count(), "requested " + noun + " is", "requested " + nouns + " are")
                    + " not in the file, the first being \""
                    + report.requested().first() + "\".");
        }
        if (report.repeatedIds() > 0) {
            warnings.add(count(report.repeatedIds(), noun, nouns) + " had an identifier again; "
                    + (repeated == GctReaderNodeParameters.Repeated.KEEP_FIRST
                            ? "only the first of each was read."
                            : "a number was appended to it."));
        }
        for (int i = 0; i < report.withoutMetadata().size(); i++) {
            if (report.withoutMetadata().get(i) > 0) {
                warnings.add(count(report.withoutMetadata().get(i), noun + " has", nouns + " have") + " no line in the "
                        + (i == 0 ? "additional " : "further ") + noun
                        + " metadata; the fields from there are missing.");
            }
        }
        if (report.repeatedLines() > 0) {
            warnings.add(count(report.repeatedLines(), "line", "lines") + " of additional " + noun
                    + " metadata repeated an identifier; the first line of each counts.");
        }
        if (!report.fieldsLeftOut().isEmpty()) {
            warnings.add("The " + noun + " metadata " + VectorSource.list(report.fieldsLeftOut())
                    + " hold neither numbers nor texts, one for each " + noun + ", and were left out.");
        }
    }

    private static String count(final long count, final String one, final String many) {
        return Numbers.count(count) + " " + (count == 1 ? one : many);
    }
}
