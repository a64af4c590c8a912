package org.latentalign.node.read.h5ad;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
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
import org.latentalign.figure.Fact;
import org.latentalign.figure.Numbers;
import org.latentalign.format.gct.UniqueNames;
import org.latentalign.format.h5ad.AnnotationColumn;
import org.latentalign.format.h5ad.Annotations;
import org.latentalign.format.h5ad.CellData;
import org.latentalign.format.h5ad.CellReport;
import org.latentalign.format.h5ad.CellRequest;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.FieldTable;
import org.latentalign.node.shared.files.ChosenFile;
import org.latentalign.node.shared.files.QuickLook;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.vectors.RowKind;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorTable;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.view.ReadFigure;
import org.latentalign.progress.Progress;

/** What the H5AD Reader does: a file in, cells with their annotations and the genes' annotations out. */
final class H5adReaderNode {

    private static final String A_FILE = "a file of single cells";

    /** Fields that hold gene symbols, in any case: of Scanpy's users, of Seurat's, of CELLxGENE and of 10x Genomics. */
    private static final List<String> SYMBOL_FIELDS = List.of(
            "gene_symbols",
            "gene_symbol",
            "gene_name",
            "gene_names",
            "gene_short_name",
            "feature_name",
            "symbol",
            "name");

    private static final String CELLS = "Cells";

    private static final String GENES = "Gene Metadata";

    /** From so many bytes on, a warning says how large the table is. */
    private static final double LARGE = 1e9;

