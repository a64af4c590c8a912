package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.RowProduct;

/**
 * What is asked, of which references, and what it is compared with.
 *
 * <p>References are given twice, in blocks: to a {@link HitSearch} and then to a {@link HitDetails}. A row of a block has its
 * vectors of all spaces one behind the other, and its RowID as its name.
 */
public final class QueryPlan {

    /** By fewer references nothing is normalized when there are more. */
    private static final int FEWEST_NORMALIZING = 2000;

    private final List<QuerySignature> queries;

    private final List<QueryGroup> groups;

    private final int[] backgroundDrugs;

    private final long[] backgroundRows;

    private final ReferenceLabels labels;

    private final BitSet normalizing;

    /** Those of them by which background signatures are normalized: fewer where there are several groups of these. */
    private final BitSet normalizingBackground;

    private final int[] dimensions;

    private final RankBy rankBy;

    private final int count;

    private final int extremes;

    /** By query: the values of the genes that it has; NaN for others. */
    private final double[][] geneValues;

    /** By space. */
    private final List<RowProduct> products = new ArrayList<>();

    /** By space and group. */
    private final List<List<BackgroundProduct>> backgroundProducts = new ArrayList<>();

    /** By group. */
    private final List<SetConnectivity> backgroundConnectivity;

    private final RandomLists randomLists;

    /** By query: the background signatures of its own drug. */
    private final int[][] ownBackground;

    /** By space and query. */
    private final boolean[][] isDefined;

    private final int[][] queriesOf;

    /**
     * Background signatures: those that the groups turn into queries.
     *
     * @param drugs of each, negative where not known
     * @param rows of each among the references; negative when it is none of them
     */
    public record Background(int[] drugs, long[] rows) {}

    /**
     * What is listed.
     *
     * @param rankBy by what
     * @param count how many alike and how many opposite references a query has at most
     * @param extremes how many of the largest and of the smallest values of a reference count for extreme sums and cosines;
     *     at most half of the genes do
     */
    public record Listing(RankBy rankBy, int count, int extremes) {}

    /**
     * Prepares.
     *
     * @param queries at least one
     * @param groups by number
     * @param background what the groups are made of
     * @param labels of all references
     * @param normalizing the references by which connectivity scores are normalized, those of queries and of background
     *     signatures
     * @param dimensions by space: how long a vector is
     * @param listing what is listed
     */
    public QueryPlan(
            final List<QuerySignature> queries,
            final List<QueryGroup> groups,
            final Background background,
            final ReferenceLabels labels,
            final BitSet normalizing,
            final int[] dimensions,
            final Listing listing) {
        this.queries = List.copyOf(queries);
        this.groups = List.copyOf(groups);
        backgroundDrugs = background.drugs().clone();
        backgroundRows = background.rows().clone();
        this.labels = labels;
        this.normalizing = (BitSet) normalizing.clone();
        normalizingBackground = thinned(normalizing, groups.size());
        this.dimensions = dimensions.clone();
        rankBy = listing.rankBy();
        count = listing.count();
        extremes = Math.min(listing.extremes(), dimensions[0] / 2);
        geneValues = queries.stream().map(this::geneValues).toArray(double[][]::new);
        for (int space = 0; space < dimensions.length; space++) {
            final int number = space;
            products.add(RowProduct.ofRows(queries.stream()
                    .map(query -> Length.unit(query.vectors().get(number)))
                    .toArray(double[][]::new)));
            final List<BackgroundProduct> ofGroups = new ArrayList<>();
            for (final QueryGroup group : groups) {
                ofGroups.add(group.size() == 0 ? null : product(group, space));
            }
            backgroundProducts.add(ofGroups);
        }
        backgroundConnectivity = groups.stream()
                .map(group -> new SetConnectivity(group.sets(), dimensions[0]))
                .toList();
        randomLists = new RandomLists(queries, groups, dimensions[0]);
        isDefined = new boolean[dimensions.length][queries.size()];
        for (int space = 0; space < dimensions.length; space++) {
            for (int query = 0; query < queries.size(); query++) {
                isDefined[space][query] =
                        !Length.isZero(queries.get(query).vectors().get(space));
            }
        }
        queriesOf = IntStream.range(0, groups.size())
                .mapToObj(group -> IntStream.range(0, queries.size())
                        .filter(query -> queries.get(query).group() == group)
                        .toArray())
                .toArray(int[][]::new);
        ownBackground = queries.stream().map(query -> background(query.drug())).toArray(int[][]::new);
    }

