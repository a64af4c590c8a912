package org.knime.core.webui.node.dialog.defaultdialog.uischema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.webui.node.dialog.defaultdialog.persistence.SavedField;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Inside;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.widget.message.TextMessage;

/**
 * The fields of a dialog in the order in which it shows them: those without a layout part, then part by part. Parts
 * that nothing orders stand in the order of their classes' names. Parts that do not belong to one class, directly or
 * by what they stand after, before or inside, are an error.
 */
public final class DialogLayout {

    private final List<SavedField> fields = new ArrayList<>();
    private final Map<Class<?>, Part> parts = new LinkedHashMap<>();

    private DialogLayout() {}

    /** Either class may be null. */
    public static DialogLayout of(final Class<? extends WidgetGroup> model, final Class<? extends WidgetGroup> view) {
        final var layout = new DialogLayout();
        if (model != null) {
            layout.collect(model, null);
        }
        if (view != null) {
            layout.collect(view, null);
        }
        layout.arrange();
        return layout;
    }

    /** In the order of the dialog. */
    public List<SavedField> fields() {
        return fields;
    }

    private void collect(final Class<?> group, final Class<?> surroundingPart) {
        for (final SavedField field : SavedField.of(group)) {
            final Class<?> ownPart = part(field, group);
            final Class<?> part = ownPart == null ? surroundingPart : ownPart;
            if (WidgetGroup.class.isAssignableFrom(field.type())
                    && !field.type().isInterface()) {
                collect(field.type(), part);
            } else if (isShown(field)) {
                (part == null ? fields : part(part).fields).add(field);
            }
        }
    }

    private static boolean isShown(final SavedField field) {
        return field.field().isAnnotationPresent(Widget.class) || field.field().isAnnotationPresent(TextMessage.class);
    }

    /** Of the field, or of its type if that is a group, or of the superclass it comes from. */
    private static Class<?> part(final SavedField field, final Class<?> group) {
        Layout layout = field.field().getAnnotation(Layout.class);
        if (layout == null && WidgetGroup.class.isAssignableFrom(field.type())) {
            layout = field.type().getAnnotation(Layout.class);
        }
        if (layout == null && field.field().getDeclaringClass() != group) {
            layout = field.field().getDeclaringClass().getAnnotation(Layout.class);
        }
        return layout == null ? null : layout.value();
    }

    private Part part(final Class<?> type) {
        final Part known = parts.get(type);
        if (known != null) {
            return known;
        }
        final var part = new Part(type);
        parts.put(type, part);
        if (type.getEnclosingClass() != null) {
            part.parent = part(type.getEnclosingClass());
        }
        for (final After after : type.getAnnotationsByType(After.class)) {
            order(part(after.value()), part, part);
        }
        for (final Before before : type.getAnnotationsByType(Before.class)) {
            order(part, part(before.value()), part);
        }
        final var inside = type.getAnnotation(Inside.class);
        if (inside != null) {
            part.parent = part(inside.value());
        }
        return part;
    }

    /** Parts of one outermost class can only be ordered where they stand next to each other. */
    private static void order(final Part first, final Part second, final Part annotated) {
        second.predecessors.add(first);
        final Part other = annotated == first ? second : first;
        if (annotated.parent != null && annotated.parent == other.parent) {
            annotated.beside.add(other);
            other.beside.add(annotated);
            return;
        }
        if (annotated.type.isNestmateOf(other.type)) {
            throw new IllegalStateException("The layout part " + annotated.type.getSimpleName() + " is ordered against "
                    + other.type.getSimpleName() + ", but does not stand next to it.");
        }
        annotated.siblings.add(other);
    }

    private void arrange() {
        parts.values().forEach(part -> part.adoptParentOfSiblings(new LinkedHashSet<>()));
        final List<Part> roots = parts.values().stream()
                .filter(part -> part.parent == null && hasContent(part))
                .toList();
        if (roots.size() > 1) {
            throw new IllegalStateException("Multiple root layout nodes detected: "
                    + roots.stream().map(part -> part.type.getSimpleName()).collect(Collectors.joining(", ")));
        }
        roots.forEach(this::append);
    }

    private List<Part> children(final Part parent) {
        return parts.values().stream().filter(part -> part.parent == parent).toList();
    }

    private boolean hasContent(final Part part) {
        return !part.fields.isEmpty() || children(part).stream().anyMatch(this::hasContent);
    }

    private void append(final Part part) {
        fields.addAll(part.fields);
        final Set<Part> left = new LinkedHashSet<>(children(part));
        while (!left.isEmpty()) {
            final Part next = left.stream()
                    .filter(child -> child.predecessors.stream().noneMatch(left::contains))
                    .min(Comparator.comparing(child -> child.type.getSimpleName()))
                    .orElseThrow(() -> new IllegalStateException("The layout parts are ordered in a circle."));
            left.remove(next);
            append(next);
        }
    }

    /** One part of the dialog. */
    private static final class Part {

        private final Class<?> type;
        private final List<SavedField> fields = new ArrayList<>();
        private final Set<Part> predecessors = new LinkedHashSet<>();
        private Part parent;
        private boolean isAdopted;

        /** Parts of other classes that it is ordered against. */
        private final Set<Part> siblings = new LinkedHashSet<>();

        /** Parts of the same class that it is ordered against: where one moves, all move. */
        private final Set<Part> beside = new LinkedHashSet<>();

        Part(final Class<?> type) {
            this.type = type;
        }

        void adoptParentOfSiblings(final Set<Part> asking) {
            if (isAdopted) {
                return;
            }
            if (!asking.add(this)) {
                throw new IllegalStateException(
                        "Conflicting order annotations for layout part " + type.getSimpleName());
            }
            final Set<Part> targets = new LinkedHashSet<>();
            together(new LinkedHashSet<>()).forEach(part -> targets.addAll(part.siblings));
            targets.forEach(target -> target.adoptParentOfSiblings(asking));
            final Set<Part> parents =
                    targets.stream().map(target -> target.parent).collect(Collectors.toSet());
            if (parents.size() > 1) {
                throw new IllegalStateException(
                        "Conflicting order annotations for layout part " + type.getSimpleName());
            }
            if (!parents.isEmpty()) {
                parent = parents.iterator().next();
            }
            isAdopted = true;
        }

        private Set<Part> together(final Set<Part> found) {
            if (found.add(this)) {
                beside.forEach(part -> part.together(found));
            }
            return found;
        }
    }
}
