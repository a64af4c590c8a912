package org.latentalign.knime.tests;

import java.util.concurrent.atomic.AtomicReference;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** A node that gives a table, and another one after it was told to. */
public final class TableSourceNodeFactory extends DefaultNodeFactory {

    /** @param table what the node gives */
    TableSourceNodeFactory(final AtomicReference<TestTable> table) {
        super(node(table));
    }

    private static DefaultNode node(final AtomicReference<TestTable> table) {
        return DefaultNode.create()
                .name("Table Source")
                .icon("source.png")
                .shortDescription("Gives a table to test other nodes with.")
                .fullDescription("Gives a table to test other nodes with.")
                .sinceVersion(5, 8, 0)
                .ports(ports -> ports.addOutputTable("Table", "The table."))
                .model(model -> model.withoutParameters()
                        .configure((in, out) -> out.setOutSpecs(table.get().spec()))
                        .execute((in, out) -> out.setOutData(table.get().create(in.getExecutionContext()))));
    }
}
