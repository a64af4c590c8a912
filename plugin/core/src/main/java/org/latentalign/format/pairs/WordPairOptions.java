package org.latentalign.format.pairs;

import java.util.EnumSet;
import java.util.Set;
import org.latentalign.format.MalformedLines;

/**
 * How a file is to be understood.
 *
 * @param thirdField what follows the two words
 * @param separators what may stand between fields, at least one; the file decides between several
 * @param header whether the first line names the columns
 * @param malformed what happens to lines that cannot be read
 */
public record WordPairOptions(
        ThirdField thirdField, Set<Separator> separators, HeaderLine header, MalformedLines malformed) {

    /** Copies the set. */
    public WordPairOptions {
        separators = Set.copyOf(EnumSet.copyOf(separators));
    }
}
