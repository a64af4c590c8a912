package org.latentalign.mapping;

/** How a map is found. */
public sealed interface MapMethod {

    /** @return what it is called */
    String title();

    /** @return whether it needs rows that are known to belong together */
    default boolean needsAnchors() {
        return true;
    }

    /**
     * Orthogonal Procrustes: turns and mirrors, so that cosines and distances stay as they are (Schonemann, "A generalized
     * solution of the orthogonal Procrustes problem", 1966). With spaces of different dimension the smaller one is
     * embedded in the larger, as with zeros appended.
     *
     * @param scaled whether all distances may be multiplied by one number
     */
    record Procrustes(boolean scaled) implements MapMethod {
        @Override
        public String title() {
            return scaled ? "Orthogonal Procrustes with scale" : "Orthogonal Procrustes";
        }
    }

    /**
     * Ridge regression {@code (X^T X + lambda I)^-1 X^T Y}.
     *
     * @param share lambda as a share of the mean eigenvalue of {@code X^T X}, positive
     */
    record Ridge(double share) implements MapMethod {

        /** A tenth of the mean variance. */
        public static final double STANDARD_SHARE = 0.1;

        @Override
        public String title() {
            return "Ridge regression";
        }
    }

    /** Least squares, which needs more anchors than dimensions. */
    record LeastSquares() implements MapMethod {
        @Override
        public String title() {
            return "Least squares";
        }
    }

    /**
     * The optimal transport between the normal distributions with the means and covariances of all rows: {@code x -> t +
     * A (x - c)}, {@code A = S^-1/2 (S^1/2 T S^1/2)^1/2 S^-1/2} (Dowson and Landau, "The Frechet distance between
     * multivariate normal distributions", 1982). It needs no anchors and does not know which row belongs to which.
     */
    record GaussianTransport() implements MapMethod {
        @Override
        public String title() {
            return "Gaussian optimal transport";
        }

        @Override
        public boolean needsAnchors() {
            return false;
        }
    }
}
