package org.latentalign.node.score.genes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
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

    private static final String GENES = "Genes";

    private static final String SUMMARY = "Summary";

    private SignatureGenesNode() {}

    /**
     * A gene of a drug.
     *
     * @param drug all its genes
     * @param gene which of them
     * @param share of the cosine that this gene and those before it make up
     */
    private record GeneRow(DrugGenes drug, int gene, double share) {

        double contribution(final GeneContributions contributions) {
            return Double.isNaN(contributions.cosine())
                    ? Double.NaN
                    : contributions.contributions()[gene];
        }
    }

    private static List<Column<GeneRow>> geneColumns(final boolean hasModel) {
        var columns = new ArrayList<Column<GeneRow>>();
        columns.add(Column.text("gene", row -> row.drug().genes().get(row.gene())));
        for (int i = 0; i < 2; i++) {
            int line = i;
            var name = " " + (line + 1);
            columns.add(Column.number(
                    "signature" + name, row -> row.drug().signatures().get(line).shift()[row.gene()]));
            columns.add(Column.number(
                    "t" + name, row -> row.drug().tests().get(line).t()[row.gene()]));
            columns.add(Column.number(
                    "p" + name, row -> row.drug().tests().get(line).p()[row.gene()]));
            columns.add(Column.number(
                    "FDR" + name, row -> row.drug().tests().get(line).falseDiscoveryRate()[row.gene()]));
        }
        columns.add(Column.number(
                "contribution before", row -> row.contribution(row.drug().before())));
        if (hasModel) {
            columns.add(Column.number(
                    "contribution after",
                    row -> row.contribution(row.drug().after().orElseThrow())));
        }
        columns.add(Column.number("cumulative share", GeneRow::share));
        return columns;
    }

    private static List<Column<DrugGenes>> summaryColumns(final boolean hasModel) {
        var columns = new ArrayList<Column<DrugGenes>>();
        columns.add(Column.text("drug", DrugGenes::drug));
        for (int i = 0; i < 2; i++) {
            int line = i;
            var name = " " + (line + 1);
            columns.add(Column.text("cell line" + name, row -> row.lines().get(line)));
            columns.add(Column.count(
                    "treated samples" + name, row -> row.signatures().get(line).treated()));
            columns.add(Column.count(
                    "control samples" + name, row -> row.signatures().get(line).controls()));
            columns.add(Column.number(
                    "strength ratio" + name, row -> row.signatures().get(line).strength()));
            columns.add(Column.count("changed genes" + name, Integer::intValue).ofOptional(row -> row.changed(line)));
        }
        columns.add(Column.number("cosine before", row -> row.before().cosine()));
        if (hasModel) {
            columns.add(Column.number(
                    "cosine after", row -> row.after().orElseThrow().cosine()));
            columns.add(Column.number(
                    "residual after", row -> row.after().orElseThrow().residual()));
        }
        columns.add(Column.count("genes for half of the cosine", DrugGenes::genesForHalf));
        return columns;
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        SignatureGenesNodeParameters parameters = input.getParameters();
        parameters.validate();
        PortObjectSpec[] specs = input.getInPortSpecs();
        var table = input.getInTableSpec(SAMPLES);
        SpaceAfter.check(specs, MODEL, parameters.m_vectors.source(table));
        parameters.roles(table);
        boolean hasModel = specs.length > MODEL;
        output.setOutSpecs(Column.spec(GENES, geneColumns(hasModel)), Column.spec(SUMMARY, summaryColumns(hasModel)));
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
            output.setOutData(
                    genesTable(genes, exec),
                    NewTable.of(exec, SUMMARY, summaryColumns(genes.after().isPresent()), List.of(genes)));
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

        private static final String CHOOSE = " Choose among these under \"Drug and Cell Lines\".";

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
                requireDrug(first, second);
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

        /** What is wrong with drug and cell lines is said at once: with a new table all of them are. */
        private void requireDrug(final String first, final String second) throws KNIMEException {
            if (!drugs.containsKey(drug)) {
                var lines = unknown(first, second)
                        .map(line -> " There is none of the cell line \"" + line + "\" either: the table has "
                                + VectorSource.list(signatures.contexts()) + ".")
                        .orElse("");
                throw new KNIMEException("There is no sample of the drug \"" + drug + "\": the table has "
                        + VectorSource.list(drugs.keySet()) + "." + lines + CHOOSE);
            }
        }

        private Optional<String> unknown(final String first, final String second) {
            return Stream.of(first, second)
                    .filter(line -> !line.isEmpty() && !signatures.contexts().contains(line))
                    .findFirst();
        }

        private String noPair(final String first, final String second) {
            var unknown = unknown(first, second);
            if (unknown.isPresent()) {
                return "There is no sample of the cell line \"" + unknown.get() + "\": the table has "
                        + VectorSource.list(signatures.contexts()) + "." + CHOOSE;
            }
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
                            + VectorSource.list(measured) + "." + CHOOSE;
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

    private static BufferedDataTable genesTable(final DrugGenes genes, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, GENES, geneColumns(genes.after().isPresent()))) {
            double sum = 0;
            double cosine = genes.last().cosine();
            for (int gene : genes.order()) {
                sum += genes.last().contributions()[gene];
                table.add(new GeneRow(genes, gene, cosine == 0 ? Double.NaN : sum / cosine));
            }
            return table.finish();
        }
    }
}
