package palimpsest.app.hostscript;

import com.oracle.truffle.api.instrumentation.AllocationEvent;
import com.oracle.truffle.api.instrumentation.AllocationEventFilter;
import com.oracle.truffle.api.instrumentation.AllocationListener;
import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferViewBase;
import java.util.Optional;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;

/**
 * Hears of each typed array and DataView that comes into being, whichever way, and tells the memory's script of those over
 * memories. It is part of the JavaScript engine: no constructor that scripts see is another one for it.
 */
@TruffleInstrument.Registration(id = ViewInstrument.ID, name = "Views of memories", services = ViewInstrument.class)
public final class ViewInstrument extends TruffleInstrument {

    static final String ID = "palimpsest-views";

    private final AllocationListener listener = new AllocationListener() {
        @Override
        public void onEnter(AllocationEvent event) {}

        @Override
        public void onReturnValue(AllocationEvent event) {
            made(event.getValue());
        }
    };

    private Optional<Instrumenter> instrumenter = Optional.empty();
    private Optional<EventBinding<AllocationListener>> binding = Optional.empty();

    static ViewInstrument of(Engine engine) {
        return Optional.ofNullable(engine.getInstruments().get(ID))
                .map(instrument -> instrument.lookup(ViewInstrument.class))
                .orElseThrow(() -> new AssertionError(ID + " belongs to the program"));
    }

    @Override
    protected void onCreate(Env env) {
        instrumenter = Optional.of(env.getInstrumenter());
        env.registerService(this);
    }

    /**
     * Opens a context whose views are told. An engine that has been listened to already would tell everything once more for
     * each context, so nobody listens meanwhile.
     */
    synchronized Context open(Supplier<Context> opening) {
        binding.ifPresent(EventBinding::dispose);
        Context context = opening.get();
        context.initialize("js");
        binding = instrumenter.map(each -> each.attachAllocationListener(AllocationEventFilter.ANY, listener));
        return context;
    }

    private static void made(Object value) {
        if (value instanceof JSArrayBufferViewBase view
                && view.getArrayBuffer() instanceof JSArrayBufferObject.Interop buffer
                && buffer.getInteropBuffer() instanceof MemoryBuffer bytes) {
            bytes.views.made(view, bytes.memory);
        }
    }
}
