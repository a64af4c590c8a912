package org.latentalign.spark.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.latentalign.spark.frame.JobException;

/**
 * Where a command writes: a file or a folder. It is written beside its place under another name and moved there when it is
 * complete, so that nothing half-written is left when writing fails.
 */
final class Target {

    private final FileSystem files;
    private final Path place;
    private final boolean mayReplace;

    private Target(final FileSystem files, final Path place, final boolean mayReplace) {
        this.files = files;
        this.place = place;
        this.mayReplace = mayReplace;
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream stream) throws IOException;
    }

    /** Writes the content of a folder. */
    @FunctionalInterface
    interface Folder {
        void write(String path) throws JobException;
    }

    /**
     * Looks, before any long work, whether a file can be written there.
     *
     * @param spark knows the file systems
     * @param arguments with the options {@code output} and {@code replace}
     * @return the target
     * @throws JobException when there is something already, or nothing can be written
     */
    static Target file(final SparkSession spark, final Arguments arguments) throws JobException {
        return of(spark, arguments, false);
    }

    /**
     * Looks, before any long work, whether a folder can be written there.
     *
     * @param spark knows the file systems
     * @param arguments with the options {@code output} and {@code replace}
     * @return the target
     * @throws JobException when there is something already, or nothing can be written
     */
    static Target folder(final SparkSession spark, final Arguments arguments) throws JobException {
        return of(spark, arguments, true);
    }

    @SuppressWarnings("resource") // file systems are shared and stay open
    private static Target of(final SparkSession spark, final Arguments arguments, final boolean isFolder)
            throws JobException {
        final String path = arguments.one("output");
        try {
            final Path place = new Path(path);
            final FileSystem shared = place.getFileSystem(spark.sparkContext().hadoopConfiguration());
            // without a file of checksums beside every file
            final FileSystem files = shared instanceof final LocalFileSystem local ? local.getRaw() : shared;
            final Target target = new Target(files, files.makeQualified(place), arguments.has("replace"));
            if (target.place.isRoot()) {
                throw new JobException("Nothing can be written to " + path + ": name a place in it.");
            }
            if (files.exists(target.place)) {
                if (!target.mayReplace) {
                    throw new JobException("There is a " + path
                            + " already: choose another place, or allow with --replace to replace it.");
                }
                if (files.getFileStatus(target.place).isDirectory() != isFolder) { // a slip, which would cost a folder
                    throw new JobException("What is at " + path + " is a " + (isFolder ? "file" : "folder") + ", and a "
                            + (isFolder ? "folder" : "file") + " is written: choose another place.");
                }
            }
            final Path trial = target.beside();
            files.create(trial).close();
            files.delete(trial, false);
            return target;
        } catch (final IOException | IllegalArgumentException e) {
            throw cannotWrite(path, e);
        }
    }

    private static JobException cannotWrite(final Object path, final Exception e) {
        return new JobException("Nothing can be written to " + path + ": " + e.getMessage() + ".", e);
    }

    private Path beside() {
        return new Path(place.getParent(), "_" + place.getName() + "." + UUID.randomUUID() + ".part");
    }

    /**
     * Writes a file.
     *
     * @param content what to write
     * @throws JobException when it cannot be written
     */
    void write(final Content content) throws JobException {
        final Path part = beside();
        try {
            try (OutputStream stream = new BufferedOutputStream(files.create(part))) {
                content.write(stream);
            }
            move(part);
        } catch (final IOException e) {
            throw cannotWrite(place, e);
        } finally {
            discard(part);
        }
    }

    /**
     * Writes a folder.
     *
     * @param content writes into a folder that is not there yet
     * @throws JobException when it cannot be written
     */
    void writeFolder(final Folder content) throws JobException {
        final Path part = beside();
        try {
            content.write(part.toString());
            move(part);
        } catch (final IOException e) {
            throw cannotWrite(place, e);
        } finally {
            discard(part);
        }
    }

    private void move(final Path part) throws IOException, JobException {
        if (mayReplace) {
            files.delete(place, true);
        } else if (files.exists(place)) { // made in the meantime
            throw new JobException("There is a " + place + " already: choose another place.");
        }
        if (!files.rename(part, place)) {
            throw new IOException("what was written cannot be moved to its place");
        }
    }

    private void discard(final Path part) throws JobException {
        try {
            files.delete(part, true);
        } catch (final IOException e) {
            throw cannotWrite(place, e);
        }
    }

    /** @return the place, as the user may read it */
    @Override
    public String toString() {
        return "file".equals(place.toUri().getScheme()) ? place.toUri().getPath() : place.toString();
    }
}
