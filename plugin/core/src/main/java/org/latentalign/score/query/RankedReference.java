package org.latentalign.score.query;

/**
 * A reference signature with its genes by falling value, against which sets of genes are scored: the weighted enrichment score
 * of Subramanian and others ("Gene set enrichment analysis", 2005) and the weighted connectivity score made of two of them
 * (Subramanian and others, "A next generation connectivity map", 2017). One signature after the other; for one thread.
 */
public final class RankedReference {

    private final int genes;

    private final FloatOrder order;

    private final int[] geneAt;

    private final int[] placeOf;

    private final double[] sizeAt;

    /** A bit for each place that a gene of the set has. */
    private final long[] hits;

    private final double[] values;

    /** @param genes d, how many genes a signature has */
    public RankedReference(final int genes) {
        this.genes = genes;
        order = new FloatOrder(genes);
        geneAt = new int[genes];
        placeOf = new int[genes];
        sizeAt = new double[genes];
        values = new double[genes];
        hits = new long[(genes + Long.SIZE - 1) / Long.SIZE];
    }

    /**
     * Takes a signature.
     *
     * @param signature d finite values; copied
     */
    public void load(final double[] signature) {
        System.arraycopy(signature, 0, values, 0, genes);
        // sorted in single precision first; insertion puts right what that left open
        final int[] ordered = order.falling(values);
        for (int place = 0; place < genes; place++) {
            final int gene = ordered[place];
            int to = place;
            while (to > 0 && isBefore(gene, geneAt[to - 1])) {
                geneAt[to] = geneAt[to - 1];
                to--;
            }
            geneAt[to] = gene;
        }
        for (int place = 0; place < genes; place++) {
            placeOf[geneAt[place]] = place;
            sizeAt[place] = Math.abs(values[geneAt[place]]);
        }
    }

    private boolean isBefore(final int gene, final int other) {
        return values[gene] > values[other] || values[gene] == values[other] && gene < other;
    }

    /**
     * The enrichment score of a set: walking down the genes by falling value, the sum rises at a gene of the set by its share
     * of the set's absolute values and falls at any other gene by an equal share; the largest deviation from zero, of equal
     * ones the positive.
     *
     * @param set at least one gene, each once
     * @return between -1 and 1
     */
    public double enrichment(final int[] set) {
        for (final int gene : set) {
            final int place = placeOf[gene];
            hits[place >> 6] |= 1L << place;
        }
        final double total = total(set);
        final double fall = fall(genes, set.length);
        final double unit = total == 0 ? 0 : 1 / total;
        double sum = 0;
        double highest = 0;
        double lowest = 0;
        int seen = 0;
        for (int word = 0; word < hits.length; word++) {
            long bits = hits[word];
            hits[word] = 0;
            while (bits != 0) {
                final int place = (word << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                final double fallen = (place - seen) * fall;
                if (sum - fallen < lowest) { // faster than min and max, which look for NaN and the sign of zero
                    lowest = sum - fallen;
                }
                // where all values of the set are zero, its genes share equally
                sum += total == 0 ? 1.0 / set.length : sizeAt[place] * unit;
                if (sum - fallen > highest) {
                    highest = sum - fallen;
                }
                seen++;
            }
        }
        return larger(highest, lowest);
    }

    /** The absolute values of a set's genes, added up. */
    double total(final int[] set) {
        double total = 0;
        for (final int gene : set) {
            total += Math.abs(values[gene]);
        }
        return total;
    }

    /** By how much the running sum of a set falls at a gene that is not in it. */
    static double fall(final int genes, final int ofSet) {
        return genes == ofSet ? 0 : 1.0 / (genes - ofSet);
    }

    /** The deviation that is larger in size, of equal ones the positive. */
    static double larger(final double highest, final double lowest) {
        return highest >= -lowest ? highest : lowest;
    }

    /** The gene at a place, counted from the largest value. */
    int geneAt(final int place) {
        return geneAt[place];
    }

    /** The absolute value of the gene at a place. */
    double sizeAt(final int place) {
        return sizeAt[place];
    }

    /**
     * The running sum of a set, for a picture.
     *
     * @param set at least one gene, each once
     * @return d + 1 values, from 0 before the first gene to 0 behind the last
     */
    public double[] running(final int[] set) {
        final boolean[] isHit = new boolean[genes];
        double total = 0;
        for (final int gene : set) {
            isHit[placeOf[gene]] = true;
            total += sizeAt[placeOf[gene]];
        }
        final double[] running = new double[genes + 1];
        for (int place = 0; place < genes; place++) {
            final double rise = total == 0 ? 1.0 / set.length : sizeAt[place] / total;
            running[place + 1] = running[place] + (isHit[place] ? rise : -1.0 / (genes - set.length));
        }
        return running;
    }

    /**
     * The weighted connectivity score (WTCS): half of the difference of the two enrichment scores when their signs differ,
     * else 0; with one set only, its enrichment score, of that of lowered genes the negative.
     *
     * @param up raised genes
     * @param down lowered genes; one of the two may be empty
     * @return between -1 and 1; NaN when both are empty
     */
    public double connectivity(final int[] up, final int[] down) {
        return connectivity(
                up.length, down.length, up.length == 0 ? 0 : enrichment(up), down.length == 0 ? 0 : enrichment(down));
    }

    /** The same from the two enrichment scores, of which that of an empty list does not count. */
    static double connectivity(final int up, final int down, final double ofUp, final double ofDown) {
        if (up == 0 && down == 0) {
            return Double.NaN;
        }
        if (down == 0) {
            return ofUp;
        }
        if (up == 0) {
            return -ofDown;
        }
        return ofUp > 0 != ofDown > 0 && ofUp != 0 && ofDown != 0 ? (ofUp - ofDown) / 2 : 0;
    }

    /**
     * The extreme sum (XSum; Cheng and others, "Systematic evaluation of connectivity map for disease indications", 2014):
     * over the genes that change most in the reference, the sum of the values of raised genes less that of lowered ones.
     *
     * @param up raised genes
     * @param down lowered genes
     * @param extremes how many of the largest and how many of the smallest values count, at most half of the genes
     */
    public double extremeSum(final int[] up, final int[] down, final int extremes) {
        return sumOfExtremes(up, extremes) - sumOfExtremes(down, extremes);
    }

    private double sumOfExtremes(final int[] set, final int extremes) {
        double sum = 0;
        for (final int gene : set) {
            if (placeOf[gene] < extremes || placeOf[gene] >= genes - extremes) {
                sum += values[gene];
            }
        }
        return sum;
    }

    /**
     * The extreme cosine (XCos; the same source): that of query and reference over the genes that change most in the
     * reference and that the query has.
     *
     * @param query by gene its value; NaN for a gene that the query does not have
     * @param extremes how many of the largest and how many of the smallest values count, at most half of the genes
     * @return NaN where one of the two is zero in all these genes
     */
    public double extremeCosine(final double[] query, final int extremes) {
        double product = 0;
        double ofQuery = 0;
        double ofReference = 0;
        for (int i = 0; i < 2 * extremes; i++) {
            final int gene = geneAt[i < extremes ? i : genes - 2 * extremes + i];
            if (!Double.isNaN(query[gene])) {
                product += query[gene] * values[gene];
                ofQuery += query[gene] * query[gene];
                ofReference += values[gene] * values[gene];
            }
        }
        return ofQuery == 0 || ofReference == 0
                ? Double.NaN
                : Math.max(-1, Math.min(1, product / Math.sqrt(ofQuery) / Math.sqrt(ofReference)));
    }
}
