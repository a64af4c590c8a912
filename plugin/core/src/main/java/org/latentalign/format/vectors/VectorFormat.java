package org.latentalign.format.vectors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.format.FormatException;
import org.latentalign.format.numpy.NpzWriter;
import org.latentalign.format.numpy.NumpyArrays;

/** A format of files with vectors. Vectors pass through one by one; NumPy's archive holds their names until its end. */
public enum VectorFormat {

    /** A line with the number of vectors and of dimensions, then a line for each vector: name and numbers, by blanks. */
    WORD2VEC_TEXT {
        @Override
        public void write(final NamedVectors vectors, final VectorFileOptions options, final OutputStream out)
                throws IOException {
            writeLines(vectors, options, vectors.size() + " " + vectors.dimension() + "\n", out);
        }
    },

    /** The same first line, then for each vector its name, a blank, and its numbers in single precision, little-endian. */
    WORD2VEC_BINARY {
        @Override
        public void write(final NamedVectors vectors, final VectorFileOptions options, final OutputStream out)
                throws IOException {
            out.write((vectors.size() + " " + vectors.dimension() + "\n").getBytes(StandardCharsets.US_ASCII));
            final byte[] bytes = new byte[vectors.dimension() * Float.BYTES + 1];
            bytes[bytes.length - 1] = '\n';
            final ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            vectors.forEach((name, vector) -> {
                out.write((written(name, options.blanks()) + " ").getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < vector.length; i++) {
                    numbers.putFloat(i * Float.BYTES, options.losses().rounded(vector[i]));
                }
                out.write(bytes);
            });
        }
    },

    /** As word2vec's text, without the first line. */
    GLOVE {
        @Override
        public void write(final NamedVectors vectors, final VectorFileOptions options, final OutputStream out)
                throws IOException {
            writeLines(vectors, options, "", out);
        }
    },

    /** The numbers of a vector in a line, by tabs; names are in {@link ProjectorLabels a file of their own}. */
    PROJECTOR {
        @Override
        public void write(final NamedVectors vectors, final VectorFileOptions options, final OutputStream out)
                throws IOException {
            try (DecimalOutput lines = new DecimalOutput(out)) {
                vectors.forEach((name, vector) -> {
                    for (int i = 0; i < vector.length; i++) {
                        if (i > 0) {
                            lines.write('\t');
                        }
                        writeNumber(vector[i], options, lines);
                    }
                    lines.write('\n');
                });
            }
        }
    },

    /** NumPy's array of the numbers, without names. */
    NPY {
        @Override
        public void write(final NamedVectors vectors, final VectorFileOptions options, final OutputStream out)
                throws IOException {
            writeMatrix(vectors, options, name -> {}, out);
        }
    },

    /** NumPy's archive of two arrays, {@code vectors} and {@code names}. */
    NPZ {
        @Override
        public void write(final NamedVectors vectors, final VectorFileOptions options, final OutputStream out)
                throws IOException {
            final List<String> names = new ArrayList<>();
            try (NpzWriter arrays = new NpzWriter(out)) {
                arrays.add("vectors", content -> writeMatrix(vectors, options, names::add, content));
                arrays.add("names", content -> NumpyArrays.texts(names, content));
            }
        }
    };

    /** Takes the names of vectors as these are written. */
    private interface Names {
        void add(String name);
    }

    /**
     * Writes a file.
     *
     * @param vectors to write
     * @param options how
     * @param out takes the file; to be closed by the caller in any case, though NumPy's archive closes it, too
     * @throws IOException from the stream, from the vectors, or with a sentence about a name that cannot be written
     */
    public abstract void write(NamedVectors vectors, VectorFileOptions options, OutputStream out) throws IOException;

    /**
     * @param name of a vector
     * @param blanks what becomes of blanks in it
     * @return the name as a file of this format has it
     * @throws FormatException when it cannot have it
     */
    public String written(final String name, final NameBlanks blanks) throws FormatException {
        return switch (this) {
            case WORD2VEC_TEXT, GLOVE -> new NameRule(blanks, true).apply(name);
            case WORD2VEC_BINARY -> new NameRule(blanks, false).apply(name);
            case PROJECTOR, NPY, NPZ -> name;
        };
    }

    final void writeLines(
            final NamedVectors vectors, final VectorFileOptions options, final String header, final OutputStream out)
            throws IOException {
        try (DecimalOutput lines = new DecimalOutput(out)) {
            lines.write(header);
            vectors.forEach((name, vector) -> {
                lines.write(written(name, options.blanks()));
                for (final double number : vector) {
                    lines.write(' ');
                    writeNumber(number, options, lines);
                }
                lines.write('\n');
            });
        }
    }

    private static void writeNumber(final double number, final VectorFileOptions options, final DecimalOutput lines)
            throws IOException {
        if (options.precision() == Precision.SINGLE) {
            lines.write(options.losses().rounded(number));
        } else {
            lines.write(number);
        }
    }

    private static void writeMatrix(
            final NamedVectors vectors, final VectorFileOptions options, final Names names, final OutputStream out)
            throws IOException {
        final boolean isSingle = options.precision() == Precision.SINGLE;
        final int d = vectors.dimension();
        out.write(NumpyArrays.header(isSingle ? "<f4" : "<f8", vectors.size(), d));
        final ByteBuffer bytes =
                ByteBuffer.allocate(d * (isSingle ? Float.BYTES : Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        final float[] singles = new float[isSingle ? d : 0];
        vectors.forEach((name, vector) -> {
            names.add(name);
            if (isSingle) {
                for (int i = 0; i < d; i++) {
                    singles[i] = options.losses().rounded(vector[i]);
                }
                bytes.asFloatBuffer().put(singles);
            } else {
                bytes.asDoubleBuffer().put(vector, 0, d);
            }
            out.write(bytes.array());
        });
    }
}
