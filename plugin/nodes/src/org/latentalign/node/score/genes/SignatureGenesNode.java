package org.latentalign.node.score.genes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
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
import org.latentalign.kernel.Cosine;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.SampleReader;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.progress.Progress;
import org.latentalign.score.EncodedContributions;
import org.latentalign.score.Signature;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.statistics.GeneContributions;
import org.latentalign.score.statistics.GeneTests;

/** What Signature Genes does: samples in; the genes of one drug's signatures in two cell lines out. */
final class SignatureGenesNode {

    private static final int SAMPLES = 0;

    private static final int MODEL = 1;

    /** Id and name of the port group of the model. Written into saved workflows: it never changes. */
    static final String MODEL_GROUP = "Autoencoder";

    private static final double READING_SHARE = 0.7;

    private SignatureGenesNode() {}

    private static DataTableSpec genesSpec(final boolean hasModel) {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(ScoreColumns.column("gene", StringCell.TYPE));
        for (int line = 1; line <= 2; line++) {
            columns.add(ScoreColumns.column("signature " + line, DoubleCell.TYPE));
            columns.add(ScoreColumns.column("t " + line, DoubleCell.TYPE));
            columns.add(ScoreColumns.column("p " + line, DoubleCell.TYPE));
            columns.add(ScoreColumns.column("FDR " + line, DoubleCell.TYPE));
        }
        for (var when : hasModel ? List.of("before", "after") : List.of("before")) {
            columns.add(ScoreColumns.column("contribution " + when, DoubleCell.TYPE));
        }
        columns.add(ScoreColumns.column("cumulative share", DoubleCell.TYPE));
        return new DataTableSpec("Genes", columns.toArray(DataColumnSpec[]::new));
    }

