package org.latentalign.node.score.analogies;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.kernel.VectorLength;
import org.latentalign.node.score.analogies.QuestionColumns.Questions;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.words.Vocabulary;
import org.latentalign.progress.Progress;
import org.latentalign.score.analogy.AnalogyAlignment;
import org.latentalign.score.analogy.AnalogyAnswer;
import org.latentalign.score.analogy.AnalogyMethod;
import org.latentalign.score.analogy.AnalogyQuestion;
import org.latentalign.score.analogy.AnalogySearch;
import org.latentalign.score.analogy.Placing;
import org.latentalign.score.analogy.QuestionWords;
import org.latentalign.search.RowBlock;
import org.latentalign.search.RowScan;

/**
 * Asks the questions: one pass over the vocabulary for the vectors of the question words, one for all other words,
 * which are encoded on the way when there is a model. Neither the vocabulary nor its embedding is ever in memory.
 */
final class Evaluation {

    /** What came out for the vectors as they are, or for their embeddings. */
    record Phase(List<AnalogyAnswer> answers, List<Placing> withoutShift, AnalogyAlignment alignment) {

        static Phase of(
                final AnalogySearch search,
                final List<AnalogySearch.Worker> workers,
                final AnalogyAlignment alignment) {
            return new Phase(search.answers(workers), search.withoutShift(workers), alignment);
        }
    }

    private static final double LOOK_UP_SHARE = 0.15;

    private final Questions questions;

    private final AnalogyMethod method;

    private final VectorLength length;

    private final Optional<Autoencoder> model;

    private final QuestionWords words;

    private final QuestionWords embeddings;

    private final List<Optional<AnalogyQuestion>> covered;

    private Phase before;

    private Optional<Phase> after = Optional.empty();

    private Evaluation(
            final Questions questions,
            final Vocabulary vocabulary,
            final Optional<Autoencoder> model,
            final AnalogyMethod method,
            final VectorLength length,
            final Progress progress) {
        this.questions = questions;
        this.method = method;
        this.length = length;
        this.model = model;
        words = questions.newWords();
        find(vocabulary, progress);
        embeddings = words.withoutVectors();
        model.ifPresent(this::encodeWords);
        covered = questions.questions().stream()
                .map(question -> model.isPresent() ? embeddings.covered(question) : words.covered(question))
                .toList();
    }

    /** Does everything but the statistics. */
    static Evaluation run(
            final Questions questions,
            final Vocabulary vocabulary,
            final Optional<Autoencoder> model,
            final AnalogyMethod method,
            final VectorLength length,
            final Executor executor,
            final Progress progress) {
        var evaluation = new Evaluation(
                questions,
                vocabulary,
                model,
                method,
                length,
                (fraction, message) -> progress.report(LOOK_UP_SHARE * fraction, message));
        evaluation.search(
                vocabulary,
                executor,
                (fraction, message) -> progress.report(LOOK_UP_SHARE + (1 - LOOK_UP_SHARE) * fraction, message));
        return evaluation;
    }

    private void find(final Vocabulary vocabulary, final Progress progress) {
        vocabulary.find(
                word -> {
                    Integer number = questions.words().get(word);
                    return number != null && !words.has(number);
                },
                new Vocabulary.Visitor() {
                    private final double[] vector = new double[vocabulary.dimension()];

                    @Override
                    public double[] next() {
                        return vector;
                    }

                    @Override
                    public void accept(final String word, final long row) {
                        words.set(questions.words().get(word), row, vector.clone());
                    }
                },
                progress);
    }

    /** A word whose vector the model cannot take has no embedding, so its questions are not covered. */
    private void encodeWords(final Autoencoder autoencoder) {
        Encoder encoder = autoencoder.encoder();
        for (int word = 0; word < words.size(); word++) {
            if (words.has(word)) {
                double[] embedding = new double[autoencoder.latentDimension()];
                if (encoder.encode(words.vector(word), embedding).isUsable()) {
                    embeddings.set(word, words.row(word), embedding);
                    autoencoder.preprocessing().apply(words.vector(word));
                }
            }
        }
    }

