package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import palimpsest.engine.memory.LinearMemory;

/** HotSpot compiles no method of more than 8,000 bytes, and inlines none of more than 325 into one that is hot. */
final class HotMethodsTest {

    private static final int MOST_COMPILED = 8_000;
    private static final int MOST_INLINED = 325;

    @Test
    void hotSpotCompilesEveryMethodThatExecutes() throws IOException, URISyntaxException {
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        for (Class<?> inPackage : List.of(Op.class, LinearMemory.class)) {
            for (Path file : classes(inPackage)) {
                for (Map.Entry<String, Integer> method : codeLengths(file).entrySet()) {
                    seen++;
                    if (method.getValue() > MOST_COMPILED) {
                        tooLong.add(file.getFileName() + " " + method);
                    }
                }
            }
        }
        assertTrue(seen > 1_000, seen + " methods");
        assertEquals(List.of(), tooLong);
    }

    @Test
    void hotSpotInlinesAccessesToMemoryAndSteps() throws IOException, URISyntaxException {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (Path file : classes(LinearMemory.class)) {
            if (file.endsWith("LinearMemory.class")) {
                lengths.putAll(codeLengths(file));
            }
        }
        for (Path file : classes(State.class)) {
            if (file.endsWith("State.class")) {
                lengths.putAll(codeLengths(file));
            }
        }
        for (String name : List.of(
                "loadByte",
                "loadShort",
                "loadInt",
                "loadLong",
                "storeByte",
                "storeShort",
                "storeInt",
                "storeLong",
                "enter",
                "leave",
                "jump")) {
            List<Integer> found = lengths.entrySet().stream()
                    .filter(method -> method.getKey().startsWith(name + "("))
                    .map(Map.Entry::getValue)
                    .toList();
            assertEquals(1, found.size(), name);
            assertTrue(found.get(0) <= MOST_INLINED, name + " has " + found + " bytes");
        }
    }

    private static List<Path> classes(Class<?> inPackage) throws IOException, URISyntaxException {
        Path folder = Path.of(inPackage
                        .getResource(inPackage.getSimpleName() + ".class")
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".class")).toList();
        }
    }

    /** The bytes of code of each method of a class file; see the Java Virtual Machine Specification, chapter 4. */
    private static Map<String, Integer> codeLengths(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(stream)) {
            in.skipBytes(8);
            String[] texts = constants(in);
            in.skipBytes(6);
            in.skipBytes(2 * in.readUnsignedShort());
            members(in, texts);
            return members(in, texts);
        }
    }

    private static String[] constants(DataInputStream in) throws IOException {
        String[] texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                default -> in.skipBytes(4);
            }
        }
        return texts;
    }

    /** Fields or methods. */
    private static Map<String, Integer> members(DataInputStream in, String[] texts) throws IOException {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipBytes(2);
            String name = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
            int attributes = in.readUnsignedShort();
            for (int a = 0; a < attributes; a++) {
                String attribute = texts[in.readUnsignedShort()];
                byte[] content = new byte[in.readInt()];
                in.readFully(content);
                if (attribute.equals("Code")) {
                    lengths.put(name, java.nio.ByteBuffer.wrap(content).getInt(4));
                }
            }
        }
        return lengths;
    }
}
