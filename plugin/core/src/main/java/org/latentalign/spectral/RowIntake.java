package org.latentalign.spectral;

import org.latentalign.kernel.FitException;

/** Takes the rows of a fit one by one: lends an array for the next row, and takes it once it is filled in. */
public interface RowIntake {

    /**
     * Lends the array for the next row.
     *
     * @return an array of length d with arbitrary content, to be filled before {@link #commitRow()}; the same one until
     *     then
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    double[] nextRow();

    /**
     * Takes the row that was filled in.
     *
     * @throws FitException when a value of it is NaN or infinite; the row is then not taken
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    void commitRow() throws FitException;
}
