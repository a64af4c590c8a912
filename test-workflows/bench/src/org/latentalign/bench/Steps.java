package org.latentalign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.GctData;
import org.latentalign.format.gct.GctRequest;
import org.latentalign.format.gct.Orientation;
import org.latentalign.format.words.WordVectorOptions;
import org.latentalign.format.words.WordVectorReader;
import org.latentalign.format.words.WordVectorSink;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.VectorLength;
import org.latentalign.neural.TrainingKernel;
import org.latentalign.progress.Progress;
import org.latentalign.score.analogy.AnalogyAnswer;
import org.latentalign.score.analogy.AnalogyMethod;
import org.latentalign.score.analogy.AnalogyQuestion;
import org.latentalign.score.analogy.AnalogySearch;
import org.latentalign.score.analogy.FloatKernel;
import org.latentalign.score.analogy.QuestionWords;
import org.latentalign.search.RowBlock;
import org.latentalign.search.RowScan;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.Spectrum;

/** What the Java side can do. Every step gives a number that the Python side must come to as well, or NaN. */
final class Steps implements Work {

    private static final int BLOCK = RowBlock.CAPACITY;

    /** Rows that the scalar loops take. */
    private static final int SCALAR_ROWS = 1000;

    private static final double DEGREE = 2;

    /** Steps that read files themselves. */
    private static final Set<String> WITHOUT_ROWS = Set.of("text", "gctx", "pipeline", "analogies-from-file");

    private final BenchData data;

    private final Sizes sizes;

    private final ExecutorService helper = Executors.newSingleThreadExecutor(task -> {
        final var thread = new Thread(task, "helper");
        thread.setDaemon(true);
        return thread;
    });

    /** By dimension. */
    private final Map<Integer, SecondMoment> moments = new HashMap<>();

    private double[][] rows;

    private BenchData.Asked asked;

    private RowProduct product;

    private FloatKernel kernel;

    private final TrainingKernel training = new TrainingKernel();

    Steps(final BenchData data, final Sizes sizes) {
        this.data = data;
        this.sizes = sizes;
    }

    @Override
    public void prepare(final String step) throws IOException, FitException {
        if (step.startsWith("eigen-")) {
            final int d = dimensionOf(step);
            if (!moments.containsKey(d)) {
                moments.put(d, moment(random(2 * d, d), 1));
            }
        } else if (step.equals("gctx") && !Files.exists(data.gctx())) {
            throw new UnsupportedOperationException("there is no GCTX file: Python's h5py makes it");
        } else if (!WITHOUT_ROWS.contains(step) && rows == null) {
            rows = new double[sizes.words()][];
            data.forEachVector(
                    sizes.dimension(), (row, vector) -> rows[row] = widened(vector, new double[vector.length]));
            product = RowProduct.ofColumns(random(sizes.dimension(), sizes.dimension()));
        }
        if (asked == null) {
            asked = data.readQuestions();
        }
    }

    private static int dimensionOf(final String step) {
        return Integer.parseInt(step.substring(step.indexOf('-') + 1));
    }

