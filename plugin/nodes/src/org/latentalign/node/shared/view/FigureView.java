package org.latentalign.node.shared.view;

import java.util.List;
import java.util.function.Function;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultView;
import org.knime.node.DefaultView.RequireViewParameters;
import org.knime.node.DefaultView.ViewInput;
import org.latentalign.figure.Figure;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;

/**
 * The view of a node that shows a figure. The node's factory adds it, and the node's execute shows a figure in it:
 *
 * <pre>{@code DefaultNode.create()....model(...).addView(FigureView.described("What is to be seen."))
 * FigureView.show(output, input.getExecutionContext(), figure)}</pre>
 *
 * The figure is saved and loaded with the node, so that it is there without executing the node again.
 */
public final class FigureView {

    private static final List<Column<Figure>> STORED = List.of(Column.text("Figure", FigureJson::write));

    private static final Figure NOT_STORED = Figure.empty(
            "No picture",
            "This node was executed by a version of the extension that did not make pictures yet."
                    + " Reset it and execute it again.");

    private FigureView() {}

    /**
     * @param description what is to be seen, for the node's description: text or an XML fragment as KNIME has it there
     * @return what {@code addView} of a node takes
     */
    public static Function<RequireViewParameters, DefaultView> described(final String description) {
        return view -> view.withoutParameters()
                .description(description)
                .page(page -> page.fromFile()
                        .bundleClass(FigureView.class)
                        .basePath("views")
                        .relativeFilePath("figure.html")
                        .addResourceDirectory(""))
                // as it was stored: it is JSON already
                .initialData(data -> data.data(FigureView::stored).serializer(json -> json));
    }

    /**
     * Shows a figure in the view of the node that is executed; to be called once.
     *
     * @param output of the node's execute
     * @param exec of the same
     * @param figure may hold any texts: the page shows them as what they are
     */
    public static void show(final ExecuteOutput output, final ExecutionContext exec, final Figure figure) {
        // without a domain, which would hold the whole text once more
        var withoutDomain =
                DataContainerSettings.builder().withDomainUpdate(false).build();
        try (var table = NewTable.open(exec, "Figure", STORED, withoutDomain)) {
            table.add(figure);
            output.setInternalData(table.finish());
        }
    }

    private static String stored(final ViewInput input) {
        PortObject[] objects = input.getInternalPortObjects();
        if (objects != null && objects.length > 0 && objects[0] instanceof BufferedDataTable table) {
            try (CloseableRowIterator rows = table.iterator()) {
                if (rows.hasNext() && rows.next().getCell(0) instanceof StringValue json) {
                    return json.getStringValue();
                }
            }
        }
        return FigureJson.write(NOT_STORED);
    }
}
