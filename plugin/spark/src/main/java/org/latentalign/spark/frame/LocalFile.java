package org.latentalign.spark.frame;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * A file of any file system that Spark knows, as one that Java can read: itself where it is local, as on a shared disk, else
 * a copy that is deleted again.
 */
final class LocalFile implements Closeable {

    private final Path path;

    /** In which nothing but the copy is; null where there is none. */
    private final Path temporary;

    private LocalFile(final Path path, final Path temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * @param file its URI, as Spark writes it
     * @return the file
     * @throws IOException when it cannot be copied
     */
    @SuppressWarnings("resource") // file systems are shared and stay open
    static LocalFile of(final String file) throws IOException {
        final org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(file);
        final String scheme = source.toUri().getScheme();
        if (scheme == null || scheme.equals("file")) {
            return new LocalFile(Path.of(source.toUri().getPath()), null);
        }
        final Path folder = Files.createTempDirectory("latent-alignment");
        final Path copy = folder.resolve(source.getName());
        final Configuration configuration =
                SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
        final FileSystem files = source.getFileSystem(configuration);
        files.copyToLocalFile(false, source, new org.apache.hadoop.fs.Path(copy.toUri()), true);
        return new LocalFile(copy, folder);
    }

    /** @return where Java can read it */
    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            Files.deleteIfExists(path);
            Files.deleteIfExists(temporary);
        }
    }
}
