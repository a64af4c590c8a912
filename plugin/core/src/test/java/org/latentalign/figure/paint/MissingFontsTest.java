package org.latentalign.figure.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.latentalign.figure.Figure;

/** A machine without fonts, as slim container images are: one clear sentence, also when asked again. */
class MissingFontsTest {

    /** Paints twice and prints what went wrong. */
    static final class Program {

        private Program() {}

        public static void main(final String[] arguments) {
            for (int i = 0; i < 2; i++) {
                try {
                    FigurePainter.png(Figure.empty("Title", "Reason"));
                    System.out.println("painted");
                } catch (PaintingException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    /** An empty list of fonts is what Java sees there; it takes a virtual machine of its own. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhatToInstall() throws Exception {
        final var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Dsun.awt.fontconfig=/dev/null",
                        "-cp",
                        place(FigurePainter.class) + File.pathSeparator + place(Program.class),
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines;
        try (var output = process.inputReader()) {
            lines = output.lines().toList();
        }
        assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
        assertEquals(2, lines.size(), () -> String.join("\n", lines));
        for (final var line : lines) {
            assertTrue(line.contains("finds no font") && line.contains("install fontconfig"), line);
        }
    }

    private static String place(final Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