    /** Searches the vectors as they are and, where there is a model, their embeddings. One thread at a time. */
    private static final class Searcher {

        private final AnalogySearch.Worker before;

        private final Preprocessing preprocessing;

        private final Optional<EmbeddingSearcher> after;

        private final boolean[] unusable = new boolean[RowBlock.CAPACITY];

        Searcher(
                final AnalogySearch before,
                final Preprocessing preprocessing,
                final Optional<EmbeddingSearcher> after) {
            this.before = before.worker();
            this.preprocessing = preprocessing;
            this.after = after;
        }

        void search(final RowBlock block) {
            if (!preprocessing.steps().isEmpty()) {
                for (int r = 0; r < block.size(); r++) {
                    unusable[r] = !preprocessing.apply(block.vectors()[r]).isUsable();
                }
                block.drop(unusable);
            }
            before.search(block);
            after.ifPresent(searcher -> searcher.search(block));
        }
    }

    /** Encodes preprocessed vectors and searches the embeddings. */
    private static final class EmbeddingSearcher {

        private final AnalogySearch.Worker worker;

        private final Encoder encoder;

        private final RowBlock embeddings;

        private final RowCondition[] conditions = new RowCondition[RowBlock.CAPACITY];

        private final boolean[] unusable = new boolean[RowBlock.CAPACITY];

        EmbeddingSearcher(final AnalogySearch search, final Autoencoder model) {
            worker = search.worker();
            encoder = model.encoder();
            embeddings = new RowBlock(model.latentDimension());
        }

        void search(final RowBlock block) {
            Arrays.fill(conditions, RowCondition.REGULAR);
            encoder.encodePreprocessed(block.vectors(), block.size(), embeddings.vectors(), conditions);
            for (int r = 0; r < block.size(); r++) {
                unusable[r] = !conditions[r].isUsable();
            }
            embeddings.takeNamesFrom(block);
            embeddings.drop(unusable);
            worker.search(embeddings);
        }
    }

    private void search(final Vocabulary vocabulary, final Executor executor, final Progress progress) {
        List<AnalogyQuestion> asked = covered.stream().flatMap(Optional::stream).toList();
        var searchBefore = new AnalogySearch(asked, words, method, length);
        var searchAfter = model.map(autoencoder -> new AnalogySearch(asked, embeddings, method, length));
        var preprocessing = model.map(Autoencoder::preprocessing).orElse(Preprocessing.NONE);
        var scan = new RowScan<>(
                vocabulary.dimension(),
                () -> new Searcher(
                        searchBefore,
                        preprocessing,
                        searchAfter.map(search -> new EmbeddingSearcher(search, model.orElseThrow()))),
                Searcher::search,
                executor,
                NodeThreads.count());
        try (scan) {
            vocabulary.readAll(
                    new Vocabulary.Visitor() {
                        @Override
                        public double[] next() {
                            return scan.next();
                        }

                        @Override
                        public void accept(final String word, final long row) {
                            Integer number = questions.words().get(word);
                            // question words have been scored; when nothing is asked there is nothing to search for
                            if ((number == null || !words.has(number)) && !asked.isEmpty()) {
                                scan.add(word, row);
                            }
                        }
                    },
                    progress);
            var workers = scan.finish();
            before = Phase.of(
                    searchBefore,
                    workers.stream().map(searcher -> searcher.before).toList(),
                    new AnalogyAlignment(asked, words, length));
            after = searchAfter.map(search -> Phase.of(
                    search,
                    workers.stream()
                            .map(searcher -> searcher.after.orElseThrow().worker)
                            .toList(),
                    new AnalogyAlignment(asked, embeddings, length)));
        }
    }

    /** The questions, each with those of its answers that have a vector, or empty when it is not covered. */
    List<Optional<AnalogyQuestion>> covered() {
        return covered;
    }

    /** Whether a word can be used in questions. */
    boolean has(final int word) {
        return model.isPresent() ? embeddings.has(word) : words.has(word);
    }

    Phase before() {
        return before;
    }

    Optional<Phase> after() {
        return after;
    }
}
