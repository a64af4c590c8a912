package org.knime.core.webui.node.dialog.defaultdialog.uischema;

import java.util.Arrays;
import java.util.List;
import org.knime.core.webui.node.dialog.defaultdialog.jsonforms.EnumUtil;
import org.knime.core.webui.node.dialog.defaultdialog.persistence.SavedField;
import org.knime.core.webui.node.dialog.defaultdialog.util.DescriptionUtil;
import org.knime.core.webui.node.dialog.defaultdialog.util.DescriptionUtil.TitleAndDescription;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;

/** What a node's description says about the fields of its dialog. */
public final class DialogOptions {

    private DialogOptions() {}

    /** Title and description of each field, with those of an enum's constants and of a list's elements. */
    public static List<TitleAndDescription> of(final DialogLayout layout) {
        return layout.fields().stream()
                .filter(field -> field.field().isAnnotationPresent(Widget.class))
                .map(DialogOptions::option)
                .toList();
    }

    private static TitleAndDescription option(final SavedField field) {
        final var widget = field.field().getAnnotation(Widget.class);
        final var description = new StringBuilder(widget.description());
        if (field.type().isEnum() && !widget.description().isEmpty()) {
            description.append(DescriptionUtil.getDescriptionsUlString(
                    Arrays.stream(field.type().getEnumConstants())
                            .map(constant -> EnumUtil.createConstantEntry((Enum<?>) constant))
                            .toList()));
        } else if (field.element() != null && WidgetGroup.class.isAssignableFrom(field.element())) {
            description.append(DescriptionUtil.getDescriptionsUlString(
                    of(DialogLayout.of(field.element().asSubclass(WidgetGroup.class), null))));
        }
        return new TitleAndDescription(widget.title(), description.toString());
    }
}
