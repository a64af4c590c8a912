package org.latentalign.node.score.similarity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.kernel.FitException;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.words.Vocabulary;
import org.latentalign.progress.Progress;
import org.latentalign.score.CorrectedOrigin;
import org.latentalign.spectral.SecondMoment;
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

    /** Reads the vocabulary once. With a model, vectors are those after its preprocessing. */
    static BeforeAndAfter read(
            final Vocabulary vocabulary,
            final Set<String> wanted,
            final Optional<Autoencoder> model,
            final Executor executor,
            final Progress progress)
            throws FitException {
        var preprocessing = model.map(Autoencoder::preprocessing).orElse(Preprocessing.NONE);
        Map<String, double[]> vectors = new HashMap<>();
        var moment =
                new SecondMomentAccumulator(Math.max(1, vocabulary.dimension()), false, executor, NodeThreads.count());
        var reader = new Reader(vocabulary.dimension(), vectors, wanted, preprocessing, moment);
        if (vocabulary.dimension() > 0) {
            vocabulary.readAll(reader, (fraction, message) -> progress.report(READING_SHARE * fraction, message));
        }
        SecondMoment all = moment.finish();
        if (all.count() == 0) {
            var nothing = new SimilarWords(Map.of(), new double[0]);
            return new BeforeAndAfter(nothing, model.map(autoencoder -> nothing));
        }
        progress.report(READING_SHARE, () -> "Finding the origin");
        var before = new SimilarWords(
                vectors, CorrectedOrigin.of(all, (fraction, message) -> progress.report(READING_SHARE, message)));
        return new BeforeAndAfter(before, model.map(before::encoded));
    }

    /** Sums up all vectors and keeps those that are wanted. */
    private static final class Reader implements Vocabulary.Visitor {

        private final double[] vector;

        private final Map<String, double[]> vectors;

        private final Set<String> wanted;

        private final Preprocessing preprocessing;

        private final SecondMomentAccumulator moment;

        Reader(
                final int dimension,
                final Map<String, double[]> vectors,
                final Set<String> wanted,
                final Preprocessing preprocessing,
                final SecondMomentAccumulator moment) {
            vector = new double[dimension];
            this.vectors = vectors;
            this.wanted = wanted;
            this.preprocessing = preprocessing;
            this.moment = moment;
        }

        @Override
        public double[] next() {
            return vector;
        }

        @Override
        public void accept(final String word, final long row) {
            if (!preprocessing.apply(vector).isUsable()) {
                return; // its pairs are then counted as not covered
            }
            try {
                moment.add(vector);
            } catch (FitException e) {
                throw new IllegalStateException(e); // the vocabulary gives finite vectors only
            }
            if (wanted.contains(word)) {
                vectors.put(word, vector.clone());
            }
        }
    }

    private SimilarWords encoded(final Autoencoder model) {
        Encoder encoder = model.encoder();
        Map<String, double[]> embeddings = new HashMap<>();
        vectors.forEach((word, vector) ->
                encode(vector, encoder, model).ifPresent(embedding -> embeddings.put(word, embedding)));
        return new SimilarWords(
                embeddings, encode(origin, encoder, model).orElseGet(() -> new double[model.latentDimension()]));
    }

    /** Encodes what is preprocessed; empty when the embedding is beyond what a double holds. */
    private static Optional<double[]> encode(final double[] vector, final Encoder encoder, final Autoencoder model) {
        double[][] embedding = new double[1][model.latentDimension()];
        RowCondition[] condition = {RowCondition.REGULAR};
        encoder.encodePreprocessed(new double[][] {vector.clone()}, 1, embedding, condition);
        return condition[0].isUsable() ? Optional.of(embedding[0]) : Optional.empty();
    }

    /** Which of two words have no vector. */
    List<String> missing(final List<String> words) {
        return words.stream().filter(word -> !vectors.containsKey(word)).toList();
    }

    /** A word's vector as seen from the origin 0 or from the corrected one. */
    double[] vector(final String word, final boolean isCorrected) {
        double[] vector = vectors.get(word).clone();
        for (int j = 0; j < vector.length && isCorrected; j++) {
            vector[j] -= origin[j];
        }
        return vector;
    }
}
