package org.latentalign.autoencoder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link AutoencoderFormat} that holds a linear map. */
final class LinearMapFormat {

    private LinearMapFormat() {}

    static void write(final LinearMap map, final DataOutputStream out) throws IOException {
        StreamParts.writeNames(map.inputNames(), out);
        StreamParts.writeFacts(map.learned(), out);
        out.writeInt(map.inputDimension());
        out.writeInt(map.latentDimension());
        out.writeInt(map.rank());
        out.writeDouble(map.log10Condition().orElseThrow());
        StreamParts.writeDoubles(map.inputMean(), out);
        StreamParts.writeDoubles(map.outputMean(), out);
        for (final double[] row : map.matrix()) {
            StreamParts.writeDoubles(row, out);
        }
        for (final double[] row : map.inverse()) {
            StreamParts.writeDoubles(row, out);
        }
    }

    static LinearMap read(final DataInputStream in) throws IOException {
        final List<String> names = StreamParts.readNames(in);
        final List<AutoencoderSummary.Fact> facts = StreamParts.readFacts(in);
        final int d = StreamParts.number(in, StreamParts.MAX_DIMENSION, "input dimension");
        final int h = StreamParts.number(in, StreamParts.MAX_DIMENSION, "latent dimension");
        final int rank = StreamParts.number(in, Math.min(d, h), "rank");
        final double log10ConditionNumber = in.readDouble();
        if (d < 1 || h < 1 || !names.isEmpty() && names.size() != d) {
            throw AutoencoderFormat.damaged("its dimensions do not fit together");
        }
        final double[] inputMean = StreamParts.readDoubles(in, d);
        final double[] outputMean = StreamParts.readDoubles(in, h);
        return new LinearMap(
                readRows(in, h, d),
                readRows(in, d, h),
                inputMean,
                outputMean,
                rank,
                log10ConditionNumber,
                names,
                facts);
    }

    private static double[][] readRows(final DataInputStream in, final int rows, final int length) throws IOException {
        final List<double[]> read = new ArrayList<>(); // grows with the data, in case that a size is damaged
        for (int i = 0; i < rows; i++) {
            read.add(StreamParts.readDoubles(in, length));
        }
        return read.toArray(new double[0][]);
    }
}
