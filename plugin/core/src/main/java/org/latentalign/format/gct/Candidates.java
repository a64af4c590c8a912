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

    /** When nothing is known. */
    static final Candidates UNKNOWN = new Candidates(List.of(), false);
}
