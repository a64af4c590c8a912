package org.knime.core.node.util;

import java.util.Iterator;

/** Small helpers. */
public final class ConvenienceMethods {

    private ConvenienceMethods() {}

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
