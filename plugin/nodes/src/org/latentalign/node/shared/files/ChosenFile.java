package org.latentalign.node.shared.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSFiles;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.FSPath;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * A file that the user chose in a dialog, wherever KNIME finds it: on this computer, in the workflow's data, in a space
 * or behind a URL. The only place that knows KNIME's {@link FileSelection}, for which 5.8 has no public counterpart.
 */
@SuppressWarnings("restriction")
public final class ChosenFile implements Closeable {

    private final FSPath path;

    /** What has to be closed, the last opened first. */
    private final Deque<Closeable> open;

    private Path local;

    private ChosenFile(final FSPath path, final Deque<Closeable> open) {
        this.path = path;
        this.open = open;
    }

    /** @return whether a file has been chosen, which may still be missing */
    public static boolean isChosen(final FileSelection selection) {
        return selection != null
                && selection.getFSLocation() != null
                && selection.getFSLocation().getPath() != null
                && !selection.getFSLocation().getPath().isBlank();
    }

    /**
     * Checks what can be checked at once, for {@code configure}: that a file has been chosen, and where that is quick
     * to tell, that it can be read.
     *
     * @param selection what the user chose
     * @param what what kind of file it should be, as in "a GCT file"
     * @throws InvalidSettingsException with the sentence for the user
     */
    public static void check(final FileSelection selection, final String what) throws InvalidSettingsException {
        if (!isChosen(selection)) {
            throw new InvalidSettingsException("No file has been chosen: choose " + what + ".");
        }
        try {
            requireSlashes(selection.getFSLocation());
            if (isQuickToReach(selection.getFSLocation())) {
                open(selection, what).close();
            }
        } catch (IOException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /** @return whether a file is where looking for it takes no time worth mentioning */
    static boolean isQuickToReach(final FSLocation location) {
        return location.getFSCategory() == FSCategory.LOCAL || location.getFSCategory() == FSCategory.RELATIVE;
    }

    /** @return whether a file is on this computer, also one behind the URL of a file or of the workflow's own folder */
    static boolean isOnThisComputer(final FSLocation location) {
        return isQuickToReach(location)
                || location.getFSCategory() == FSCategory.CUSTOM_URL
                        && (location.getPath().startsWith("file:")
                                || location.getPath().startsWith("knime://knime.workflow/"));
    }

    /**
     * Finds the file, and makes sure that there is one to read.
     *
     * @param selection what the user chose
     * @param what what kind of file it should be, as in "a GCT file"
     * @return the file, to be closed by the caller after the last use of its paths
     * @throws FormatException when nothing was chosen, the place cannot be reached, or has no file that can be read
     */
    public static ChosenFile open(final FileSelection selection, final String what) throws IOException {
        if (!isChosen(selection)) {
            throw new FormatException("No file has been chosen: choose " + what + ".");
        }
        return reach(selection.getFSLocation(), "file", ChosenFile::requireReadable);
    }

    /**
     * Finds a folder, or a file that stands for the folder around it: KNIME 5.8 lets users browse for files only, and has
     * no chooser of folders in common with later versions.
     *
     * @param selection what the user chose
     * @param what what to choose, as in "a file of BATS"
     * @return the folder or file, to be closed by the caller after the last use of its paths
     * @throws FormatException when nothing was chosen, the place cannot be reached, or there is nothing
     */
    public static ChosenFile openFolderOrFile(final FileSelection selection, final String what) throws IOException {
        if (!isChosen(selection)) {
            throw new FormatException("No file has been chosen: choose " + what + ".");
        }
        return reach(selection.getFSLocation(), "folder", (path, location) -> {
            if (!Files.exists(path)) {
                throw new FormatException(
                        "The file or folder " + location.getPath() + " does not exist; check the path.");
            }
        });
    }

    /** Makes sure that a path is what it should be. */
    @FunctionalInterface
    private interface Check {
        void require(FSPath path, FSLocation location) throws FormatException;
    }

    private static ChosenFile reach(final FSLocation location, final String noun, final Check check)
            throws IOException {
        var open = new ArrayDeque<Closeable>();
        try {
            FSPath path = connect(location, open);
            check.require(path, location);
            return new ChosenFile(path, open);
        } catch (FormatException e) {
            closeAll(open);
            throw e;
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            // What KNIME throws for spaces and workflows that there are not, and for URLs that are none.
            closeAll(open);
            throw new FormatException("The " + noun + " " + location.getPath() + " cannot be reached: " + reason(e), e);
        } catch (RuntimeException e) {
            closeAll(open);
            throw e;
        }
    }

    /** Asks KNIME for the path. What has to stay open for it is pushed on the stack, for the caller to close. */
    @SuppressWarnings("resource") // all are left open for the caller
    static FSPath connect(final FSLocation location, final Deque<Closeable> open) throws FormatException {
        requireSlashes(location);
        var factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
        open.push(factory::close);
        var provider = factory.create(location);
        open.push(provider::close);
        return provider.getPath();
    }

    /** Backslashes separate folders in paths of this computer alone. */
    private static void requireSlashes(final FSLocation location) throws FormatException {
        if (location.getFSCategory() != FSCategory.LOCAL && location.getPath().indexOf('\\') >= 0) {
            throw new FormatException(
                    "The path " + location.getPath() + " has backslashes: outside of the local file system"
                            + " folders are separated by slashes, as in "
                            + location.getPath().replace('\\', '/') + ".");
        }
    }

    private static void requireReadable(final FSPath path, final FSLocation location) throws FormatException {
        if (location.getFSCategory() != FSCategory.CUSTOM_URL) {
            SourceStream.requireReadableFile(path);
            return;
        }
        // A URL's path shows no host, and whether something is there tells only who asks for it.
        String url = location.getPath();
        if (Files.isDirectory(path)) {
            throw new FormatException(url + " is a folder; choose a file in it.");
        }
        try (var content = FSFiles.newInputStream(path)) {
            content.read();
        } catch (NoSuchFileException e) {
            // KNIME says so, too, when a server cannot be reached.
            String or = url.startsWith("http") ? ", or its server does not answer" : "";
            throw new FormatException("The file " + url + " does not exist" + or + "; check the address.", e);
        } catch (IOException e) {
            throw new FormatException("The file " + url + " cannot be read: " + reason(e), e);
        }
    }

    static String reason(final Exception failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }

    /** @return a path that java.nio reads, possibly over a network */
    public Path path() {
        return path;
    }

    /**
     * The file as one of this computer, for what reads here and there in it. A remote file is downloaded at the first
     * call, and the copy deleted on {@link #close()}.
     *
     * @return a path in the default file system
     * @throws IOException when the download fails
     */
    @SuppressWarnings("resource") // closed with this file
    public Path localPath() throws IOException {
        if (local == null) {
            var handle = FSFiles.toLocalFile(path);
            open.push(handle);
            local = Path.of(handle.path());
        }
        return local;
    }

    @Override
    public void close() throws IOException {
        closeAll(open);
    }

    private static void closeAll(final Deque<Closeable> open) throws IOException {
        IOException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
