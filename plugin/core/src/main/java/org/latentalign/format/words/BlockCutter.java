package org.latentalign.format.words;

import java.io.IOException;

/** Cuts the data into blocks that end where an entry ends. Used by one thread at a time. */
interface BlockCutter {

    /**
     * @param block receives the next bytes
     * @return whether there were any
     * @throws org.latentalign.format.FormatException when the data end inside an entry, or have none
     */
    boolean fill(FileBlock block) throws IOException;
}
