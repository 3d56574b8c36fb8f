package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import palimpsest.engine.symbols.Abbreviations.Abbreviation;
import palimpsest.engine.symbols.Dwarf.At;

/** A debugging information entry; its attributes are read when they are asked for. See DWARF 5, 2.1. */
final class Entry {

    private final Unit unit;
    private final int offset;
    private final int attributes;
    private final Abbreviation shape;
    private final Optional<Entry> parent;
    // A chain, because a large program has millions of entries.
    private @Nullable Entry first;
    private @Nullable Entry last;
    private @Nullable Entry next;

    /**
     * @param offset where it begins in its section
     * @param attributes where its attributes begin
     */
    Entry(Unit unit, int offset, int attributes, Abbreviation shape, Optional<Entry> parent) {
        this.unit = unit;
        this.offset = offset;
        this.attributes = attributes;
        this.shape = shape;
        this.parent = parent;
        parent.ifPresent(above -> above.add(this));
    }

    private void add(Entry child) {
        if (last == null) {
            first = child;
        } else {
            last.next = child;
        }
        last = child;
    }

    Unit unit() {
        return unit;
    }

    int offset() {
        return offset;
    }

    int tag() {
        return shape.tag();
    }

    Optional<Entry> parent() {
        return parent;
    }

    List<Entry> children() {
        List<Entry> children = new ArrayList<>();
        for (Entry child = first; child != null; child = child.next) {
            children.add(child);
        }
        return children;
    }

    List<Entry> children(int tag) {
        return children().stream().filter(child -> child.tag() == tag).toList();
    }

    Optional<Attribute> attribute(int name) {
        SectionReader in = unit.reader(attributes);
        for (Abbreviations.Field field : shape.fields()) {
            Attribute attribute = unit.read(in, field);
            if (field.attribute() == name) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    Optional<String> text(int name) {
        return attribute(name).flatMap(unit::text);
    }

    /** A constant or an offset of a section. */
    OptionalLong number(int name) {
        return attribute(name)
                .filter(attribute -> !attribute.isBlock())
                .map(attribute -> OptionalLong.of(attribute.number()))
                .orElse(OptionalLong.empty());
    }

    boolean flag(int name) {
        return number(name).orElse(0) != 0;
    }

    OptionalLong address(int name) {
        return attribute(name).map(unit::address).orElse(OptionalLong.empty());
    }

    Optional<Entry> reference(int name) {
        return attribute(name).flatMap(unit::reference);
    }

    /** Its own name, or that of the entry which it is an instance or a completion of. */
    Optional<String> name() {
        return origin(At.NAME).flatMap(entry -> entry.text(At.NAME));
    }

    /** Its own type, or that of the entry which it is an instance or a completion of. */
    Optional<Entry> type() {
        return origin(At.TYPE).flatMap(entry -> entry.reference(At.TYPE));
    }

    /** The entry that has an attribute: this one, or one that it is an instance or a completion of. */
    private Optional<Entry> origin(int name) {
        Entry entry = this;
        for (int i = 0; i < 4; i++) {
            if (entry.attribute(name).isPresent()) {
                return Optional.of(entry);
            }
            Optional<Entry> behind = entry.reference(At.ABSTRACT_ORIGIN);
            if (behind.isEmpty()) {
                behind = entry.reference(At.SPECIFICATION);
            }
            if (behind.isEmpty()) {
                return behind;
            }
            entry = behind.get();
        }
        return Optional.empty();
    }
}
