package org.latentalign.knime.tests;

import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** A node that gives the rows that a test writes down. */
public final class RowsSourceNodeFactory extends DefaultNodeFactory {

    /**
     * @param spec of the table
     * @param rows the cells of each; they are called Row0, Row1, ...
     */
    RowsSourceNodeFactory(final DataTableSpec spec, final List<List<DataCell>> rows) {
        super(DefaultNode.create()
                .name("Rows Source")
                .icon("source.png")
                .shortDescription("Gives rows to test other nodes with.")
                .fullDescription("Gives rows to test other nodes with.")
                .sinceVersion(5, 8, 0)
                .ports(ports -> ports.addOutputTable("Rows", "The rows."))
                .model(model -> model.withoutParameters()
                        .configure((in, out) -> out.setOutSpecs(spec))
                        .execute((in, out) -> out.setOutData(create(in.getExecutionContext(), spec, rows)))));
    }

    private static BufferedDataTable create(
            final ExecutionContext context, final DataTableSpec spec, final List<List<DataCell>> rows) {
        final var container = context.createDataContainer(spec);
        for (int i = 0; i < rows.size(); i++) {
            container.addRowToTable(new DefaultRow("Row" + i, rows.get(i)));
        }
        container.close();
        return container.getTable();
    }
}
