package org.latentalign.node.ask.signatures;

import java.util.List;
import org.latentalign.score.query.GeneSets;

/**
 * A query as its table has it.
 *
 * @param name its RowID
 * @param drug null when not known
 * @param profile the values of the compared genes; of gene lists, the direction that stands for them
 * @param encoded the encoded signature of a column; null when there is none
 * @param sets the genes that it raises and lowers, among those that are compared
 * @param isProfile whether it is a profile and not gene lists
 * @param notFound genes that the references do not have
 */
record AskedSignature(
        String name,
        String drug,
        double[] profile,
        double[] encoded,
        GeneSets sets,
        boolean isProfile,
        List<String> notFound) {

    AskedSignature {
        notFound = List.copyOf(notFound);
    }
}
