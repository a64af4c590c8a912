package org.latentalign.node.fit.neural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.neural.EpochLoss;
import org.latentalign.neural.Stretch;
import org.latentalign.neural.Training;
import org.latentalign.node.shared.learner.LossPanel;

/** The picture of a training: the losses by epoch, and how much the encoder stretches the directions of the data. */
final class TrainingFigure {

    /** A loss that fell by a larger share in the last epoch is still falling. */
    private static final double STILL_FALLING = 0.002;

    /** Room at the ends of logarithmic axes, as a factor. */
    private static final double MARGIN = 1.15;

    private final Training training;

    private final List<Stretch> stretch;

    private final ReconstructionErrors errors;

    private final List<ReconstructionErrors> sizes;

    private TrainingFigure(
            final Training training,
            final List<Stretch> stretch,
            final ReconstructionErrors errors,
            final List<ReconstructionErrors> sizes) {
        this.training = training;
        this.stretch = stretch;
        this.errors = errors;
        this.sizes = sizes;
    }

    /**
     * @param training that is over, after at least one epoch
     * @param stretch of the directions of the data, the strongest first
     * @param errors what was left out, beside principal components
     * @param sizes the same for bottleneck sizes to compare, often none
     */
    static Figure of(
            final Training training,
            final List<Stretch> stretch,
            final ReconstructionErrors errors,
            final List<ReconstructionErrors> sizes) {
        return new TrainingFigure(training, stretch, errors, sizes).figure();
    }

