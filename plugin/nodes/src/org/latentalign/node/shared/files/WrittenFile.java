package org.latentalign.node.shared.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

    /** Writes the content of two files that belong together. */
    @FunctionalInterface
    public interface PairContent {
        /**
         * @param first takes the bytes of the chosen file; is closed afterwards
         * @param second takes the bytes of the one beside it; is closed afterwards
         * @throws IOException when it cannot
         */
        void write(OutputStream first, OutputStream second) throws IOException;
    }

    /**
     * What may be done besides writing.
     *
     * @param mayReplace whether a file that is there already may be replaced
     * @param createsFolders whether folders that do not exist are made
     */
    public record Policy(boolean mayReplace, boolean createsFolders) {

        /**
         * @param existing what happens to a file that is there already
         * @param createsFolders whether folders that do not exist are made
         */
        public Policy(final ExistingFile existing, final boolean createsFolders) {
            this(existing == ExistingFile.REPLACE, createsFolders);
        }
    }

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

    /**
     * Checks what can be checked at once of two files, for {@code configure}.
     *
     * @param selection the first, which the user chose
     * @param secondName the name of the second, from that of the first
     * @param what what will be written
     * @param policy what may be done besides
     * @throws InvalidSettingsException with the sentence for the user
     */
    public static void checkPair(
            final FileSelection selection,
            final UnaryOperator<String> secondName,
            final String what,
            final Policy policy)
            throws InvalidSettingsException {
        check(selection, what, policy);
        try {
            FSLocation location = requireChosen(selection, what);
            if (ChosenFile.isQuickToReach(location)) {
                reach(location, target -> requireSecondPlace(second(target, secondName), policy));
            }
        } catch (IOException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /**
     * Writes two files side by side: both or, when something fails, none.
     *
     * @param selection the first, which the user chose
     * @param secondName the name of the second, from that of the first
     * @param what what is written
     * @param policy what may be done besides
     * @param content what to write
     * @throws FormatException when nothing was chosen, the place cannot be reached, or there is a file already
     * @throws IOException when writing fails
     */
    public static void writePair(
            final FileSelection selection,
            final UnaryOperator<String> secondName,
            final String what,
            final Policy policy,
            final PairContent content)
            throws IOException {
        FSLocation location = requireChosen(selection, what);
        reach(location, target -> {
            requirePlace(target, location, policy);
            Path second = second(target, secondName);
            requireSecondPlace(second, policy);
            if (location.getFSCategory() == FSCategory.CUSTOM_URL) { // can be written to, and not renamed
                writeTo(target, first -> writeTo(second, other -> content.write(first, other)));
                return;
            }
            makeFolder(target);
            Path part = partOf(target);
            Path secondPart = partOf(second);
            try {
                writeTo(part, first -> writeTo(secondPart, other -> content.write(first, other)));
                movePair(part, target, secondPart, second, policy);
            } finally {
                Files.deleteIfExists(part);
                Files.deleteIfExists(secondPart);
            }
        });
    }

    /** One of two files that belong together is worth nothing alone: when the second cannot be moved, all is as before. */
    private static void movePair(
            final Path part, final Path target, final Path secondPart, final Path second, final Policy policy)
            throws IOException {
        Path former = partOf(target);
        boolean wasThere = policy.mayReplace() && Files.exists(target);
        if (wasThere) {
            Files.move(target, former);
        }
        boolean isMoved = false;
        try {
            move(part, target, policy.mayReplace(), target.toString());
            isMoved = true;
            move(secondPart, second, policy.mayReplace(), second.toString());
        } catch (IOException e) {
            if (isMoved) {
                Files.delete(target);
            }
            if (wasThere) {
                Files.move(former, target);
            }
            throw e;
        }
        Files.deleteIfExists(former);
    }

    private static Path second(final Path target, final UnaryOperator<String> secondName) {
        return target.resolveSibling(
                secondName.apply(Objects.requireNonNull(target.getFileName()).toString()));
    }

    private static void requireSecondPlace(final Path second, final Policy policy) throws FormatException {
        if (Files.isDirectory(second)) {
            throw new FormatException(second + " is a folder, and a file of this name would be written: choose another"
                    + " folder or name.");
        }
        if (!policy.mayReplace() && Files.exists(second)) {
            throw new FormatException(existsAlready(second.toString()));
        }
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
            throw new FormatException(existsAlready(location.getPath()));
        }
        Path folder = target.toAbsolutePath().getParent();
        if (location.getFSCategory() != FSCategory.CUSTOM_URL) {
            requireNoFileAbove(folder);
        }
        if (location.getFSCategory() != FSCategory.CUSTOM_URL
                && folder != null
                && !policy.createsFolders()
                && !Files.isDirectory(folder)) {
            throw new FormatException("The folder of " + location.getPath() + " does not exist; make it first.");
        }
    }

    private static void requireNoFileAbove(final Path folder) throws FormatException {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && !Files.isDirectory(existing)) {
            throw new FormatException(
                    existing + " is a file, and a folder of this name would be needed: choose another place.");
        }
    }

    private static String existsAlready(final String file) {
        return "The file " + file + " exists already: choose another name, or allow the node to replace it.";
    }

    private static void write(final Path target, final FSLocation location, final Policy policy, final Content content)
            throws IOException {
        if (location.getFSCategory() == FSCategory.CUSTOM_URL) { // can be written to, and not renamed
            writeTo(target, content);
            return;
        }
        makeFolder(target);
        Path part = partOf(target);
        try {
            writeTo(part, content);
            move(part, target, policy.mayReplace(), location.getPath());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void makeFolder(final Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            try {
                Files.createDirectories(folder);
            } catch (AccessDeniedException e) {
                throw mayNotBeWritten(folder, e);
            }
        }
    }

    private static Path partOf(final Path target) {
        return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    private static void writeTo(final Path path, final Content content) throws IOException {
        try (var stream = new BufferedOutputStream(create(path))) {
            content.write(stream);
        }
    }

    private static OutputStream create(final Path path) throws IOException {
        try {
            return Files.newOutputStream(
                    path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            throw mayNotBeWritten(path.toAbsolutePath().getParent(), e);
        }
    }

    private static FormatException mayNotBeWritten(final Path folder, final AccessDeniedException cause) {
        return new FormatException(
                "Nothing may be written to the folder " + folder + ": ask for permission, or choose another folder.",
                cause);
    }

    private static void move(final Path part, final Path target, final boolean mayReplace, final String name)
            throws IOException {
        try {
            if (mayReplace) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, target);
            }
        } catch (FileAlreadyExistsException e) { // made in the meantime
            throw new FormatException(existsAlready(name), e);
        }
    }
}
