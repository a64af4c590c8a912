package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.autoencoder.ModelUnits.Unit;
import org.latentalign.neural.EmbeddingLayer;

class ModelUnitsTest {

    private static final double[] ROW = {0.5, -1, 2, 0, 3, 1.25};

    private static Map<String, List<Unit>> parts(final Autoencoder model) {
        final Map<String, List<Unit>> parts = new LinkedHashMap<>();
        ModelUnits.forEach(model, unit -> parts.computeIfAbsent(unit.part(), part -> new ArrayList<>())
                .add(unit));
        return parts;
    }

    private static double[] given(final List<Unit> units, final double[] row) {
        return units.stream()
                .mapToDouble(unit -> {
                    double sum = unit.bias();
                    for (int i = 0; i < row.length; i++) {
                        sum += unit.weights()[i] * row[i];
                    }
                    return activated(unit.activation(), sum);
                })
                .toArray();
    }

    private static double activated(final String activation, final double sum) {
        return switch (activation) {
            case "", "linear" -> sum;
            case "tanh" -> Math.tanh(sum);
            case "sigmoid" -> 1 / (1 + Math.exp(-sum));
            case "ELU" -> sum > 0 ? sum : Math.expm1(sum);
            case "softplus" -> Math.log1p(Math.exp(sum));
            default -> sum > 0 ? sum : 0.01 * sum; // Leaky ReLU
        };
    }

    static List<Autoencoder> models() {
        return NumpyFormatTest.models()
                .filter(model -> !(model instanceof SpectralAutoencoder spectral && spectral.isLowRank()))
                .toList();
    }

    /** The units give what the encoder gives, by the formulas of their documentation. */
    @ParameterizedTest
    @MethodSource("models")
    void unitsGiveTheEmbedding(final Autoencoder model) {
        final Map<String, List<Unit>> parts = parts(model);
        final double[] mean = ModelUnits.mean(model);
        double[] row = ROW.clone();
        Arrays.setAll(row, i -> ROW[i] - mean[i]);
        if (model instanceof final NeuralAutoencoder neural) {
            final EmbeddingLayer embedding = neural.embedding();
            for (int layer = 1; layer < embedding.layer(); layer++) {
                row = given(parts.get(ModelUnits.layer(layer)), row);
            }
            List<Unit> last = parts.get(ModelUnits.layer(embedding.layer()));
            if (!embedding.afterActivation()) {
                last = last.stream()
                        .map(unit -> new Unit(unit.part(), unit.number(), unit.bias(), "", unit.weights()))
                        .toList();
            }
            row = given(last, row);
        } else {
            row = given(parts.get("encoder"), row);
        }
        final double[] expected = SpectralFitTest.encode(model, new double[][] {ROW.clone()})[0];
        assertArrayEquals(
                expected,
                row,
                1e-12 * Arrays.stream(expected).map(Math::abs).max().orElse(1));
    }

    @Test
    void aModelOfLowRankHasNone() {
        final List<SpectralAutoencoder> lowRank = NumpyFormatTest.models()
                .filter(SpectralAutoencoder.class::isInstance)
                .map(SpectralAutoencoder.class::cast)
                .filter(SpectralAutoencoder::isLowRank)
                .toList();
        assertEquals(1, lowRank.size());
        assertEquals(Map.of(), parts(lowRank.get(0)));
    }
}
