package org.latentalign.format.questions;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.format.MalformedTally;

/**
 * What was read, and what was not.
 *
 * @param relations how many relations have questions
 * @param questions how many questions there are
 * @param headless how many of them come before the first header, and got the name for those
 * @param malformed how many lines were left out
 * @param examples why, for the first few of them
 */
public record QuestionReport(int relations, long questions, long headless, long malformed, List<String> examples) {

    /** Copies the list. */
    public QuestionReport {
        examples = List.copyOf(examples);
    }

    /**
     * @param headlessName the relation of questions before the first header
     * @return what the user should know, in sentences; often none
     */
    public List<String> warnings(final String headlessName) {
        final List<String> warnings = new ArrayList<>();
        if (headless > 0) {
            warnings.add((headless == 1 ? "1 question comes" : headless + " questions come")
                    + " before the first relation's header; " + (headless == 1 ? "its" : "their")
                    + " relation is called \"" + headlessName + "\".");
        }
        if (malformed > 0) {
            warnings.add(MalformedTally.warning(malformed, examples));
        }
        return warnings;
    }
}
