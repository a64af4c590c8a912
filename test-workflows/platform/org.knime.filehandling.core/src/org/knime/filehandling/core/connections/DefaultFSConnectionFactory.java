package org.knime.filehandling.core.connections;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.knime.core.node.workflow.NodeContext;

/** Connects to the file systems that need no port. */
public final class DefaultFSConnectionFactory {

    private static final String DATA = "data";

    private DefaultFSConnectionFactory() {}

    /** The files of this computer. */
    public static FSConnection createLocalFSConnection() {
        return connection(new RootedFileSystem(
                new FSLocation(FSCategory.LOCAL, ""),
                FileSystems.getDefault().getPath("").toAbsolutePath()));
    }

    /** The files around the running workflow, or in its folder for data. */
    public static FSConnection createRelativeToConnection(final RelativeTo type) {
        final var spec = new FSLocation(FSCategory.RELATIVE, type.getSettingsValue(), "");
        return switch (type) {
            case WORKFLOW -> connection(new AroundWorkflowFileSystem(spec, workflowFolder()));
            case WORKFLOW_DATA ->
                connection(new RootedFileSystem(spec, workflowFolder().resolve(DATA)));
            case SPACE, MOUNTPOINT ->
                throw new IllegalArgumentException(
                        "A path relative to the " + type.getLabel() + " needs a mounted space.");
        };
    }

    /** The file of a URL; knime://knime.workflow/... is one in the running workflow. */
    public static FSConnection createCustomURLConnection(final FSLocation fsLocation) {
        final URI uri;
        try {
            uri = new URI(fsLocation.getPath().replace(" ", "%20"));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(fsLocation.getPath() + " is not a URL.", e);
        }
        if ("file".equals(uri.getScheme())) {
            final var file = Path.of(uri);
            return connection(new UrlFileSystem(fsLocation, file.getRoot(), file.toString()));
        }
        if ("knime".equals(uri.getScheme())
                && RelativeTo.WORKFLOW.getSettingsValue().equals(uri.getHost())) {
            return connection(new UrlFileSystem(
                    fsLocation, workflowFolder(), uri.getPath().substring(1)));
        }
        throw new IllegalArgumentException(
                "Only file: and knime://knime.workflow/ URLs can be read here, not " + fsLocation.getPath());
    }

    private static FSConnection connection(final RootedFileSystem fileSystem) {
        return () -> fileSystem;
    }

    /** Paths from the workflow's place on; what is in the workflow itself is closed to them. */
    private static final class AroundWorkflowFileSystem extends RootedFileSystem {

        AroundWorkflowFileSystem(final FSLocationSpec spec, final Path workflow) {
            super(spec, workflow);
        }

        @Override
        Path open(final Path path) throws NoSuchFileException {
            final var file = super.open(path);
            if (file.normalize().startsWith(folder().normalize())) {
                throw new NoSuchFileException(
                        path.toString(), null, "a path relative to a workflow cannot lead into it");
            }
            return file;
        }
    }

    /** One file; its place is the URL, its path what follows the host. */
    private static final class UrlFileSystem extends RootedFileSystem {

        private final String file;

        UrlFileSystem(final FSLocation url, final Path folder, final String file) {
            super(url, folder);
            this.file = file;
        }

        @Override
        public RootedPath getPath(final FSLocation fsLocation) {
            return getPath(file);
        }
    }

    /** Where the running workflow lies on this computer. */
    private static Path workflowFolder() {
        final var context = NodeContext.getContext();
        if (context == null) {
            throw new IllegalStateException("A path relative to the workflow needs a running workflow.");
        }
        return context.getWorkflowManager().getContextV2().getExecutorInfo().getLocalWorkflowPath();
    }
}