    private static DataTableSpec summarySpec(final boolean hasModel) {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(ScoreColumns.column("drug", StringCell.TYPE));
        for (int line = 1; line <= 2; line++) {
            columns.add(ScoreColumns.column("cell line " + line, StringCell.TYPE));
            columns.add(ScoreColumns.column("treated samples " + line, IntCell.TYPE));
            columns.add(ScoreColumns.column("control samples " + line, IntCell.TYPE));
            columns.add(ScoreColumns.column("strength ratio " + line, DoubleCell.TYPE));
            columns.add(ScoreColumns.column("changed genes " + line, IntCell.TYPE));
        }
        columns.add(ScoreColumns.column("cosine before", DoubleCell.TYPE));
        if (hasModel) {
            columns.add(ScoreColumns.column("cosine after", DoubleCell.TYPE));
            columns.add(ScoreColumns.column("residual after", DoubleCell.TYPE));
        }
        columns.add(ScoreColumns.column("genes for half of the cosine", IntCell.TYPE));
        return new DataTableSpec("Summary", columns.toArray(DataColumnSpec[]::new));
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        SignatureGenesNodeParameters parameters = input.getParameters();
        parameters.validate();
        PortObjectSpec[] specs = input.getInPortSpecs();
        var table = input.getInTableSpec(SAMPLES);
        SpaceAfter.check(specs, MODEL, parameters.m_vectors.source(table));
        parameters.roles(table);
        output.setOutSpecs(genesSpec(specs.length > MODEL), summarySpec(specs.length > MODEL));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            SignatureGenesNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var objects = input.getInPortObjects();
            var table = input.getInTable(SAMPLES);
            var spec = table.getDataTableSpec();
            var source = SpaceAfter.check(PortSpecs.of(objects), MODEL, parameters.m_vectors.source(spec));
            var after = SpaceAfter.of(objects, MODEL, table, source);
            var reader = new SampleReader(table, source, parameters.roles(spec), after, true);
            var samples = new OneDrug(parameters.drug(), reader.dimension(), after);
            reader.read(samples, NodeExecution.progress(exec.createSubProgress(READING_SHARE)));
            var genes = genes(
                    parameters,
                    samples,
                    names(source, reader.dimension()),
                    after,
                    NodeExecution.progress(exec.createSubProgress(1 - READING_SHARE)));
            output.setOutData(genesTable(genes, exec), summary(genes, exec));
            var figure = GenesFigure.of(genes);
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
            var warnings = new ArrayList<>(reader.warnings());
            warnings.addAll(warnings(genes));
            NodeExecution.warn(output, warnings);
        });
    }

    private static List<String> names(final VectorSource source, final int dimension) {
        return source.elementNames().isEmpty()
                ? IntStream.rangeClosed(1, dimension).mapToObj(j -> "gene " + j).toList()
                : source.elementNames();
    }

    /** Collects the samples of one drug, or of all when none is chosen, and all controls. */
    private static final class OneDrug implements SampleReader.Sink {

        private final String drug;

        private final SignatureTable signatures;

        /** By drug, how many treated samples: for the message when the chosen one has none. */
        private final Map<String, Integer> drugs = new TreeMap<>();

        OneDrug(final String drug, final int dimension, final SpaceAfter after) {
            this.drug = drug;
            signatures = new SignatureTable(
                    SignatureTable.Options.standard(),
                    after.vectorLength().isPresent()
                            ? new int[] {dimension, after.vectorLength().getAsInt()}
                            : new int[] {dimension});
        }

        private double[][] vectors(final ComparedRows.Row row) {
            return signatures.spaces() > 1 ? new double[][] {row.before(), row.after()} : new double[][] {row.before()};
        }

        @Override
        public void control(final String context, final String plate, final String split, final ComparedRows.Row row) {
            signatures.addControl(context, plate, split, vectors(row));
        }

        @Override
        public void treated(
                final String context,
                final String plate,
                final String name,
                final String split,
                final ComparedRows.Row row) {
            drugs.merge(name, 1, Integer::sum);
            if (drug.isEmpty() || name.equals(drug)) {
                signatures.addTreated(context, plate, new Treatment(name, ""), vectors(row));
            }
        }

        /** Of what the settings allow, the drug and the two cell lines with the largest cosine. */
        Pair pair(final String first, final String second, final Progress progress) throws KNIMEException {
            if (!drug.isEmpty()) {
                requireDrug();
            }
            Pair best = null;
            int done = 0;
            for (var name : drug.isEmpty() ? drugs.keySet() : List.of(drug)) {
                progress.report((double) done++ / drugs.size(), () -> "Comparing " + name);
                var pair = best(name, first.isEmpty() ? signatures.contexts() : List.of(first, second));
                if (pair.isPresent() && (best == null || pair.get().cosine() > best.cosine())) {
                    best = pair.get();
                }
            }
            if (best == null) {
                throw new KNIMEException(noPair(first, second));
            }
            return best;
        }

        /** A cosine that is not defined is below all others. */
        private Optional<Pair> best(final String name, final List<String> lines) {
            var treatment = new Treatment(name, "");
            var known = new ArrayList<String>();
            var shifts = new ArrayList<Signature>();
            for (var line : lines) {
                signatures.signature(line, treatment).ifPresent(signature -> {
                    known.add(line);
                    shifts.add(signature);
                });
            }
            Pair best = null;
            for (int i = 0; i < known.size(); i++) {
                for (int j = i + 1; j < known.size(); j++) {
                    double cosine =
                            Cosine.between(shifts.get(i).shift(), shifts.get(j).shift());
                    double value = Double.isNaN(cosine) ? Double.NEGATIVE_INFINITY : cosine;
                    if (best == null || value > best.cosine()) {
                        best = new Pair(
                                name,
                                List.of(known.get(i), known.get(j)),
                                List.of(shifts.get(i), shifts.get(j)),
                                value);
                    }
                }
            }
            return Optional.ofNullable(best);
        }

        private void requireDrug() throws KNIMEException {
            if (!drugs.containsKey(drug)) {
                throw new KNIMEException("There is no sample of the drug \"" + drug + "\": the table has "
                        + VectorSource.list(drugs.keySet()) + ".");
            }
        }

        private String noPair(final String first, final String second) {
            if (drug.isEmpty()) {
                return "No drug has signatures in two cell lines"
                        + (first.isEmpty() ? "" : ", \"" + first + "\" and \"" + second + "\"")
                        + ": a comparison needs them.";
            }
            var treatment = new Treatment(drug, "");
            var measured = signatures.contexts().stream()
                    .filter(context -> signatures.treatedSamples(context, treatment) > 0)
                    .toList();
            for (var line : first.isEmpty() ? measured : List.of(first, second)) {
                if (!measured.contains(line)) {
                    return "The drug \"" + drug + "\" was not measured in the cell line \"" + line + "\", but in "
                            + VectorSource.list(measured) + ".";
                }
                if (signatures.signature(line, treatment).isEmpty()) {
                    return "The drug \"" + drug + "\" has no signature in " + line + ": there are "
                            + signatures.whyNoSignature(line, treatment) + ".";
                }
            }
            return "The drug \"" + drug + "\" was measured in one cell line, " + VectorSource.list(measured)
                    + ": a comparison needs two.";
        }
    }

    /** A drug in two cell lines, with the cosine of its signatures before encoding. */
    private record Pair(String drug, List<String> lines, List<Signature> signatures, double cosine) {}

    private static DrugGenes genes(
            final SignatureGenesNodeParameters parameters,
            final OneDrug samples,
            final List<String> names,
            final SpaceAfter after,
            final Progress progress)
            throws KNIMEException {
        var pair = samples.pair(parameters.first(), parameters.second(), progress);
        var lines = pair.lines();
        var signatures = pair.signatures();
        var tests = new ArrayList<GeneTests>();
        for (int line = 0; line < 2; line++) {
            tests.add(GeneTests.of(
                    signatures.get(line).shift(),
                    signatures.get(line).varianceFactor(),
                    samples.signatures.scatter(lines.get(line), "", 0).orElseThrow()));
        }
        double[] first = signatures.get(0).shift();
        double[] second = signatures.get(1).shift();
        return new DrugGenes(
                pair.drug(),
                lines,
                names,
                signatures,
                tests,
                GeneContributions.of(first, second),
                after.model()
                        .map(model -> EncodedContributions.of(
                                model,
                                first,
                                second,
                                signatures.get(0).shift(1),
                                signatures.get(1).shift(1),
                                controls(samples.signatures, lines),
                                progress)));
    }

    /** The mean over both cell lines of their controls. */
    private static double[] controls(final SignatureTable signatures, final List<String> lines) {
        double[] first = signatures.controlMean(lines.get(0), 0).orElseThrow();
        double[] second = signatures.controlMean(lines.get(1), 0).orElseThrow();
        return IntStream.range(0, first.length)
                .mapToDouble(j -> (first[j] + second[j]) / 2)
                .toArray();
    }

    private static List<String> warnings(final DrugGenes genes) {
        var warnings = new ArrayList<String>();
        for (int line = 0; line < 2; line++) {
            if (genes.signatures().get(line).treated() == 1) {
                warnings.add("There is one treated sample in " + genes.lines().get(line)
                        + ": a bad one gives up to a third of its genes.");
            }
            if (Double.isNaN(genes.tests().get(line).t()[0])) {
                warnings.add("There are no t-values in " + genes.lines().get(line)
                        + ": it takes two controls on a plate to know how genes scatter.");
            }
        }
        if (Double.isNaN(genes.before().cosine())) {
            warnings.add("A signature has length zero, so there is no cosine.");
        }
        return warnings;
    }

    private static BufferedDataTable genesTable(final DrugGenes genes, final ExecutionContext exec)
            throws CanceledExecutionException {
        try (var table = NewTable.open(exec, genesSpec(genes.after().isPresent()))) {
            double sum = 0;
            for (int gene : genes.order()) {
                exec.checkCanceled();
                var cells = new ArrayList<DataCell>();
                cells.add(new StringCell(genes.genes().get(gene)));
                for (int line = 0; line < 2; line++) {
                    cells.add(ScoreColumns.number(genes.signatures().get(line).shift()[gene]));
                    cells.add(ScoreColumns.number(genes.tests().get(line).t()[gene]));
                    cells.add(ScoreColumns.number(genes.tests().get(line).p()[gene]));
                    cells.add(ScoreColumns.number(genes.tests().get(line).falseDiscoveryRate()[gene]));
                }
                cells.add(contribution(genes.before(), gene));
                genes.after().ifPresent(after -> cells.add(contribution(after, gene)));
                sum += genes.last().contributions()[gene];
                double cosine = genes.last().cosine();
                cells.add(ScoreColumns.number(cosine == 0 ? Double.NaN : sum / cosine));
                table.add(cells);
            }
            return table.finish();
        }
    }

    private static DataCell contribution(final GeneContributions contributions, final int gene) {
        return ScoreColumns.number(
                Double.isNaN(contributions.cosine())
                        ? Double.NaN
                        : contributions.contributions()[gene]);
    }

    private static BufferedDataTable summary(final DrugGenes genes, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, summarySpec(genes.after().isPresent()))) {
            var cells = new ArrayList<DataCell>();
            cells.add(new StringCell(genes.drug()));
            for (int line = 0; line < 2; line++) {
                var signature = genes.signatures().get(line);
                cells.add(new StringCell(genes.lines().get(line)));
                cells.add(new IntCell(signature.treated()));
                cells.add(new IntCell(signature.controls()));
                cells.add(ScoreColumns.number(signature.strength()));
                cells.add(new IntCell(genes.changed(line)));
            }
            cells.add(ScoreColumns.number(genes.before().cosine()));
            Optional<GeneContributions> after = genes.after();
            if (after.isPresent()) {
                cells.add(ScoreColumns.number(after.get().cosine()));
                cells.add(ScoreColumns.number(after.get().residual()));
            }
            cells.add(new IntCell(genes.genesForHalf()));
            table.add(cells);
            return table.finish();
        }
    }
}
