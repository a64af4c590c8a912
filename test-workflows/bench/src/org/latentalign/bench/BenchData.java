package org.latentalign.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.latentalign.score.analogy.AnalogyQuestion;
import org.latentalign.score.analogy.QuestionWords;

/**
 * The files that both sides work on.
 *
 * @param directory where they are
 */
record BenchData(Path directory) {

    Path vectors() {
        return directory.resolve("vectors.f32");
    }

    Path questions() {
        return directory.resolve("questions.txt");
    }

    Path text() {
        return directory.resolve("glove.txt");
    }

    /** Written by the Python side, which alone can; else there is none. */
    Path gctx() {
        return directory.resolve("expression.gctx");
    }

    /** Makes all files but the last. */
    void create(final Sizes sizes) throws IOException {
        final var words = new SyntheticWords(sizes.words(), sizes.dimension());
        words.writeVectors(vectors());
        words.writeQuestions(questions());
        words.writeText(text());
    }

    /** Gives the vectors one after the other, in an array that is used again. */
    void forEachVector(final int dimension, final BiConsumer<Integer, float[]> taker) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(vectors())) {
            final ByteBuffer bytes = ByteBuffer.allocate(4 * dimension * 1000).order(ByteOrder.LITTLE_ENDIAN);
            final float[] vector = new float[dimension];
            int row = 0;
            while (channel.read(bytes) >= 0) {
                bytes.flip();
                while (bytes.remaining() >= 4 * dimension) {
                    bytes.asFloatBuffer().get(vector);
                    bytes.position(bytes.position() + 4 * dimension);
                    taker.accept(row++, vector);
                }
                bytes.compact();
            }
        }
    }

    /** Questions, and by row of a question word the word's number. */
    record Asked(List<AnalogyQuestion> questions, Map<Integer, Integer> numbers) {

        /** The words, still without vectors. */
        QuestionWords words() {
            return new QuestionWords(
                    numbers.keySet().stream().map(row -> "w" + row).toArray(String[]::new));
        }
    }

    Asked readQuestions() throws IOException {
        final Map<Integer, Integer> numbers = new LinkedHashMap<>();
        final List<AnalogyQuestion> questions = new ArrayList<>();
        for (final String line : Files.readAllLines(questions())) {
            final String[] fields = line.split(" ");
            final int[] number = new int[fields.length];
            for (int i = 1; i < fields.length; i++) {
                final int next = numbers.size();
                number[i] = numbers.computeIfAbsent(Integer.valueOf(fields[i]), row -> next);
            }
            questions.add(new AnalogyQuestion(
                    Integer.parseInt(fields[0]), number[1], number[2], number[3], new int[] {number[4]}));
        }
        return new Asked(questions, numbers);
    }
}
