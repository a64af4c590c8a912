package org.knime.core.node.util;

import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;

/** Small helpers. */
public final class ConvenienceMethods {

    private ConvenienceMethods() {}

    /**
     * @param o1 any, or null
     * @param o2 any, or null
     * @return whether both are null or equal
     */
    public static boolean areEqual(final Object o1, final Object o2) {
        return Objects.equals(o1, o2);
    }

    /**
     * @param objects to print
     * @param maxToPrint how many of them
     * @return the first of them in quotes, and how many more there are
     */
    public static String getShortStringFrom(final Collection<?> objects, final int maxToPrint) {
        return getShortStringFrom(objects.iterator(), objects.size(), maxToPrint);
    }

    /**
     * @param it to print
     * @param length how many there are
     * @param maxToPrint how many of them to print
     * @return the first of them in quotes, and how many more there are
     */
    public static String getShortStringFrom(final Iterator<?> it, final int length, final int maxToPrint) {
        final StringBuilder text = new StringBuilder();
        for (int printed = 0; it.hasNext() && printed < maxToPrint; printed++) {
            final Object next = it.next();
            text.append(printed == 0 ? "\"" : ", \"")
                    .append(next == null ? "<null>" : next)
                    .append('"');
        }
        if (it.hasNext()) {
            text.append(",  ... <").append(length - maxToPrint).append(" more>");
        }
        return text.toString();
    }
}
