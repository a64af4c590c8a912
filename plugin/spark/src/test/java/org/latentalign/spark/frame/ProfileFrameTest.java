package org.latentalign.spark.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.GctData;
import org.latentalign.format.gct.GctRequest;
import org.latentalign.format.gct.Orientation;
import org.latentalign.progress.Progress;
import org.latentalign.spark.Cluster;

/** A GCTX file in slices of every size against the file as the nodes read it. */
class ProfileFrameTest {

    private static final Path FOLDER = Path.of("../core/src/test/resources/org/latentalign/format/gct");

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Cluster.start("local[2]");
    }

    @AfterAll
    static void stop() {
        Cluster.stop();
    }

    @Test
    void slicesOfFilesAreTheFiles() throws Exception {
        final Path file = FOLDER.resolve("layout-gzip.gctx");
        final List<String> ids = new ArrayList<>();
        final List<double[]> profiles = new ArrayList<>();
        try (GctData data = GctData.open(
                file, new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL), Progress.NONE)) {
            data.forEachRow(
                    (index, values) -> {
                        ids.add(data.samples().ids().get(index));
                        profiles.add(values.clone());
                    },
                    Progress.NONE);
        }
        assertTrue(ids.size() > 3, "enough samples for several slices");
        for (final int slice : new int[] {1, 3, ids.size() - 1, ids.size(), 1 << 14}) {
            final VectorFrame frame = ProfileFrame.read(spark, List.of(file.toString()), slice);
            assertEquals(
                    (ids.size() + slice - 1) / slice, frame.frame().javaRDD().getNumPartitions());
            final List<Row> rows = frame.frame().collectAsList();
            assertEquals(ids, rows.stream().map(row -> row.<String>getAs("id")).toList());
            for (int i = 0; i < ids.size(); i++) {
                final double[] found = Stream.of(rows.get(i).getList(rows.get(i).fieldIndex("vector")))
                        .flatMap(List::stream)
                        .mapToDouble(value -> value == null ? Double.NaN : (Double) value)
                        .toArray();
                assertArrayEquals(profiles.get(i), found);
            }
        }
    }
}
