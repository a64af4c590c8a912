package org.latentalign.node.fit.neural;

import java.util.Locale;
import java.util.Optional;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.EpochLoss;
import org.latentalign.neural.LinearReconstruction;

/**
 * What a network leaves out beside what principal components of the same dimension leave out. Errors are mean squares
 * over all values.
 *
 * @param size of the narrowest hidden layer
 * @param isNarrow whether it is narrower than what the rows trained on vary in, so that something has to be left out
 * @param kept the epoch whose model was kept
 * @param componentsTraining error of principal components on the rows trained on
 * @param componentsValidation the same on validation rows; NaN without such rows
 */
record ReconstructionErrors(
        int size, boolean isNarrow, EpochLoss kept, double componentsTraining, double componentsValidation) {

    /** Another seed may move the error by some percent: only from here on a warning is due. */
    private static final double CLEARLY = 1.05;

    static ReconstructionErrors of(
            final Architecture architecture, final EpochLoss kept, final LinearReconstruction components) {
        int size = narrowest(architecture);
        return new ReconstructionErrors(
                size,
                size < components.rank(),
                kept,
                components.trainingError(Math.min(size, architecture.inputs())),
                components.validationError(Math.min(size, architecture.inputs())));
    }

    /** The narrowest of all layers but the output. */
    static int narrowest(final Architecture architecture) {
        return architecture.encoderSizes().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElseThrow();
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

    /** What the user must know when the network was clearly not worth it; the view tells of smaller differences, too. */
    Optional<String> warning() {
        return isNarrow && error() > CLEARLY * componentsError() ? Optional.of(noBetter()) : Optional.empty();
    }

    private String noBetter() {
        return "The network is no better than PCA with " + size + (size == 1 ? " dimension: " : " dimensions: ")
                + figures();
    }

    /** A sentence for the view; empty where nothing has to be left out. */
    String verdict() {
        if (!isNarrow) {
            return "";
        }
        return error() >= componentsError()
                ? noBetter()
                : "The network reconstructs better than PCA with " + size
                        + (size == 1 ? " dimension: " : " dimensions: ") + figures();
    }

    private String figures() {
        return figure(error()) + " against " + figure(componentsError())
                + (isValidated() ? " on validation rows." : " on the rows trained on.");
    }

    private static String figure(final double value) {
        return String.format(Locale.ROOT, "%.4f", value).matches("0\\.0{2,}.*")
                ? String.format(Locale.ROOT, "%.3g", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
