package org.latentalign.node.fit.variational;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.figure.Numbers;
import org.latentalign.neural.ErrorDifference;
import org.latentalign.neural.LinearReconstruction;
import org.latentalign.neural.LinearVariationalOptimum;
import org.latentalign.neural.Training;
import org.latentalign.neural.VariationalEpoch;
import org.latentalign.neural.VariationalEvaluation;
import org.latentalign.neural.VariationalTraining;
import org.latentalign.node.shared.learner.ComponentsVerdict;

/**
 * A trained variational autoencoder beside what theory and principal components say of the same rows.
 *
 * @param training how it went
 * @param evaluation what came out
 * @param components the best linear reconstruction
 * @param optimum of a linear variational autoencoder at the same beta
 * @param difference of the errors of reconstruction at the mean and of principal components on validation rows
 * @param canBeBetter whether a network of this shape may be better than principal components
 * @param dimension d
 */
record VariationalFit(
        VariationalTraining training,
        VariationalEvaluation evaluation,
        LinearReconstruction components,
        LinearVariationalOptimum optimum,
        ErrorDifference difference,
        boolean canBeBetter,
        int dimension) {

    /** The loss may be above the linear optimum by so much before that is worth a sentence: draws are random. */
    private static final double CLOSE = 1.01;

    /** Of the epoch whose model was kept. */
    VariationalEpoch kept() {
        return training.epochs().get(training.keptEpoch() - 1);
    }

    int latentDimension() {
        return optimum.latentDimension();
    }

    /** The least loss of a linear network on the rows trained on, a value. */
    double optimalLoss() {
        return optimum.loss() / dimension;
    }

    /** The error of reconstruction at the mean, of validation rows if there are any. */
    double error() {
        return isValidated() ? evaluation.validationError() : evaluation.trainingError();
    }

    /** The same of principal components. */
    double componentsError() {
        return isValidated()
                ? components.validationError(latentDimension())
                : components.trainingError(latentDimension());
    }

    private boolean isValidated() {
        return !Double.isNaN(evaluation.validationError());
    }

    /** How many dimensions beta leaves room for, when that is fewer than there are. */
    static List<String> room(final LinearVariationalOptimum optimum) {
        int active = optimum.activeDimensions();
        int h = optimum.latentDimension();
        return active >= h
                ? List.of()
                : List.of("Beta " + Numbers.significant(optimum.beta()) + " leaves room for " + dimensions(active)
                        + " of " + h + ": only so many directions of the data have a variance above beta/2. Lower beta,"
                        + " or ask for fewer latent dimensions.");
    }

    static String dimensions(final int count) {
        return switch (count) {
            case 0 -> "no dimension";
            case 1 -> "one dimension";
            default -> count + " dimensions";
        };
    }

    /** What the user must know before believing in the model. */
    List<String> warnings() {
        var sentences = new ArrayList<>(room(optimum));
        int active = evaluation.activeDimensions();
        if (active < Math.min(optimum.activeDimensions(), latentDimension())) {
            sentences.add((active == 0 ? "No dimension" : "Only " + dimensions(active)) + " of " + latentDimension()
                    + (active > 1 ? " carry" : " carries")
                    + " information (a KL divergence of 0.01 or more), fewer than beta leaves room for: train longer,"
                    + " let beta warm up, or start from another seed.");
        }
        double loss = kept().training().all() - kept().training().curvature();
        if (training.keptEpoch() > 1 && loss > CLOSE * optimalLoss()) {
            sentences.add("The loss " + Numbers.significant(loss) + " exceeds what a linear network reaches, "
                    + Numbers.significant(optimalLoss()) + ": train longer, or change the learning rate.");
        }
        comparison().warning().ifPresent(sentences::add);
        if (training.end() == Training.End.EPOCHS && training.keptEpoch() == 1) {
            sentences.add("One epoch is hardly a training: train longer before you use the model.");
        }
        return sentences;
    }

    private ComponentsVerdict comparison() {
        return new ComponentsVerdict(latentDimension(), error(), componentsError(), difference, canBeBetter);
    }

    /** A verdict for the view. */
    String verdict() {
        var warnings = warnings();
        return warnings.isEmpty()
                ? comparison().sentence() + " " + evaluation.activeDimensions() + " of " + latentDimension()
                        + " dimensions carry information."
                : String.join(" ", warnings);
    }
}
