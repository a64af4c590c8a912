package org.latentalign.spark.frame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The files under some paths, in the order of their names: file systems list them in orders of their own, and the order
 * decides which rows are added first.
 *
 * @param files their URIs
 * @param bytes how long all of them are
 * @param folder the one that they are in, when it was all that was asked for
 */
record InputFiles(List<String> files, long bytes, Optional<String> folder) {

    /** Copies the list. */
    InputFiles {
        files = List.copyOf(files);
    }

    /**
     * Lists files. Of folders, those in folders below, too; not what begins with a dot or an underscore, as Spark does.
     *
     * @param spark knows the file systems
     * @param paths files, folders, or patterns with wildcards
     * @return at least one file
     * @throws JobException when there is none
     */
    @SuppressWarnings("resource") // file systems are shared and stay open
    static InputFiles of(final SparkSession spark, final List<String> paths) throws JobException {
        final Configuration configuration = spark.sparkContext().hadoopConfiguration();
        final List<FileStatus> found = new ArrayList<>();
        final List<FileStatus> asked = new ArrayList<>();
        for (final String path : paths) {
            try {
                final Path pattern = new Path(path);
                final FileSystem system = pattern.getFileSystem(configuration);
                final FileStatus[] matches = system.globStatus(pattern);
                if (matches == null || matches.length == 0) {
                    throw new JobException("There is nothing at " + path + ": check the path.");
                }
                asked.addAll(Arrays.asList(matches));
                final int before = found.size();
                for (final FileStatus match : matches) {
                    collect(system, match, found);
                }
                if (found.size() == before) {
                    throw new JobException("There are no files in " + path + ": check the path.");
                }
            } catch (final IOException | IllegalArgumentException e) {
                throw new JobException("The path " + path + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
        found.sort(Comparator.comparing(file -> file.getPath().toString()));
        return new InputFiles(
                found.stream().map(file -> file.getPath().toString()).toList(),
                found.stream().mapToLong(FileStatus::getLen).sum(),
                asked.size() == 1 && asked.get(0).isDirectory()
                        ? Optional.of(asked.get(0).getPath().toString())
                        : Optional.empty());
    }

    private static void collect(final FileSystem system, final FileStatus file, final List<FileStatus> found)
            throws IOException {
        if (!file.isDirectory()) {
            found.add(file);
            return;
        }
        for (final FileStatus child : system.listStatus(file.getPath())) {
            final String name = child.getPath().getName();
            if (!name.startsWith(".") && !name.startsWith("_")) {
                collect(system, child, found);
            }
        }
    }
}
