package org.knime.filehandling.core.connections.location;

import java.io.IOException;
import java.util.Optional;
import org.knime.filehandling.core.connections.DefaultFSConnectionFactory;
import org.knime.filehandling.core.connections.FSConnection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.FSLocationSpec;
import org.knime.filehandling.core.connections.FSPath;
import org.knime.filehandling.core.connections.RelativeTo;

/** Makes paths of the places in one file system. */
public abstract class FSPathProviderFactory implements AutoCloseable {

    /** The connection counts only for places that are reached through a port. */
    public static FSPathProviderFactory newFactory(
            final Optional<FSConnection> portObjectConnection, final FSLocationSpec fsLocationSpec) {
        return switch (fsLocationSpec.getFSCategory()) {
            case LOCAL -> new ConnectionFactory(DefaultFSConnectionFactory.createLocalFSConnection());
            case RELATIVE ->
                new ConnectionFactory(DefaultFSConnectionFactory.createRelativeToConnection(
                        RelativeTo.fromSettingsValue(fsLocationSpec
                                .getFileSystemSpecifier()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "It is not said what the path is relative to.")))));
            case CUSTOM_URL -> new UrlFactory();
            case CONNECTED ->
                new ConnectionFactory(portObjectConnection.orElseThrow(
                        () -> new IllegalArgumentException("The path needs a file system connection.")));
            case MOUNTPOINT, HUB_SPACE ->
                throw new IllegalArgumentException(
                        "A path in a " + fsLocationSpec.getFSCategory().getLabel() + " needs a mounted space.");
        };
    }

    public abstract FSPathProvider create(FSLocation fsLocation);

    @Override
    public abstract void close() throws IOException;

    /** All paths share one connection. */
    private static final class ConnectionFactory extends FSPathProviderFactory {

        private final FSConnection connection;

        ConnectionFactory(final FSConnection connection) {
            this.connection = connection;
        }

        @Override
        public FSPathProvider create(final FSLocation fsLocation) {
            return new ConnectionPathProvider(connection, fsLocation, false);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /** Each URL has a connection of its own. */
    private static final class UrlFactory extends FSPathProviderFactory {

        @Override
        @SuppressWarnings("resource") // closed with the path provider
        public FSPathProvider create(final FSLocation fsLocation) {
            return new ConnectionPathProvider(
                    DefaultFSConnectionFactory.createCustomURLConnection(fsLocation), fsLocation, true);
        }

        @Override
        public void close() throws IOException {
            // nothing is held open
        }
    }

    private record ConnectionPathProvider(FSConnection connection, FSLocation location, boolean owned)
            implements FSPathProvider {

        @Override
        @SuppressWarnings("resource") // the connection owns the file system
        public FSPath getPath() {
            return connection.getFileSystem().getPath(location);
        }

        @Override
        public FSConnection getFSConnection() {
            return connection;
        }

        @Override
        public void close() throws IOException {
            if (owned) {
                connection.close();
            }
        }
    }
}
