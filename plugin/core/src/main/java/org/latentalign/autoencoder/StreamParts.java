package org.latentalign.autoencoder;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;

/** What the streams of all kinds of models have in common. Numbers that stand for choices never change their meaning. */
final class StreamParts {

    /** More values in a row than anybody has; a larger number is damage, and must not be allocated. */
    static final int MAX_DIMENSION = 1 << 20;

    static final int MAX_TEXT = 1 << 20;
    static final int MAX_STEPS = 1 << 10;
    static final int MAX_FACTS = 1 << 10;

    private static final List<PreprocessingStep> STEPS = List.of(
            PreprocessingStep.LOG2_PLUS_ONE,
            PreprocessingStep.MIN_MAX,
            PreprocessingStep.UNIT_NORM,
            PreprocessingStep.Z_SCORE);

    private StreamParts() {}

    static void writePreprocessing(final Preprocessing preprocessing, final DataOutputStream out) throws IOException {
        out.writeInt(preprocessing.steps().size());
        for (final PreprocessingStep step : preprocessing.steps()) {
            out.writeInt(STEPS.indexOf(step) + 1);
        }
    }

    static Preprocessing readPreprocessing(final DataInputStream in) throws IOException {
        final int count = number(in, MAX_STEPS, "number of preprocessing steps");
        final List<PreprocessingStep> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final int step = in.readInt();
            if (step < 1 || step > STEPS.size()) {
                throw AutoencoderFormat.damaged("there is no preprocessing step " + step);
            }
            steps.add(STEPS.get(step - 1));
        }
        return new Preprocessing(steps);
    }

    static void writeNames(final List<String> names, final DataOutputStream out) throws IOException {
        out.writeInt(names.size());
        for (final String name : names) {
            final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    static List<String> readNames(final DataInputStream in) throws IOException {
        final int count = number(in, MAX_DIMENSION, "number of names");
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final int length = number(in, MAX_TEXT, "length of a name");
            names.add(new String(exactly(in, length), StandardCharsets.UTF_8));
        }
        return List.copyOf(names);
    }

    static void writeFacts(final List<Fact> facts, final DataOutputStream out) throws IOException {
        out.writeInt(facts.size());
        for (final Fact fact : facts) {
            writeNames(List.of(fact.label(), fact.value()), out);
        }
    }

    static List<Fact> readFacts(final DataInputStream in) throws IOException {
        final List<Fact> facts = new ArrayList<>();
        final int count = number(in, MAX_FACTS, "number of facts");
        for (int i = 0; i < count; i++) {
            final List<String> texts = readNames(in);
            if (texts.size() != 2) {
                throw AutoencoderFormat.damaged("a fact about its training has " + texts.size() + " parts");
            }
            facts.add(new Fact(texts.get(0), texts.get(1)));
        }
        return facts;
    }

    static int number(final DataInput in, final int max, final String what) throws IOException {
        final int number = in.readInt();
        if (number < 0 || number > max) {
            throw AutoencoderFormat.damaged("the " + what + " is " + number);
        }
        return number;
    }

    static void writeDoubles(final double[] values, final DataOutputStream out) throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        out.write(buffer.array());
    }

    static double[] readDoubles(final DataInputStream in, final int count) throws IOException {
        final double[] values = new double[count];
        ByteBuffer.wrap(exactly(in, count * Double.BYTES)).asDoubleBuffer().get(values);
        return values;
    }

    static byte[] exactly(final DataInputStream in, final int length) throws IOException {
        final byte[] bytes = in.readNBytes(length); // allocates as it reads
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }
}
