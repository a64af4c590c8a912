package org.latentalign.node.score.transfer;

import java.util.List;
import java.util.Map;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.score.transfer.SignatureTransfer.HeldOutModels;

/**
 * Fits a model again with its own settings: to the samples that it is given, and to some of those that it is not to see all
 * of. Both ways find all directions that the samples reach, however those of the given model were found.
 */
sealed interface Refit permits MomentRefit, RowsRefit {

    /**
     * Takes a sample that no fit leaves out.
     *
     * @param row preprocessed; copied where it is kept
     * @throws FitException when it has no place in a sum
     */
    void add(double[] row) throws FitException;

    /**
     * Fits to the samples that were given.
     *
     * @param progress told what is done
     * @throws FitException when they make no model
     */
    Autoencoder withoutAll(Progress progress) throws FitException;

    /**
     * Fits once for every drug: to the samples that were given and to those of all other drugs.
     *
     * @param drugs to be left out, one at a time
     * @param samples by drug, those of further drugs, too
     * @param sink takes the models
     * @param progress told what is done
     * @throws FitException when there is no such model
     */
    void withoutEach(
            List<String> drugs, Map<String, List<double[]>> samples, HeldOutModels.Sink sink, Progress progress)
            throws FitException;
}
