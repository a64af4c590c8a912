package org.latentalign.node.fit.neural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.Selection;
import org.latentalign.neural.EpochLoss;
import org.latentalign.neural.Stretch;
import org.latentalign.neural.Training;

/** The picture of a training: the losses by epoch, and how much the encoder stretches the directions of the data. */
final class TrainingFigure {

    /** More epochs are not drawn one by one. */
    private static final int EPOCHS = 500;

    /** A loss that fell by a larger share in the last epoch is still falling. */
    private static final double STILL_FALLING = 0.002;

    /** Room at the ends of logarithmic axes, as a factor. */
    private static final double MARGIN = 1.15;

    private final Training training;

    private final List<Stretch> stretch;

    private TrainingFigure(final Training training, final List<Stretch> stretch) {
        this.training = training;
        this.stretch = stretch;
    }

    /**
     * @param training that is over, after at least one epoch
     * @param stretch of the directions of the data, the strongest first
     */
    static Figure of(final Training training, final List<Stretch> stretch) {
        return new TrainingFigure(training, stretch).figure();
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
        facts.add(new Fact(
                "Seconds", Numbers.decimal(losses.get(losses.size() - 1).seconds(), 1)));
        var panels = new ArrayList<Panel>();
        panels.add(losses(facts));
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
        int n = all.size();
        var shown = (n <= EPOCHS
                        ? IntStream.range(0, n)
                        : IntStream.range(0, EPOCHS).map(i -> (int) Math.round((double) i * (n - 1) / (EPOCHS - 1))))
                .mapToObj(all::get)
                .toList();
        if (shown.size() < n) {
            facts.add(Selection.fact("Epochs", shown.size(), n, "evenly spread; the table \"Losses\" has all"));
        }
        double[] values = all.stream()
                .flatMapToDouble(loss -> DoubleStream.of(loss.training(), loss.validation()))
                .filter(Double::isFinite)
                .toArray();
        boolean isPositive = DoubleStream.of(values).allMatch(value -> value > 0);
        var marks = new ArrayList<Mark>();
        addLoss(marks, "Training", Meaning.NEUTRAL, shown, EpochLoss::training);
        addLoss(marks, "Validation", Meaning.AFTER, shown, EpochLoss::validation);
        marks.add(new Mark.Rule("Model of epoch " + training.keptEpoch(), Meaning.ADVICE, training.keptEpoch(), true));
        return Panel.of(
                "Loss",
                "The mean squared error of the reconstruction by epoch, from "
                        + Numbers.significant(all.get(0).training()) + " to "
                        + Numbers.significant(all.get(n - 1).training())
                        + " on the rows trained on. The model of epoch " + training.keptEpoch() + " was kept.",
                Axis.linear("Epoch", n == 1 ? 0 : 1, n == 1 ? 2 : n),
                isPositive ? logarithmic("Mean squared error", values) : linear("Mean squared error", values),
                marks);
    }

    private static void addLoss(
            final List<Mark> marks,
            final String name,
            final Meaning meaning,
            final List<EpochLoss> losses,
            final ToDoubleFunction<EpochLoss> value) {
        var finite = losses.stream()
                .filter(loss -> Double.isFinite(value.applyAsDouble(loss)))
                .toList();
        if (!finite.isEmpty()) {
            marks.add(new Mark.Line(
                    name,
                    meaning,
                    finite.stream().mapToDouble(EpochLoss::epoch).toArray(),
                    finite.stream().mapToDouble(value).toArray(),
                    false));
        }
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

    private static Axis linear(final String label, final double[] values) {
        double high = DoubleStream.of(values).max().orElse(1);
        return Axis.linear(label, 0, high > 0 ? high * MARGIN : 1);
    }
}
