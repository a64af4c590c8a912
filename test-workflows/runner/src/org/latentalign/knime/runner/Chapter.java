package org.latentalign.knime.runner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.NodeUIInformation;
import org.knime.core.node.workflow.WorkflowAnnotation;
import org.knime.core.node.workflow.WorkflowManager;

/**
 * A workflow in the order in which it is read: its annotations, row by row, each with the nodes that stand in it.
 *
 * @param text the annotation's paragraphs; none for the nodes that stand in no annotation
 * @param nodes in the order of their numbers
 */
record Chapter(List<String> text, List<NodeContainer> nodes) {

    /** Annotations whose upper edges are no further apart, in pixels, stand beside each other. */
    private static final int ROW = 60;

    static List<Chapter> of(final WorkflowManager workflow) {
        final List<WorkflowAnnotation> annotations = inReadingOrder(workflow.getWorkflowAnnotations());
        final Map<WorkflowAnnotation, List<NodeContainer>> nodes = new LinkedHashMap<>();
        annotations.forEach(annotation -> nodes.put(annotation, new ArrayList<>()));
        final List<NodeContainer> others = new ArrayList<>();
        for (final NodeContainer node : workflow.getNodeContainers()) {
            annotations.stream()
                    .filter(annotation -> surrounds(annotation, node.getUIInformation()))
                    .min(Comparator.comparingLong(annotation -> (long) annotation.getWidth() * annotation.getHeight()))
                    .map(nodes::get)
                    .orElse(others)
                    .add(node);
        }
        final List<Chapter> chapters = new ArrayList<>();
        nodes.forEach((annotation, inside) ->
                chapters.add(new Chapter(Prose.paragraphs(annotation.getText()), List.copyOf(inside))));
        if (!others.isEmpty()) {
            chapters.add(new Chapter(List.of(), others));
        }
        return chapters;
    }

    private static List<WorkflowAnnotation> inReadingOrder(final Collection<WorkflowAnnotation> annotations) {
        final List<WorkflowAnnotation> byHeight = new ArrayList<>(annotations);
        byHeight.sort(Comparator.comparingInt(WorkflowAnnotation::getY));
        final List<WorkflowAnnotation> ordered = new ArrayList<>();
        final List<WorkflowAnnotation> row = new ArrayList<>();
        for (final WorkflowAnnotation annotation : byHeight) {
            if (!row.isEmpty() && annotation.getY() - row.get(0).getY() > ROW) {
                endRow(row, ordered);
            }
            row.add(annotation);
        }
        endRow(row, ordered);
        return ordered;
    }

    private static void endRow(final List<WorkflowAnnotation> row, final List<WorkflowAnnotation> ordered) {
        row.sort(Comparator.comparingInt(WorkflowAnnotation::getX));
        ordered.addAll(row);
        row.clear();
    }

    private static boolean surrounds(final WorkflowAnnotation annotation, final NodeUIInformation node) {
        if (node == null) {
            return false;
        }
        final int x = node.getBounds()[0] - annotation.getX();
        final int y = node.getBounds()[1] - annotation.getY();
        return x >= 0 && y >= 0 && x < annotation.getWidth() && y < annotation.getHeight();
    }
}
