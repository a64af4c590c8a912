package org.latentalign.knime.tests;

import java.util.List;
import java.util.stream.DoubleStream;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** A node that gives a table of moments, as a data base computes them, with the last dimension first. */
public final class MomentTableSourceNodeFactory extends DefaultNodeFactory {

    /**
     * @param count n
     * @param means of the dimensions
     * @param covariances of each with each, divided by n
     */
    MomentTableSourceNodeFactory(final long count, final double[] means, final double[][] covariances) {
        super(DefaultNode.create()
                .name("Moment Table Source")
                .icon("source.png")
                .shortDescription("Gives moments to test other nodes with.")
                .fullDescription("Gives moments to test other nodes with.")
                .sinceVersion(5, 8, 0)
                .ports(ports -> ports.addOutputTable("Moments", "The moments."))
                .model(model -> model.withoutParameters()
                        .configure((in, out) -> out.setOutSpecs(spec()))
                        .execute((in, out) ->
                                out.setOutData(create(in.getExecutionContext(), count, means, covariances)))));
    }

    private static DataTableSpec spec() {
        return new DataTableSpec(
                new DataColumnSpecCreator("INDEX", LongCell.TYPE).createSpec(),
                new DataColumnSpecCreator("n", LongCell.TYPE).createSpec(),
                new DataColumnSpecCreator("Mean", DoubleCell.TYPE).createSpec(),
                new DataColumnSpecCreator("Row", DataType.getType(ListCell.class, DoubleCell.TYPE)).createSpec());
    }

    private static BufferedDataTable create(
            final ExecutionContext context, final long count, final double[] means, final double[][] covariances) {
        final var container = context.createDataContainer(spec());
        for (int i = means.length - 1; i >= 0; i--) {
            final List<DoubleCell> row =
                    DoubleStream.of(covariances[i]).mapToObj(DoubleCell::new).toList();
            container.addRowToTable(new DefaultRow(
                    "dimension " + i,
                    new LongCell(i + 1L),
                    new LongCell(count),
                    new DoubleCell(means[i]),
                    CollectionCellFactory.createListCell(row)));
        }
        container.close();
        return container.getTable();
    }
}
