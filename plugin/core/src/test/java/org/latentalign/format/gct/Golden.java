package org.latentalign.format.gct;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.latentalign.progress.Progress;

/** The golden files beside this class, which make_golden.py made, and ways to read them whole. */
final class Golden {

    private Golden() {}

    static Path file(final String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Golden.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a reader gave, all in memory. */
    record Table(Metadata samples, Metadata genes, double[][] rows, GctReport report) {}

    static Table read(final Path path, final GctRequest request) throws IOException {
        try (var data = GctData.open(path, request, Progress.NONE)) {
            final var rows = new ArrayList<double[]>();
            data.forEachRow(
                    (index, values) -> {
                        if (index != rows.size()) {
                            throw new IllegalStateException("Row " + index + " came after " + rows.size() + " rows");
                        }
                        rows.add(values.clone());
                    },
                    Progress.NONE);
            return new Table(data.samples(), data.genes(), rows.toArray(new double[0][]), data.report());
        }
    }

    static Table read(final Path path) throws IOException {
        return read(path, samplesAsRows(AxisRequest.ALL, AxisRequest.ALL));
    }

    static GctRequest samplesAsRows(final AxisRequest samples, final AxisRequest genes) {
        return new GctRequest(Orientation.SAMPLES_AS_ROWS, samples, genes);
    }

    static GctRequest genesAsRows(final AxisRequest samples, final AxisRequest genes) {
        return new GctRequest(Orientation.GENES_AS_ROWS, samples, genes);
    }

    /** Writes the columns as lines "name TYPE value value", with a hyphen for a missing value. */
    static List<String> columns(final Metadata metadata) {
        return metadata.columns().stream()
                .map(column -> {
                    final var line = new StringBuilder(column.name() + " " + column.type());
                    for (int i = 0; i < column.size(); i++) {
                        line.append(" | ");
                        if (column.isMissing(i)) {
                            line.append('-');
                        } else if (column.type() == MetadataColumn.Type.STRING) {
                            line.append(column.text(i));
                        } else {
                            line.append(column.number(i));
                        }
                    }
                    return line.toString();
                })
                .toList();
    }
}
