package org.latentalign.node.apply.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.util.UniqueNameGenerator;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.figure.Figure;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.words.Vocabulary;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.text.CommonDirection;
import org.latentalign.text.PooledText;
import org.latentalign.text.RankWeights;
import org.latentalign.text.TextPooling;

/** What Text Vectors does: word vectors and texts in, the texts with a vector each out. */
final class TextVectorsNode {

    private static final int WORDS = 0;

    private static final int TEXTS = 1;

    /** The name of the column with the new vectors. */
    static final String COLUMN = "Text Vector";

    private static final String FOUND = "words found";

    private static final String NOT_FOUND = "words not found";

    private static final double CUT_SHARE = 0.1;

    private static final double LOOK_UP_SHARE = 0.3;

    private static final double DIRECTION_SHARE = 0.2;

    /** A common direction of fewer texts would be the texts themselves. */
    private static final int FEWEST_TEXTS = 3;

    private TextVectorsNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        TextVectorsNodeParameters parameters = input.getParameters();
        var words = input.getInTableSpec(WORDS);
        var texts = input.getInTableSpec(TEXTS);
        var source = parameters.vectors().source(words);
        parameters.wordColumn(words);
        parameters.textColumn(texts);
        boolean isKnown = parameters.m_outputShape != VectorShape.COLUMNS
                || source.dimension().isPresent();
        FigureImage.configure(input, output);
        output.setOutSpec(
                0,
                isKnown
                        ? writer(
                                        texts,
                                        parameters.m_outputShape,
                                        source,
                                        source.dimension().orElse(0))
                                .tableSpec()
                        : null);
    }

    private static VectorWriter writer(
            final DataTableSpec texts, final VectorShape shape, final VectorSource source, final int dimension) {
        var names = new UniqueNameGenerator(texts);
        var counted = new DataTableSpecCreator(texts)
                .addColumns(names.newColumn(FOUND, IntCell.TYPE), names.newColumn(NOT_FOUND, IntCell.TYPE))
                .createSpec();
        List<String> elements = source.elementNames();
        if (shape == VectorShape.COLUMNS) {
            elements = new ArrayList<>();
            for (int j = 1; j <= dimension; j++) {
                elements.add(COLUMN + " " + j);
            }
        }
        return VectorWriter.behind(counted, shape, COLUMN, elements);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            TextVectorsNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var wordTable = input.getInTable(WORDS);
            var textTable = input.getInTable(TEXTS);
            var source = parameters.vectors().source(wordTable.getDataTableSpec());
            var vocabulary = new Vocabulary(
                    wordTable,
                    source,
                    parameters.wordColumn(wordTable.getDataTableSpec()),
                    parameters.letterCase(),
                    Long.MAX_VALUE);
            var texts = new TokenizedTexts(
                    textTable,
                    parameters.textColumn(textTable.getDataTableSpec()),
                    parameters.tokens(),
                    parameters.letterCase());
            int dimension = VectorCursor.dimension(wordTable, source).orElse(0);
            var wanted = texts.candidates(NodeExecution.progress(exec.createSubProgress(CUT_SHARE)));
            var words =
                    WordVectors.of(vocabulary, wanted, NodeExecution.progress(exec.createSubProgress(LOOK_UP_SHARE)));
            var pooled =
                    new PooledText(dimension, parameters.pooling(), new RankWeights(Math.max(1, wordTable.size())));
            var common = parameters.pooling() == TextPooling.INVERSE_FREQUENCY
                    ? common(texts, words, pooled, dimension, exec)
                    : Optional.<CommonDirection>empty();
            var writer = writer(textTable.getDataTableSpec(), parameters.m_outputShape, source, dimension);
            var result = new Result(words, pooled, common, writer, dimension);
            output.setOutData(0, result.write(texts, exec));
            var figure = result.figure();
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
            var warnings = new ArrayList<>(parameters.vectors().warnings(wordTable.getDataTableSpec()));
            warnings.addAll(result.warnings());
            NodeExecution.warn(output, warnings);
        });
    }

    private static Optional<CommonDirection> common(
            final TokenizedTexts texts,
            final WordVectors words,
            final PooledText pooled,
            final int dimension,
            final ExecutionContext exec)
            throws FitException, CanceledExecutionException {
        double[] vector = new double[dimension];
        var moment = new SecondMomentAccumulator(Math.max(1, dimension), false, NodeThreads.POOL, NodeThreads.count());
        var progress = NodeExecution.progress(exec.createSubProgress(DIRECTION_SHARE));
        texts.forEach(
                "Finding what texts have in common",
                words::has,
                (row, tokens) -> {
                    if (pool(tokens, words, pooled, vector)) {
                        add(vector, moment);
                    }
                },
                progress);
        var sum = moment.finish();
        return sum.count() < FEWEST_TEXTS ? Optional.empty() : Optional.of(CommonDirection.of(sum, progress));
    }

    private static void add(final double[] vector, final SecondMomentAccumulator moment) {
        try {
            moment.add(vector);
        } catch (FitException e) {
            throw new IllegalStateException(e); // only finite vectors are added
        }
    }

    /** Returns whether the text has a vector: a word with one, and no number beyond those that a double holds. */
    private static boolean pool(
            final List<String> tokens, final WordVectors words, final PooledText pooled, final double[] vector) {
        pooled.clear();
        for (var token : tokens) {
            var word = words.get(token);
            if (word != null) {
                pooled.add(word.vector(), word.rank());
            }
        }
        if (pooled.words() == 0) {
            return false;
        }
        pooled.to(vector);
        return Rows.isFinite(vector);
    }

    /** Writes the texts and counts what is missing. */
    private static final class Result {

        private final WordVectors words;

        private final PooledText pooled;

        private final Optional<CommonDirection> common;

        private final VectorWriter writer;

        private final double[] vector;

        private long texts;

        private long withoutWords;

        private long tooLarge;

        private final WordCoverage coverage = new WordCoverage();

        Result(
                final WordVectors words,
                final PooledText pooled,
                final Optional<CommonDirection> common,
                final VectorWriter writer,
                final int dimension) {
            this.words = words;
            this.pooled = pooled;
            this.common = common;
            this.writer = writer;
            vector = new double[dimension];
        }

        BufferedDataTable write(final TokenizedTexts tokenized, final ExecutionContext exec) {
            var settings = DataContainerSettings.builder()
                    .withInitializedDomain(false)
                    .withCheckDuplicateRowKeys(false)
                    .build();
            var container = exec.createDataContainer(writer.tableSpec(), settings);
            try {
                tokenized.forEach(
                        "Writing vectors of texts",
                        words::has,
                        (row, tokens) -> container.addRowToTable(new DefaultRow(row.getKey(), cells(row, tokens))),
                        NodeExecution.progress(exec));
            } finally {
                container.close();
            }
            return container.getTable();
        }

        private List<DataCell> cells(final DataRow row, final List<String> tokens) {
            var cells = new ArrayList<DataCell>();
            row.forEach(cells::add);
            boolean isThere = pool(tokens, words, pooled, vector);
            count(isThere);
            coverage.add(tokens, words::has, pooled.words());
            cells.add(new IntCell(pooled.words()));
            cells.add(new IntCell(tokens.size() - pooled.words()));
            if (isThere) {
                common.ifPresent(direction -> direction.removeFrom(vector));
            }
            cells.addAll(List.of(isThere ? writer.cells(vector) : writer.missingCells()));
            return cells;
        }

        private void count(final boolean isThere) {
            texts++;
            if (!isThere && pooled.words() > 0) {
                tooLarge++;
            } else if (!isThere) {
                withoutWords++;
            }
        }

        Figure figure() {
            return coverage.figure();
        }

        List<String> warnings() {
            var warnings = new ArrayList<String>();
            if (2 * withoutWords > texts) {
                warnings.add(
                        withoutWords + " of " + texts + " texts have no word with a vector: check the text column, the"
                                + " word column and the letter case.");
            }
            if (tooLarge > 0) {
                warnings.add("The vectors of " + tooLarge + (tooLarge == 1 ? " text" : " texts")
                        + " would have numbers too large for a table: they are missing.");
            }
            return warnings;
        }
    }
}
