package org.latentalign.node.score.drugs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.SampleRoles;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.score.Aggregation;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.DrugAlignment.DrugRow;
import org.latentalign.score.Signature;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;

/** What Drug Signature Alignment does: samples in; scores of drugs, a summary and signatures out. */
final class DrugSignatureAlignmentNode {

    private static final int SAMPLES = 0;

    private static final int AFTER = 1;

    private static final double READING_SHARE = 0.8;

    /** Columns of how well replicates agree: as the Connectivity Map calls them. */
    private static final List<String> AGREEMENT = List.of("CC_q75", "SS", "TAS");

    private DrugSignatureAlignmentNode() {}

    /** What the outputs look like, known at configure time. */
    private record Layout(
            boolean isSplit,
            boolean isAfter,
            boolean hasModel,
            boolean hasAgreement,
            VectorWriter signatures,
            String preprocessing) {

        static Layout of(
                final SampleRoles roles,
                final SignatureTable.Options options,
                final VectorSource source,
                final PortObjectSpec[] specs) {
            boolean isAfter = specs.length > AFTER;
            boolean hasModel = isAfter && specs[AFTER] instanceof AutoencoderPortObjectSpec;
            boolean isSplit = !roles.split().isEmpty();
            boolean hasAgreement = options.aggregation() == Aggregation.MODERATED;
            var keys = new ArrayList<DataColumnSpec>();
            keys.add(ScoreColumns.column(SignatureColumns.DRUG, StringCell.TYPE));
            if (isSplit) {
                keys.add(ScoreColumns.column(SignatureColumns.SPLIT, StringCell.TYPE));
            }
            keys.add(ScoreColumns.column(SignatureColumns.CELL_LINE, StringCell.TYPE));
            keys.add(ScoreColumns.column("treated samples", IntCell.TYPE));
            keys.add(ScoreColumns.column("control samples", IntCell.TYPE));
            keys.add(ScoreColumns.column("without own control", IntCell.TYPE));
            keys.add(ScoreColumns.column("strength ratio", DoubleCell.TYPE));
            if (hasAgreement) {
                for (var name : AGREEMENT) {
                    keys.add(ScoreColumns.column(name, DoubleCell.TYPE));
                }
            }
            return new Layout(
                    isSplit,
                    isAfter,
                    hasModel,
                    hasAgreement,
                    VectorWriter.behind(
                            new DataTableSpec(keys.toArray(DataColumnSpec[]::new)),
                            VectorShape.LIST,
                            SignatureColumns.SIGNATURE,
                            source.elementNames()),
                    hasModel
                            ? SignatureColumns.preprocessing((AutoencoderPortObjectSpec) specs[AFTER])
                            : SignatureColumns.NO_PREPROCESSING);
        }

        DataTableSpec drugs() {
            var columns = new ArrayList<DataColumnSpec>();
            columns.add(ScoreColumns.column(SignatureColumns.DRUG, StringCell.TYPE));
            if (isSplit) {
                columns.add(ScoreColumns.column(SignatureColumns.SPLIT, StringCell.TYPE));
            }
            for (var name : List.of("cell line 1", "cell line 2")) {
                columns.add(ScoreColumns.column(name, StringCell.TYPE));
            }
            for (var name :
                    List.of("treated samples 1", "control samples 1", "treated samples 2", "control samples 2")) {
                columns.add(ScoreColumns.column(name, IntCell.TYPE));
            }
            columns.add(ScoreColumns.column("strength ratio 1", DoubleCell.TYPE));
            columns.add(ScoreColumns.column("strength ratio 2", DoubleCell.TYPE));
            columns.add(ScoreColumns.column("weak", BooleanCell.TYPE));
            columns.add(ScoreColumns.column("cosine before", DoubleCell.TYPE));
            if (isAfter) {
                columns.add(ScoreColumns.column("cosine after", DoubleCell.TYPE));
                columns.add(ScoreColumns.column("change", DoubleCell.TYPE));
            }
            for (var when : isAfter ? List.of("before", "after") : List.of("before")) {
                columns.add(ScoreColumns.column("p " + when, DoubleCell.TYPE));
                columns.add(ScoreColumns.column("FDR " + when, DoubleCell.TYPE));
            }
            columns.add(ScoreColumns.column("reason", StringCell.TYPE));
            return new DataTableSpec("Drugs", columns.toArray(DataColumnSpec[]::new));
        }

        DataTableSpec summary() {
            var columns = new ArrayList<DataColumnSpec>();
            columns.add(ScoreColumns.column("cell line 1", StringCell.TYPE));
            columns.add(ScoreColumns.column("cell line 2", StringCell.TYPE));
            columns.add(ScoreColumns.column("without cosine", IntCell.TYPE));
            columns.add(ScoreColumns.column("in one cell line only", IntCell.TYPE));
            columns.add(ScoreColumns.column("smallest p of a drug", DoubleCell.TYPE));
            columns.addAll(ScoreColumns.specs(isAfter, hasModel));
            return new DataTableSpec("Summary", columns.toArray(DataColumnSpec[]::new));
        }

        /** The signatures remember how the samples were preprocessed, since a signature itself cannot be any more. */
        DataTableSpec signatureTable() {
            var columns = new ArrayList<DataColumnSpec>();
            signatures.tableSpec().forEach(columns::add);
            int last = columns.size() - 1;
            var creator = new DataColumnSpecCreator(columns.get(last));
            creator.setProperties(columns.get(last)
                    .getProperties()
                    .cloneAndOverwrite(Map.of(SignatureColumns.PREPROCESSING, preprocessing)));
            columns.set(last, creator.createSpec());
            if (isAfter) {
                columns.add(ScoreColumns.column(
                        SignatureColumns.ENCODED_SIGNATURE, ListCell.getCollectionType(DoubleCell.TYPE)));
            }
            return new DataTableSpec("Signatures", columns.toArray(DataColumnSpec[]::new));
        }
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        DrugSignatureAlignmentNodeParameters parameters = input.getParameters();
        parameters.validate();
        var table = input.getInTableSpec(SAMPLES);
        var source = SpaceAfter.check(input.getInPortSpecs(), AFTER, parameters.m_vectors.source(table));
        var layout = Layout.of(parameters.roles(table), parameters.options(), source, input.getInPortSpecs());
        output.setOutSpecs(layout.drugs(), RestsOn.behind(layout.summary()), layout.signatureTable());
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            DrugSignatureAlignmentNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var table = input.getInTable(SAMPLES);
            var spec = table.getDataTableSpec();
            var specs = PortSpecs.of(input.getInPortObjects());
            var source = SpaceAfter.check(specs, AFTER, parameters.m_vectors.source(spec));
            var roles = parameters.roles(spec);
            var options = parameters.options();
            var after = SpaceAfter.of(input.getInPortObjects(), AFTER, table, source);
            var samples = new DrugSamples(table, source, roles, after, options);
            samples.read(NodeExecution.progress(exec.createSubProgress(READING_SHARE)));
            var contexts = samples.signatures().contexts();
            if (contexts.size() < 2) {
                throw new KNIMEException("All samples are of the cell line " + VectorSource.list(contexts)
                        + " by the column \"" + String.join("\" and \"", roles.contexts())
                        + "\": a comparison needs two or more.");
            }
            var alignment = DrugAlignment.of(
                    samples.signatures(),
                    parameters.pairs(contexts),
                    parameters.m_unmatchedLimit,
                    parameters.m_seed,
                    NodeExecution.progress(exec.createSubProgress(1 - READING_SHARE)));
            var layout = Layout.of(roles, options, source, specs);
            output.setOutData(
                    drugs(alignment, layout, exec),
                    summary(alignment, layout, after, new RestsOn(source.label()), exec),
                    signatures(samples.signatures(), layout, exec));
            var figure = DrugSignatureFigure.of(alignment, after.log10ConditionNumber());
            var named = figure.about(source.label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
            var warnings = samples.warnings(!options.areSignatures());
            warnings.addAll(warnings(alignment));
            warnings.addAll(parameters.m_vectors.warnings(spec));
            NodeExecution.warn(output, warnings);
        });
    }

    private static List<String> warnings(final DrugAlignment alignment) {
        var warnings = new ArrayList<String>();
        if (alignment.drugs().isEmpty()) {
            warnings.add("No drug was measured in two of the cell lines, so there is nothing to compare: check the drug"
                    + " column, and whether drugs have the same names in all cell lines.");
        } else if (alignment.totalBefore().pairs() == 0) {
            warnings.add("No drug has a cosine. The first reason: "
                    + alignment.drugs().get(0).reason() + ".");
        }
        if (alignment.pairs().stream().anyMatch(pair -> pair.before().units() > DrugAlignment.MOST_TESTED)) {
            warnings.add("With more than " + DrugAlignment.MOST_TESTED
                    + " drugs in two cell lines, single drugs are not tested.");
        }
        return warnings;
    }

    private static BufferedDataTable drugs(
            final DrugAlignment alignment, final Layout layout, final ExecutionContext exec)
            throws CanceledExecutionException {
        try (var table = NewTable.open(exec, layout.drugs())) {
            for (var row : alignment.drugs()) {
                exec.checkCanceled();
                table.add(drugCells(row, layout));
            }
            return table.finish();
        }
    }

    private static List<DataCell> drugCells(final DrugRow row, final Layout layout) {
        var cells = new ArrayList<DataCell>();
        cells.add(new StringCell(row.treatment().drug()));
        if (layout.isSplit()) {
            cells.add(ScoreColumns.text(row.treatment().label()));
        }
        cells.add(new StringCell(row.lines().first()));
        cells.add(new StringCell(row.lines().second()));
        for (var samples : List.of(row.first(), row.second())) {
            cells.add(new IntCell(samples.treated()));
            cells.add(new IntCell(samples.controls()));
        }
        cells.add(ScoreColumns.number(row.first().strength()));
        cells.add(ScoreColumns.number(row.second().strength()));
        cells.add(row.isWeak() ? BooleanCell.TRUE : BooleanCell.FALSE);
        cells.add(ScoreColumns.number(row.before()));
        if (layout.isAfter()) {
            cells.add(ScoreColumns.number(row.after()));
            cells.add(ScoreColumns.number(row.after() - row.before()));
        }
        for (var match : layout.isAfter() ? List.of(row.matchBefore(), row.matchAfter()) : List.of(row.matchBefore())) {
            cells.add(ScoreColumns.number(match.p()));
            cells.add(ScoreColumns.number(match.falseDiscoveryRate()));
        }
        cells.add(ScoreColumns.text(row.reason()));
        return cells;
    }

    private static BufferedDataTable summary(
            final DrugAlignment alignment,
            final Layout layout,
            final SpaceAfter after,
            final RestsOn restsOn,
            final ExecutionContext exec) {
        try (var table = NewTable.open(exec, layout.summary(), restsOn)) {
            int without = 0;
            for (var pair : alignment.pairs()) {
                var cells = new ArrayList<DataCell>();
                cells.add(new StringCell(pair.lines().first()));
                cells.add(new StringCell(pair.lines().second()));
                cells.add(new IntCell(pair.withoutCosine()));
                cells.add(new IntCell(pair.inOneOnly()));
                cells.add(ScoreColumns.number(pair.smallestP()));
                cells.addAll(ScoreColumns.cells(
                        pair.before(), pair.after(), layout.hasModel(), after.log10ConditionNumber(), "drugs"));
                table.add(cells);
                without += pair.withoutCosine();
            }
            if (alignment.pairs().size() > 1) {
                var cells = new ArrayList<DataCell>();
                cells.add(ScoreColumns.text(""));
                cells.add(ScoreColumns.text(""));
                cells.add(new IntCell(without));
                cells.add(new IntCell(alignment.pairs().stream()
                        .mapToInt(pair -> pair.inOneOnly())
                        .sum()));
                cells.add(ScoreColumns.text(""));
                cells.addAll(ScoreColumns.cells(
                        alignment.totalBefore(),
                        alignment.totalAfter(),
                        layout.hasModel(),
                        after.log10ConditionNumber(),
                        "drugs"));
                table.add(new DefaultRow("Total", cells));
            }
            return table.finish();
        }
    }

    private static BufferedDataTable signatures(
            final SignatureTable samples, final Layout layout, final ExecutionContext exec)
            throws CanceledExecutionException {
        try (var table = NewTable.open(exec, layout.signatureTable())) {
            for (var line : samples.contexts()) {
                for (var treatment : samples.treatments(line)) {
                    exec.checkCanceled();
                    var signature = samples.signature(line, treatment);
                    if (signature.isPresent()) {
                        table.add(cells(line, treatment, signature.get(), layout));
                    }
                }
            }
            return table.finish();
        }
    }

    private static List<DataCell> cells(
            final String context, final Treatment treatment, final Signature signature, final Layout layout) {
        var cells = new ArrayList<DataCell>();
        cells.add(new StringCell(treatment.drug()));
        if (layout.isSplit()) {
            cells.add(ScoreColumns.text(treatment.label()));
        }
        cells.add(new StringCell(context));
        cells.add(new IntCell(signature.treated()));
        cells.add(new IntCell(signature.controls()));
        cells.add(new IntCell(signature.withoutOwnControl()));
        cells.add(ScoreColumns.number(signature.strength()));
        if (layout.hasAgreement()) {
            var agreement = signature.agreement().orElseThrow();
            cells.add(ScoreColumns.number(agreement.upperQuartile()));
            cells.add(ScoreColumns.number(agreement.changedGenes()));
            cells.add(ScoreColumns.number(agreement.activity()));
        }
        cells.addAll(Arrays.asList(layout.signatures().cells(signature.shift())));
        if (layout.isAfter()) {
            cells.add(CollectionCellFactory.createListCell(
                    Arrays.stream(signature.shift(1)).mapToObj(DoubleCell::new).toList()));
        }
        return cells;
    }
}
