package palimpsest.app.status;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.session.Question;
import palimpsest.app.session.Session;

/** What the session wants to know before it does something that cannot be taken back. */
public final class QuestionViewModel {

    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<Question>> question =
            new ReadOnlyObjectWrapper<>(this, "question", Optional.empty());

    public QuestionViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> question.set(now.question()));
        question.set(session.snapshot().question());
    }

    public ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Does it, or leaves everything as it is. */
    public void answer(boolean yes) {
        session.answer(yes);
    }
}
