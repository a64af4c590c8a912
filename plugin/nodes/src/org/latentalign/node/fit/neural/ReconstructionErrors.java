package org.latentalign.node.fit.neural;

import java.util.Optional;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.EpochLoss;
import org.latentalign.neural.ErrorDifference;
import org.latentalign.neural.LinearReconstruction;
import org.latentalign.node.shared.learner.ComponentsVerdict;

/**
 * What a network leaves out beside what principal components of the same dimension leave out. Errors are mean squares
 * over all values.
 *
 * @param size of the narrowest hidden layer
 * @param canBeBetter whether a network of this shape may be better than principal components
 * @param isNarrow whether it is narrower than what the rows trained on vary in, so that something has to be left out
 * @param kept the epoch whose model was kept
 * @param componentsTraining error of principal components on the rows trained on
 * @param componentsValidation the same on validation rows; NaN without such rows
 * @param difference of the two errors on validation rows; of no rows where it was not looked at
 */
record ReconstructionErrors(
        int size,
        boolean canBeBetter,
        boolean isNarrow,
        EpochLoss kept,
        double componentsTraining,
        double componentsValidation,
        ErrorDifference difference) {

    static ReconstructionErrors of(
            final Architecture architecture,
            final EpochLoss kept,
            final LinearReconstruction components,
            final ErrorDifference difference) {
        int size = architecture.narrowest();
        return new ReconstructionErrors(
                size,
                architecture.canBeatComponents(),
                size < components.rank(),
                kept,
                components.trainingError(Math.min(size, architecture.inputs())),
                components.validationError(Math.min(size, architecture.inputs())),
                difference);
    }

    /** Whether validation rows tell. */
    private boolean isValidated() {
        return !Double.isNaN(kept.validationError());
    }

    /** The network's error, on validation rows if there are any. */
    double error() {
        return isValidated() ? kept.validationError() : kept.trainingError();
    }

    /** That of principal components on the same rows. */
    double componentsError() {
        return isValidated() ? componentsValidation : componentsTraining;
    }

    private ComponentsVerdict comparison() {
        return new ComponentsVerdict(size, error(), componentsError(), difference, canBeBetter);
    }

    /** What the user must know when the network was not worth it. */
    Optional<String> warning() {
        return isNarrow ? comparison().warning() : Optional.empty();
    }

    /** A sentence for the view; empty where nothing has to be left out. */
    String verdict() {
        return isNarrow ? comparison().sentence() : "";
    }
}
