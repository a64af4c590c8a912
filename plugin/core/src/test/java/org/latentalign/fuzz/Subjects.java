package org.latentalign.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.AutoencoderFormat;
import org.latentalign.autoencoder.DirectionMethod;
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.autoencoder.NeuralAutoencoder;
import org.latentalign.autoencoder.NumpyFormat;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.SourceStream;
import org.latentalign.format.TextEncoding;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.GctData;
import org.latentalign.format.gct.GctRequest;
import org.latentalign.format.gct.MetadataFile;
import org.latentalign.format.gct.Orientation;
import org.latentalign.format.h5ad.CellData;
import org.latentalign.format.h5ad.CellRequest;
import org.latentalign.format.h5ad.MatrixName;
import org.latentalign.format.pairs.WordPairOptions;
import org.latentalign.format.pairs.WordPairReader;
import org.latentalign.format.questions.BatsQuestions;
import org.latentalign.format.questions.GoogleQuestions;
import org.latentalign.format.questions.MsrQuestions;
import org.latentalign.format.questions.QuestionOptions;
import org.latentalign.format.words.LetterCase;
import org.latentalign.format.words.WordNames;
import org.latentalign.format.words.WordVectorOptions;
import org.latentalign.format.words.WordVectorReader;
import org.latentalign.format.words.WordVectorSink;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Layer;
import org.latentalign.neural.Network;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.GramSpectrum;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;

/** The formats that are read. A new one is a line in {@link #all()}. */
final class Subjects {

    /** Larger golden files are so for other reasons. */
    private static final int LARGEST = 70_000;

    private static final String FORMATS = "/org/latentalign/format/";

    private Subjects() {}

    static List<Subject> all() throws IOException, FitException {
        return List.of(
                new Subject(
                        "gctx", files(List.of("gct", "reported/gct"), ".gctx", ".gctx.gz"), Subjects::readExpression),
                new Subject("gct", files(List.of("gct", "reported/gct"), ".gct", ".gct.gz"), Subjects::readExpression),
                new Subject(
                        "metadata", files(List.of("reported/gct"), ".txt", ".csv", ".txt.gz"), Subjects::readMetadata),
                new Subject(
                        "words",
                        files(List.of("words", "reported/words", "reported/words/added"), ""),
                        Subjects::readWords),
                new Subject(
                        "names",
                        files(List.of("reported/words/added"), "2.txt", "data.tsv", "id.txt"),
                        Subjects::readNames),
                new Subject("questions", files(List.of("reported/words/q"), ""), Subjects::readQuestions),
                new Subject("answers", files(List.of("reported/words/q/added"), "msr.answers"), Subjects::readAnswers),
                new Subject(
                        "bats",
                        files(
                                List.of("reported/words/bats1/1_Inflectional_morphology", "reported/words/bats2/1_I"),
                                ".txt"),
                        Subjects::readBats),
                new Subject(
                        "pairs",
                        files(List.of("pairs", "reported/words/p", "reported/words/p/added"), ""),
                        Subjects::readPairs),
                new Subject("h5ad", files(List.of("h5ad"), ".h5ad", ".h5", ".h5ad.gz"), Subjects::readCells),
                new Subject("mtx", market(), Subjects::readMarket),
                new Subject("model", models(), Subjects::readModel),
                new Subject("npz", archives(), Subjects::readArchive),
                new Subject("moment", moments(), Subjects::readMoment));
    }

    private static List<Subject.Golden> files(final List<String> folders, final String... ends) throws IOException {
        final List<Subject.Golden> goldens = new ArrayList<>();
        for (final String folder : folders) {
            try (Stream<Path> paths = Files.list(resource(folder))) {
                for (final Path path :
                        paths.filter(Files::isRegularFile).sorted().toList()) {
                    final String name = path.getFileName().toString();
                    final boolean wanted = Stream.of(ends).anyMatch(name::endsWith)
                            && !name.equals("index.tsv")
                            && !name.endsWith(".class");
                    if (wanted && Files.size(path) > 0 && Files.size(path) < LARGEST) {
                        goldens.add(new Subject.Golden(name, Files.readAllBytes(path)));
                    }
                }
            }
        }
        return goldens;
    }