    /** Lists have no values for other genes than theirs. */
    private double[] geneValues(final QuerySignature query) {
        final double[] vector = query.vectors().get(0);
        return groups.get(query.group()).isOfSets()
                ? Arrays.stream(vector)
                        .map(value -> value == 0 ? Double.NaN : value)
                        .toArray()
                : vector;
    }

    /** Every second one, third one and so on, so that groups together take as long as one, but never too few for a mean. */
    private static BitSet thinned(final BitSet rows, final int groups) {
        final int wanted = Math.max(FEWEST_NORMALIZING, rows.cardinality() / Math.max(1, groups));
        final int step = Math.max(1, rows.cardinality() / wanted);
        final var thinned = new BitSet();
        int count = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (count++ % step == 0) {
                thinned.set(row);
            }
        }
        return thinned;
    }

    private BackgroundProduct product(final QueryGroup group, final int space) {
        return space == 0 && group.isOfSets()
                ? new SetProduct(group.sets(), dimensions[0])
                : new VectorProduct(units(group.background().get(space)));
    }

    private static double[][] units(final double[][] vectors) {
        final double[][] units = new double[vectors.length][];
        for (int i = 0; i < vectors.length; i++) {
            units[i] = Length.unit(vectors[i]);
        }
        return units;
    }

    private int[] background(final int drug) {
        return IntStream.range(0, backgroundDrugs.length)
                .filter(b -> drug >= 0 && backgroundDrugs[b] == drug)
                .toArray();
    }

    List<QuerySignature> queries() {
        return queries;
    }

    List<QueryGroup> groups() {
        return groups;
    }

    ReferenceLabels labels() {
        return labels;
    }

    /** Whether a query has cosines in a space: its vector has a length. */
    boolean isDefined(final int space, final int query) {
        return isDefined[space][query];
    }

    int spaces() {
        return dimensions.length;
    }

    int dimension(final int space) {
        return dimensions[space];
    }

    /** The length of all vectors of a reference, one behind the other. */
    public int rowLength() {
        return Arrays.stream(dimensions).sum();
    }

    RankBy rankBy() {
        return rankBy;
    }

    int count() {
        return count;
    }

    int extremes() {
        return extremes;
    }

    double[] geneValues(final int query) {
        return geneValues[query];
    }

    RowProduct product(final int space) {
        return products.get(space);
    }

    BackgroundProduct backgroundProduct(final int space, final int group) {
        return backgroundProducts.get(space).get(group);
    }

    SetConnectivity backgroundConnectivity(final int group) {
        return backgroundConnectivity.get(group);
    }

    RandomLists randomLists() {
        return randomLists;
    }

    /** How many background signatures a group has at most. */
    int background() {
        return groups.stream().mapToInt(QueryGroup::size).max().orElse(0);
    }

    /** Whether a background signature says nothing about a reference: it is of the same drug, or the reference itself. */
    boolean isOfReference(final int background, final long row) {
        return isOfReference(background, row, labels.drug(row));
    }

    /** The same, of a reference whose drug is known. */
    boolean isOfReference(final int background, final long row, final int drug) {
        return backgroundRows[background] == row || drug >= 0 && backgroundDrugs[background] == drug;
    }

    /** The queries of a group, in order. */
    int[] queriesOf(final int group) {
        return queriesOf[group];
    }

    boolean isOfDrug(final int background, final int drug) {
        return drug >= 0 && backgroundDrugs[background] == drug;
    }

    /** The background signatures of a query's own drug. */
    int[] ownBackground(final int query) {
        return ownBackground[query];
    }

    boolean isNormalizing(final long row) {
        return normalizing.get((int) row);
    }

    boolean isNormalizingBackground(final long row) {
        return normalizingBackground.get((int) row);
    }
}
