package org.latentalign.node.ask.signatures;

import java.util.List;

/**
 * A query that cannot be asked.
 *
 * @param name its RowID, or what its file calls it
 * @param drug null when not known
 * @param notFound genes that the references do not have
 * @param reason why, as half a sentence
 */
record RefusedQuery(String name, String drug, List<String> notFound, String reason) {

    RefusedQuery {
        notFound = List.copyOf(notFound);
    }
}