    private static double[] widened(final float[] vector, final double[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] = vector[j];
        }
        return row;
    }

    private static double[][] random(final int rows, final int columns) {
        final var random = new SplittableRandom(1);
        final double[][] matrix = new double[rows][columns];
        for (final double[] row : matrix) {
            Arrays.setAll(row, j -> random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
        }
        return matrix;
    }

    @Override
    public double run(final String step, final int threads) throws Exception {
        return switch (step) {
            case "moment" -> trace(moment(rows, threads));
            case "moment-scalar" -> scalarMoment();
            case "transform" -> transform(threads);
            case "transform-scalar" -> scalarTransform();
            case "analogies" -> right(analogies(threads));
            case "analogies-from-file" -> right(analogiesFromFile(threads));
            case "products" -> products();
            case "products-scalar" -> scalarProducts();
            case "training" -> training.run();
            case "training-scalar" -> training.runScalar();
            case "text" -> text();
            case "gctx" -> gctx();
            case "pipeline" -> pipeline(threads);
            default ->
                Spectrum.of(moments.get(dimensionOf(step)), new Scale.One(), Progress.NONE)
                        .eigenvalue(0);
        };
    }

    private SecondMoment moment(final double[][] matrix, final int threads) throws FitException {
        final var sum = threads == 1
                ? new SecondMomentAccumulator(matrix[0].length, false)
                : new SecondMomentAccumulator(matrix[0].length, false, helper, threads - 1);
        for (final double[] row : matrix) {
            sum.add(row);
        }
        return sum.finish();
    }

    private static double trace(final SecondMoment moment) throws FitException {
        final double[][] matrix = moment.matrix(new Scale.One());
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            trace += matrix[i][i];
        }
        return trace;
    }

    /** Does something with blocks of rows on so many threads, which take them as they come. */
    private void onBlocks(final int threads, final Callable<BlockWork> newWork) throws Exception {
        final var next = new AtomicInteger();
        final Callable<Void> worker = () -> {
            final BlockWork work = newWork.call();
            final double[][] block = new double[BLOCK][];
            for (int start = next.getAndAdd(BLOCK); start < rows.length; start = next.getAndAdd(BLOCK)) {
                final int count = Math.min(BLOCK, rows.length - start);
                System.arraycopy(rows, start, block, 0, count);
                work.on(block, count);
            }
            return null;
        };
        final Optional<Future<Void>> other = threads > 1 ? Optional.of(helper.submit(worker)) : Optional.empty();
        worker.call();
        if (other.isPresent()) {
            other.orElseThrow().get();
        }
    }

    private interface BlockWork {
        void on(double[][] block, int count);
    }

    private double transform(final int threads) throws Exception {
        onBlocks(threads, () -> {
            final RowProduct.Scratch scratch = product.newScratch();
            final double[][] images = new double[BLOCK][sizes.dimension()];
            return (block, count) -> product.multiply(block, count, images, scratch);
        });
        return Double.NaN;
    }

    private List<AnalogyAnswer> analogies(final int threads) {
        final QuestionWords words = asked.words();
        asked.numbers().forEach((row, number) -> words.set(number, row, rows[row]));
        final var search =
                new AnalogySearch(asked.questions(), words, AnalogyMethod.THREE_COS_ADD, VectorLength.AS_GIVEN);
        return search.answers(scan(threads, search::worker, AnalogySearch.Worker::search, rows));
    }

    /** As the node does it with a table: one pass for the question words, one for all others, nothing kept. */
    private List<AnalogyAnswer> analogiesFromFile(final int threads) throws IOException {
        final int d = sizes.dimension();
        final QuestionWords words = asked.words();
        data.forEachVector(d, (row, vector) -> {
            final Integer number = asked.numbers().get(row);
            if (number != null) {
                words.set(number, row, widened(vector, new double[d]));
            }
        });
        final var search =
                new AnalogySearch(asked.questions(), words, AnalogyMethod.THREE_COS_ADD, VectorLength.AS_GIVEN);
        try (var scan = new RowScan<>(d, search::worker, AnalogySearch.Worker::search, helper, threads)) {
            data.forEachVector(d, (row, vector) -> {
                if (!asked.numbers().containsKey(row)) {
                    widened(vector, scan.next());
                    scan.add("w" + row, row);
                }
            });
            return search.answers(scan.finish());
        }
    }

    /** Gives all rows but those of question words. */
    private <W> Collection<W> scan(
            final int threads,
            final Supplier<W> newWorker,
            final BiConsumer<W, RowBlock> work,
            final double[][] matrix) {
        try (var scan = new RowScan<>(matrix[0].length, newWorker, work, helper, threads)) {
            for (int row = 0; row < matrix.length; row++) {
                if (!asked.numbers().containsKey(row)) {
                    System.arraycopy(matrix[row], 0, scan.next(), 0, matrix[row].length);
                    scan.add("w" + row, row);
                }
            }
            return scan.finish();
        }
    }

    /**
     * Which share of the questions is answered right by the best of all words, a, b and c among them; of those that the
     * Python side answers.
     */
    private double right(final List<AnalogyAnswer> answers) {
        final int count = Math.min(answers.size(), sizes.batches() * Sizes.BATCH);
        return answers.stream().limit(count).filter(AnalogyAnswer::isBestRight).count() / (double) count;
    }

    private double text() throws IOException {
        final double[] sum = {0};
        WordVectorReader.read(
                data.text(),
                WordVectorOptions.DEFAULT,
                new WordVectorSink() {
                    @Override
                    public void begin(final int dimension) {
                        sum[0] = 0;
                    }

                    @Override
                    public void accept(final String word, final long rank, final double[] vector) {
                        sum[0] += vector[vector.length - 1];
                    }
                },
                Progress.NONE);
        return sum[0];
    }

    private double gctx() throws IOException {
        final double[] sum = {0};
        try (GctData gct = GctData.open(
                data.gctx(),
                new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL),
                Progress.NONE)) {
            gct.forEachRow((index, values) -> sum[0] += values[values.length - 1], Progress.NONE);
        }
        return sum[0];
    }

    /** From the file to the answers before and after the transform, as the nodes do it. */
    private double pipeline(final int threads) throws Exception {
        final List<double[]> read = new ArrayList<>();
        final SecondMoment[] moment = new SecondMoment[1];
        WordVectorReader.read(
                data.text(),
                WordVectorOptions.DEFAULT,
                new WordVectorSink() {
                    private SecondMomentAccumulator sum;

                    @Override
                    public void begin(final int dimension) {
                        sum = new SecondMomentAccumulator(dimension, false, helper, threads - 1);
                    }

                    @Override
                    public void accept(final String word, final long rank, final double[] vector) throws IOException {
                        read.add(vector.clone());
                        try {
                            sum.add(vector);
                            moment[0] = read.size() == sizes.words() ? sum.finish() : null;
                        } catch (FitException e) {
                            throw new IOException(e);
                        }
                    }
                },
                Progress.NONE);
        final SpectralFit fit =
                SpectralFit.of(moment[0], SpectralOptions.of(new PowerGain(DEGREE)), List.of(), Progress.NONE);
        final double[][] matrix = read.toArray(double[][]::new);
        final QuestionWords words = asked.words();
        final QuestionWords embeddings = asked.words();
        final Encoder wordEncoder = fit.model().encoder();
        asked.numbers().forEach((row, number) -> {
            words.set(number, row, matrix[row]);
            final double[] embedding = new double[fit.model().latentDimension()];
            wordEncoder.encode(matrix[row], embedding);
            embeddings.set(number, row, embedding);
        });
        final List<AnalogyQuestion> questions = asked.questions();
        final var before = new AnalogySearch(questions, words, AnalogyMethod.THREE_COS_ADD, VectorLength.AS_GIVEN);
        final var after = new AnalogySearch(questions, embeddings, AnalogyMethod.THREE_COS_ADD, VectorLength.AS_GIVEN);
        final Collection<Searcher> searchers =
                scan(threads, () -> new Searcher(before.worker(), after.worker(), fit), Searcher::search, matrix);
        before.answers(searchers.stream().map(Searcher::before).toList());
        return right(after.answers(searchers.stream().map(Searcher::after).toList()));
    }

    /** What one thread of the pipeline needs. */
    private record Searcher(
            AnalogySearch.Worker before,
            AnalogySearch.Worker after,
            Encoder encoder,
            RowBlock encoded,
            RowCondition[] conditions) {

        Searcher(final AnalogySearch.Worker before, final AnalogySearch.Worker after, final SpectralFit fit) {
            this(
                    before,
                    after,
                    fit.model().encoder(),
                    new RowBlock(fit.model().latentDimension()),
                    new RowCondition[BLOCK]);
        }

        void search(final RowBlock block) {
            before.search(block);
            encoder.encodeAll(block.vectors(), block.size(), encoded.vectors(), conditions);
            encoded.takeNamesFrom(block);
            after.search(encoded);
        }
    }

    /** The same sums as the second moment's, of some rows, by a loop that cannot be made of vector instructions. */
    private double scalarMoment() {
        final int d = sizes.dimension();
        final double[][] columns = new double[d][SCALAR_ROWS];
        for (int r = 0; r < SCALAR_ROWS; r++) {
            for (int j = 0; j < d; j++) {
                columns[j][r] = rows[r][j];
            }
        }
        double sum = 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                sum += dot(columns[i], columns[j]);
            }
        }
        return sum;
    }

    private double scalarTransform() {
        double sum = 0;
        for (int r = 0; r < SCALAR_ROWS; r++) {
            for (int j = 0; j < sizes.dimension(); j++) {
                sum += dot(rows[r], rows[j]);
            }
        }
        return sum;
    }

    private double scalarProducts() {
        final float[][] vectors = questionVectors();
        final float[][] candidates = candidates();
        double sum = 0;
        for (final float[] candidate : candidates) {
            for (final float[] vector : vectors) {
                sum += dot(candidate, vector);
            }
        }
        return sum;
    }

    private double products() {
        if (kernel == null) {
            kernel = new FloatKernel(questionVectors(), candidates());
        }
        return kernel.run();
    }

    private float[][] questionVectors() {
        return asked.numbers().keySet().stream().map(row -> narrowed(rows[row])).toArray(float[][]::new);
    }

    private float[][] candidates() {
        return Arrays.stream(rows, 0, BLOCK).map(Steps::narrowed).toArray(float[][]::new);
    }

    private static float[] narrowed(final double[] row) {
        final float[] vector = new float[row.length];
        for (int j = 0; j < row.length; j++) {
            vector[j] = (float) row[j];
        }
        return vector;
    }

    private static double dot(final double[] x, final double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum = Math.fma(x[j], y[j], sum);
        }
        return sum;
    }

    private static float dot(final float[] x, final float[] y) {
        float sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum = Math.fma(x[j], y[j], sum);
        }
        return sum;
    }

    static int scalarRows() {
        return SCALAR_ROWS;
    }
}
