import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the classes of a jar the format of Java 8, where theirs is older: a class-data archive holds none from before Java 6,
 * and loading and verifying those anew takes a quarter of a start. What they do stays the same.
 */
final class Renew {

    private Renew() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            renew(Path.of(jar));
        }
    }

    private static void renew(Path jar) throws IOException {
        ByteArrayOutputStream renewed = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(jar.toFile());
                URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                ZipOutputStream to = new ZipOutputStream(renewed)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                boolean isClass = entry.getName().endsWith(".class");
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(isClass ? renewed(new ClassReader(content), content, classes) : content);
                to.closeEntry();
            }
        }
        Files.write(jar, renewed.toByteArray());
    }

    private static byte[] renewed(ClassReader reader, byte[] content, ClassLoader classes) {
        if ((reader.readShort(6) & 0xffff) >= Opcodes.V1_6) {
            return content;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version, int access, String name, String signature, String above, String[] interfaces) {
                        super.visit(Opcodes.V1_8, access, name, signature, above, interfaces);
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
