package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.List;

/** What a file tells of its cells, or of its genes, before some of them are chosen. */
interface Annotation {

    /** @return how many cells or genes there are; nothing large has been read when it is known */
    int size();

    /** @return their names, which may repeat */
    String[] names() throws IOException;

    /** @return the fields that can be read, in the file's order */
    List<String> fields();

    /** @return fields in encodings that are not known */
    List<String> leftOut();

    /** @return the values of one of the fields */
    AnnotationColumn column(String field) throws IOException;
}
