package org.latentalign.score.query;

import java.util.List;

/**
 * A reference that is alike to a query, or opposite.
 *
 * @param query number of the query
 * @param isAlike whether it is listed as alike, and not as opposite
 * @param reference its RowID
 * @param row its number
 * @param inSpaces what it is in every space
 * @param connectivity WTCS
 * @param normalized NCS; NaN where its cell line has nothing to compare with
 * @param tau the share of background queries with a smaller NCS in size, in percent and with the sign of the NCS; NaN without
 *     background
 * @param extremeSum XSum
 * @param extremeCosine XCos; NaN where not defined
 */
public record QueryHit(
        int query,
        boolean isAlike,
        String reference,
        long row,
        List<InSpace> inSpaces,
        double connectivity,
        double normalized,
        double tau,
        double extremeSum,
        double extremeCosine) {

    /**
     * A reference in one space.
     *
     * @param cosine with the query; NaN where not defined
     * @param rank among all references, from 1, in the direction in which it is listed; 0 where not defined
     * @param p the share of background signatures that score as much against the same reference; NaN without background
     * @param falseDiscoveryRate over all references
     */
    public record InSpace(double cosine, long rank, double p, double falseDiscoveryRate) {}

    /** Copies the list. */
    public QueryHit {
        inSpaces = List.copyOf(inSpaces);
    }
}
