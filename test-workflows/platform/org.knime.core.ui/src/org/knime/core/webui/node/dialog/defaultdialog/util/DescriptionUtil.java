package org.knime.core.webui.node.dialog.defaultdialog.util;

import java.util.Collection;
import java.util.stream.Collectors;

/** Puts lists of titles and descriptions into the text of a description. */
public final class DescriptionUtil {

    private DescriptionUtil() {}

    /** Title and description of a constant or of a part of a list element. */
    public record TitleAndDescription(String title, String description) {

        boolean hasDescription() {
            return description != null && !description.isBlank();
        }
    }

    /** An HTML list, or nothing if none of the items is described; titles are escaped, descriptions are not. */
    public static String getDescriptionsUlString(final Collection<TitleAndDescription> items) {
        if (items.stream().noneMatch(TitleAndDescription::hasDescription)) {
            return "";
        }
        return items.stream()
                .map(item -> "\n<li><b>" + escape(item.title()) + "</b>"
                        + (item.hasDescription() ? ": " + item.description() : "") + "</li>")
                .collect(Collectors.joining("", "\n<ul>", "\n</ul>"));
    }

    private static String escape(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
