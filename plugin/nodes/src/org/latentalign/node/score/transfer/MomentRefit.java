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

/** From second moments: the sum of the samples that are always there is made once. */
final class MomentRefit implements Refit {

    private final SpectralAutoencoder model;

    private final SecondMomentAccumulator sum;

    MomentRefit(final SpectralAutoencoder model) {
        this.model = model;
        sum = accumulator();
    }

    private SecondMomentAccumulator accumulator() {
        return new SecondMomentAccumulator(
                model.inputDimension(), model.options().centered());
    }

    @Override
    public void add(final double[] row) throws FitException {
        sum.add(row);
    }

    @Override
    public Autoencoder withoutAll(final Progress progress) throws FitException {
        return fit(sum.finish(), progress);
    }

    @Override
    public void withoutEach(
            final List<String> drugs,
            final Map<String, List<double[]>> samples,
            final HeldOutModels.Sink sink,
            final Progress progress)
            throws FitException {
        Map<String, List<double[]>> tested = new TreeMap<>();
        drugs.forEach(drug -> tested.put(drug, samples.get(drug)));
        new LeaveOneOutMoments(tested, model.options().centered())
                .forEach(others(samples, tested), (drug, moment) -> sink.accept(drug, fit(moment, progress)));
    }

    /** Treated samples of the target that are of no drug that is tested are left out of no fit. */
    private SecondMoment others(final Map<String, List<double[]>> samples, final Map<String, List<double[]>> tested)
            throws FitException {
        var rest = sum.finish();
        var moment = accumulator();
        boolean isAny = false;
        for (var entry : samples.entrySet()) {
            if (!tested.containsKey(entry.getKey())) {
                for (var row : entry.getValue()) {
                    moment.add(row);
                    isAny = true;
                }
            }
        }
        return isAny ? rest.merge(moment.finish()) : rest;
    }

    private Autoencoder fit(final SecondMoment moment, final Progress progress) throws FitException {
        return SpectralFit.of(
                        moment,
                        model.options(),
                        model.inputNames(),
                        (fraction, message) -> progress.report(Double.NaN, message))
                .model();
    }
}