    private static Path resource(final String name) {
        try {
            return Path.of(Objects.requireNonNull(Subjects.class.getResource(FORMATS + name), name)
                    .toURI());
        } catch (final URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A spectral one, one that keeps some directions, and a neural one. */
    private static List<Subject.Golden> models() throws IOException, FitException {
        final Random random = new Random(1);
        final SecondMomentAccumulator sum = new SecondMomentAccumulator(6, true);
        for (int i = 0; i < 20; i++) {
            sum.add(random.doubles(6, 0, 3).toArray());
        }
        final SecondMoment moment = sum.finish();
        final List<String> names = List.of("a", "b", "c", "d", "e", "f");
        final SpectralOptions options =
                SpectralOptions.of(new ShiftedPowerGain(2)).withCentered(true);
        final Network network = new Network(List.of(
                new Layer(new float[][] {{1, 0}, {0, 1}, {1, -1}}, new float[3], new Activation.LeakyRelu(0.5)),
                new Layer(new float[][] {{1, 0, 2}, {0, 1, 0}}, new float[2], new Activation.LeakyRelu(1))));
        final GramSpectrum gram = new GramSpectrum(names.size(), true, Runnable::run, 1);
        for (int i = 0; i < 4; i++) {
            System.arraycopy(random.doubles(6, 0, 3).toArray(), 0, gram.nextRow(), 0, names.size());
            gram.commitRow();
        }
        final SpectralFit thin = SpectralFit.of(
                gram.finish(options.scale(), i -> "", Progress.NONE),
                gram.rows(),
                options,
                names,
                new DirectionMethod.Reached());
        return List.of(
                new Subject.Golden("thin.model", bytes(thin.model())),
                new Subject.Golden(
                        "spectral.model",
                        bytes(SpectralFit.of(moment, options, names, Progress.NONE)
                                .model())),
                new Subject.Golden(
                        "neural.model",
                        bytes(new NeuralAutoencoder(
                                network,
                                new EmbeddingLayer(1, false),
                                Preprocessing.NONE,
                                new double[2],
                                List.of("a", "b"),
                                List.of()))),
                new Subject.Golden(
                        "variational.model",
                        bytes(NeuralAutoencoder.variational(
                                network,
                                new EmbeddingLayer(1, false),
                                network.layers().get(0),
                                Preprocessing.NONE,
                                new double[2],
                                List.of("a", "b"),
                                List.of()))));
    }

    /** The same models as archives of arrays, and those arrays without what is read first: uncompressed and compressed. */
    private static List<Subject.Golden> archives() throws IOException, FitException {
        final List<Subject.Golden> archives = new ArrayList<>();
        for (final Subject.Golden model : models()) {
            final ByteArrayOutputStream written = new ByteArrayOutputStream();
            NumpyFormat.write(
                    AutoencoderFormat.read(new ByteArrayInputStream(model.content())), Map.of("note", "a"), written);
            archives.add(new Subject.Golden(model.name() + ".npz", written.toByteArray()));
            archives.add(new Subject.Golden(model.name() + ".arrays.npz", withoutState(written.toByteArray())));
        }
        return archives;
    }

    private static byte[] withoutState(final byte[] archive) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().startsWith("state")) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void readArchive(final Path path) throws IOException {
        NumpyFormat.read(() -> Files.newInputStream(path), Set.of("note"));
    }

    private static byte[] bytes(final Autoencoder model) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, bytes);
        return bytes.toByteArray();
    }

    /** Unpacked: a checksum would find every mutant. */
    private static List<Subject.Golden> market() throws IOException {
        try (var unpacked = SourceStream.open(resource("h5ad/32-10x-mtx/matrix.mtx.gz"))) {
            return List.of(new Subject.Golden("matrix.mtx", unpacked.readAllBytes()));
        }
    }

    private static List<Subject.Golden> moments() throws IOException, FitException {
        final SecondMomentAccumulator sum = new SecondMomentAccumulator(3, true);
        sum.add(new double[] {1, 2, 3});
        sum.add(new double[] {3, 2, 2});
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MomentFormat.write(new PreprocessedMoment(sum.finish(), Preprocessing.NONE, List.of("a", "b", "c")), bytes);
        return List.of(new Subject.Golden("rows.moment", bytes.toByteArray()));
    }

    private static void readExpression(final Path file) throws IOException {
        for (final Orientation orientation : Orientation.values()) {
            final GctRequest request = new GctRequest(orientation, AxisRequest.ALL, AxisRequest.ALL);
            try (GctData data = GctData.open(file, request.withTemporaryFolder(file.getParent()), Progress.NONE)) {
                data.forEachRow((index, values) -> {}, Progress.NONE);
            }
        }
    }

    /** All matrices and embeddings. */
    private static void readCells(final Path file) throws IOException {
        final CellRequest request = CellRequest.ALL.within(1 << 22, file.getParent());
        final List<String> embeddings;
        final List<String> matrices;
        try (CellData data = CellData.open(file, request.of(new MatrixName.None()), Progress.NONE)) {
            embeddings = data.report().otherEmbeddings();
            matrices = data.report().otherMatrices();
        }
        for (final String embedding : embeddings) {
            if (!embedding.equals("sp") && !embedding.equals("rec")) { // golden, and none that is read
                readCells(file, request.of(new MatrixName.None()).with(embedding));
            }
        }
        for (final String matrix : matrices) {
            final String[] kindAndName = matrix.split(" ", 2);
            if (matrix.equals("raw")) {
                readCells(file, request.of(new MatrixName.Raw()));
            } else if (matrix.equals("X")) {
                readCells(file, request);
            } else {
                readCells(file, request.of(new MatrixName.Layer(kindAndName[1])).normalizing());
            }
        }
    }

    private static void readCells(final Path file, final CellRequest request) throws IOException {
        try (CellData data = CellData.open(file, request, Progress.NONE)) {
            data.forEachRow((index, values, vectors) -> {}, Progress.NONE);
        }
    }

    /** Of a folder of Cell Ranger, the matrix is a mutant. */
    private static void readMarket(final Path file) throws IOException {
        final Path folder = Files.createTempDirectory(file.getParent(), "beside");
        try {
            final Path matrix = Files.copy(file, folder.resolve("matrix.mtx"));
            for (final String name : List.of("features.tsv.gz", "barcodes.tsv.gz")) {
                Files.copy(resource("h5ad/32-10x-mtx/" + name), folder.resolve(name));
            }
            try (CellData data = CellData.open(matrix, CellRequest.ALL.within(1 << 22, folder), Progress.NONE)) {
                data.forEachRow((index, values, embeddings) -> {}, Progress.NONE);
            }
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (final Path left : files.toList()) {
                    Files.delete(left);
                }
            }
            Files.delete(folder);
        }
    }

    private static void readMetadata(final Path file) throws IOException {
        final AxisRequest samples = AxisRequest.ALL.joinedWith(new MetadataFile(file, Optional.empty()));
        final GctRequest request = new GctRequest(Orientation.SAMPLES_AS_ROWS, samples, AxisRequest.ALL);
        try (GctData data = GctData.open(resource("reported/gct/h_base.gctx"), request, Progress.NONE)) {
            data.forEachRow((index, values) -> {}, Progress.NONE);
        }
    }

    private static void readWords(final Path file) throws IOException {
        readWords(
                file,
                WordVectorOptions.DEFAULT
                        .withMalformed(MalformedEntries.SKIP)
                        .withLetterCase(LetterCase.LOWER_KEEP_CLASHING));
        readWords(file, WordVectorOptions.DEFAULT);
    }

    private static void readNames(final Path file) throws IOException {
        final WordNames names = WordNames.read(file, TextEncoding.UTF_8, Progress.NONE);
        readWords(resource("reported/words/19_numbers_only_projector.tsv"), WordVectorOptions.DEFAULT.withNames(names));
    }

    private static void readWords(final Path file, final WordVectorOptions options) throws IOException {
        WordVectorReader.read(
                file,
                options,
                new WordVectorSink() {
                    @Override
                    public void begin(final int dimension) {
                        // nothing is kept
                    }

                    @Override
                    public void accept(final String word, final long rank, final double[] vector) {
                        // nothing is kept
                    }
                },
                Progress.NONE);
    }

    private static void readQuestions(final Path file) throws IOException {
        GoogleQuestions.read(file, "other", QuestionOptions.SKIPPING, question -> {}, Progress.NONE);
    }

    private static void readAnswers(final Path file) throws IOException {
        MsrQuestions.read(
                resource("reported/words/q/added/msr.questions"),
                file,
                "other",
                QuestionOptions.SKIPPING,
                question -> {},
                Progress.NONE);
    }

    private static void readBats(final Path file) throws IOException {
        BatsQuestions.read(file.getParent(), QuestionOptions.SKIPPING, question -> {}, Progress.NONE);
    }

    private static void readPairs(final Path file) throws IOException {
        WordPairReader.read(file, WordPairOptions.DEFAULT, pair -> {}, Progress.NONE);
    }

    private static void readModel(final Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            AutoencoderFormat.read(stream);
        }
    }

    private static void readMoment(final Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            MomentFormat.read(stream);
        }
    }
}
