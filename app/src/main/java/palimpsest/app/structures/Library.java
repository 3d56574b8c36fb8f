package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All descriptions that can be laid. Of several with one name the first counts: those of the session, the person's own,
 * those of the module, those that come with the program.
 */
final class Library {
    private final Descriptions ready = ReadyMade.all();
    private Descriptions session = Descriptions.NONE;
    private Descriptions own = Descriptions.NONE;
    private Descriptions module = Descriptions.NONE;
    private Descriptions all = ready;
    private String ownText = "";

    /** A type, or why a text is none. */
    record Found(Optional<Type> type, Optional<Fault> fault) {}

    /** Takes the person's own descriptions; gives what is wrong with them. What they have anew counts before the session's. */
    List<Fault> own(String text) {
        Checker.Checked checked = Checker.check(text, module.over(ready));
        boolean edited = !text.equals(ownText);
        ownText = text;
        own = checked.descriptions();
        if (edited) {
            session = Descriptions.of(session.all().stream()
                    .filter(each -> own.named(each.name()).isEmpty())
                    .toList());
        }
        join();
        return checked.faults();
    }

    /** Takes the descriptions that are kept with the session. */
    void session(String text) {
        session = Checker.check(text, own.over(module).over(ready)).descriptions();
        join();
    }

    /** Takes the types that the module's debug information describes. */
    void module(Descriptions types) {
        module = types;
        join();
    }

    private void join() {
        all = session.over(own).over(module).over(ready);
    }

    Descriptions all() {
        return all;
    }

    Descriptions own() {
        return own;
    }

    Descriptions module() {
        return module;
    }

    /** What is only described in the session. */
    Descriptions sessionOnly() {
        return Descriptions.of(session.all().stream()
                .filter(each -> !own.named(each.name()).map(Declaration::text).equals(Optional.of(each.text())))
                .toList());
    }

    /** Reads a type. */
    Found type(String text) {
        Parser.ReadType read = Parser.type(text);
        Optional<Fault> fault = read.fault().or(() -> read.type().flatMap(type -> Checker.check(text, type, all)));
        return new Found(fault.isPresent() ? Optional.empty() : read.type(), fault);
    }

    /** The descriptions that types need, but for those that come with the program or the module. */
    String textFor(Collection<String> types) {
        List<Type> read = new ArrayList<>();
        types.forEach(text -> Parser.type(text).type().ifPresent(read::add));
        return session.over(own).textFor(read);
    }

    /** The names that can be laid, of some descriptions. */
    static List<String> types(Descriptions descriptions) {
        return descriptions.all().stream().map(ReadyMade::filled).toList();
    }
}
