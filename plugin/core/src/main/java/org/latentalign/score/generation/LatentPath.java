package org.latentalign.score.generation;

import org.latentalign.kernel.Length;
import org.latentalign.kernel.Rows;

/** How to get from one latent vector to another. */
public enum LatentPath {
    /** Along the straight line. */
    LINEAR {
        @Override
        public double[] at(final double[] from, final double[] to, final double position) {
            final double[] result = new double[from.length];
            for (int k = 0; k < result.length; k++) {
                result[k] = (1 - position) * from[k] + position * to[k];
            }
            return result;
        }
    },
    /**
     * By turning about the origin at even speed (Shoemake, "Animating rotation with quaternion curves", 1985), while the
     * length changes at even speed. Samples of a normal distribution lie in a shell about the origin; this path does not
     * leave it. Where the two point the same way, the opposite way, or nowhere, it is the straight line.
     */
    SPHERICAL {
        @Override
        public double[] at(final double[] from, final double[] to, final double position) {
            final double angle = angle(from, to);
            final double sine = Math.sin(angle);
            if (!(sine > STRAIGHT)) {
                return LINEAR.at(from, to, position);
            }
            final double fromLength = Length.of(from);
            final double toLength = Length.of(to);
            final double length = (1 - position) * fromLength + position * toLength;
            final double first = length * Math.sin((1 - position) * angle) / (sine * fromLength);
            final double second = length * Math.sin(position * angle) / (sine * toLength);
            final double[] result = new double[from.length];
            for (int k = 0; k < result.length; k++) {
                result[k] = first * from[k] + second * to[k];
            }
            return result;
        }
    };

    /** Below this sine the plane of turning is not defined. */
    private static final double STRAIGHT = 1e-9;

    /**
     * The angle at the origin, exact where it is near 0 or half a turn, too, which its cosine is not (Kahan, "How futile are
     * mindless assessments of roundoff in floating-point computation?", 2006); 0 where one of the two points nowhere.
     */
    private static double angle(final double[] from, final double[] to) {
        final double[] first = new double[from.length];
        final double[] second = new double[to.length];
        if (!Length.toUnit(from, first) || !Length.toUnit(to, second)) {
            return 0;
        }
        final double[] sum = new double[first.length];
        final double[] difference = new double[first.length];
        for (int k = 0; k < sum.length; k++) {
            sum[k] = first[k] + second[k];
            difference[k] = first[k] - second[k];
        }
        return 2 * Math.atan2(Length.of(difference), Length.of(sum));
    }

    /**
     * @param from where a path begins; h values
     * @param to where it ends; h values
     * @return whether these point in opposite directions, so that turning from one to the other may go any way round
     */
    public static boolean isOpposite(final double[] from, final double[] to) {
        return Rows.dot(from, to, from.length) < 0 && !(Math.sin(angle(from, to)) > STRAIGHT);
    }

    /**
     * @param from where it begins; h values
     * @param to where it ends; h values
     * @param position from 0 to 1
     * @return the vector there; h values
     */
    public abstract double[] at(double[] from, double[] to, double position);
}
