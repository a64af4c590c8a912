package org.latentalign.score.query;

import java.util.List;
import java.util.Map;
import org.latentalign.score.statistics.Jackknife;

/**
 * The answers to queries.
 *
 * @param hits by query: alike references, the best first, and then opposite ones
 * @param drugs by query: those with a listed reference, by falling maximum quantile
 * @param retrieval by query: in every space, for queries whose drug has references; else none
 * @param areas by space: the area under the ROC curve of all queries together, and without each drug
 * @param byRandomGenes by query: the share of lists of random genes that agree with the references as much as it does, by the
 *     mean square of their cosines, counting the query as one of them; NaN where there are none to compare with
 * @param enrichments by query and number of the reference: of those references that were wanted
 */
public record QueryAnswers(
        List<List<QueryHit>> hits,
        List<List<DrugScore>> drugs,
        List<List<OwnDrugRank>> retrieval,
        List<Jackknife> areas,
        List<Double> byRandomGenes,
        List<Map<Long, Enrichment>> enrichments) {

    /** Copies the lists. */
    public QueryAnswers {
        hits = List.copyOf(hits);
        drugs = List.copyOf(drugs);
        retrieval = List.copyOf(retrieval);
        areas = List.copyOf(areas);
        byRandomGenes = List.copyOf(byRandomGenes);
        enrichments = List.copyOf(enrichments);
    }
}
