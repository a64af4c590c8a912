package org.latentalign.score.query;

import java.util.Comparator;

/**
 * A reference as the first pass knows it.
 *
 * @param key by what it is listed; the larger the better, also for opposites
 * @param cosines by space
 * @param p by space
 */
record FoundHit(double key, String reference, long row, double[] cosines, double[] p) {

    /** The best first, of equals that in the earlier row. */
    static final Comparator<FoundHit> ORDER =
            (a, b) -> a.key == b.key ? Long.compare(a.row, b.row) : Double.compare(b.key, a.key);
}
