package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.RowProduct;
import org.latentalign.search.RowBlock;

/** The cosines of the references of a block with all queries, in every space. For one thread. */
final class BlockCosines {

    private final QueryPlan plan;

    private final List<double[][]> units = new ArrayList<>();

    private final List<boolean[]> isDefined = new ArrayList<>();

    private final List<double[][]> cosines = new ArrayList<>();

    private final List<RowProduct.Scratch> memory = new ArrayList<>();

    /** By place: the queries that are called as the reference. */
    private final List<List<Integer>> namesakes = new ArrayList<>();

    private final Map<String, List<Integer>> queriesByName = new HashMap<>();

    private RowBlock block;

    BlockCosines(final QueryPlan plan) {
        this.plan = plan;
        for (int space = 0; space < plan.spaces(); space++) {
            units.add(new double[RowBlock.CAPACITY][plan.dimension(space)]);
            isDefined.add(new boolean[RowBlock.CAPACITY]);
            cosines.add(new double[RowBlock.CAPACITY][plan.queries().size()]);
            memory.add(plan.product(space).newScratch());
        }
        for (int q = 0; q < plan.queries().size(); q++) {
            queriesByName
                    .computeIfAbsent(plan.queries().get(q).name(), name -> new ArrayList<>())
                    .add(q);
        }
    }

    void load(final RowBlock rows) {
        block = rows;
        namesakes.clear();
        for (int r = 0; r < rows.size(); r++) {
            namesakes.add(queriesByName.getOrDefault(rows.name(r), List.of()));
        }
        int offset = 0;
        for (int space = 0; space < plan.spaces(); space++) {
            for (int r = 0; r < rows.size(); r++) {
                final double[] unit = units.get(space)[r];
                System.arraycopy(rows.vectors()[r], offset, unit, 0, unit.length);
                isDefined.get(space)[r] = Length.toUnit(unit, unit);
            }
            plan.product(space).multiply(units.get(space), rows.size(), cosines.get(space), memory.get(space));
            offset += plan.dimension(space);
        }
    }

    /** Unit vectors of the block in a space. */
    double[][] units(final int space) {
        return units.get(space);
    }

    /** NaN where one of the two has length zero. */
    double cosine(final int space, final int place, final int query) {
        final double cosine = cosines.get(space)[place][query];
        return isDefined.get(space)[place] && plan.isDefined(space, query)
                ? Math.max(-1, Math.min(1, cosine))
                : Double.NaN;
    }

    /** Whether a reference is the query itself: of the same RowID and vector. */
    boolean isQuery(final int place, final int query) {
        if (namesakes.get(place).isEmpty() || !namesakes.get(place).contains(query)) {
            return false;
        }
        final double[] vector = plan.queries().get(query).vectors().get(0);
        return Arrays.equals(vector, Arrays.copyOf(block.vectors()[place], vector.length));
    }
}
