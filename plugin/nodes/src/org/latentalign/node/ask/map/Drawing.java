package org.latentalign.node.ask.map;

import java.util.OptionalDouble;
import org.latentalign.node.shared.view.ScoreFigure;
import org.latentalign.node.shared.words.NamedPairs;
import org.latentalign.score.DirectionAlignment;
import org.latentalign.score.LatentMap;
import org.latentalign.score.PairSelection;

/**
 * A map with what tells how far to trust it.
 *
 * @param map the places
 * @param selection of the pairs that are drawn
 * @param alignment of these pairs, in all dimensions
 * @param pairs as they were read
 * @param log10ConditionNumber of the encoder, where there is one
 */
record Drawing(
        LatentMap map,
        PairSelection selection,
        DirectionAlignment alignment,
        NamedPairs pairs,
        OptionalDouble log10ConditionNumber) {

    /** What is compared, in the plural, for verdicts. */
    static final String THINGS = "directions";

    /** The score of all pairs that are drawn; of one group its own, which has an interval over its directions. */
    ScoreFigure score() {
        var groups = alignment.groups();
        return groups.size() == 1
                ? new ScoreFigure(groups.get(0).before(), groups.get(0).after(), THINGS)
                : new ScoreFigure(alignment.totalBefore(), alignment.totalAfter(), THINGS);
    }
}
