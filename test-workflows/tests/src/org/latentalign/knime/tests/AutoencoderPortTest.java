package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortUtil;

/** An autoencoder in a file, as KNIME's Model Writer makes and its Model Reader reads it; and what is none. */
class AutoencoderPortTest {

    private static final String LEARNER = "org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeFactory";

    private static final String ENTRY = "autoencoder.bin";

    /** More bytes than deflate may need to close its data: without them the content is still complete. */
    private static final int PACKING_END = 4;

    @TempDir
    private Path temporary;

    private NodeUnderTest learner;

    private PortObject model;

    @BeforeEach
    void learn() throws Exception {
        learner = NodeUnderTest.create(
                temporary.resolve("workflow"),
                RegisteredNodes.createFactory(RegisteredNodes.element(LEARNER)),
                false,
                TestTable.of(TestTable.Shape.COLUMNS));
        learner.workflow().execute();
        model = learner.node().getOutPort(1).getPortObject();
    }

    @AfterEach
    void close() {
        learner.close();
    }

    @Test
    void comesBackFromAFile() throws Exception {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        PortUtil.writeObjectToStream(model, file, new ExecutionMonitor());
        final PortObject read =
                PortUtil.readObjectFromStream(new ByteArrayInputStream(file.toByteArray()), new ExecutionMonitor());
        assertSame(model.getClass(), read.getClass());
        assertEquals(model.getSpec(), read.getSpec());
        assertEquals(model.getSummary(), read.getSummary());
        assertArrayEquals(entry(saved(model)), entry(saved(read)));
    }

    @Test
    void everyTruncationIsTold() throws Exception {
        final byte[] archive = saved(model);
        final int start = indexOf(archive, ENTRY) + ENTRY.length();
        // the entry is the last one, and its lengths follow it
        final int end = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0007\b") - PACKING_END;
        assertTrue(start < end);
        for (int length = start; length < end; length++) {
            assertSentence("The autoencoder is incomplete: ", Arrays.copyOf(archive, length));
        }
    }

    @Test
    void packedDataThatIsDamagedIsTold() throws Exception {
        final byte[] archive = saved(model);
        final int start = indexOf(archive, ENTRY) + ENTRY.length();
        archive[start] = 7; // no such kind of block
        assertSentence("The autoencoder is damaged: ", archive);
    }

    @Test
    void foreignContentIsTold() throws Exception {
        assertSentence("This is not an autoencoder: ", archive(ENTRY, "weights of something else"));
        assertSentence("The file holds no autoencoder: it has \"network.h5\" ", archive("network.h5", "x"));
        assertSentence("The autoencoder is incomplete: ", archive(ENTRY, ""));
    }

    @Test
    void aNewerVersionIsTold() throws Exception {
        final byte[] content = entry(saved(model));
        content[11] = 99; // after the eight bytes of the mark, an int
        assertSentence(
                "The autoencoder was written in version 99 of its format, ",
                archive(ENTRY, new String(content, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aModelOfAnotherSizeIsTold() throws Exception {
        try (NodeUnderTest other = NodeUnderTest.create(
                temporary.resolve("other"),
                RegisteredNodes.createFactory(RegisteredNodes.element(LEARNER)),
                false,
                TestTable.of(TestTable.Shape.LIST))) {
            final var settings = other.node().getNodeSettings();
            settings.getNodeSettings("model").addString("outputCoordinates", "PRINCIPAL_AXES");
            settings.getNodeSettings("model").addString("latentDimensions", "STRONGEST");
            settings.getNodeSettings("model").addInt("latentDimension", 1);
            other.manager().loadNodeSettings(other.node().getID(), settings);
            other.workflow().execute();
            assertSentence(
                    "The autoencoder is damaged: it says ",
                    saved(other.node().getOutPort(1).getPortObject()));
        }
    }

    /** One line, and nothing but an IOException. */
    private void assertSentence(final String start, final byte[] archive) {
        final IOException e = assertThrows(IOException.class, () -> {
            try (var in = PortUtil.getPortObjectZipInputStream(new ByteArrayInputStream(archive))) {
                serializer().loadPortObject(in, model.getSpec(), new ExecutionMonitor());
            }
        });
        assertTrue(e.getMessage().startsWith(start) && e.getMessage().lines().count() == 1, e::getMessage);
    }

    private byte[] saved(final PortObject object) throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = PortUtil.getPortObjectZipOutputStream(bytes)) {
            serializer().savePortObject(object, out, new ExecutionMonitor());
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private PortObjectSerializer<PortObject> serializer() {
        return (PortObjectSerializer<PortObject>) PortUtil.getPortObjectSerializer(model.getClass());
    }

    private static byte[] entry(final byte[] archive) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(ENTRY)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new IOException("There is no " + ENTRY + ".");
    }

    /** The saved model with another last entry. */
    private byte[] archive(final String name, final String content) throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(saved(model)));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); !entry.getName().equals(ENTRY); entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(content.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static int indexOf(final byte[] bytes, final String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
