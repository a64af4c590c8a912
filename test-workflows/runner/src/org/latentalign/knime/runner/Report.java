package org.latentalign.knime.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeAnnotation;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.NodeContainerMetadata;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.webui.node.NodeWrapper;
import org.knime.core.webui.node.view.NodeViewManager;

/**
 * An executed workflow as one page that a browser opens from disk: what the workflow is about, in its author's words, then
 * its nodes with their warnings, views and the heads of their tables. The page needs nothing from elsewhere, and may not
 * load anything.
 */
public final class Report {

    private static final int SHOWN_COLUMNS = 8;

    private final WorkflowManager workflow;
    private final int rows;
    private final StringBuilder body = new StringBuilder();
    /** From the text of a view's page to the page and where it is. */
    private final Map<String, StoredPage> pages = new LinkedHashMap<>();

    private record StoredPage(String id, ViewPage page) {}

    private Report(final WorkflowManager workflow, final int rows) {
        this.workflow = workflow;
        this.rows = rows;
    }

    /**
     * @param workflow executed, as far as it could be
     * @param rows how many rows of each table are shown
     * @param file appears only when it is complete
     */
    public static void write(final WorkflowManager workflow, final int rows, final Path file) throws IOException {
        final String page = new Report(workflow, rows).page();
        final Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.writeString(unfinished, page);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private String page() throws IOException {
        final List<Chapter> chapters = Chapter.of(workflow);
        addHeader(chapters);
        body.append("<main>\n");
        for (int chapter = introduction(chapters); chapter < chapters.size(); chapter++) {
            addChapter(chapters.get(chapter), chapter);
        }
        body.append(
                """
                </main>
                <footer><p>Numbers in tables have six digits here. Run the workflow with <code>--out DIR</code> for the \
                whole tables.</p></footer>
                """);
        final String script = resource("report.js");
        final Set<String> scripts = new LinkedHashSet<>(List.of(script));
        final StringBuilder stored = new StringBuilder();
        for (final StoredPage page : pages.values()) {
            // what runs within a frame needs leave of the page around it, too
            scripts.addAll(page.page().scripts());
            stored.append(Html.data(page.id(), quoted(page.page().html())));
        }
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                %s
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s%s%s</body>
                </html>
                """
                .formatted(
                        Html.policy(scripts),
                        Html.text(workflow.getName()),
                        resource("report.css"),
                        body,
                        stored,
                        Html.script(script));
    }

    // ---- the workflow

    /** @return how many chapters come before the first with a heading or a node */
    private static int introduction(final List<Chapter> chapters) {
        int length = 0;
        while (length < chapters.size()
                && chapters.get(length).nodes().isEmpty()
                && !Prose.hasHeading(chapters.get(length).text())) {
            length++;
        }
        return length;
    }

    private void addHeader(final List<Chapter> chapters) {
        final int first = introduction(chapters);
        body.append("<header>\n<h1>").append(Html.text(workflow.getName())).append("</h1>\n");
        final NodeContainerMetadata metadata = workflow.getMetadata();
        if (metadata != null) {
            addParagraphs(Prose.paragraphs(metadata.getDescription().orElse("")));
        }
        chapters.subList(0, first).forEach(chapter -> addParagraphs(chapter.text()));
        final long unfinished = workflow.getNodeContainers().stream()
                .filter(node -> !node.getNodeContainerState().isExecuted())
                .count();
        if (unfinished > 0) {
            body.append("<p class=\"error\"><strong>Not complete:</strong> ")
                    .append(unfinished)
                    .append(" of ")
                    .append(workflow.getNodeContainers().size())
                    .append(" nodes could not be executed.</p>\n");
        }
        addVerdicts();
        if (chapters.stream()
                        .filter(chapter -> Prose.hasHeading(chapter.text()))
                        .count()
                > 1) {
            body.append("<nav aria-label=\"Contents\"><ol>\n");
            for (int chapter = 0; chapter < chapters.size(); chapter++) {
                if (Prose.hasHeading(chapters.get(chapter).text())) {
                    body.append("<li><a href=\"#chapter-")
                            .append(chapter)
                            .append("\">")
                            .append(Html.text(chapters.get(chapter).text().get(0)))
                            .append("</a></li>\n");
                }
            }
            body.append("</ol></nav>\n");
        }
        body.append("</header>\n");
    }

    /** What is to be read before any figure, each with a link to its node. */
    private void addVerdicts() {
        final List<Verdict> verdicts = Verdict.of(workflow);
        if (verdicts.isEmpty()) {
            return;
        }
        body.append("<section class=\"verdicts\" aria-label=\"What the nodes say\">\n<ul>\n");
        for (final Verdict verdict : verdicts) {
            final String note = note(verdict.node().getNodeAnnotation());
            body.append(verdict.isFailure() ? "<li class=\"error\">" : "<li>")
                    .append("<a href=\"#node-")
                    .append(verdict.node().getID().getIndex())
                    .append("\">")
                    .append(Html.text(verdict.node().getName()))
                    .append("</a>")
                    .append(note.isEmpty() ? "" : " <span class=\"note\">" + Html.text(note) + "</span>")
                    .append("<br>")
                    .append(Html.text(verdict.sentence()))
                    .append("</li>\n");
        }
        body.append("</ul>\n</section>\n");
    }

    private void addChapter(final Chapter chapter, final int number) throws IOException {
        body.append("<section id=\"chapter-").append(number).append("\">\n");
        List<String> text = chapter.text();
        if (Prose.hasHeading(text)) {
            body.append("<h2>").append(Html.text(text.get(0))).append("</h2>\n");
            text = text.subList(1, text.size());
        } else if (text.isEmpty() && number > 0) {
            body.append("<h2>Other nodes</h2>\n");
        }
        addParagraphs(text);
        for (final NodeContainer node : chapter.nodes()) {
            addNode(node);
        }
        body.append("</section>\n");
    }

    private void addParagraphs(final List<String> paragraphs) {
        for (final String paragraph : paragraphs) {
            body.append("<p>").append(Html.text(paragraph)).append("</p>\n");
        }
    }

    // ---- its nodes

    private void addNode(final NodeContainer node) throws IOException {
        final boolean isExecuted = node.getNodeContainerState().isExecuted();
        body.append("<article id=\"node-")
                .append(node.getID().getIndex())
                .append("\">\n<h3>")
                .append(Html.text(node.getName()));
        final String note = note(node.getNodeAnnotation());
        if (!note.isEmpty()) {
            body.append(" <span class=\"note\">").append(Html.text(note)).append("</span>");
        }
        body.append(isExecuted ? "" : " <span class=\"note\">(not executed)</span>")
                .append("</h3>\n");
        addMessage(node.getNodeMessage());
        if (isExecuted && node instanceof NativeNodeContainer nativeNode) {
            if (NodeViewManager.hasNodeView(nativeNode)) {
                addView(nativeNode, note);
            }
            addPorts(nativeNode);
        }
        body.append("</article>\n");
    }

    private static String note(final NodeAnnotation annotation) {
        return annotation.getData().isDefault() ? "" : String.join(" ", Prose.paragraphs(annotation.getText()));
    }

    private void addMessage(final NodeMessage message) {
        if (message.getMessageType() != NodeMessage.Type.RESET) {
            final boolean isError = message.getMessageType() == NodeMessage.Type.ERROR;
            body.append(
                            isError
                                    ? "<p class=\"error\"><strong>Error:</strong> "
                                    : "<p class=\"warning\"><strong>Warning:</strong> ")
                    .append(Html.text(message.getMessage()))
                    .append("</p>\n");
        }
    }

    private void addView(final NativeNodeContainer node, final String note) throws IOException {
        final NodeWrapper wrapper = NodeWrapper.of(node);
        final ViewPage page = ViewPage.of(wrapper).with(resource("frame.js"));
        final StoredPage stored =
                pages.computeIfAbsent(page.html(), html -> new StoredPage("page-" + (pages.size() + 1), page));
        final int number = node.getID().getIndex();
        final String title = node.getName() + (note.isEmpty() ? "" : ", " + note);
        body.append("<div class=\"view\"><iframe title=\"")
                .append(Html.text(title))
                .append("\" data-page=\"")
                .append(stored.id())
                .append("\" data-node=\"")
                .append(number)
                .append("\" sandbox=\"allow-scripts allow-downloads\"></iframe></div>\n")
                .append(Html.data(
                        "data-" + number,
                        NodeViewManager.getInstance().getDataServiceManager().callInitialDataService(wrapper)));
    }

    private void addPorts(final NativeNodeContainer node) {
        final StringBuilder others = new StringBuilder();
        for (int port = 1; port < node.getNrOutPorts(); port++) {
            final PortObject object = node.getOutPort(port).getPortObject();
            final String name = node.getOutPort(port).getPortName();
            if (object instanceof BufferedDataTable table) {
                addTable(name, table);
            } else {
                others.append("<dt>")
                        .append(Html.text(name))
                        .append("</dt><dd>")
                        .append(Html.text(node.getOutPort(port).getPortSummary()))
                        .append("</dd>\n");
            }
        }
        if (!others.isEmpty()) {
            body.append("<dl>\n").append(others).append("</dl>\n");
        }
    }

    private void addTable(final String name, final BufferedDataTable table) {
        final int columns = table.getDataTableSpec().getNumColumns();
        final int shownColumns = Math.min(columns, SHOWN_COLUMNS);
        final long shownRows = Math.min(table.size(), rows);
        body.append("<details><summary>")
                .append(Html.text(name))
                .append(": ")
                .append(String.format(Locale.ROOT, "%,d", table.size()))
                .append(table.size() == 1 ? " row, " : " rows, ")
                .append(columns)
                .append(columns == 1 ? " column" : " columns")
                .append("</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.text(name))
                .append("\"><table>\n");
        if (shownRows < table.size() || shownColumns < columns) {
            body.append("<caption>The first ")
                    .append(shownRows)
                    .append(" rows")
                    .append(shownColumns < columns ? " and " + shownColumns + " columns" : "")
                    .append("</caption>\n");
        }
        body.append("<thead><tr><th scope=\"col\">RowID</th>");
        final boolean[] isNumber = new boolean[shownColumns];
        for (int column = 0; column < shownColumns; column++) {
            final DataColumnSpec spec = table.getDataTableSpec().getColumnSpec(column);
            isNumber[column] = spec.getType().isCompatible(DoubleValue.class);
            body.append(isNumber[column] ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
                    .append(Html.text(spec.getName()))
                    .append("</th>");
        }
        body.append("</tr></thead>\n<tbody>\n");
        try (CloseableRowIterator iterator = table.iterator()) {
            for (int row = 0; row < rows && iterator.hasNext(); row++) {
                addRow(iterator.next(), isNumber);
            }
        }
        body.append("</tbody></table></div></details>\n");
    }

    private void addRow(final DataRow row, final boolean[] isNumber) {
        body.append("<tr><th scope=\"row\">")
                .append(Html.text(row.getKey().getString()))
                .append("</th>");
        for (int column = 0; column < isNumber.length; column++) {
            body.append(isNumber[column] ? "<td class=\"number\">" : "<td>")
                    .append(Html.text(CellText.brief(row.getCell(column))))
                    .append("</td>");
        }
        body.append("</tr>\n");
    }

    // ---- texts

    /** @return the text as JSON has it */
    private static String quoted(final String text) {
        final StringBuilder quoted = new StringBuilder(text.length() + text.length() / 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String resource(final String name) throws IOException {
        try (InputStream in = Report.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
