package org.latentalign.node.score.transfer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.score.transfer.LeaveOneOutMoments;
import org.latentalign.score.transfer.SignatureTransfer.HeldOutModels;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;

/** Models that have not seen what they predict: the given one's settings, fitted again to the node's own input rows. */
final class HeldOutFits {

    private HeldOutFits() {}

    /** The given model for all, which may have seen everything. */
    static HeldOutModels asGiven(final Autoencoder model, final List<String> drugs) {
        return sink -> {
            for (var drug : drugs) {
                sink.accept(drug, model);
            }
        };
    }

    /** One fit for all, without any treated sample of the target. */
    static HeldOutModels once(
            final SpectralAutoencoder model,
            final List<String> drugs,
            final SecondMoment rest,
            final Progress progress) {
        return sink -> {
            if (!drugs.isEmpty()) {
                var fitted = fit(model, rest, progress);
                for (var drug : drugs) {
                    sink.accept(drug, fitted);
                }
            }
        };
    }

    /** A fit for every drug, without its treated samples of the target. */
    static HeldOutModels each(
            final SpectralAutoencoder model,
            final List<String> drugs,
            final SecondMoment rest,
            final Map<String, List<double[]>> samples,
            final Progress progress) {
        Map<String, List<double[]>> tested = new TreeMap<>();
        drugs.forEach(drug -> tested.put(drug, samples.get(drug)));
        return sink -> new LeaveOneOutMoments(tested, rest.isCentered())
                .forEach(
                        others(rest, samples, tested),
                        (drug, moment) -> sink.accept(drug, fit(model, moment, progress)));
    }

    /** Treated samples of the target that are of no drug that is tested are left out of no fit. */
    private static SecondMoment others(
            final SecondMoment rest,
            final Map<String, List<double[]>> samples,
            final Map<String, List<double[]>> tested)
            throws FitException {
        var moment = new SecondMomentAccumulator(rest.dimension(), rest.isCentered());
        boolean isAny = false;
        for (var entry : samples.entrySet()) {
            if (!tested.containsKey(entry.getKey())) {
                for (var row : entry.getValue()) {
                    moment.add(row);
                    isAny = true;
                }
            }
        }
        var all = moment.finish();
        return isAny ? rest.merge(all) : rest;
    }

    private static Autoencoder fit(final SpectralAutoencoder model, final SecondMoment moment, final Progress progress)
            throws FitException {
        return SpectralFit.of(
                        moment,
                        model.options(),
                        model.inputNames(),
                        (fraction, message) -> progress.report(Double.NaN, message))
                .model();
    }
}
