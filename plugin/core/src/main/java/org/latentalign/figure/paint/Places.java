package org.latentalign.figure.paint;

import java.util.Arrays;
import org.latentalign.figure.Axis;

/** Where the values of an axis lie between two ends, in pixels. */
final class Places {

    private static final double INNER = 0.25;

    private static final double OUTER = 0.15;

    private final Axis axis;

    private final double start;

    private final double end;

    /** The categories that are seen, ascending. */
    private final int[] seen;

    Places(final Axis axis, final double start, final double end, final int[] seen) {
        this.axis = axis;
        this.start = start;
        this.end = end;
        this.seen = seen;
    }

    /** From one category to the next. */
    double step() {
        return Math.abs(end - start) / Math.max(1, seen.length - INNER + 2 * OUTER);
    }

    /** How much of a step belongs to a category. */
    double bandwidth() {
        return step() * (1 - INNER);
    }

    /** How far a tile reaches to either side of a category; 0 among numbers. */
    double halfStep() {
        return axis.kind() == Axis.Kind.CATEGORIES ? step() / 2 : 0;
    }

    /** @return NaN for a category that is not seen */
    double of(final double value) {
        return switch (axis.kind()) {
            case CATEGORIES -> {
                final int place = Arrays.binarySearch(seen, (int) Math.round(value));
                yield place < 0 ? Double.NaN : Math.min(start, end) + step() * (OUTER + place) + bandwidth() / 2;
            }
            case LOGARITHMIC -> between(Math.log(value / axis.from()) / Math.log(axis.to() / axis.from()));
            case LINEAR, MAP -> between((value - axis.from()) / (axis.to() - axis.from()));
        };
    }

    private double between(final double share) {
        return start + share * (end - start);
    }

    /** Where bars and areas begin: at zero, or at the end of the axis that is nearest to it. */
    double zero() {
        return axis.kind() == Axis.Kind.CATEGORIES ? Double.NaN : of(Math.max(axis.from(), Math.min(0, axis.to())));
    }
}
