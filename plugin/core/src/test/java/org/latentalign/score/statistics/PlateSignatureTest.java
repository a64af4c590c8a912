package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Cosine;

class PlateSignatureTest {

    private static final double TOLERANCE = 1e-9;

    private final GoldenJson golden = GoldenJson.read("batches.json");

    private final PlateSamples controls = new PlateSamples(12);
    private final PlateSamples first = new PlateSamples(12);
    private final PlateSamples second = new PlateSamples(12);

    @BeforeEach
    void read() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                PlateSignatureTest.class.getResourceAsStream("batches.csv"), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",")).forEach(fields -> {
                final PlateSamples samples =
                        fields[1].equals("ctl") ? controls : fields[1].equals("A") ? first : second;
                samples.add(
                        fields[0],
                        Arrays.stream(fields)
                                .skip(2)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            });
        }
    }

    @Test
    void weightings() {
        check("inverse variance", PlateWeighting.INVERSE_VARIANCE);
        check("equal", PlateWeighting.EQUAL);
        check("treated", PlateWeighting.TREATED);
    }

    private void check(final String name, final PlateWeighting weighting) {
        final PlateSignature a = PlateSignature.of(first, controls, weighting).orElseThrow();
        final PlateSignature b = PlateSignature.of(second, controls, weighting).orElseThrow();
        check(golden.get("signatures").get("A").get(name), a);
        check(golden.get("signatures").get("B").get(name), b);
        assertEquals(golden.get("cosine_A_B").get(name).number(), Cosine.between(a.shift(), b.shift()), TOLERANCE);
    }

    private static void check(final GoldenJson expected, final PlateSignature signature) {
        assertArrayEquals(expected.get("signature").numbers(), signature.shift(), TOLERANCE);
        assertEquals(expected.get("treated").number(), signature.treated());
        assertEquals(expected.get("controls").number(), signature.controls());
        assertEquals(expected.get("without_own_control").number(), signature.withoutOwnControl());
    }

    /** Two plates of 3 and 4, 1 and 2: weights 12 / 7 and 2 / 3. */
    @Test
    void varianceFactor() {
        final double weights = 12.0 / 7 + 2.0 / 3;
        final PlateSignature inverse = PlateSignature.of(first, controls, PlateWeighting.INVERSE_VARIANCE)
                .orElseThrow();
        assertEquals(1 / weights, inverse.varianceFactor(), 1e-15);
        final PlateSignature equal =
                PlateSignature.of(first, controls, PlateWeighting.EQUAL).orElseThrow();
        assertEquals((7.0 / 12 + 3.0 / 2) / 4, equal.varianceFactor(), 1e-15);
    }

    @Test
    void plateEffect() {
        final List<PlateEffect> effects = PlateEffect.of(controls);
        assertEquals(1, effects.size());
        final double[] expected = golden.get("plate_effect").get("P1|P2").numbers();
        assertEquals("P1", effects.get(0).first());
        assertEquals("P2", effects.get(0).second());
        assertEquals(expected[0], effects.get(0).distance(), TOLERANCE);
        assertEquals(expected[1], effects.get(0).ratio(), TOLERANCE);
        assertTrue(effects.get(0).isLarge());
    }

    @Test
    void noControlAnywhere() {
        final PlateSamples none = new PlateSamples(12);
        assertEquals(Optional.empty(), PlateSignature.of(first, none, PlateWeighting.INVERSE_VARIANCE));
        assertEquals(List.of(), PlateEffect.of(none));
        none.add("P3", new double[12]);
        assertEquals(
                2,
                PlateSignature.of(first, none, PlateWeighting.INVERSE_VARIANCE)
                        .orElseThrow()
                        .treated());
        assertTrue(Double.isNaN(none.scatter().total()));
    }

    /** Far from 0, where a sum of squares would have lost everything. */
    @Test
    void scatterFarFromZero() {
        final var samples = new PlateSamples(1);
        for (final double value : new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3}) {
            samples.add("", new double[] {value});
        }
        samples.add("other", new double[] {-1e9});
        assertEquals(1, samples.scatter().variances()[0], 1e-6);
        assertEquals(2, samples.scatter().degreesOfFreedom());
    }

    @Test
    void strengthOfControlsIsAboutOne() {
        final var random = new Random(6);
        final var own = new PlateSamples(2000);
        final var others = new PlateSamples(2000);
        for (int i = 0; i < 20; i++) {
            (i < 3 ? others : own).add("", random.doubles(2000).toArray());
        }
        final PlateSignature none =
                PlateSignature.of(others, own, PlateWeighting.INVERSE_VARIANCE).orElseThrow();
        final SignatureStrength strength = SignatureStrength.of(none.shift(), none.varianceFactor(), own.scatter());
        assertEquals(1, strength.ratio(), 0.1);
        assertTrue(strength.isWeak());
        assertFalse(new SignatureStrength(1.5).isWeak());
        assertFalse(new SignatureStrength(Double.NaN).isWeak());
    }
}
