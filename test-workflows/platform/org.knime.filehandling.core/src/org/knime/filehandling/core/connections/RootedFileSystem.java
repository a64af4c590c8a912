package org.knime.filehandling.core.connections;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;

/** A folder of this computer as a file system: paths that are not absolute start from it. */
class RootedFileSystem extends FSFileSystem<RootedPath> {

    private final Path folder;
    private final RootedFileSystemProvider provider = new RootedFileSystemProvider(this);

    RootedFileSystem(final FSLocationSpec spec, final Path folder) {
        super(spec, folder.toString());
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The file of this computer that a path means, to work with it. */
    Path open(final Path path) throws NoSuchFileException {
        return path instanceof RootedPath rooted ? rooted.onDisk() : path;
    }

    @Override
    public RootedPath getPath(final String first, final String... more) {
        return new RootedPath(this, folder.getFileSystem().getPath(first, more));
    }

    @Override
    public RootedFileSystemProvider provider() {
        return provider;
    }

    @Override
    protected void ensureClosedInternal() throws IOException {
        // nothing is held open
    }

    @Override
    public boolean isReadOnly() {
        return folder.getFileSystem().isReadOnly();
    }

    @Override
    public String getSeparator() {
        return folder.getFileSystem().getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(new RootedPath(this, folder.getRoot()));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return folder.getFileSystem().getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return folder.getFileSystem().supportedFileAttributeViews();
    }

    @Override
    public PathMatcher getPathMatcher(final String syntaxAndPattern) {
        final var matcher = folder.getFileSystem().getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(RootedPath.local(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return folder.getFileSystem().getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
        return folder.getFileSystem().newWatchService();
    }
}
