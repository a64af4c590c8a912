package org.latentalign.format.gct;

import io.jhdf.api.Dataset;
import io.jhdf.object.message.DataLayout;

/** Blocks of any matrix that jhdf can read. */
final class GeneralBlocks implements BlockReader {

    private final Dataset matrix;

    GeneralBlocks(final Dataset matrix) {
        this.matrix = matrix;
    }

    @Override
    public BlockValues read(final Block block) {
        if (matrix.getDataLayout() == DataLayout.COMPACT) {
            // jhdf has no slices of these; they are below 64 KB, and one block
            return new BlockValues.Arrays((Object[]) matrix.getData(), 0);
        }
        Object values = matrix.getData(
                new long[] {block.firstRow(), block.firstColumn()}, new int[] {block.rows(), block.columns()});
        return new BlockValues.Arrays((Object[]) values, block.firstColumn());
    }
}
