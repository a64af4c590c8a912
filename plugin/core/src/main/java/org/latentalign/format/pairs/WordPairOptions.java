package org.latentalign.format.pairs;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.TextEncoding;

/**
 * How a file is to be understood.
 *
 * @param thirdField what follows the two words
 * @param separators what may stand between fields, at least one; the file decides between several
 * @param header whether the first line names the columns
 * @param malformed what happens to lines that cannot be read
 * @param columns which columns are read
 * @param encoding of the text
 */
public record WordPairOptions(
        ThirdField thirdField,
        Set<Separator> separators,
        HeaderLine header,
        MalformedEntries malformed,
        ColumnChoice columns,
        TextEncoding encoding) {

    /** Rated pairs in a file that tells all else by itself; the first malformed line stops reading. */
    public static final WordPairOptions DEFAULT = new WordPairOptions(
            ThirdField.RATING,
            EnumSet.allOf(Separator.class),
            HeaderLine.AUTOMATIC,
            MalformedEntries.STOP,
            new ColumnChoice.Automatic(),
            TextEncoding.UTF_8);

    /** Copies the set. */
    public WordPairOptions {
        Objects.requireNonNull(columns);
        Objects.requireNonNull(encoding);
        separators = Set.copyOf(EnumSet.copyOf(separators));
    }
}
