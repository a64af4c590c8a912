package org.latentalign.format.gct;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists names in a sentence. */
final class Listing {

    private static final int MOST = 12;

    private Listing() {}

    /** @return the first names, separated by commas, and how many more there are */
    static String of(final Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        final String first = names.stream().limit(MOST).map(TabReader::quote).collect(Collectors.joining(", "));
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }
}
