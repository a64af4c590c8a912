package org.latentalign.format.gct;

import java.util.Collection;
import java.util.List;

/**
 * What is known of samples or genes when a second file is joined.
 *
 * @param ids identifiers, or other values by which the file is joined
 * @param complete whether these are all, or else the first ones
 */
record Candidates(Collection<String> ids, boolean complete) {

    /** @return the same without missing ones, which belong to no line of a file */
    Candidates present() {
        return new Candidates(
                ids.stream()
                        .filter(id -> id != null && !MissingValues.isMissing(id))
                        .toList(),
                complete);
    }

    /** When nothing is known. */
    static final Candidates UNKNOWN = new Candidates(List.of(), false);
}
