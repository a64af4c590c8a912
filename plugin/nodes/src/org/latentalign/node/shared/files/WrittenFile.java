package org.latentalign.node.shared.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.UUID;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.latentalign.format.FormatException;

/**
 * A file that a node writes. It is written beside its place under another name first and moved there when it is complete,
 * so that nothing half-written is left when writing fails or is canceled.
 */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
public final class WrittenFile {

    private WrittenFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /**
         * @param stream takes the bytes; is closed afterwards
         * @throws IOException when it cannot
         */
        void write(OutputStream stream) throws IOException;
    }

    /**
     * What may be done besides writing.
     *
     * @param mayReplace whether a file that is there already may be replaced
     * @param createsFolders whether folders that do not exist are made
     */
    public record Policy(boolean mayReplace, boolean createsFolders) {}

    /**
     * Checks what can be checked at once, for {@code configure}: that a file has been chosen, and where that is quick to tell,
     * that it may be written. Who waits for a model for hours should not learn only then that there is no place for it.
     *
     * @param selection what the user chose
     * @param what what will be written, as in "the second moment"
     * @param policy what may be done besides
     * @throws InvalidSettingsException with the sentence for the user
     */
    public static void check(final FileSelection selection, final String what, final Policy policy)
            throws InvalidSettingsException {
        try {
            FSLocation location = requireChosen(selection, what);
            if (ChosenFile.isQuickToReach(location)) {
                reach(location, target -> requirePlace(target, location, policy));
            }
        } catch (IOException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /**
     * Writes a file.
     *
     * @param selection what the user chose
     * @param what what is written, as in "the second moment"
     * @param policy what may be done besides
     * @param content what to write
     * @throws FormatException when nothing was chosen, the place cannot be reached, or there is a file already
     * @throws IOException when writing fails
     */
    public static void write(
            final FileSelection selection, final String what, final Policy policy, final Content content)
            throws IOException {
        FSLocation location = requireChosen(selection, what);
        reach(location, target -> {
            requirePlace(target, location, policy);
            write(target, location, policy, content);
        });
    }

    private static FSLocation requireChosen(final FileSelection selection, final String what) throws FormatException {
        if (!ChosenFile.isChosen(selection)) {
            throw new FormatException("No file has been chosen: choose where to write " + what + ".");
        }
        return selection.getFSLocation();
    }

    /** Does something with a path while it is open. */
    @FunctionalInterface
    private interface Use {
        void with(Path target) throws IOException;
    }

    private static void reach(final FSLocation location, final Use use) throws IOException {
        var open = new ArrayDeque<Closeable>();
        try {
            use.with(ChosenFile.connect(location, open));
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            // What KNIME throws for spaces and workflows that there are not, and for URLs that are none.
            throw new FormatException(
                    "The place " + location.getPath() + " cannot be reached: " + ChosenFile.reason(e) + ".", e);
        } finally {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        }
    }

    private static void requirePlace(final Path target, final FSLocation location, final Policy policy)
            throws FormatException {
        if (Files.isDirectory(target)) {
            throw new FormatException(location.getPath() + " is a folder; choose a file in it.");
        }
        if (!policy.mayReplace() && Files.exists(target)) {
            throw new FormatException(existsAlready(location));
        }
        Path folder = target.toAbsolutePath().getParent();
        if (location.getFSCategory() != FSCategory.CUSTOM_URL
                && folder != null
                && !policy.createsFolders()
                && !Files.isDirectory(folder)) {
            throw new FormatException("The folder of " + location.getPath() + " does not exist; make it first.");
        }
    }

    private static String existsAlready(final FSLocation location) {
        return "The file " + location.getPath()
                + " exists already: choose another name, or allow the node to replace it.";
    }

    private static void write(final Path target, final FSLocation location, final Policy policy, final Content content)
            throws IOException {
        if (location.getFSCategory() == FSCategory.CUSTOM_URL) { // can be written to, and not renamed
            writeTo(target, content);
            return;
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            writeTo(part, content);
            move(part, target, policy.mayReplace(), location);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void writeTo(final Path path, final Content content) throws IOException {
        try (var stream = new BufferedOutputStream(Files.newOutputStream(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))) {
            content.write(stream);
        }
    }

    private static void move(final Path part, final Path target, final boolean mayReplace, final FSLocation location)
            throws IOException {
        try {
            if (mayReplace) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, target);
            }
        } catch (FileAlreadyExistsException e) { // made in the meantime
            throw new FormatException(existsAlready(location), e);
        }
    }
}
