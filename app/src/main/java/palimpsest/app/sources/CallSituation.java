package palimpsest.app.sources;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.app.session.FrameView;
import palimpsest.app.session.Operand;
import palimpsest.app.session.Slot;
import palimpsest.app.session.Value;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.Location;
import palimpsest.engine.symbols.Situation;

/** A call of a snapshot, as far as finding its variables needs it. */
record CallSituation(Optional<FrameView> frame, List<Slot> globals, Values memory, Optional<Location> frameBase)
        implements Situation {

    @Override
    public OptionalLong local(int index) {
        return bits(frame.map(FrameView::locals).orElse(List.of()), index);
    }

    @Override
    public OptionalLong global(int index) {
        return bits(globals, index);
    }

    @Override
    public OptionalLong operand(int index) {
        return bits(
                frame.map(FrameView::operands).orElse(List.of()).stream()
                        .map(Operand::value)
                        .map(value -> new Slot("", value))
                        .toList(),
                index);
    }

    @Override
    public Optional<ByteSlice> memory(long address, int count) {
        return memory.bytes(address, count);
    }

    private static OptionalLong bits(List<Slot> slots, int index) {
        return index >= 0 && index < slots.size() && slots.get(index).value() instanceof Value.Numeric number
                ? OptionalLong.of(number.bits())
                : OptionalLong.empty();
    }
}
