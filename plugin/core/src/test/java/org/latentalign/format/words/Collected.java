package org.latentalign.format.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.progress.Progress;

/** What a reader delivered, for tests. */
final class Collected implements WordVectorSink {

    record Row(String word, long rank, double[] vector) {}

    private final List<Row> rows = new ArrayList<>();
    private int dimension = -1;
    private WordVectorReport report;

    static Collected read(final Path file, final WordVectorOptions options) throws IOException {
        final Collected collected = new Collected();
        collected.report = WordVectorReader.read(file, options, collected, Progress.NONE);
        return collected;
    }

    @Override
    public void begin(final int d) {
        if (dimension >= 0) {
            throw new IllegalStateException("begun twice");
        }
        dimension = d;
    }

    @Override
    public void accept(final String word, final long rank, final double[] vector) {
        rows.add(new Row(word, rank, vector.clone()));
    }

    List<Row> rows() {
        return rows;
    }

    List<String> words() {
        return rows.stream().map(Row::word).toList();
    }

    List<Long> ranks() {
        return rows.stream().map(Row::rank).toList();
    }

    int dimension() {
        return dimension;
    }

    WordVectorReport report() {
        return report;
    }
}
