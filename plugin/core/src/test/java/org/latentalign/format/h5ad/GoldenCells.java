package org.latentalign.format.h5ad;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.latentalign.progress.Progress;

/** The golden files beside this class, which h5py wrote, and ways to read them whole. */
final class GoldenCells {

    private GoldenCells() {}

    static Path file(final String name) {
        try {
            return Path.of(Objects.requireNonNull(GoldenCells.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a reader gave, all in memory. */
    record Table(
            Annotations cells, Annotations genes, double[][] rows, List<double[][]> embeddings, CellReport report) {}

    static Table read(final Path path, final CellRequest request) throws IOException {
        try (var data = CellData.open(path, request, Progress.NONE)) {
            final var rows = new ArrayList<double[]>();
            final List<List<double[]>> vectors = new ArrayList<>();
            request.embeddings().forEach(name -> vectors.add(new ArrayList<>()));
            data.forEachRow(
                    (index, values, embeddings) -> {
                        if (index != rows.size()) {
                            throw new IllegalStateException("Cell " + index + " came after " + rows.size());
                        }
                        rows.add(values.clone());
                        for (int i = 0; i < embeddings.length; i++) {
                            vectors.get(i).add(embeddings[i].clone());
                        }
                    },
                    Progress.NONE);
            return new Table(
                    data.cells(),
                    data.genes(),
                    rows.toArray(new double[0][]),
                    vectors.stream().map(list -> list.toArray(new double[0][])).toList(),
                    data.report());
        }
    }

    static Table read(final String name, final CellRequest request) throws IOException {
        return read(file(name), request);
    }
}
