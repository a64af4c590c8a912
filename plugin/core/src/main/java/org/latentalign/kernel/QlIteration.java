package org.latentalign.kernel;

/**
 * The eigenproblem of a small tridiagonal matrix by QL iterations with implicit shifts (Golub and Van Loan, "Matrix
 * Computations", section 8.3.3; Bowdler, Martin, Reinsch and Wilkinson 1968).
 */
final class QlIteration {

    /** An eigenvalue takes two or three iterations; far more than that means that it does not converge. */
    private static final int MAX_ITERATIONS = 100;

    private static final double EPSILON = Math.ulp(1.0);

    /** A sum of two squares above this has lost nothing to underflow. */
    private static final double SAFE_SQUARE = 0x1p-900;

    /** Brings two numbers whose squares would underflow back into the range; a power of two, so that nothing is rounded. */
    private static final double LIFT = 0x1p600;

    private final double[] diagonal;
    private final double[] coupling;
    private final double[][] vectors;
    private final int start;

    private QlIteration(final double[] diagonal, final double[] coupling, final int start, final int size) {
        this.diagonal = diagonal;
        this.coupling = coupling;
        this.start = start;
        vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
        }
    }

    /**
     * @param diagonal becomes, from start to end, the eigenvalues
     * @param coupling number i couples i - 1 and i; destroyed from start + 1 to end
     * @param start of the block
     * @param end of the block, exclusive
     * @return the eigenvectors of unit length, by rows, in the order of the values
     * @throws FitException when the iterations do not converge
     */
    static double[][] solve(final double[] diagonal, final double[] coupling, final int start, final int end)
            throws FitException {
        final QlIteration iteration = new QlIteration(diagonal, coupling, start, end - start);
        iteration.iterate(end);
        return iteration.vectors;
    }

    /** The last index, below the end, of the block that begins at first: the next coupling is negligible. */
    static int endOfBlock(final double[] diagonal, final double[] coupling, final int first, final int end) {
        int last = first;
        while (last + 1 < end) {
            final double neighbors = Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]);
            if (Math.abs(coupling[last + 1]) <= Math.max(EPSILON * neighbors, Double.MIN_NORMAL)) {
                break;
            }
            last++;
        }
        return last;
    }

    private void iterate(final int end) throws FitException {
        for (int first = start; first < end; first++) {
            int iterations = 0;
            int last = endOfBlock(diagonal, coupling, first, end);
            while (last > first) {
                iterations++;
                if (iterations > MAX_ITERATIONS) {
                    throw new FitException("The eigenvalues of the second moment could not be found: the iteration"
                            + " did not converge. Check the input for values of extremely different size.");
                }
                sweep(first, last);
                last = endOfBlock(diagonal, coupling, first, end);
            }
        }
    }

    /**
     * One QL iteration on a block: rotations from its lower end to its upper one, the first of which is that of the
     * matrix less Wilkinson's shift, and each further one removes what the one before put outside the three diagonals.
     */
    private void sweep(final int first, final int last) {
        final double half = (diagonal[first + 1] - diagonal[first]) / (2 * coupling[first + 1]);
        final double shift = diagonal[first] - coupling[first + 1] / (half + Math.copySign(Math.hypot(half, 1), half));
        double x = diagonal[last] - shift;
        double sine = 1;
        double cosine = 1;
        double moved = 0;
        for (int i = last - 1; i >= first; i--) {
            final double beside = cosine * coupling[i + 1];
            double outside = sine * coupling[i + 1];
            final double lift = outside * outside + x * x < SAFE_SQUARE ? LIFT : 1;
            outside *= lift;
            x *= lift;
            final double length = Math.sqrt(outside * outside + x * x);
            if (i + 2 <= last) {
                coupling[i + 2] = length / lift;
            }
            if (length == 0) { // the block falls apart here
                diagonal[i + 1] -= moved;
                return;
            }
            sine = outside / length;
            cosine = x / length;
            final double y = diagonal[i + 1] - moved;
            final double z = (diagonal[i] - y) * sine + 2 * cosine * beside;
            moved = sine * z;
            diagonal[i + 1] = y + moved;
            x = cosine * z - beside;
            rotate(vectors[i - start], vectors[i + 1 - start], cosine, sine);
        }
        diagonal[first] -= moved;
        coupling[first + 1] = x;
    }

    private static void rotate(final double[] upper, final double[] lower, final double cosine, final double sine) {
        for (int j = 0; j < upper.length; j++) {
            final double x = upper[j];
            final double y = lower[j];
            lower[j] = Math.fma(sine, x, cosine * y);
            upper[j] = Math.fma(cosine, x, -sine * y);
        }
    }
}
