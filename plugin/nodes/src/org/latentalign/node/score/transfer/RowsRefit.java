package org.latentalign.node.score.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Coordinates;
import org.latentalign.autoencoder.DirectionMethod;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.kernel.FitException;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.learner.FitSize;
import org.latentalign.progress.Progress;
import org.latentalign.score.transfer.SignatureTransfer.HeldOutModels;
import org.latentalign.spectral.GramSpectrum;
import org.latentalign.spectral.Spectrum;

/** From the products of the samples with each other: where there are many more dimensions than samples. */
final class RowsRefit implements Refit {

    private final SpectralAutoencoder model;

    private final List<double[]> rows = new ArrayList<>();

    /** Whether it is the shorter way, and there is memory for it: the samples are kept, and copied for each fit. */
    static boolean isAffordable(final FitSize size) {
        return size.fitsByRows()
                && size.isExactAffordable()
                && size.fits(size.rowBytes() + size.rows() * size.dimensions() * Double.BYTES);
    }

    RowsRefit(final SpectralAutoencoder model) {
        this.model = model;
    }

    @Override
    public void add(final double[] row) {
        rows.add(row.clone());
    }

    @Override
    public Autoencoder withoutAll(final Progress progress) throws FitException {
        return fit(rows, progress);
    }

    @Override
    public void withoutEach(
            final List<String> drugs,
            final Map<String, List<double[]>> samples,
            final HeldOutModels.Sink sink,
            final Progress progress)
            throws FitException {
        for (var drug : drugs) {
            var others = new ArrayList<>(rows);
            samples.forEach((other, treated) -> {
                if (!other.equals(drug)) {
                    others.addAll(treated);
                }
            });
            sink.accept(drug, fit(others, progress));
        }
    }

    private Autoencoder fit(final List<double[]> seen, final Progress progress) throws FitException {
        int d = model.inputDimension();
        var gram = new GramSpectrum(d, model.options().centered(), NodeThreads.POOL, NodeThreads.count());
        for (var row : seen) {
            System.arraycopy(row, 0, gram.nextRow(), 0, d);
            gram.commitRow();
        }
        var spectrum = gram.finish(
                model.options().scale(),
                position -> "position " + (position + 1),
                (fraction, message) -> progress.report(Double.NaN, message));
        return SpectralFit.of(
                        spectrum, gram.rows(), options(spectrum), model.inputNames(), new DirectionMethod.Reached())
                .model();
    }

    /** Fewer samples may reach fewer directions than the model keeps. */
    private SpectralOptions options(final Spectrum spectrum) {
        var options = model.options();
        int there = spectrum.size() - options.gain().firstDirection();
        return options.coordinates() == Coordinates.PRINCIPAL_AXES && options.latentDimension() > there && there > 0
                ? options.withPrincipalAxes(there)
                : options;
    }
}
