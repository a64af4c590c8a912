package org.latentalign.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A table in Markdown under a title and a sentence. */
final class Markdown {

    private final String title;
    private final String text;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Markdown(final String title, final String text, final String... columns) {
        this.title = title;
        this.text = text;
        this.columns = List.of(columns);
    }

    void add(final Object... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> cell instanceof Double rate ? Rates.text(rate) : String.valueOf(cell))
                .toList());
    }

    @Override
    public String toString() {
        final var lines = new StringBuilder("## ").append(title).append("\n\n");
        lines.append(text).append("\n\n").append(line(columns));
        lines.append(line(Collections.nCopies(columns.size(), "---")));
        rows.forEach(row -> lines.append(line(row)));
        return lines.toString();
    }

    private static String line(final List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
