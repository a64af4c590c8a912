package org.latentalign.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Word vectors as uneven as GloVe's, in clusters, with relations that hold more or less; and as many analogy questions,
 * words and relations as Google's: 19,544 questions with 905 words in 14 relations. The same for the same seed.
 */
final class SyntheticWords {

    private static final long SEED = 7;

    /** By relation: pairs and questions, the last relation taking its pairs from the one before. */
    private static final int[] PAIRS = {116, 30, 67, 23, 32, 29, 37, 34, 33, 41, 40, 37, 30, 23};

    private static final int[] QUESTIONS = {4524, 866, 2467, 506, 992, 812, 1332, 1122, 1056, 1599, 1560, 1332, 870, 506
    };

    private static final int WORDS = 905;

    /** Words that are on the left side of a pair; all others are on the right side of one. */
    private static final int FIRST_WORDS = 356;

    /** Question words are among so many of the most frequent ones. */
    private static final int FREQUENT = 30_000;

    private final Random random = new Random(SEED);

    private final float[][] vectors;

    private final double[] scales;

    /** By question: relation, and the rows of a, b, c and d. */
    private final List<int[]> questions = new ArrayList<>();

    SyntheticWords(final int words, final int dimension) {
        scales = new double[dimension];
        Arrays.setAll(scales, j -> Math.pow(j + 1.0, -0.3));
        vectors = clustered(words);
        relate(frequentWords());
    }

    private float[][] clustered(final int words) {
        final int d = scales.length;
        final float[][] centers = new float[Math.max(1, words / 100)][];
        Arrays.setAll(centers, c -> normal(null, 0, 0.75));
        final float[] mean = normal(null, 0, 0.3);
        final float[][] rows = new float[words][];
        for (int v = 0; v < words; v++) {
            rows[v] = normal(centers[random.nextInt(centers.length)], 1, 0.8);
            for (int j = 0; j < d; j++) {
                rows[v][j] += mean[j];
            }
        }
        return rows;
    }

    /** {@code share * center + spread * noise}. */
    private float[] normal(final float[] center, final double share, final double spread) {
        final float[] row = new float[scales.length];
        for (int j = 0; j < row.length; j++) {
            final double sum = random.nextFloat() + random.nextFloat() + random.nextFloat() + random.nextFloat() - 2;
            row[j] = (float) ((center == null ? 0 : share * center[j]) + spread * scales[j] * sum * Math.sqrt(3));
        }
        return row;
    }

    private int[] frequentWords() {
        final int[] rows = new int[Math.min(FREQUENT, vectors.length)];
        Arrays.setAll(rows, i -> i);
        for (int i = 0; i < WORDS; i++) {
            final int other = i + random.nextInt(rows.length - i);
            final int row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
        return rows;
    }

    private void relate(final int[] words) {
        int next = 0;
        int firsts = 0;
        final List<int[]> all = new ArrayList<>();
        List<int[]> before = List.of();
        for (int relation = 0; relation < PAIRS.length; relation++) {
            List<int[]> pairs = new ArrayList<>();
            final float[] shift = normal(null, 0, 0.8);
            for (int p = 0; p < PAIRS[relation] && relation < PAIRS.length - 1; p++) {
                final int first = firsts++ < FIRST_WORDS ? words[next++] : all.get(random.nextInt(all.size()))[0];
                final int second = words[next++];
                vectors[second] = normal(vectors[first], 0.9, 0.5 + 1.2 * random.nextDouble());
                for (int j = 0; j < shift.length; j++) {
                    vectors[second][j] += shift[j];
                }
                pairs.add(new int[] {first, second});
            }
            if (pairs.isEmpty()) {
                pairs = before.subList(0, PAIRS[relation]);
            }
            all.addAll(pairs);
            before = pairs;
            ask(relation, pairs);
        }
    }

    private void ask(final int relation, final List<int[]> pairs) {
        final int end = questions.size() + QUESTIONS[relation];
        for (int step = 1; step < pairs.size(); step++) {
            for (int p = 0; p < pairs.size() && questions.size() < end; p++) {
                final int[] example = pairs.get(p);
                final int[] asked = pairs.get((p + step) % pairs.size());
                questions.add(new int[] {relation, example[0], example[1], asked[0], asked[1]});
            }
        }
    }

    /** One number after the other, 32-bit floats, little-endian. */
    void writeVectors(final Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            final ByteBuffer bytes = ByteBuffer.allocate(4 * scales.length).order(ByteOrder.LITTLE_ENDIAN);
            for (final float[] vector : vectors) {
                bytes.asFloatBuffer().put(vector);
                out.write(bytes.array());
            }
        }
    }

    /** A line for each question: relation, and the rows of a, b, c and d. */
    void writeQuestions(final Path file) throws IOException {
        final StringBuilder text = new StringBuilder();
        for (final int[] question : questions) {
            for (int i = 0; i < question.length; i++) {
                text.append(question[i]).append(i == question.length - 1 ? '\n' : ' ');
            }
        }
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }

    /** As GloVe's: a word and its numbers with five digits after the point. */
    void writeText(final Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            final StringBuilder line = new StringBuilder();
            for (int v = 0; v < vectors.length; v++) {
                line.setLength(0);
                line.append('w').append(v);
                for (final float x : vectors[v]) {
                    final long digits = Math.round(Math.abs(x) * 1e5);
                    final String fraction = Long.toString(digits % 100_000 + 100_000);
                    line.append(x < 0 ? " -" : " ").append(digits / 100_000).append('.');
                    line.append(fraction, 1, fraction.length());
                }
                out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
