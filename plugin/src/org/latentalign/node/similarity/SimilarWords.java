package org.latentalign.node.similarity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Coordinates;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.node.vocabulary.Vocabulary;
import org.latentalign.progress.Progress;
import org.latentalign.score.CorrectedOrigin;
import org.latentalign.spectral.FitException;
import org.latentalign.spectral.SecondMomentAccumulator;

/**
 * The vectors of the words of rated pairs, as they are or encoded, and the corrected origin of all words' vectors.
 *
 * @param vectors by word
 * @param origin o', for encoded vectors the point that it is encoded to
 */
record SimilarWords(Map<String, double[]> vectors, double[] origin) {

    private static final double READING_SHARE = 0.9;

    /** The vectors before and, with a model, after encoding. */
    record BeforeAndAfter(SimilarWords before, Optional<SimilarWords> after) {}

    /** Reads the vocabulary once. */
    static BeforeAndAfter read(
            final Vocabulary vocabulary,
            final Set<String> wanted,
            final Optional<Autoencoder> model,
            final Executor executor,
            final Progress progress)
            throws FitException {
        if (vocabulary.dimension() == 0) {
            final var nothing = new SimilarWords(Map.of(), new double[0]);
            return new BeforeAndAfter(nothing, model.map(autoencoder -> nothing));
        }
        final boolean isPreprocessed =
                model.isPresent() && !model.get().preprocessing().steps().isEmpty();
        final Map<String, double[]> vectors = new HashMap<>();
        final var reader = new Reader(vocabulary.dimension(), vectors, wanted, model, isPreprocessed, executor);
        vocabulary.readAll(reader, (fraction, message) -> progress.report(READING_SHARE * fraction, message));
        if (reader.isEmpty()) {
            final var nothing = new SimilarWords(Map.of(), new double[0]);
            return new BeforeAndAfter(nothing, model.map(autoencoder -> nothing));
        }
        progress.report(READING_SHARE, () -> "Finding the origin");
        final double[] origin = CorrectedOrigin.of(reader.plain.finish(), Progress.NONE);
        final var before = new SimilarWords(vectors, origin);
        if (model.isEmpty()) {
            return new BeforeAndAfter(before, Optional.empty());
        }
        final double[] inner =
                isPreprocessed ? CorrectedOrigin.of(reader.preprocessed.finish(), Progress.NONE) : origin;
        return new BeforeAndAfter(before, Optional.of(encode(vectors, inner, isPreprocessed, model.get())));
    }

    /** Sums up all vectors and keeps those that are wanted. */
    private static final class Reader implements Vocabulary.Visitor {

        private final double[] vector;

        private final double[] copy;

        private final Map<String, double[]> vectors;

        private final Set<String> wanted;

        private final Optional<Autoencoder> model;

        private final SecondMomentAccumulator plain;

        private final SecondMomentAccumulator preprocessed;

        private long count;

        Reader(
                final int dimension,
                final Map<String, double[]> vectors,
                final Set<String> wanted,
                final Optional<Autoencoder> model,
                final boolean isPreprocessed,
                final Executor executor) {
            vector = new double[dimension];
            copy = new double[dimension];
            this.vectors = vectors;
            this.wanted = wanted;
            this.model = model;
            final int threads = Runtime.getRuntime().availableProcessors();
            plain = new SecondMomentAccumulator(dimension, false, executor, threads);
            preprocessed = isPreprocessed ? new SecondMomentAccumulator(dimension, false, executor, threads) : null;
        }

        boolean isEmpty() {
            return count == 0;
        }

        @Override
        public double[] next() {
            return vector;
        }

        @Override
        public void accept(final String word, final long row) {
            count++;
            try {
                plain.add(vector);
                if (preprocessed != null) {
                    System.arraycopy(vector, 0, copy, 0, copy.length);
                    if (model.orElseThrow().preprocessing().apply(copy).isUsable()) {
                        preprocessed.add(copy);
                    }
                }
            } catch (FitException e) {
                throw new IllegalStateException(e); // the vocabulary gives finite vectors only
            }
            if (wanted.contains(word)) {
                vectors.put(word, vector.clone());
            }
        }
    }

    private static SimilarWords encode(
            final Map<String, double[]> vectors,
            final double[] origin,
            final boolean isPreprocessed,
            final Autoencoder model) {
        final Encoder encoder = model.encoder();
        final Map<String, double[]> embeddings = new HashMap<>();
        vectors.forEach((word, vector) -> {
            final double[] embedding = new double[model.latentDimension()];
            if (encoder.encode(vector, embedding).isUsable()) {
                embeddings.put(word, embedding);
            }
        });
        if (isPreprocessed && model instanceof SpectralAutoencoder spectral) {
            return new SimilarWords(embeddings, encodePreprocessed(origin, spectral));
        }
        final double[] encoded = new double[model.latentDimension()];
        encoder.encode(origin, encoded);
        return new SimilarWords(embeddings, encoded);
    }

    /** Encodes what must not be preprocessed again. */
    private static double[] encodePreprocessed(final double[] origin, final SpectralAutoencoder model) {
        final double[] centre = model.options().centred() ? model.mean() : new double[origin.length];
        final double[] gains = model.encoderGains();
        final boolean isPrincipal = model.options().coordinates() == Coordinates.PRINCIPAL_AXES;
        final double[] encoded = new double[model.latentDimension()];
        for (int i = 0; i < gains.length; i++) {
            final double[] direction = model.direction(i);
            double projection = 0;
            for (int j = 0; j < origin.length; j++) {
                projection += direction[j] * (origin[j] - centre[j]);
            }
            if (isPrincipal) {
                encoded[i] = gains[i] * projection;
            } else {
                for (int j = 0; j < origin.length; j++) {
                    encoded[j] += gains[i] * projection * direction[j];
                }
            }
        }
        return encoded;
    }

    /** Which of two words have no vector. */
    List<String> missing(final List<String> words) {
        return words.stream().filter(word -> !vectors.containsKey(word)).toList();
    }

    /** A word's vector as seen from the origin 0 or from the corrected one. */
    double[] vector(final String word, final boolean isCorrected) {
        final double[] vector = vectors.get(word).clone();
        for (int j = 0; j < vector.length && isCorrected; j++) {
            vector[j] -= origin[j];
        }
        return vector;
    }
}
