package org.latentalign.node.ask.neighbors;

import java.util.List;

/**
 * A row that is among the nearest of a query in at least one space.
 *
 * @param query what was asked
 * @param name of the row
 * @param row its number
 * @param places its score and rank in every space
 */
record FoundNeighbor(String query, String name, long row, List<Place> places) {

    /**
     * Where a row is among all in one space.
     *
     * @param score by the method, a distance as a positive number; NaN when it is not defined
     * @param rank from 1; 0 when there is no score
     */
    record Place(double score, long rank) {

        static final Place NONE = new Place(Double.NaN, 0);

        boolean isAmong(final int count) {
            return rank > 0 && rank <= count;
        }
    }

    FoundNeighbor {
        places = List.copyOf(places);
    }

    Place place(final int space) {
        return places.get(space);
    }

    /** In which of the two spaces it is among the nearest. */
    String in(final int count) {
        if (places.size() == 1 || place(0).isAmong(count)) {
            return places.size() > 1 && place(1).isAmong(count) ? "both" : "before";
        }
        return "after";
    }
}