    private H5adReaderNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        H5adReaderNodeParameters parameters = input.getParameters();
        parameters.validate();
        ChosenFile.check(parameters.m_file, A_FILE);
        QuickLook.at(parameters.m_file, (file, look) -> {
                    try (var data = open(file, parameters.request(), look.progress())) {
                        return specs(parameters, data);
                    }
                })
                .ifPresent(specs -> {
                    output.setOutSpec(0, specs[0]);
                    output.setOutSpec(1, specs[1]);
                });
        FigureImage.configure(input, output);
    }

    private static CellData open(final ChosenFile file, final CellRequest request, final Progress progress)
            throws IOException {
        var path = CellData.isHdf5(file.path()) ? file.localPath() : file.path();
        return CellData.open(path, request, progress);
    }

    private static DataTableSpec[] specs(final H5adReaderNodeParameters parameters, final CellData data) {
        var names = geneNames(parameters, data.genes());
        var cells = Column.spec(CELLS, cellColumns(data));
        var writers = writers(parameters, parameters.request(), data, names, cells);
        return new DataTableSpec[] {
            writers.isEmpty() ? cells : last(writers).tableSpec(), Column.spec(GENES, geneColumns(data.genes(), names))
        };
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            H5adReaderNodeParameters parameters = input.getParameters();
            parameters.validate();
            ExecutionContext exec = input.getExecutionContext();
            try (var file = ChosenFile.open(parameters.m_file, A_FILE)) {
                CellRequest request = parameters.request();
                request = request.within(request.memoryBytes(), Path.of(KNIMEConstants.getKNIMETempDir()));
                try (var data = open(file, request, NodeExecution.progress(exec.createSilentSubProgress(0)))) {
                    var names = geneNames(parameters, data.genes());
                    var counts = new CountsSeen();
                    var cells = cells(parameters, request, data, names, counts, exec);
                    output.setOutData(0, cells);
                    output.setOutData(1, genes(data.genes(), names, exec));
                    NodeExecution.warn(output, warnings(request, data, names, counts));
                    var genes =
                            new Fact("Genes", Numbers.count(data.genes().names().size()));
                    var figure = ReadFigure.of("What was read", "cells", cells, List.of(genes), "", exec);
                    FigureView.show(output, exec, figure);
                    FigureImage.write(input, output, figure);
                }
            }
        });
    }

    private static UniqueNames geneNames(final H5adReaderNodeParameters parameters, final Annotations genes) {
        Optional<AnnotationColumn> symbols = parameters.m_geneNames == H5adReaderNodeParameters.GeneNames.INDEX
                ? Optional.empty()
                : SYMBOL_FIELDS.stream()
                        .flatMap(field -> genes.columns().stream()
                                .filter(column -> column.type() == AnnotationColumn.Type.STRING
                                        && column.name().equalsIgnoreCase(field)))
                        .findFirst();
        return symbols.map(column -> UniqueNames.of(
                        genes.names(),
                        index -> column.isMissing(index) || column.text(index).isEmpty() ? null : column.text(index)))
                .orElseGet(() -> new UniqueNames(genes.names(), 0, 0));
    }

    /** Annotations, and behind them the expression, if it is read, and the embeddings. */
    private static BufferedDataTable cells(
            final H5adReaderNodeParameters parameters,
            final CellRequest request,
            final CellData data,
            final UniqueNames geneNames,
            final CountsSeen counts,
            final ExecutionContext exec)
            throws IOException {
        var columns = cellColumns(data);
        var writers = writers(parameters, request, data, geneNames, Column.spec(CELLS, columns));
        boolean hasMatrix = hasMatrix(parameters);
        Progress progress = progress(data, exec);
        if (writers.isEmpty()) {
            return FieldTable.write(CELLS, data.cells().names(), columns, exec);
        }
        try (var table = VectorTable.open(exec, last(writers))) {
            data.forEachRow(
                    (index, values, embeddings) -> {
                        var others = new ArrayList<DataCell>(Column.cells(columns, index));
                        double[] vector = values;
                        if (hasMatrix) {
                            counts.add(values);
                        }
                        for (int i = 0; i < writers.size(); i++) {
                            vector = hasMatrix && i == 0 ? values : embeddings[hasMatrix ? i - 1 : i];
                            if (i < writers.size() - 1) {
                                others.addAll(List.of(writers.get(i).cells(vector)));
                            }
                        }
                        table.add(data.cells().names().get(index), vector, others);
                    },
                    progress);
            return table.finish();
        }
    }

    private static List<Column<Integer>> cellColumns(final CellData data) {
        return FieldTable.columns(
                data.cells().names(), Optional.empty(), data.cells().columns());
    }

    private static boolean hasMatrix(final H5adReaderNodeParameters parameters) {
        return parameters.m_matrix != H5adReaderNodeParameters.Matrix.NONE;
    }

    /** Of the expression, if it is read, and of the embeddings, each behind the one before. */
    private static List<VectorWriter> writers(
            final H5adReaderNodeParameters parameters,
            final CellRequest request,
            final CellData data,
            final UniqueNames geneNames,
            final DataTableSpec spec) {
        var writers = new ArrayList<VectorWriter>();
        if (hasMatrix(parameters)) {
            writers.add(VectorWriter.behind(
                    spec, parameters.m_vectorShape, parameters.m_vectorColumn, geneNames.names(), RowKind.EXPRESSION));
        }
        for (int i = 0; i < request.embeddings().size(); i++) {
            DataTableSpec before = writers.isEmpty() ? spec : last(writers).tableSpec();
            String name = request.embeddings().get(i);
            List<String> dimensions = IntStream.rangeClosed(
                            1, data.embeddingWidths().get(i))
                    .mapToObj(number -> name + "_" + number)
                    .toList();
            writers.add(VectorWriter.behind(before, parameters.m_vectorShape, name, dimensions));
        }
        return writers;
    }

    private static VectorWriter last(final List<VectorWriter> writers) {
        return writers.get(writers.size() - 1);
    }

    /** Says how large the table becomes: sparse files are small, and tables hold every zero. */
    private static Progress progress(final CellData data, final ExecutionContext exec) {
        Progress plain = NodeExecution.progress(exec);
        String size = ", into a table of " + gigabytes(data);
        return (fraction, message) -> plain.report(fraction, () -> message.get() + size);
    }

    private static double bytes(final CellData data) {
        double width = data.width()
                + data.embeddingWidths().stream()
                        .mapToDouble(Integer::doubleValue)
                        .sum();
        return width * data.cells().size() * Double.BYTES;
    }

    private static String gigabytes(final CellData data) {
        return String.format(Locale.ROOT, "%,.1f GB", bytes(data) / 1e9);
    }

    private static BufferedDataTable genes(
            final Annotations genes, final UniqueNames names, final ExecutionContext exec) {
        return FieldTable.write(GENES, genes.names(), geneColumns(genes, names), exec);
    }

    private static List<Column<Integer>> geneColumns(final Annotations genes, final UniqueNames names) {
        return FieldTable.columns(genes.names(), Optional.of(names.names()), genes.columns());
    }

    /** Everything that was left out, missing or changed, with numbers. */
    private static List<String> warnings(
            final CellRequest request, final CellData data, final UniqueNames names, final CountsSeen counts) {
        CellReport report = data.report();
        var warnings = new ArrayList<String>();
        addWarnings(warnings, data.cells().report(), "cell");
        addWarnings(warnings, data.genes().report(), "gene");
        if (report.isLog() && request.normalized()) {
            warnings.add(
                    "The file says that its main matrix holds logarithms already; it was normalized all the same.");
        }
        if (counts.areCounts()) {
            warnings.add("The expression values are whole numbers, as counts are: to compare cells of different depth,"
                    + " choose \"Log counts per 10,000\" under \"Normalize\".");
        }
        if (report.featuresLeftOut() > 0) {
            warnings.add(count(report.featuresLeftOut(), "feature that is", "features that are")
                    + " no gene expression, such as antibodies, left out.");
        }
        if (data.width() == 0 && data.embeddingWidths().isEmpty()) {
            warnings.add("Neither a matrix nor an embedding was read. The file has "
                    + listed("the matrices", "no matrix", report.otherMatrices()) + " and "
                    + listed("the embeddings", "no embedding", report.otherEmbeddings()) + ".");
        }
        if (report.missingValues() > 0) {
            warnings.add(count(report.missingValues(), "number of the vectors is", "numbers of the vectors are")
                    + " missing (NaN).");
        }
        if (report.infiniteValues() > 0) {
            warnings.add(count(report.infiniteValues(), "number of the vectors is", "numbers of the vectors are")
                    + " infinite.");
        }
        if (names.shared() > 0) {
            warnings.add(count(names.shared(), "gene shares its name", "genes share their name")
                    + " with another; the index was appended.");
        }
        if (bytes(data) > LARGE) {
            warnings.add("The table holds every zero and takes about " + gigabytes(data)
                    + "; conditions on genes, such as highly_variable is TRUE, make it smaller.");
        }
        return warnings;
    }

    private static String listed(final String what, final String none, final List<String> names) {
        return names.isEmpty() ? none : what + " " + VectorSource.list(names);
    }

    private static void addWarnings(final List<String> warnings, final Annotations.Report report, final String noun) {
        warnings.addAll(report.doubts());
        if (report.repeatedNames() > 0) {
            warnings.add(count(report.repeatedNames(), noun + " has a name", noun + "s have a name")
                    + " that was there already; a number was appended.");
        }
        if (report.emptyNames() > 0) {
            warnings.add(count(report.emptyNames(), noun + " has an empty name", noun + "s have empty names")
                    + "; they are called \"" + noun + "\" and numbered.");
        }
        if (!report.fieldsLeftOut().isEmpty()) {
            warnings.add("The fields " + VectorSource.list(report.fieldsLeftOut()) + " of " + noun
                    + "s were left out: they are in an encoding that is not known, or have no value for some " + noun
                    + "s.");
        }
    }

    private static String count(final long count, final String one, final String many) {
        return Numbers.count(count) + " " + (count == 1 ? one : many);
    }
}
