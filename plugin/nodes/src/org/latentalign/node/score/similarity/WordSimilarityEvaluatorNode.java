package org.latentalign.node.score.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
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
import org.latentalign.figure.Figure;
import org.latentalign.kernel.Cosine;
import org.latentalign.node.score.similarity.SimilarityFigure.Measured;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.words.CaseCoverage;
import org.latentalign.node.shared.words.Vocabulary;
import org.latentalign.score.Correlation;
import org.latentalign.score.RatedPairs;
import org.latentalign.score.SimilarityVerdict;
import org.latentalign.score.statistics.ClusteredPairs;

/** What the Word Similarity Evaluator does: word vectors and rated pairs in, correlations and cosines out. */
final class WordSimilarityEvaluatorNode {

    private static final int AFTER = 2;

    private static final List<String> ORIGINS = List.of("0", "corrected");

    private static final double READING_SHARE = 0.8;

    /** With more unrated pairs than this, about so many are drawn for the baseline. */
    private static final int UNMATCHED_LIMIT = 100_000;

    private WordSimilarityEvaluatorNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        WordSimilarityEvaluatorNodeParameters parameters = input.getParameters();
        PortObjectSpec[] specs = input.getInPortSpecs();
        var source = SpaceAfter.check(specs, AFTER, parameters.vectors().source((DataTableSpec) specs[0]));
        parameters.wordColumn((DataTableSpec) specs[0]);
        parameters.pairColumns((DataTableSpec) specs[1]);
        output.setOutSpec(0, SimilarityTables.correlationsSpec(source.label()));
        output.setOutSpec(1, SimilarityTables.pairsSpec(specs.length > AFTER));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            WordSimilarityEvaluatorNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var objects = input.getInPortObjects();
            var table = (BufferedDataTable) objects[0];
            var pairTable = (BufferedDataTable) objects[1];
            var source = SpaceAfter.check(
                    PortSpecs.of(objects), AFTER, parameters.vectors().source(table.getDataTableSpec()));
            var after = SpaceAfter.of(objects, AFTER, table, source);
            var pairs = pairs(pairTable, parameters);
            Set<String> wanted = new HashSet<>();
            pairs.forEach(pair -> wanted.addAll(pair.words()));
            var vocabulary = new Vocabulary(
                    table,
                    source,
                    parameters.wordColumn(table.getDataTableSpec()),
                    parameters.letterCase(),
                    Long.MAX_VALUE);
            var words = SimilarWords.read(
                    vocabulary,
                    wanted,
                    after.model(),
                    NodeThreads.POOL,
                    NodeExecution.progress(exec.createSubProgress(READING_SHARE)));
            var figure =
                    write(output, exec, pairs, words, after.log10ConditionNumber(), parameters.m_seed, source.label());
            var named = figure.about(source.label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
            var warnings = new ArrayList<String>();
            if (pairs.isEmpty()) {
                warnings.add("The table of pairs has no complete pair: there is nothing to score.");
            } else if (pairs.stream()
                    .noneMatch(pair -> words.before().missing(pair.words()).isEmpty())) {
                warnings.add("No pair has vectors for both words: check the word column and the letter case.");
            }
            CaseCoverage.warning(
                            "pairs",
                            pairs.stream().map(RatedPair::texts).toList(),
                            pairs.stream()
                                    .filter(pair ->
                                            words.before().missing(pair.words()).isEmpty())
                                    .count(),
                            parameters.letterCase(),
                            forms -> vocabulary.known(forms, NodeExecution.progress(exec)))
                    .ifPresent(warnings::add);
            long incomplete = pairTable.size() - pairs.size();
            if (incomplete > 0) {
                warnings.add((incomplete == 1 ? "1 pair" : incomplete + " pairs")
                        + " with missing or infinite values left out.");
            }
            warnings.addAll(vocabulary.warnings());
            warnings.addAll(parameters.vectors().warnings(table.getDataTableSpec()));
            NodeExecution.warn(output, warnings);
        });
    }

    private static List<RatedPair> pairs(
            final BufferedDataTable table, final WordSimilarityEvaluatorNodeParameters parameters)
            throws InvalidSettingsException {
        int[] columns = parameters.pairColumns(table.getDataTableSpec()).stream()
                .mapToInt(table.getDataTableSpec()::findColumnIndex)
                .toArray();
        var pairs = new ArrayList<RatedPair>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                var row = rows.next();
                if (row.getCell(columns[0]) instanceof StringValue first
                        && row.getCell(columns[1]) instanceof StringValue second
                        && row.getCell(columns[2]) instanceof DoubleValue rating
                        && Double.isFinite(rating.getDoubleValue())) {
                    var texts = List.of(first.getStringValue(), second.getStringValue());
                    pairs.add(new RatedPair(
                            texts,
                            texts.stream().map(parameters.letterCase()::of).toList(),
                            rating.getDoubleValue()));
                }
            }
        }
        return pairs;
    }

    /** Fills the tables, and gives the picture of the same figures. */
    private static Figure write(
            final ExecuteOutput output,
            final ExecutionContext exec,
            final List<RatedPair> pairs,
            final SimilarWords.BeforeAndAfter words,
            final OptionalDouble log10ConditionNumber,
            final long seed,
            final String vectors) {
        var phases = new ArrayList<SimilarWords>();
        phases.add(words.before());
        words.after().ifPresent(phases::add);
        var cosines = new ArrayList<double[]>();
        for (var phase : phases) {
            for (boolean isCorrected : new boolean[] {false, true}) {
                cosines.add(pairs.stream()
                        .mapToDouble(pair -> cosine(pair, phase, isCorrected))
                        .toArray());
            }
        }
        var measured = measure(exec, pairs, phases, cosines, log10ConditionNumber, seed);
        output.setOutData(
                0, SimilarityTables.correlations(exec, pairs, phases, measured, log10ConditionNumber, vectors));
        output.setOutData(1, SimilarityTables.pairs(exec, pairs, phases, cosines));
        return SimilarityFigure.of(
                pairs.stream().map(RatedPair::texts).toList(),
                pairs.stream().mapToDouble(RatedPair::rating).toArray(),
                measured,
                log10ConditionNumber);
    }

    /** The figures for both origins before, then those after. */
    private static List<Measured> measure(
            final ExecutionContext exec,
            final List<RatedPair> pairs,
            final List<SimilarWords> phases,
            final List<double[]> cosines,
            final OptionalDouble log10ConditionNumber,
            final long seed) {
        var progress = NodeExecution.progress(exec);
        var ratedPairs = new RatedPairs(
                pairs.stream().map(pair -> pair.words().get(0)).toList(),
                pairs.stream().map(pair -> pair.words().get(1)).toList());
        var units = ratedPairs.units();
        var measured = new ArrayList<Measured>();
        for (int i = 0; i < cosines.size(); i++) {
            var phase = phases.get(i / ORIGINS.size());
            boolean isAfter = i >= ORIGINS.size();
            boolean isCorrected = i % ORIGINS.size() > 0;
            var rated = Observations.of(pairs, cosines.get(i), units);
            var spearman = Correlation.spearman(rated.cosines(), rated.ratings(), rated.words(), progress);
            var pearson = Correlation.pearson(rated.cosines(), rated.ratings(), rated.words(), progress);
            var yardstick = ratedPairs.score(
                    word -> phase.vectors().containsKey(word) ? phase.vector(word, isCorrected) : null,
                    UNMATCHED_LIMIT,
                    seed,
                    progress);
            var verdict = SimilarityVerdict.of(
                    spearman,
                    pairs.size(),
                    yardstick,
                    isAfter ? Optional.of(measured.get(i - ORIGINS.size()).spearman()) : Optional.empty(),
                    isAfter ? log10ConditionNumber : OptionalDouble.empty());
            measured.add(new Measured(
                    ORIGINS.get(i % ORIGINS.size()), isAfter, cosines.get(i), spearman, pearson, yardstick, verdict));
        }
        return measured;
    }

    /** What is correlated: the pairs that have a cosine, and of which words they are. */
    private record Observations(double[] cosines, double[] ratings, ClusteredPairs words) {

        static Observations of(final List<RatedPair> pairs, final double[] cosines, final ClusteredPairs units) {
            int[] defined = IntStream.range(0, cosines.length)
                    .filter(i -> !Double.isNaN(cosines[i]))
                    .toArray();
            return new Observations(
                    Arrays.stream(defined).mapToDouble(i -> cosines[i]).toArray(),
                    Arrays.stream(defined)
                            .mapToDouble(i -> pairs.get(i).rating())
                            .toArray(),
                    new ClusteredPairs(
                            Arrays.stream(defined).map(i -> units.first()[i]).toArray(),
                            Arrays.stream(defined).map(i -> units.second()[i]).toArray()));
        }
    }

    private static double cosine(final RatedPair pair, final SimilarWords words, final boolean isCorrected) {
        return words.missing(pair.words()).isEmpty()
                ? Cosine.between(
                        words.vector(pair.words().get(0), isCorrected),
                        words.vector(pair.words().get(1), isCorrected))
                : Double.NaN;
    }
}
