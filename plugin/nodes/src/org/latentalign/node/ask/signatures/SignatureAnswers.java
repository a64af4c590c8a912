package org.latentalign.node.ask.signatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.score.query.OwnDrugRank;
import org.latentalign.score.query.QueryAnswers;
import org.latentalign.score.query.QueryHit;
import org.latentalign.score.query.RandomGenes;
import org.latentalign.score.query.RetrievalScore;
import org.latentalign.score.query.RetrievalVerdict;
import org.latentalign.score.statistics.Jackknife;

/**
 * All that tables and picture show.
 *
 * @param queries what was asked
 * @param refused queries that could not be asked
 * @param drugs the number of the drug of each query; negative when the references do not have it
 * @param references with the names of drugs and cell lines
 * @param genes how many genes are compared
 * @param background how many background signatures there are
 * @param answers to the queries
 * @param spaces how many spaces there are
 */
record SignatureAnswers(
        List<AskedSignature> queries,
        List<RefusedQuery> refused,
        int[] drugs,
        ReferenceRows references,
        int genes,
        int background,
        QueryAnswers answers,
        int spaces) {

    SignatureAnswers {
        refused = List.copyOf(refused);
    }

    /** Fewer background queries give no tau. */
    static final int FEWEST_FOR_TAU = 500;

    /** The false discovery rate at which a hit counts. */
    static final double LEVEL = 0.05;

    boolean hasTau() {
        return background >= FEWEST_FOR_TAU;
    }

    /** Why there is no tau; null when there is. */
    String whyNoTau() {
        return hasTau()
                ? null
                : "Tau needs at least " + FEWEST_FOR_TAU + " background signatures, but there are " + background + ".";
    }

    double tau(final QueryHit hit) {
        return hasTau() ? hit.tau() : Double.NaN;
    }

    String drugOf(final QueryHit hit) {
        return references.drugName(references.labels().drug(hit.row()));
    }

    String lineOf(final QueryHit hit) {
        return references.lineName(references.labels().line(hit.row()));
    }

    /** How many listed references pass the false discovery rate in the space by which they are listed. */
    long significant(final int query, final boolean isAlike, final int space) {
        return answers.hits().get(query).stream()
                .filter(hit ->
                        hit.isAlike() == isAlike && hit.inSpaces().get(space).falseDiscoveryRate() <= LEVEL)
                .count();
    }

    /** How many drugs these are of; references without a drug do not count. */
    long significantDrugs(final int query, final boolean isAlike, final int space) {
        return answers.hits().get(query).stream()
                .filter(hit ->
                        hit.isAlike() == isAlike && hit.inSpaces().get(space).falseDiscoveryRate() <= LEVEL)
                .mapToInt(hit -> references.labels().drug(hit.row()))
                .filter(drug -> drug >= 0)
                .distinct()
                .count();
    }

    /** The share of lists of random genes that agree with the references as much as a query does. */
    double byRandomGenes(final int query) {
        return answers.byRandomGenes().get(query);
    }

    /** Whether the genes of a query agree with the references no better than genes at random. */
    boolean isLikeRandomGenes(final int query) {
        return byRandomGenes(query) > LEVEL;
    }

    /** The same, and all its significant hits, of which there are some, have cosines that genes in random order reach as well. */
    boolean isDoubtful(final int query) {
        double limit = RandomGenes.limit(
                queries.get(query).profile(), references.labels().size());
        List<Double> sizes = answers.hits().get(query).stream()
                .map(hit -> hit.inSpaces().get(0))
                .filter(inSpace -> inSpace.falseDiscoveryRate() <= LEVEL)
                .map(inSpace -> Math.abs(inSpace.cosine()))
                .toList();
        return isLikeRandomGenes(query) && !sizes.isEmpty() && sizes.stream().allMatch(size -> size <= limit);
    }

    /** What to think of the hits of such queries; empty without any. */
    Optional<String> doubts() {
        List<String> doubtful = IntStream.range(0, queries.size())
                .filter(this::isDoubtful)
                .mapToObj(q -> queries.get(q).name())
                .toList();
        return doubtful.isEmpty()
                ? Optional.empty()
                : Optional.of("Do not trust the hits of "
                        + (doubtful.size() == 1 ? "the query " : doubtful.size() + " queries: ")
                        + VectorSource.list(doubtful)
                        + (doubtful.size() == 1 ? ". Its" : ". Their")
                        + " genes agree with the references no better than genes at random, and p compares"
                        + (doubtful.size() == 1 ? " it" : " them") + " with drugs' signatures only.");
    }

    /**
     * How many references must have the smallest possible p, 1 over the number of background signatures and one more, for the
     * false discovery rate to let them pass (Benjamini and Hochberg, 1995).
     */
    long fewestToPass() {
        return (long) Math.ceil(references.labels().size() / (background + 1.0) / LEVEL);
    }

    Optional<OwnDrugRank> rank(final int query, final int space) {
        return answers.retrieval().get(query).stream()
                .filter(rank -> rank.space() == space)
                .findFirst();
    }

    /** How queries find their own drug in a space; empty when no query has one. */
    Optional<RetrievalScore> retrieval(final int space) {
        List<OwnDrugRank> ranks = new ArrayList<>();
        List<Integer> ofRanks = new ArrayList<>();
        for (int q = 0; q < queries.size(); q++) {
            Optional<OwnDrugRank> rank = rank(q, space);
            if (rank.isPresent()) {
                ranks.add(rank.get());
                ofRanks.add(drugs[q]);
            }
        }
        return ranks.isEmpty()
                ? Optional.empty()
                : Optional.of(RetrievalScore.of(
                        ranks,
                        ofRanks.stream().mapToInt(Integer::intValue).toArray(),
                        answers.areas().get(space)));
    }

    /** After less before; empty when one of the two is not known. */
    Optional<Jackknife> change() {
        if (spaces < 2 || retrieval(0).isEmpty() || retrieval(1).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                retrieval(1).get().meanReciprocalRank().minus(retrieval(0).get().meanReciprocalRank()));
    }

    Optional<Jackknife> changeOfArea() {
        if (spaces < 2 || retrieval(0).isEmpty() || retrieval(1).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(retrieval(1).get().area().minus(retrieval(0).get().area()));
    }

    /** In words, whether encoding helps to find the same drug; empty without anything to say. */
    String verdict() {
        Optional<RetrievalScore> before = retrieval(0);
        return before.isEmpty()
                ? ""
                : change().isEmpty()
                        ? RetrievalVerdict.of(before.get())
                        : RetrievalVerdict.of(before.get(), retrieval(1).orElseThrow());
    }

    int queriesWithOwnDrug() {
        return (int) IntStream.range(0, queries.size())
                .filter(q -> rank(q, 0).isPresent())
                .count();
    }
}
