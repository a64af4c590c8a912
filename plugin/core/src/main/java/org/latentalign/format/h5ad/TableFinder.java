package org.latentalign.format.h5ad;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.format.hdf5.Hdf5File;
import org.latentalign.progress.Progress;

/** Tells by its content which kind of table of cells an HDF5 file has. */
final class TableFinder {

    private static final String MODALITIES = "/mod";

    private final Path path;

    private final Hdf5File file;

    private final Progress progress;

    TableFinder(final Path path, final Hdf5File file, final Progress progress) {
        this.path = path;
        this.file = file;
        this.progress = progress;
    }

    /** @throws FormatException when it has none, or several of which none was chosen */
    Source find(final CellRequest request) throws IOException {
        if (file.isGroup(MODALITIES)) {
            final List<String> modalities = file.members(MODALITIES);
            final String chosen = choose(
                    request,
                    modalities,
                    "is a MuData file with the modalities " + String.join(", ", modalities)
                            + ": name the modality to read, or save one as h5ad");
            return new AnnDataSource(new CellFile(path, file, MODALITIES + "/" + chosen, progress), request).find();
        }
        final List<String> tables = TenXFile.tables(file);
        if (!tables.isEmpty()) {
            final String chosen = tables.size() == 1 && request.table().isEmpty()
                    ? tables.get(0)
                    : choose(
                            request,
                            tables,
                            "has several tables, of " + String.join(", ", tables) + ": name the one to read");
            return TenXFile.find(new CellFile(path, file, "/" + chosen, progress), request);
        }
        final List<String> members = file.members("/");
        if (members.contains("row_attrs") && members.contains("col_attrs")) {
            throw new FormatException(SourceStream.nameOf(path) + " is a Loom file: save it as h5ad, for example with"
                    + " Scanpy's read_loom and write.");
        }
        if (!members.contains("obs") || !members.contains("var")) {
            final boolean neither = !members.contains("obs") && !members.contains("var");
            throw new FormatException(SourceStream.nameOf(path) + " has "
                    + (neither ? "no obs, no var" : members.contains("obs") ? "no var" : "no obs")
                    + ": it is not an AnnData file, but another HDF5 file"
                    + (members.isEmpty() ? "." : ", with " + String.join(", ", members) + "."));
        }
        if (!request.table().isEmpty()) {
            throw new FormatException(SourceStream.nameOf(path) + " has one table only, and none called \""
                    + request.table() + "\"; leave the table open.");
        }
        return new AnnDataSource(new CellFile(path, file, "", progress), request).find();
    }

    private String choose(final CellRequest request, final List<String> there, final String several)
            throws FormatException {
        if (there.contains(request.table())) {
            return request.table();
        }
        if (request.table().isEmpty()) {
            throw new FormatException(SourceStream.nameOf(path) + " " + several + ".");
        }
        throw new FormatException(SourceStream.nameOf(path) + " has no table \"" + request.table() + "\", but "
                + String.join(", ", there) + ".");
    }
}
