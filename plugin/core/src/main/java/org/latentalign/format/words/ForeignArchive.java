package org.latentalign.format.words;

import java.util.List;
import java.util.function.Predicate;
import org.latentalign.format.FormatException;

/** Files of other programs that are zip archives inside, known by the names of what is in them. */
final class ForeignArchive {

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    names -> names.contains("[Content_Types].xml")
                            && names.stream().anyMatch(name -> name.startsWith("xl/")),
                    "is a spreadsheet: read it with KNIME's Excel Reader, or save it as text"),
            new Kind(
                    names -> names.contains("[Content_Types].xml"),
                    "is a document of Microsoft Office: choose a file with word vectors"),
            new Kind(
                    names -> names.contains("content.xml") && names.contains("mimetype"),
                    "is a spreadsheet or document of OpenOffice: save it as text"),
            new Kind(
                    names -> names.stream().anyMatch(name -> name.equals("data.pkl") || name.endsWith("/data.pkl")),
                    "is a PyTorch file: write its words and vectors as word2vec text from Python"),
            new Kind(
                    names -> names.stream().allMatch(name -> name.endsWith(".npy")),
                    "is a NumPy archive (.npz): export words and vectors together as word2vec text"),
            new Kind(
                    names -> names.contains("META-INF/MANIFEST.MF"),
                    "is a Java archive: choose a file with word vectors"));

    /** How to tell a kind, and what it is and what to do. */
    private record Kind(Predicate<List<String>> test, String sentence) {}

    private ForeignArchive() {}

    /**
     * @param archive its name, in quotation marks
     * @param names of its files, at least one
     * @throws FormatException when it is the file of another program
     */
    static void refuse(final String archive, final List<String> names) throws FormatException {
        for (final Kind kind : KINDS) {
            if (kind.test().test(names)) {
                throw new FormatException("%s %s.".formatted(archive, kind.sentence()));
            }
        }
    }
}
