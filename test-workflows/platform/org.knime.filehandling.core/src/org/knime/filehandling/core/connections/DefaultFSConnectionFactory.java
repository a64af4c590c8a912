package org.knime.filehandling.core.connections;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.knime.core.node.workflow.NodeContext;

/** Connects to the file systems that need no port. */
public final class DefaultFSConnectionFactory {

    private static final String DATA = "data";

    private DefaultFSConnectionFactory() {}

    /** The files of this computer. */
    public static FSConnection createLocalFSConnection() {
        final var here = FileSystems.getDefault().getPath("").toAbsolutePath();
        return connection(new FSLocation(FSCategory.LOCAL, ""), here);
    }

    /** The files below the running workflow, or below its folder for data. */
    public static FSConnection createRelativeToConnection(final RelativeTo type) {
        final var folder =
                switch (type) {
                    case WORKFLOW -> workflowFolder();
                    case WORKFLOW_DATA -> workflowFolder().resolve(DATA);
                    case SPACE, MOUNTPOINT ->
                        throw new IllegalArgumentException(
                                "A path relative to the " + type.getLabel() + " needs a mounted space.");
                };
        return connection(new FSLocation(FSCategory.RELATIVE, type.getSettingsValue(), ""), folder);
    }

    /** The file of a URL; knime://knime.workflow/... is one below the running workflow. */
    public static FSConnection createCustomURLConnection(final FSLocation fsLocation) {
        final URI uri;
        try {
            uri = new URI(fsLocation.getPath().replace(" ", "%20"));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(fsLocation.getPath() + " is not a URL.", e);
        }
        if ("file".equals(uri.getScheme())) {
            return urlConnection(fsLocation, Path.of(uri));
        }
        if ("knime".equals(uri.getScheme())
                && RelativeTo.WORKFLOW.getSettingsValue().equals(uri.getHost())) {
            return urlConnection(
                    fsLocation, workflowFolder().resolve(uri.getPath().substring(1)));
        }
        throw new IllegalArgumentException(
                "Only file: and knime://knime.workflow/ URLs can be read here, not " + fsLocation.getPath());
    }

    private static FSConnection urlConnection(final FSLocation location, final Path file) {
        final var folder = file.toAbsolutePath().normalize().getParent();
        final var fileSystem = new RootedFileSystem(location, folder == null ? file : folder) {

            /** The path of a URL's file system is the URL itself. */
            @Override
            public RootedPath getPath(final FSLocation fsLocation) {
                return getPath(file.getFileName().toString());
            }
        };
        return () -> fileSystem;
    }

    private static FSConnection connection(final FSLocationSpec spec, final Path folder) {
        final var fileSystem = new RootedFileSystem(spec, folder);
        return () -> fileSystem;
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
