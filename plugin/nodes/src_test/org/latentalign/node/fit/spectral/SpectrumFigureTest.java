package org.latentalign.node.fit.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.autoencoder.Coordinates;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;

class SpectrumFigureTest {

    /** Rows along the axes, so that the eigenvalues are the squares of the lengths over their number. */
    static SpectralFit fit(final Gain gain, final double... lengths) throws FitException {
        int d = lengths.length;
        var moment = new SecondMomentAccumulator(d, false, Runnable::run, 1);
        for (int i = 0; i < d; i++) {
            var row = new double[d];
            row[i] = lengths[i];
            moment.add(row);
        }
        var options = new SpectralOptions(
                gain,
                new Scale.One(),
                false,
                GainScaling.NONE,
                Coordinates.ORIGINAL_AXES,
                SpectralOptions.ALL,
                new Preprocessing(List.of()),
                NullDirections.UNCHANGED,
                0);
        return SpectralFit.of(moment.finish(), options, List.of(), Progress.NONE);
    }

    @Test
    void linesAreTheSpectrum() throws FitException {
        var figure = SpectrumFigure.of(fit(new ShiftedPowerGain(2), 4, 2, 1, 0));
        assertEquals("Shifted power, gain (λ + 1)^2", figure.title());
        var scene = figure.scenes().get(0);
        assertTrue(
                scene.verdict()
                        .startsWith(
                                "The encoder stretches the strongest direction 14.9 times as much as the weakest. Half of"
                                        + " the squared length of the rows lies along 1 of 4 directions."),
                scene.verdict());
        var gains = scene.panels().get(0);
        var before = (Mark.Line) gains.marks().get(0);
        assertEquals("Encoder before training", before.name());
        // eigenvalues 16/4, 4/4, 1/4, 0
        assertArrayEquals(new double[] {25, 4, 1.5625, 1}, before.y(), 1e-9);
        var training = (Mark.Line) scene.panels().get(1).marks().get(0);
        // b^2 = (c + sqrt(c^2 + 4)) / 2 with c = b0^2; the direction without data is not trained
        assertArrayEquals(
                new double[] {1.00000127999, Math.sqrt(8 + Math.sqrt(65)) / 4, 1.07067874200, 1}, training.y(), 1e-9);
        var spectrum = scene.panels().get(2);
        var line = (Mark.Line) spectrum.marks().get(0);
        assertArrayEquals(new double[] {1, 2, 3}, line.x()); // 0 has no place on a logarithmic axis
        assertArrayEquals(new double[] {4, 1, 0.25}, line.y(), 1e-12);
        var share = (Mark.Line) scene.panels().get(3).marks().get(0);
        assertArrayEquals(new double[] {4 / 5.25, 5 / 5.25, 1, 1}, share.y(), 1e-12);
        assertTrue(scene.facts().contains(new Fact("Directions (d)", "4")));
        assertTrue(scene.facts().contains(new Fact("Directions with data", "3")));
        assertTrue(scene.facts().contains(new Fact("Directions with 90% of the total", "2")));
        assertTrue(scene.facts().stream().anyMatch(fact -> fact.name().equals("Condition number")));
    }

    /** Gains of 0 are left out, and a gain without training is drawn once. */
    @Test
    void gainsOfZero() throws FitException {
        var gains = SpectrumFigure.of(fit(new PrincipalComponentsGain(2), 4, 2, 1))
                .scenes()
                .get(0)
                .panels()
                .get(0);
        assertEquals(
                List.of("Encoder", "Decoder"),
                gains.marks().stream().map(Mark::name).toList());
        assertEquals(2, gains.marks().get(0).size());
        assertTrue(gains.y().from() < 1 && gains.y().to() > 1);
    }

    @Test
    void thousandsOfDirectionsBecomeHundreds() throws FitException {
        int d = 700;
        var fit = fit(
                new ShiftedPowerGain(1),
                IntStream.rangeClosed(1, d).mapToDouble(i -> 100.0 / i).toArray());
        var scene = SpectrumFigure.of(fit).scenes().get(0);
        for (var panel : scene.panels()) {
            assertEquals(Axis.Kind.LOGARITHMIC, panel.x().kind());
            for (var mark : panel.marks()) {
                assertEquals(300, mark.size());
                var line = (Mark.Line) mark;
                assertEquals(1, line.x()[0]);
                assertEquals(d, line.x()[299]);
            }
        }
        assertTrue(scene.facts().stream()
                .anyMatch(fact ->
                        fact.name().equals("Directions shown") && fact.value().startsWith("300 of 700")));
    }

    /** Equal gains, one direction, and gains at the end of what a double holds. */
    @Test
    void edges() throws FitException {
        assertEquals(
                1,
                SpectrumFigure.of(fit(new ShiftedPowerGain(0), 1, 1)).scenes().size());
        assertEquals(
                1, SpectrumFigure.of(fit(new ShiftedPowerGain(1), 3)).scenes().size());
        assertEquals(
                1,
                SpectrumFigure.of(fit(new ShiftedPowerGain(100), 40, 1))
                        .scenes()
                        .size());
        assertEquals(
                1,
                SpectrumFigure.of(fit(new ShiftedPowerGain(1), 1e-159, 2e-160))
                        .scenes()
                        .size());
        var empty = SpectrumFigure.of(fit(new ShiftedPowerGain(1), 0, 0));
        assertEquals(0, empty.scenes().size());
        assertTrue(empty.empty().contains("no spectrum"));
    }
}
