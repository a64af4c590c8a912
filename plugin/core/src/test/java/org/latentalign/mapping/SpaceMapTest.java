package org.latentalign.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.autoencoder.AutoencoderFormat;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.autoencoder.LinearMap;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.StorageException;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.GoldenJson;

/** Maps against figures of NumPy and SciPy. */
final class SpaceMapTest {

    private static GoldenJson golden(final String name) {
        return GoldenJson.read("/org/latentalign/mapping/" + name + ".json");
    }

    private static double[][] anchors(final GoldenJson golden, final String space) {
        final double[][] rows = golden.get(space).matrix();
        return Arrays.stream(golden.get("anchors").integers())
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    private static void assertMap(final GoldenJson golden, final String method, final SpaceMap map)
            throws FitException {
        final GoldenJson expected = golden.get(method);
        assertEquals(expected.get("scale").number(), map.scale(), 1e-9);
        assertArrayEquals(expected.get("meanX").numbers(), map.inputMean(), 1e-12);
        assertArrayEquals(expected.get("meanY").numbers(), map.outputMean(), 1e-12);
        final double[][] rows = golden.get("x").matrix();
        final double[][] mapped = expected.get("mapped").matrix();
        final LinearMap model = map.model(List.of(), List.of());
        for (int i = 0; i < rows.length; i++) {
            final double[] embedding = new double[mapped[i].length];
            assertEquals(RowCondition.REGULAR, model.encoder().encode(rows[i], embedding));
            assertArrayEquals(mapped[i], embedding, 1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"align_3to3", "align_3to5"})
    void mapsAreThoseOfTheReference(final String name) throws FitException {
        final GoldenJson golden = golden(name);
        final double[][] x = anchors(golden, "x");
        final double[][] y = anchors(golden, "y");
        assertMap(golden, "procrustes", SpaceMap.ofAnchors(new MapMethod.Procrustes(false), x, y, true));
        assertMap(golden, "procrustesScaled", SpaceMap.ofAnchors(new MapMethod.Procrustes(true), x, y, true));
        assertMap(golden, "procrustesUncentred", SpaceMap.ofAnchors(new MapMethod.Procrustes(true), x, y, false));
        // lambda as a share of the mean eigenvalue of the centered anchors' products
        final double[] mean = golden.get("ridge").get("meanX").numbers();
        double squares = 0;
        for (final double[] row : x) {
            for (int j = 0; j < mean.length; j++) {
                squares += (row[j] - mean[j]) * (row[j] - mean[j]);
            }
        }
        final double share = golden.get("ridgeLambda").number() / (squares / mean.length);
        assertMap(golden, "ridge", SpaceMap.ofAnchors(new MapMethod.Ridge(share), x, y, true));
    }

    @Test
    void gaussianTransportIsThatOfTheReferenceAndCarriesTheCovarianceOver() throws FitException {
        final GoldenJson golden = golden("gaussian_map_3");
        final SpaceMap map = SpaceMap.ofDistributions(
                golden.get("x").matrix(), golden.get("y").matrix(), Progress.NONE);
        final double[][] expected = golden.get("map").matrix();
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(expected[i], map.map()[i], 1e-9);
        }
        assertArrayEquals(golden.get("meanX").numbers(), map.inputMean(), 1e-12);
        assertArrayEquals(golden.get("meanY").numbers(), map.outputMean(), 1e-12);
    }

    @Test
    void leastSquaresFindsALinearMapExactly() throws FitException {
        final NormalDeviates random = NormalDeviates.of(3);
        final double[][] x = new double[12][3];
        final double[][] y = new double[12][2];
        for (int i = 0; i < x.length; i++) {
            Arrays.setAll(x[i], j -> random.next());
            y[i][0] = 2 * x[i][0] - x[i][1] + 5;
            y[i][1] = x[i][2] + 0.5 * x[i][0] - 1;
        }
        final SpaceMap map = SpaceMap.ofAnchors(new MapMethod.LeastSquares(), x, y, true);
        assertArrayEquals(new double[] {2, 0.5}, map.map()[0], 1e-12);
        assertArrayEquals(new double[] {-1, 0}, map.map()[1], 1e-12);
        assertArrayEquals(new double[] {0, 1}, map.map()[2], 1e-12);
    }

    @Test
    void anchorsThatDetermineNothingAreRefused() {
        final double[][] same = {{1, 2}, {1, 2}, {1, 2}};
        final double[][] other = {{1, 2}, {3, 4}, {0, 1}};
        assertTrue(assertThrows(
                        FitException.class,
                        () -> SpaceMap.ofAnchors(new MapMethod.Procrustes(false), same, other, true))
                .getMessage()
                .startsWith("There are fewer than two distinct anchors in the first table"));
        assertTrue(assertThrows(
                        FitException.class,
                        () -> SpaceMap.ofAnchors(
                                new MapMethod.LeastSquares(),
                                new double[][] {{1, 2}, {3, 4}},
                                new double[][] {{1, 2}, {3, 4}},
                                true))
                .getMessage()
                .startsWith("Least squares needs at least 3 anchors for 2 dimensions, but there are 2."));
        assertTrue(assertThrows(
                        FitException.class,
                        () -> SpaceMap.ofDistributions(other, new double[][] {{1}, {2}}, Progress.NONE))
                .getMessage()
                .startsWith("Gaussian optimal transport needs spaces of the same dimension"));
    }

    @Test
    void anOrthogonalMapDecodesExactlyAndItsFileKeepsEveryBit() throws FitException, IOException {
        final GoldenJson golden = golden("align_3to3");
        final LinearMap model = SpaceMap.ofAnchors(
                        new MapMethod.Procrustes(false), anchors(golden, "x"), anchors(golden, "y"), true)
                .model(List.of("a", "b", "c"), List.of(new Fact("Method", "Orthogonal Procrustes")));
        assertEquals(3, model.rank());
        assertEquals(0, model.log10Condition().orElseThrow(), 1e-12);
        final double[] row = {0.3, -2, 5};
        final double[] embedding = new double[3];
        final double[] back = new double[3];
        model.encoder().encode(row, embedding);
        model.decoder().decode(embedding, back);
        assertArrayEquals(row, back, 1e-12);

        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, bytes);
        final LinearMap read = (LinearMap) AutoencoderFormat.read(new ByteArrayInputStream(bytes.toByteArray()));
        final double[] again = new double[3];
        read.encoder().encode(row, again);
        assertArrayEquals(embedding, again, 0);
        read.decoder().decode(embedding, again);
        assertArrayEquals(back, again, 0);
        assertEquals(model.summary(), read.summary());
        assertEquals(List.of("a", "b", "c"), read.inputNames());

        final byte[] damaged = bytes.toByteArray();
        damaged[damaged.length / 2] ^= 1;
        assertThrows(StorageException.class, () -> AutoencoderFormat.read(new ByteArrayInputStream(damaged)));
    }

    @Test
    void aMapToFewerDimensionsSaysWhatItLoses() throws FitException {
        final LinearMap model = LinearMap.of(
                new double[][] {{1, 0, 0}, {0, 2, 0}}, new double[] {1, 1, 7}, new double[2], List.of(), List.of());
        assertEquals(2, model.rank());
        assertTrue(model.summary().cautions().get(0).startsWith("The map keeps 2 of 3 directions"));
        final double[] row = new double[3];
        model.decoder().decode(new double[] {3, 4}, row);
        assertArrayEquals(new double[] {4, 3, 7}, row, 1e-12);
        final double[] bad = new double[2];
        assertEquals(RowCondition.NOT_FINITE, model.encoder().encode(new double[] {Double.NaN, 0, 0}, bad));
        assertTrue(Double.isNaN(bad[0]));
    }
}