    private Figure figure() {
        var losses = training.losses();
        var kept = losses.get(training.keptEpoch() - 1);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Epochs",
                Numbers.count(losses.size()) + ", because " + training.end().reason()));
        facts.add(new Fact("Model of epoch", Numbers.count(kept.epoch())));
        facts.add(new Fact("Training loss", Numbers.significant(kept.training())));
        if (!Double.isNaN(kept.validation())) {
            facts.add(new Fact("Validation loss", Numbers.significant(kept.validation())));
        }
        if (errors.isNarrow()) {
            facts.add(new Fact("Error", Numbers.significant(errors.error())));
            facts.add(new Fact(
                    "Error of PCA with " + errors.size() + (errors.size() == 1 ? " dimension" : " dimensions"),
                    Numbers.significant(errors.componentsError())));
        }
        var panels = new ArrayList<Panel>();
        panels.add(losses(facts));
        if (sizes.size() > 1) {
            panels.add(sizes());
        }
        var reached = stretch.stream()
                .filter(direction -> direction.eigenvalue() > 0 && direction.initial() > 0 && direction.trained() > 0)
                .sorted(Comparator.comparingDouble(Stretch::eigenvalue))
                .toList();
        if (!reached.isEmpty()) {
            panels.add(stretch(reached));
        }
        if (reached.size() < stretch.size()) {
            facts.add(new Fact(
                    "Directions without data or stretch, not shown", Numbers.count(stretch.size() - reached.size())));
        }
        return Figure.of("Training", new Scene("", verdict(reached), facts, panels, List.of()));
    }

    private String verdict(final List<Stretch> reached) {
        var sentences = new ArrayList<String>();
        if (!errors.verdict().isEmpty()) {
            sentences.add(errors.verdict());
        }
        var losses = training.losses();
        if (training.end() == Training.End.EPOCHS && isStillFalling(losses)) {
            sentences.add("The loss was still falling in the last epoch: train longer before you compare.");
        }
        if (reached.size() > 1) {
            var weakest = reached.get(0);
            var strongest = reached.get(reached.size() - 1);
            sentences.add("The strongest direction of the data is stretched "
                    + Numbers.significant(strongest.trained() / weakest.trained()) + " times as much as the weakest one"
                    + " shown; it was " + Numbers.significant(strongest.initial() / weakest.initial())
                    + " times when training began. A network aligns changes as far as it stretches strong directions"
                    + " more than weak ones.");
        }
        return String.join(" ", sentences);
    }

    private static boolean isStillFalling(final List<EpochLoss> losses) {
        if (losses.size() < 2) {
            return true;
        }
        var last = losses.get(losses.size() - 1);
        var before = losses.get(losses.size() - 2);
        return Double.isNaN(last.validation())
                ? last.training() < (1 - STILL_FALLING) * before.training()
                : last.validation() < (1 - STILL_FALLING) * before.validation();
    }

    private Panel losses(final List<Fact> facts) {
        var all = training.losses();
        boolean isSquaredError = all.stream().allMatch(loss -> loss.training() == loss.trainingError());
        var measure = isSquaredError ? "Mean squared error" : "Mean cross-entropy";
        return LossPanel.of(
                "Loss",
                "The " + measure.toLowerCase(Locale.ROOT) + " of the reconstruction by epoch, from "
                        + Numbers.significant(all.get(0).training()) + " to "
                        + Numbers.significant(all.get(all.size() - 1).training())
                        + " on the rows trained on. The model of epoch " + training.keptEpoch() + " was kept.",
                measure,
                List.of(
                        curve("Training", Meaning.NEUTRAL, EpochLoss::training),
                        curve("Validation", Meaning.AFTER, EpochLoss::validation)),
                isSquaredError && errors.isNarrow()
                        ? List.of(new LossPanel.Level("PCA", errors.componentsError()))
                        : List.of(),
                training.keptEpoch(),
                facts);
    }

    /** Both errors against the size of the bottleneck. */
    private Panel sizes() {
        var sorted = sizes.stream()
                .sorted(Comparator.comparingInt(ReconstructionErrors::size))
                .toList();
        double[] places =
                sorted.stream().mapToDouble(ReconstructionErrors::size).toArray();
        double[] network =
                sorted.stream().mapToDouble(ReconstructionErrors::error).toArray();
        double[] components = sorted.stream()
                .mapToDouble(ReconstructionErrors::componentsError)
                .toArray();
        double high = DoubleStream.concat(DoubleStream.of(network), DoubleStream.of(components))
                .max()
                .orElse(1);
        return Panel.of(
                "Bottleneck",
                "The mean squared error of networks with innermost layers of " + sorted.size()
                        + " sizes, against that of PCA with as many dimensions.",
                Axis.linear("Bottleneck size", 0, places[places.length - 1] * MARGIN),
                Axis.linear("Mean squared error", 0, high > 0 ? high * MARGIN : 1),
                List.of(
                        new Mark.Line("Network", Meaning.AFTER, places, network, false),
                        new Mark.Line("PCA", Meaning.BASELINE_AFTER, places, components, false)));
    }

    private LossPanel.Curve curve(final String name, final Meaning meaning, final ToDoubleFunction<EpochLoss> value) {
        return new LossPanel.Curve(
                name,
                meaning,
                training.losses().stream()
                        .map(loss -> value.applyAsDouble(loss))
                        .toList());
    }

    private static Panel stretch(final List<Stretch> reached) {
        double[] eigenvalues = reached.stream().mapToDouble(Stretch::eigenvalue).toArray();
        double[] initial = reached.stream().mapToDouble(Stretch::initial).toArray();
        double[] trained = reached.stream().mapToDouble(Stretch::trained).toArray();
        var names = reached.stream()
                .map(direction -> "Direction " + direction.index())
                .toList();
        return Panel.of(
                "Stretch",
                "By how much the encoder stretches each of the " + reached.size()
                        + " strongest directions of the data, against the eigenvalue of the direction, before and after"
                        + " training. Where dots rise to the right, strong directions are stretched more.",
                logarithmic("Eigenvalue", eigenvalues),
                logarithmic(
                        "Stretch",
                        DoubleStream.concat(DoubleStream.of(initial), DoubleStream.of(trained))
                                .toArray()),
                List.of(
                        new Mark.Dots("Before training", Meaning.BEFORE, eigenvalues, initial, names, false),
                        new Mark.Dots("After training", Meaning.AFTER, eigenvalues, trained, names, false)));
    }

    private static Axis logarithmic(final String label, final double[] values) {
        return Axis.logarithmic(
                label,
                DoubleStream.of(values).min().orElse(1) / MARGIN,
                DoubleStream.of(values).max().orElse(1) * MARGIN);
    }
}
