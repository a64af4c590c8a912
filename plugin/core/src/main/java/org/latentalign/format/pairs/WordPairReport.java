package org.latentalign.format.pairs;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.format.MalformedTally;

/**
 * What was read, and what was not.
 *
 * @param pairs how many pairs were read
 * @param repeated how many of them had been there before
 * @param firstRepeated where and which the first of these is, or empty
 * @param further how many lines have fields after those that are read
 * @param comments how many lines are comments
 * @param hollow how many lines have fields but neither words nor a rating or group
 * @param malformed how many lines were left out because they cannot be read
 * @param examples why, for the first few of them
 * @param columns a sentence that says which columns were read, or empty when these are the first ones
 */
public record WordPairReport(
        long pairs,
        long repeated,
        String firstRepeated,
        long further,
        long comments,
        long hollow,
        long malformed,
        List<String> examples,
        String columns) {

    /** Copies the list. */
    public WordPairReport {
        examples = List.copyOf(examples);
    }

    /**
     * @param thirdField what was read after the two words
     * @return what the user should know, in sentences; often none
     */
    public List<String> warnings(final ThirdField thirdField) {
        final List<String> warnings = new ArrayList<>();
        if (!columns.isEmpty()) {
            warnings.add(columns);
        }
        if (malformed > 0) {
            warnings.add(MalformedTally.warning(malformed, examples));
        }
        if (repeated > 0) {
            warnings.add((repeated == 1 ? "1 line repeats a pair" : repeated + " lines repeat pairs")
                    + " of earlier lines; all are kept. The first is " + firstRepeated + ".");
        }
        if (further > 0) {
            warnings.add("In " + (further == 1 ? "1 line" : further + " lines") + " the fields after the "
                    + (thirdField == ThirdField.NONE ? "second" : "third") + " were left out.");
        }
        if (comments > 0) {
            warnings.add((comments == 1 ? "1 line that begins" : comments + " lines that begin")
                    + " with # and a blank " + (comments == 1 ? "was" : "were") + " passed over as "
                    + (comments == 1 ? "a comment." : "comments."));
        }
        if (hollow > 0) {
            warnings.add((hollow == 1 ? "1 line without words was" : hollow + " lines without words were")
                    + " passed over as empty.");
        }
        return warnings;
    }
}
