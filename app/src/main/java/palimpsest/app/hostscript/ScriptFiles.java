package palimpsest.app.hostscript;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/**
 * The files that a script can see: those in its own folder and below, to read only, and the modules that every script can
 * import. Neither {@code ..} nor a link leads out.
 *
 * <p>Lessons name files where their authors had them, such as {@code ../wat/demo.wasm} or {@code /demo-util/glue.js}. Such a
 * name stands for the file of that name in the script's folder, if there is one. A binary that is not there is made from the
 * text beside it, if there is one.
 */
final class ScriptFiles implements FileSystem {

    private static final Set<OpenOption> READING = Set.of(StandardOpenOption.READ);

    private final Path folder;
    private final ModuleFiles modules;

    /** @param folder an absolute path */
    ScriptFiles(Path folder, ModuleFiles modules) {
        this.folder = folder;
        this.modules = modules;
    }

    /** The folder of a script, as an absolute path without links, where it exists. */
    static Path folderOf(Script script) {
        Path file = script.file().toAbsolutePath().normalize();
        Path parent = file.getParent() == null ? file : file.getParent();
        try {
            return parent.toRealPath();
        } catch (IOException e) {
            return parent;
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public Path parsePath(URI uri) {
        if ("node".equals(uri.getScheme())) {
            return BuiltInModules.path(uri.getSchemeSpecificPart());
        }
        if ("file".equals(uri.getScheme())) {
            return Path.of(uri);
        }
        if (BuiltInModules.isInstantiator(uri.getPath())) {
            return BuiltInModules.INSTANTIATOR;
        }
        throw new UnsupportedOperationException(uri + ": only files can be read, there is no network here");
    }

    @Override
    public Path parsePath(String path) {
        return BuiltInModules.isName(path) ? BuiltInModules.path(path) : Path.of(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return folder.resolve(path);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        return seen(path);
    }

    /** The file behind a path, as a path without links, which lies within the folder. */
    private Path seen(Path path) throws IOException {
        Path named = folder.resolve(path).normalize();
        if (BuiltInModules.isOne(named)) {
            return named;
        }
        if (!named.startsWith(folder)) {
            Path name = named.getFileName();
            Path beside = name == null ? folder : folder.resolve(name);
            if (!Files.isRegularFile(source(beside))) {
                if (BuiltInModules.isInstantiator(named.toString())) {
                    return BuiltInModules.INSTANTIATOR;
                }
                throw new AccessDeniedException(path.toString(), null, "it lies outside of the script's folder");
            }
            named = beside;
        }
        if (!Files.exists(named) && BuiltInModules.isInstantiator(named.toString())) {
            return BuiltInModules.INSTANTIATOR;
        }
        Path real = source(named).toRealPath();
        if (!real.startsWith(folder)) {
            throw new AccessDeniedException(path.toString(), null, "it is a link out of the script's folder");
        }
        return real;
    }

    /** The file itself, or the text that it is made of. */
    private static Path source(Path file) {
        return ModuleFiles.textOf(file)
                .filter(text -> Files.isRegularFile(text) && !Files.exists(file))
                .orElse(file);
    }

    /**
     * The bytes of a file.
     *
     * @param most how many it may have
     */
    byte[] read(Path path, long most) throws IOException {
        Path file = seen(path);
        if (BuiltInModules.isOne(file)) {
            return BuiltInModules.bytes(file);
        }
        if (!Files.isRegularFile(file)) {
            throw new AccessDeniedException(path.toString(), null, "it is not a file");
        }
        if (Files.size(file) > most) {
            throw new AccessDeniedException(path.toString(), null, "it is larger than a script may read");
        }
        return modules.read(path, file);
    }

    boolean isFile(Path path) {
        try {
            return Files.isRegularFile(seen(path));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
            throw readOnly(path);
        }
        Path file = seen(path);
        if (!BuiltInModules.isOne(file) && !Files.isReadable(file)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (!READING.containsAll(options)) {
            throw readOnly(path);
        }
        return new BytesChannel(read(path, Integer.MAX_VALUE));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        Path file = seen(path);
        if (BuiltInModules.isOne(file)) {
            throw new UnsupportedOperationException("a module that comes with the program is no file");
        }
        return Files.readAttributes(file, attributes, options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folderPath, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        throw new AccessDeniedException(folderPath.toString(), null, "folders cannot be listed");
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        throw readOnly(path);
    }

    @Override
    public void delete(Path path) throws IOException {
        throw readOnly(path);
    }

    private static IOException readOnly(Path path) {
        return new AccessDeniedException(path.toString(), null, "files can only be read");
    }
}
