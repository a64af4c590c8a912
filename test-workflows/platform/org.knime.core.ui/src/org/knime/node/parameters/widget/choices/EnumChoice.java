package org.knime.node.parameters.widget.choices;

import org.knime.core.webui.node.dialog.defaultdialog.jsonforms.EnumUtil;

/** A constant to choose, and what the user reads for it. */
public record EnumChoice<E extends Enum<E>>(E id, String text) {

    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(final E enumConst) {
        return new EnumChoice<>(
                enumConst, EnumUtil.createConstantEntry(enumConst).title());
    }
}
