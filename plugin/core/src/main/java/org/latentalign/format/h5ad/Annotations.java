package org.latentalign.format.h5ad;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the chosen cells, or of the chosen genes.
 *
 * @param names all different, in the file's order
 * @param columns the kept fields in the file's order
 * @param report what names and columns do not show
 */
public record Annotations(List<String> names, List<AnnotationColumn> columns, Report report) {

    /**
     * What happened to them.
     *
     * @param inFile how many the file has
     * @param repeatedNames how many had a name that was there already, and got a number appended
     * @param emptyNames how many had no name, and are called "cell" or "gene", with a number when there are several
     * @param fieldsLeftOut fields in encodings that are not known, or without a value for each
     * @param doubts what conditions passed over: sentences, usually none
     */
    public record Report(
            int inFile, int repeatedNames, int emptyNames, List<String> fieldsLeftOut, List<String> doubts) {

        /** Copies the lists. */
        public Report {
            fieldsLeftOut = List.copyOf(fieldsLeftOut);
            doubts = List.copyOf(doubts);
        }
    }

    /** Copies the lists. */
    public Annotations {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
    }

    /** @return how many cells or genes there are */
    public int size() {
        return names.size();
    }

    /** @return the field with this name */
    public Optional<AnnotationColumn> column(final String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
