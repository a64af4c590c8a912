package org.latentalign.format.gct;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.latentalign.format.Field;
import org.latentalign.format.FormatException;
import org.latentalign.format.vectors.DecimalOutput;
import org.latentalign.progress.Progress;

/**
 * Writes GCT 1.3: a line for each gene with its identifier, its metadata and its values, and before them one for each field of
 * the samples. Since tables have a row for each sample, the matrix is turned in a {@link MatrixStore} first, in bounded memory.
 * Numbers are the shortest decimals that read back.
 */
public final class GctTextWriter {

    private static final String MISSING = "NA";

    private static final String MISSING_NUMBER = "NaN";

    private final WrittenAxis samples;

    private final WrittenAxis genes;

    private long changed;

    private final MissingCodes missing = new MissingCodes();

    /**
     * @param samples one for each profile
     * @param genes one for each value of a profile
     */
    public GctTextWriter(final WrittenAxis samples, final WrittenAxis genes) {
        this.samples = samples;
        this.genes = genes;
    }

    /**
     * Writes the file.
     *
     * @param profiles of the samples
     * @param memoryBytes how much memory the matrix may take while it is turned
     * @param folder for a temporary file when that is not enough
     * @param progress of writing
     * @param out is not closed
     * @throws FormatException when two identifiers would be the same in the file
     * @throws IOException from the stream and the profiles, and when there is no room for a temporary file
     */
    public void write(
            final WrittenProfiles profiles,
            final long memoryBytes,
            final Path folder,
            final Progress progress,
            final OutputStream out)
            throws IOException {
        samples.requireDifferent(GctTextWriter::withoutControls);
        genes.requireDifferent(GctTextWriter::withoutControls);
        try (MatrixStore store = new MatrixStore(genes.ids().size(), true, memoryBytes, folder, progress);
                DecimalOutput text = new DecimalOutput(out)) {
            profiles.forEach((index, values) -> store.add(values));
            writeHead(text);
            store.forEach((gene, values) -> writeGene(gene, values, text), progress);
        }
    }

    private void writeHead(final DecimalOutput text) throws IOException {
        text.write("#1.3\n" + genes.ids().size() + "\t" + samples.ids().size() + "\t"
                + genes.fields().size() + "\t" + samples.fields().size() + "\nid");
        for (final Field field : genes.fields()) {
            writeField(field.name(), text);
        }
        for (final String sample : samples.ids()) {
            writeField(sample, text);
        }
        text.write('\n');
        for (final Field field : samples.fields()) {
            text.write(oneLine(field.name()));
            for (int i = 0; i < genes.fields().size(); i++) {
                writeField(MISSING, text);
            }
            for (int sample = 0; sample < field.size(); sample++) {
                writeValue(field, sample, text);
            }
            text.write('\n');
        }
    }

    private void writeGene(final int gene, final double[] values, final DecimalOutput text) throws IOException {
        text.write(oneLine(genes.ids().get(gene)));
        for (final Field field : genes.fields()) {
            writeValue(field, gene, text);
        }
        for (final double value : values) {
            text.write('\t');
            if (Double.isNaN(value)) {
                text.write(MISSING_NUMBER);
            } else {
                text.write(missing.number(value));
            }
        }
        text.write('\n');
    }

    private void writeValue(final Field field, final int index, final DecimalOutput text) throws IOException {
        if (field.isMissing(index)) {
            writeField(MISSING, text);
        } else if (field.type() == Field.Type.DOUBLE) {
            text.write('\t');
            text.write(missing.number(field.number(index)));
        } else {
            writeField(missing.text(field.text(index)), text);
        }
    }

    private void writeField(final String value, final DecimalOutput text) throws IOException {
        text.write('\t');
        text.write(oneLine(value));
    }

    /** Tabs and ends of lines would end the value. */
    private String oneLine(final String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                changed++;
                return withoutControls(value);
            }
        }
        return value;
    }

    private static String withoutControls(final String value) {
        return value.replaceAll("\\p{Cc}", " ");
    }

    /** @return how many texts had tabs or ends of lines, which became blanks */
    public long changed() {
        return changed;
    }

    /** @return how many values, such as NA in the metadata or -666 anywhere, are read as missing ones */
    public long readAsMissing() {
        return missing.count();
    }
}
