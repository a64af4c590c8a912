package org.latentalign.node.score.degree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.DirectionMethod;
import org.latentalign.autoencoder.Remainder;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.kernel.FitException;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.progress.Progress;
import org.latentalign.score.DegreeSweep;
import org.latentalign.score.SweptGain;
import org.latentalign.spectral.DirectionGains;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Spectrum;
import org.latentalign.threads.OrderedTasks;

/** Scores one gain after another on the spectrum of a model. */
final class GainSweep {

    private final SpectralAutoencoder model;

    private final DegreeSweep sweep;

    private final Progress progress;

    private final List<Scored> scored = new ArrayList<>();

    /** By family: why its gains, or some, do not fit this spectrum. */
    private final Map<String, String> leftOut = new LinkedHashMap<>();

    /** A gain, and what it scores. */
    record Scored(SweptGain swept, DegreeSweep.Result result) {}

    /** As good as 0, and yet a direction with data. */
    private static final double NEXT_TO_ZERO = Double.MIN_NORMAL;

    /** The directions that gains belong to. */
    private record Basis(double[] eigenvalues, int rank, DegreeSweep sweep, int outside) {

        /** Gains of all coordinates of a shift: those outside of the directions have one in common. */
        double[] logGains(final double[] ofDirections, final double ofOutside) {
            double[] logGains = Arrays.copyOf(ofDirections, eigenvalues.length + outside);
            Arrays.fill(logGains, eigenvalues.length, logGains.length, ofOutside);
            return logGains;
        }

        int coordinates() {
            return eigenvalues.length + outside;
        }
    }

    GainSweep(final SpectralAutoencoder model, final DegreeSweep sweep, final Progress progress) {
        this.model = model;
        this.sweep = sweep;
        this.progress = progress;
    }

    /** Every gain is a task of its own. */
    void run(final List<SweptGain> gains) throws KNIMEException {
        var tasks = tasks(gains);
        int given = 0;
        try (var underWay = new OrderedTasks<Scored, RuntimeException>(NodeThreads.POOL, NodeThreads.count())) {
            for (int i = 0; i < tasks.size(); i++) {
                while (given < tasks.size() && !underWay.isFull()) {
                    underWay.add(tasks.get(given++));
                }
                scored.add(underWay.take());
                progress.report((i + 1.0) / tasks.size(), () -> "Scoring gains");
            }
        }
    }

    private List<OrderedTasks.Task<Scored, RuntimeException>> tasks(final List<SweptGain> gains) throws KNIMEException {
        int first = model.firstDirection();
        double[] eigenvalues = Arrays.copyOfRange(model.eigenvalues(), first, first + model.directionCount());
        var own = new Basis(
                eigenvalues,
                Math.max(0, Math.min(model.rank() - first, eigenvalues.length)),
                sweep,
                ShiftRows.outside(model));
        Basis centered = null;
        var tasks = new ArrayList<OrderedTasks.Task<Scored, RuntimeException>>();
        for (var swept : gains) {
            try {
                boolean mustCenter =
                        swept.gain().needsCentering() && !model.options().centered();
                if (mustCenter && centered == null) {
                    centered = centered();
                }
                tasks.add(task(swept, mustCenter ? centered : own));
            } catch (FitException e) {
                leftOut.putIfAbsent(swept.gain().family(), e.getMessage());
            }
        }
        if (tasks.isEmpty()) {
            throw new KNIMEException("No gain fits this model: " + String.join(" ", leftOut.values()));
        }
        return tasks;
    }

    private OrderedTasks.Task<Scored, RuntimeException> task(final SweptGain swept, final Basis basis)
            throws FitException {
        Progress withoutFraction = (fraction, message) -> progress.report(Double.NaN, message);
        if (swept.isDegreeZero()) {
            // the vectors as they are, also where the data does not reach
            return () -> new Scored(swept, basis.sweep().score(new double[basis.coordinates()], 0, withoutFraction));
        }
        boolean isStretched = basis.outside() > 0 && model.remainder() instanceof Remainder.OneGain;
        var gains = isStretched
                ? gainsWithOutside(swept.gain(), basis)
                : gains(
                        swept.gain(),
                        basis.eigenvalues(),
                        basis.rank(),
                        model.options().nullDirections());
        double[] logGains = basis.logGains(
                gains.encoder(), isStretched ? gains.encoder()[basis.eigenvalues().length] : Double.NEGATIVE_INFINITY);
        double log10Condition = gains.log10ConditionNumber(basis.rank());
        return () -> new Scored(swept, basis.sweep().score(logGains, log10Condition, withoutFraction));
    }

    private DirectionGains gains(
            final Gain gain, final double[] eigenvalues, final int rank, final NullDirections nullDirections)
            throws FitException {
        return DirectionGains.of(
                gain, eigenvalues, rank, nullDirections, model.options().initialDecoderGain());
    }

    /** With one gain more, of all that is outside of the directions: empty, or at least weaker than these. */
    private DirectionGains gainsWithOutside(final Gain gain, final Basis basis) throws FitException {
        int count = basis.eigenvalues().length;
        int needed = gain instanceof PrincipalComponentsGain pca ? pca.components() : gain.firstDirection();
        if (needed > count) {
            throw new FitException("It needs " + needed + " directions, and the model has " + count + ".");
        }
        double[] eigenvalues = Arrays.copyOf(basis.eigenvalues(), count + 1);
        if (model.method() instanceof DirectionMethod.Strongest) {
            Arrays.fill(eigenvalues, basis.rank(), count + 1, NEXT_TO_ZERO);
            return gains(gain, eigenvalues, count + 1, NullDirections.FORMULA);
        }
        return gains(gain, eigenvalues, basis.rank(), model.options().nullDirections());
    }

    /** What the model would have found in centered data. */
    private Basis centered() throws FitException {
        int d = model.inputDimension();
        if (model.directionCount() < d) {
            throw new FitException(
                    "It needs centered data, and a model that keeps only some directions cannot tell what"
                            + " centering would change: fit the model with centering, or let it keep all directions.");
        }
        double[] mean = model.mean();
        double[] projected = new double[d];
        for (int i = 0; i < d; i++) {
            double[] direction = model.direction(i);
            for (int j = 0; j < d; j++) {
                projected[i] = Math.fma(direction[j], mean[j], projected[i]);
            }
        }
        var spectrum = Spectrum.centered(
                model.eigenvalues(),
                projected,
                model.options().scale().divisor(d),
                model.fittedRows(),
                (fraction, message) -> progress.report(Double.NaN, message));
        double[][] directions = new double[d][];
        Arrays.setAll(directions, spectrum::eigenvector);
        return new Basis(spectrum.eigenvalues(), spectrum.rank(), sweep.along(directions), 0);
    }

    /** @return all gains that fit the spectrum, in their order */
    List<Scored> scored() {
        return scored;
    }

    /** @return a sentence for each family of which a gain does not fit the spectrum */
    List<String> warnings() {
        return leftOut.entrySet().stream()
                .map(entry -> "Left out of " + entry.getKey() + " what does not fit this model. " + entry.getValue())
                .toList();
    }
}
