package org.latentalign.text;

import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.Spectrum;

/**
 * The strongest direction of many vectors, seen from the origin: what they have most in common and what tells them apart
 * least. To remove it is the last step of the smooth inverse frequency (Arora, Liang and Ma, 2017), and for texts what
 * All-but-the-Top is for words.
 */
public final class CommonDirection {

    private final double[] direction;

    private CommonDirection(final double[] direction) {
        this.direction = direction;
    }

    /**
     * Finds it.
     *
     * @param moment of the vectors, not centered, at least two
     * @param progress told how far it is
     * @throws FitException when the numbers are too extreme
     */
    public static CommonDirection of(final SecondMoment moment, final Progress progress) throws FitException {
        return new CommonDirection(Spectrum.of(moment, new Scale.Number(1), progress)
                .eigenvector(0)
                .clone());
    }

    /**
     * Removes it from a vector.
     *
     * @param vector d values, changed
     */
    public void removeFrom(final double[] vector) {
        Rows.addMultiple(vector, direction, -Rows.dot(vector, direction, vector.length), vector.length);
    }
}
