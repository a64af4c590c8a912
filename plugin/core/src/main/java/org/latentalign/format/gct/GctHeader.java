package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * What the first three lines of a GCT file say: line 1 the version, line 2 how many genes, samples and, in version 1.3,
 * gene and sample metadata fields there are, line 3 the names of the gene metadata fields and of the samples.
 *
 * <p>Programs write these lines in several ways. What is unambiguous is read: blanks or quotation marks around the
 * version and the numbers, version 1.2 without its Description, a column before that of the genes, as GTEx and R's row
 * names have it.
 *
 * @param genes how many line 2 announces
 * @param samples how many line 2 announces
 * @param leading columns before that of the genes' identifiers, which are passed over
 * @param geneFields names of the gene metadata fields
 * @param sampleFields how many lines of sample metadata follow
 * @param sampleIds identifiers of the samples
 */
record GctHeader(
        int genes, int samples, int leading, List<String> geneFields, int sampleFields, List<String> sampleIds) {

    private static final int MOST = 999_999_999;

    private static final String DESCRIPTION = "Description";

    /** What line 2 announces. */
    private record Counts(int genes, int samples, int geneFields, int sampleFields, boolean version3) {}

    /**
     * @param reader before the first line; behind the third afterwards
     * @param path the same file, of which the fourth line is looked at as well
     */
    static GctHeader read(final TabReader reader, final Path path, final AxisRequest genes) throws IOException {
        final Counts counts = readCounts(reader, path);
        if (!reader.nextLine()) {
            throw endsEarly(reader, path, "the line of sample identifiers");
        }
        final var names = new ArrayList<String>();
        while (reader.nextField()) {
            names.add(reader.text());
        }
        final int described = 1 + counts.geneFields + counts.samples;
        while (names.size() > described && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        final Line4 next = Line4.of(path);
        int leading = 0;
        if (names.size() == described && next.hasRowName(described)) {
            leading = 1; // named by no column
        } else if (!counts.version3) {
            final boolean unnamed = names.size() == counts.samples && next.columns == counts.samples + 1;
            if (unnamed) {
                names.add(0, ""); // R's row names are the genes
            }
            if (names.size() == described + 1 && isIndex(names)) {
                leading = 1;
                names.remove(0);
            } else if (names.size() == described - 1 && names.get(0).equalsIgnoreCase(DESCRIPTION)) {
                names.add(0, ""); // R's row names are the genes
            } else if (names.size() == described - 1
                    && next.columns <= counts.samples + 1
                    && !names.get(1).equalsIgnoreCase(DESCRIPTION)) {
                names.add(1, ""); // without a description
            } else if (names.size() == described
                    && isIndex(names)
                    && next.first.equals("0")
                    && !names.get(2).equalsIgnoreCase(DESCRIPTION)) {
                leading = 1;
                names.remove(0);
                names.add(1, ""); // the same behind an index
            }
        }
        // A description is no sample, however many are announced.
        final boolean isLater =
                !counts.version3 && names.size() > 2 && names.get(2).equalsIgnoreCase(DESCRIPTION);
        if (names.size() != described || isLater) {
            final int others = 1 + counts.geneFields + (isLater ? 1 : 0);
            throw new FormatException("Line 3 of " + SourceStream.nameOf(path) + " names "
                    + Math.max(0, names.size() - others) + " samples after " + others
                    + " other columns, but line 2 announces " + counts.samples + "; one of the two lines is wrong.");
        }
        final boolean hasDescription =
                counts.version3 || !names.get(1).isEmpty() || next.columns - leading > counts.samples + 1;
        final int geneFieldCount = hasDescription ? counts.geneFields : 0;
        final var fields = new ArrayList<String>();
        for (int i = 1; i <= geneFieldCount; i++) {
            final String name = names.get(i);
            final String place = "Line 3, column " + (i + 1) + " of " + SourceStream.nameOf(path);
            if (name.isEmpty()) {
                throw new FormatException(place + " is empty, but has to name a gene metadata field.");
            }
            if (fields.contains(name) && genes.concerns(name)) {
                throw new FormatException(
                        place + " names the gene metadata field " + TabReader.quote(name) + " a second time.");
            }
            fields.add(name);
        }
        return new GctHeader(
                counts.genes,
                counts.samples,
                leading,
                List.copyOf(fields),
                counts.sampleFields,
                List.copyOf(names.subList(1 + counts.geneFields, names.size())));
    }

    private static boolean isIndex(final List<String> names) {
        return names.get(1).equalsIgnoreCase("Name")
                && (names.get(0).isEmpty() || names.get(0).equalsIgnoreCase("id"));
    }

    /** @return the column of the first sample, from 1 */
    int firstSampleColumn() {
        return leading + 2 + geneFields.size();
    }

    private static Counts readCounts(final TabReader reader, final Path path) throws IOException {
        reader.nextLine();
        reader.nextField();
        final String version = reader.text().replace(" ", "");
        final boolean version3 = version.equals("#1.3");
        if (!version3 && !version.equals("#1.2")) {
            throw new FormatException(SourceStream.nameOf(path)
                    + " is not a GCT file of version 1.2 or 1.3: its first line reads " + TabReader.quote(reader.text())
                    + " instead of #1.2 or #1.3.");
        }
        if (!reader.nextLine()) {
            throw endsEarly(reader, path, "the line of counts");
        }
        final var numbers = new ArrayList<String>();
        while (reader.nextField()) {
            numbers.addAll(List.of(reader.text().split("\\s+")));
        }
        final int expected = version3 ? 4 : 2;
        final var counts = new int[4];
        boolean right = numbers.size() >= expected;
        for (int i = 0; right && i < numbers.size(); i++) {
            if (i < expected) {
                right = numbers.get(i).matches("\\d{1,9}");
                counts[i] = right ? Integer.parseInt(numbers.get(i)) : 0;
            } else {
                right = numbers.get(i).matches("0?");
            }
        }
        // So that their sum is one that can be counted to.
        right &= (long) counts[1] + counts[2] < MOST;
        if (!right) {
            throw new FormatException("Line 2 of " + SourceStream.nameOf(path) + " reads "
                    + TabReader.quote(String.join(" ", numbers)) + "; a GCT file " + version.substring(1)
                    + " has the number of genes, of samples"
                    + (version3 ? ", of gene metadata fields and of sample metadata fields" : "")
                    + " there, separated by tabs.");
        }
        if (counts[0] == 0 || counts[1] == 0) {
            throw new FormatException("Line 2 of " + SourceStream.nameOf(path) + " announces " + counts[0]
                    + " genes and " + counts[1] + " samples; there is nothing to read.");
        }
        return new Counts(counts[0], counts[1], version3 ? counts[2] : 1, version3 ? counts[3] : 0, version3);
    }

    static FormatException endsEarly(final TabReader reader, final Path path, final String announced) {
        return new FormatException(SourceStream.nameOf(path) + " ends after line " + reader.line() + ", before "
                + announced + "; the copy is incomplete or its second line is wrong.");
    }

    /**
     * How the fourth line begins.
     *
     * @param columns how many it has, without empty ones at its end
     * @param first the first field with its quotation marks
     * @param third the third field
     */
    private record Line4(int columns, String first, String third) {

        static Line4 of(final Path path) throws IOException {
            try (var reader = TabReader.open(path)) {
                for (int i = 0; i < 4; i++) {
                    if (!reader.nextLine()) {
                        return new Line4(0, "", "");
                    }
                }
                int columns = 0;
                String first = "";
                String third = "";
                while (reader.nextField()) {
                    final String text = reader.text();
                    columns = text.isEmpty() ? columns : reader.column();
                    first = reader.column() == 1 ? reader.rawText() : first;
                    third = reader.column() == 3 ? text : third;
                }
                return new Line4(columns, first, third);
            }
        }

        /** Whether there is one column more than are described, and it is one that R writes. */
        boolean hasRowName(final int described) {
            final boolean numbered = first.equals("1") || first.equals("\"1\"");
            return columns == described + 1 && (numbered || first.startsWith("\"") && !FileNumber.isNumber(third));
        }
    }
}
