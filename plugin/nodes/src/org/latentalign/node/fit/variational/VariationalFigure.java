package org.latentalign.node.fit.variational;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
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
import org.latentalign.neural.LinearVariationalOptimum;
import org.latentalign.neural.VariationalEpoch;
import org.latentalign.node.shared.learner.LossPanel;

/** The picture of a variational autoencoder: losses by epoch, and what the latent dimensions carry. */
final class VariationalFigure {

    private static final int DIMENSIONS = 30;

    private final VariationalFit fit;
    private final List<Fact> facts = new ArrayList<>();

    private VariationalFigure(final VariationalFit fit) {
        this.fit = fit;
    }

    static Figure of(final VariationalFit fit) {
        return new VariationalFigure(fit).figure();
    }

    private Figure figure() {
        var kept = fit.kept();
        var epochs = fit.training().epochs();
        facts.add(new Fact(
                "Epochs",
                Numbers.count(epochs.size()) + ", because "
                        + fit.training().end().reason()));
        facts.add(new Fact("Beta", Numbers.significant(fit.optimum().beta())));
        facts.add(new Fact("KL divergence", Numbers.significant(fit.evaluation().divergence()) + " nats"));
        facts.add(new Fact(
                "KL divergence in theory", Numbers.significant(fit.optimum().divergence()) + " nats"));
        facts.add(new Fact(
                "Dimensions that carry information",
                Numbers.count(fit.evaluation().activeDimensions())));
        facts.add(new Fact("Error at the mean", Numbers.significant(fit.error())));
        facts.add(new Fact("Error of PCA", Numbers.significant(fit.componentsError())));
        var panels = new ArrayList<Panel>();
        panels.add(LossPanel.of(
                "Loss",
                "The loss by epoch, to " + Numbers.significant(kept.training().all())
                        + " on the rows trained on, against the least loss of a linear network, "
                        + Numbers.significant(fit.optimalLoss()) + ".",
                "Loss",
                List.of(
                        curve("Training", Meaning.NEUTRAL, epoch -> epoch.training()
                                .all()),
                        curve("Validation", Meaning.AFTER, epoch -> epoch.validation()
                                .all())),
                List.of(new LossPanel.Level("Linear optimum", fit.optimalLoss())),
                kept.epoch(),
                facts));
        panels.add(LossPanel.of(
                "Reconstruction",
                "The mean squared error of reconstructions from drawn latent vectors by epoch, against that of PCA"
                        + " with as many dimensions.",
                "Mean squared error",
                List.of(
                        curve("Training", Meaning.NEUTRAL, epoch -> epoch.training()
                                .squaredError()),
                        curve("Validation", Meaning.AFTER, epoch -> epoch.validation()
                                .squaredError())),
                List.of(new LossPanel.Level("PCA", fit.componentsError())),
                kept.epoch(),
                new ArrayList<>()));
        panels.add(dimensions());
        if (epochs.stream().anyMatch(epoch -> epoch.training().curvature() > 0)) {
            panels.add(LossPanel.of(
                    "Curvature",
                    "The penalty of the decoder's curvature by epoch.",
                    "Penalty",
                    List.of(
                            curve("Training", Meaning.NEUTRAL, epoch -> epoch.training()
                                    .curvature()),
                            curve("Validation", Meaning.AFTER, epoch -> epoch.validation()
                                    .curvature())),
                    List.of(),
                    kept.epoch(),
                    new ArrayList<>()));
        }
        return Figure.of("Variational autoencoder", new Scene("", fit.verdict(), facts, panels, List.of()));
    }

    private LossPanel.Curve curve(
            final String name, final Meaning meaning, final ToDoubleFunction<VariationalEpoch> value) {
        return new LossPanel.Curve(
                name,
                meaning,
                fit.training().epochs().stream()
                        .map(epoch -> value.applyAsDouble(epoch))
                        .toList());
    }

    private Panel dimensions() {
        var all = fit.evaluation().dimensions();
        var shown = all.subList(0, Math.min(DIMENSIONS, all.size()));
        if (shown.size() < all.size()) {
            facts.add(Selection.fact(
                    "Latent dimensions", shown.size(), all.size(), "those that carry most; the table has all"));
        }
        double[] eigenvalues = fit.components().eigenvalues();
        double[] places = IntStream.range(0, shown.size()).asDoubleStream().toArray();
        double[] measured = new double[shown.size()];
        double[] theory = new double[shown.size()];
        double high = 0;
        for (int i = 0; i < shown.size(); i++) {
            measured[i] = shown.get(i).divergence();
            theory[i] = theory(eigenvalues, i);
            high = Math.max(high, Math.max(measured[i], theory[i]));
        }
        return new Panel(
                "Latent dimensions",
                "The KL divergence of each latent dimension, which is what it carries of a row, those with most first,"
                        + " against the theory of a linear network.",
                Axis.linear("KL divergence (nats)", 0, high > 0 ? high * 1.05 : 1),
                Axis.categories(
                        "Dimension",
                        shown.stream()
                                .map(dimension -> Integer.toString(dimension.index()))
                                .toList()),
                null,
                "",
                List.of(
                        new Mark.Bars("Measured", Meaning.AFTER, places, measured),
                        new Mark.Bars("Theory", Meaning.NEUTRAL, places, theory)));
    }

    /** Of the i-th direction of the data, from 0. */
    private double theory(final double[] eigenvalues, final int i) {
        return i < eigenvalues.length
                ? LinearVariationalOptimum.divergence(
                        eigenvalues[i], fit.optimum().beta())
                : 0;
    }
}
