package org.knime.core.webui.node.dialog.defaultdialog.jsonforms;

import java.util.Locale;
import org.knime.core.webui.node.dialog.defaultdialog.util.DescriptionUtil.TitleAndDescription;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;

/** What users read for the constants of an enum. */
public final class EnumUtil {

    private EnumUtil() {}

    /** From the constant's label; without one, the name in lower case with a capital and blanks. */
    public static TitleAndDescription createConstantEntry(final Enum<?> constant) {
        try {
            final var field = constant.getDeclaringClass().getField(constant.name());
            if (field.isAnnotationPresent(Widget.class)) {
                throw new IllegalStateException(
                        "The constant " + constant.name() + " has a @Widget where @Label is meant.");
            }
            final var label = field.getAnnotation(Label.class);
            if (label != null) {
                return new TitleAndDescription(label.value(), label.description());
            }
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("An enum has a field for each of its constants.", e);
        }
        final var text = constant.name().toLowerCase(Locale.getDefault()).replace('_', ' ');
        return new TitleAndDescription(text.substring(0, 1).toUpperCase(Locale.getDefault()) + text.substring(1), null);
    }
}
