using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Mail;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Minutes;

/// <summary>
/// Writes minutes, circulates them, answers corrections and approves them: the one way of page and verb. Nothing is kept before the caller
/// commits. What can't be done is refused by the rules of <see cref="MinutesInOrder"/> and <see cref="ApprovedMinutesStand"/> as it is kept,
/// whoever writes; here is refused only what they can't see.
/// </summary>
internal sealed class Minuting(Store store, LondonClock clock, Outbox outbox, IEnumerable<IDecisionStatus> statuses)
{
    internal const string AskedByWhoWasThere = "Corrections are asked for by who was there, or who belongs to the body";
    internal const string AnsweredOnce = "A correction is answered once";

    /// <summary>What the letters are called among all others.</summary>
    internal const string LetterSort = "minutes";

    /// <summary>Writes the note of an item anew, or of what stands before the first.</summary>
    public async Task Note(Db db, FoundMinutes found, AgendaItem? item, string words)
    {
        var id = item?.Id;
        var (meeting, key) = (found.Meeting, item?.Key ?? "before-the-items");
        using (db.LookingAtEverything())
        {
            if (await db.Set<MinuteNote>().SingleOrDefaultAsync(n => n.Meeting == meeting.Id && n.Item == id) is { } note)
            {
                note.Words = words;
                return;
            }
            var (sensitivity, restrictedTo) = Closed(item is null ? meeting : item);
            db.Add(
                new MinuteNote
                {
                    Id = store.Ids.Next<MinuteNote>(),
                    Key = item is null ? key : FreeKeys.For(item.Key, ["before-the-items"]),
                    Meeting = meeting.Id,
                    Item = id,
                    Words = words,
                    Sensitivity = sensitivity,
                    RestrictedTo = restrictedTo,
                    Order = item?.Order ?? -1,
                }
            );
        }
    }

    /// <summary>Those who were there, sent apologies or were missed get them, and may ask for corrections. On one day that is done once.</summary>
    /// <returns>How many letters go out; null where they went out on this day already.</returns>
    public async Task<int?> Circulate(Db db, FoundMinutes found, string? site)
    {
        using var everything = db.LookingAtEverything();
        var meeting = await db.Set<Meeting>().SingleAsync(m => m.Id == found.Meeting.Id);
        var minutes = await Minutes(db, meeting);
        if (minutes.State == MinutesState.Circulated && minutes.CirculatedOn == clock.Today)
            return null;
        if (minutes.State != MinutesState.Approved)
            minutes.State = MinutesState.Circulated;
        minutes.CirculatedOn = clock.Today;
        if (meeting.State == MeetingState.Held)
            meeting.State = MeetingState.Minuted;
        if (meeting.IsHeld)
            meeting.MinutedOn ??= clock.Today;
        if (!outbox.IsSet)
            return 0;
        var people = await (
            from attendance in db.Attended()
            where
                attendance.Meeting == meeting.Id
                // Somebody without a place who is put down as absent was written down by mistake.
                && (attendance.Place != null || attendance.As != AttendedAs.Absent)
            join person in db.All<Person>() on attendance.Person equals (Id<Person>?)person.Id
            where person.Email != null
            select new
            {
                person.Id,
                person.Name,
                person.Email,
            }
        )
            .Distinct()
            .ToListAsync();
        var letters = people
            .Where(p => Outbox.CanBeSentTo(p.Email!.Trim()))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var person in letters)
            db.Add(
                outbox.Write(
                    LetterSort,
                    person.Email!.Trim(),
                    person.Id.Value,
                    $"Minutes: {found.Body.Name}, {meeting.Date.InWords()}",
                    $"""
                    Dear {person.Name}

                    The minutes of the meeting of {found.Body.Name} on {meeting.Date.InWords()} are ready to be read. They are not approved yet.

                    {(
                        site is null
                            ? "Sign in to Remit and open the meeting to read them."
                            : $"Read them here:\n\n{site}{MinutesLinks.Path(found.Body.Key, meeting.Key)}"
                    )}

                    If something in them is wrong, choose “Ask for a correction” there. If nothing is, you need do nothing.
                    """
                )
            );
        return letters.Count;
    }

    /// <summary>Asks for a correction. A form that is sent twice asks once, by the id that came with it.</summary>
    /// <param name="db">A context that writes.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="found">The meeting.</param>
    /// <param name="item">The item; null for the minutes as a whole.</param>
    /// <param name="words">What it should say.</param>
    /// <param name="byWords">Who asks, in words, where a clerk writes it down for them.</param>
    /// <param name="id">The id that the correction gets; null for a new one.</param>
    /// <param name="rehearse">Whether it is only tried.</param>
    public async Task<Result<LoggedChange>> Correct(
        Db db,
        Viewer viewer,
        FoundMinutes found,
        AgendaItem? item,
        string words,
        string? byWords,
        Id<Correction>? id = null,
        bool rehearse = false
    )
    {
        var asked = id ?? store.Ids.Next<Correction>();
        var mayWrite = viewer.May(
            "minutes-corrections",
            Sensitivity.Partnership,
            Verb.Write,
            new HashSet<RecordRef> { new("body", found.Body.RowId) }
        );
        using (db.LookingAtEverything())
        {
            if (await db.All<Correction>().AnyAsync(c => c.Id == asked))
                return await db.Commit(viewer.Change("Asked for a correction of minutes"));
            if (!mayWrite && !await WasThere(db, viewer, found.Meeting))
                return Result<LoggedChange>.Refused([
                    new Refusal(
                        AskedByWhoWasThere,
                        "You are not recorded as having been at this meeting, and you have no place on the body. Tell its clerk what is wrong.",
                        new RecordRef("meeting", found.Meeting.RowId)
                    ),
                ]);
            var before = await db.All<Correction>().Where(c => c.Meeting == found.Meeting.Id).Select(c => c.Key).ToListAsync();
            var (sensitivity, restrictedTo) = Closed(
                item is null
                    ? found.Minutes is null
                        ? found.Meeting
                        : found.Minutes
                    : item
            );
            db.Add(
                new Correction
                {
                    Id = asked,
                    Key = FreeKeys.For($"correction-{before.Count + 1}", before),
                    Meeting = found.Meeting.Id,
                    Item = item?.Id,
                    On = clock.Today,
                    By = byWords is null && viewer.Person is { } person ? new Id<Person>(person) : null,
                    ByWords = Texts.OrNull(byWords),
                    Words = words.Trim(),
                    Sensitivity = sensitivity,
                    RestrictedTo = restrictedTo,
                    Order = before.Count,
                }
            );
        }
        // Who was there without a place may ask too: that they were is asked above, and no relation says it.
        var change = viewer.Change(
            $"Asked for a correction of the minutes of {found.Body.Name} on {found.Meeting.Date.InWords()}"
        );
        change = mayWrite ? change : change with { By = null };
        return rehearse ? await db.Rehearse(change) : await db.Commit(change);
    }

    /// <summary>Whether somebody is recorded as having been at a meeting.</summary>
    public static async Task<bool> WasThere(Db db, Viewer viewer, Meeting meeting) =>
        viewer.Person is { } person
        && await db.All<Attendance>()
            .AnyAsync(a =>
                a.Meeting == meeting.Id
                && a.Person == new Id<Person>(person)
                && (a.As == AttendedAs.Present || a.As == AttendedAs.Deputy || a.As == AttendedAs.InAttendance)
            );

    /// <summary>Answers a correction.</summary>
    /// <returns>What is refused; nothing where it has this answer already.</returns>
    public static IReadOnlyList<Refusal> Answer(Correction correction, CorrectionOutcome outcome, string? answer)
    {
        if (correction.Outcome != CorrectionOutcome.Waiting && (correction.Outcome, correction.Answer) != (outcome, answer))
            return
            [
                new Refusal(
                    AnsweredOnce,
                    $"This correction was answered already: {correction.Outcome.OnScreen().ToLowerInvariant()}{(correction.Answer is { } said ? $", “{said}”" : "")}.",
                    new RecordRef("minutes-correction", correction.RowId),
                    "outcome"
                ),
            ];
        (correction.Outcome, correction.Answer) = (outcome, answer);
        return [];
    }

    /// <summary>A later meeting approves them: their text is fixed with its hash, and they are as open as said.</summary>
    /// <param name="db">A context that writes.</param>
    /// <param name="found">The meeting.</param>
    /// <param name="at">The later meeting.</param>
    /// <param name="publish">Whether they are opened to whoever may see the meeting.</param>
    public async Task Approve(Db db, FoundMinutes found, Meeting at, bool publish)
    {
        MeetingMinutes minutes;
        using (db.LookingAtEverything())
        {
            var meeting = await db.Set<Meeting>().SingleAsync(m => m.Id == found.Meeting.Id);
            minutes = await Minutes(db, meeting);
            if (minutes.State == MinutesState.Approved && minutes.ApprovedAt == at.Id)
                return;
            (minutes.State, minutes.ApprovedAt, minutes.ApprovedOn) = (MinutesState.Approved, at.Id, at.Date);
            if (meeting.State == MeetingState.Minuted)
                meeting.State = MeetingState.Approved;
            if (publish)
            {
                (minutes.Sensitivity, minutes.RestrictedTo) = (meeting.Sensitivity, meeting.RestrictedTo);
                var items = await db.All<AgendaItem>().Where(i => i.Meeting == meeting.Id).ToDictionaryAsync(i => i.Id);
                foreach (var note in await db.Set<MinuteNote>().Where(n => n.Meeting == meeting.Id).ToListAsync())
                {
                    Record of = note.Item is { } id && items.TryGetValue(id, out var item) ? item : meeting;
                    if (note.Sensitivity > of.Sensitivity)
                        (note.Sensitivity, note.RestrictedTo) = (of.Sensitivity, of.RestrictedTo);
                }
            }
        }
        using (db.LookingAtEverything())
            minutes.TextAsOf = await LastVersion(db, minutes.Meeting, long.MaxValue);
        minutes.Content = await Text(db, statuses, found, minutes, publish);
        minutes.Hash = MeetingMinutes.HashOf(minutes.Content);
    }

    /// <summary>The change that touched last what minutes tell of, before a change. One query.</summary>
    public static async Task<long> LastVersion(Db db, Id<Meeting> meeting, long before) =>
        await db.All<MinuteNote>()
            .Where(n => n.Meeting == meeting)
            .Select(n => n.Version)
            .Concat(db.All<AgendaItem>().Where(i => i.Meeting == meeting).Select(i => i.Version))
            .Concat(db.All<Attendance>().Where(a => a.Meeting == meeting).Select(a => a.Version))
            .Concat(db.All<Interest>().Where(i => i.Meeting == meeting).Select(i => i.Version))
            .Concat(db.All<Decision>().Where(d => d.Meeting == meeting).Select(d => d.Version))
            .Concat(db.All<MeetingMinutes>().Where(m => m.Meeting == meeting).Select(m => m.Version))
            .Where(v => v < before)
            .MaxAsync(v => (long?)v)
        ?? 0;

    /// <summary>
    /// What the records say to those who may read the minutes, and no more: what is closed to some of them is not in the text, and stands in
    /// the ledger by its own records.
    /// </summary>
    private static async Task<string> Text(
        Db db,
        IEnumerable<IDecisionStatus> statuses,
        FoundMinutes found,
        MeetingMinutes minutes,
        bool publish
    )
    {
        using var everything = db.LookingAtEverything();
        var sights = SightsOf(minutes);
        MinutesView? common = null;
        foreach (var sight in sights)
        {
            using var readers = db.LookingNoFurtherThan(sight);
            var seen = await MinutesView.Load(db, statuses, found with { Minutes = null }, minutes.ApprovedOn!.Value, anew: true);
            common = common?.And(seen) ?? seen;
        }
        var view = common!;
        if (publish)
        {
            // The notes are opened in this very change, which the database does not have yet.
            var open = db
                .ChangeTracker.Entries<MinuteNote>()
                .Select(e => e.Entity)
                .Where(n => n.Meeting == minutes.Meeting && sights.All(s => s.Sees(n)))
                .ToList();
            var keys = await db.All<AgendaItem>()
                .Where(i => i.Meeting == minutes.Meeting)
                .ToDictionaryAsync(i => i.Key, i => i.Id);
            string? NoteOf(string? key, string? note) =>
                note
                ?? Texts.OrNull(
                    open.FirstOrDefault(n =>
                        key is null ? n.Item is null : keys.TryGetValue(key, out var id) && n.Item == id
                    )?.Words
                );
            view = view with
            {
                Before = view.Before with { Note = NoteOf(null, view.Before.Note) },
                Items = [.. view.Items.Select(i => i with { Note = NoteOf(i.Key, i.Note) })],
            };
        }
        return MinutesText.Of(view);
    }

    /// <summary>What those see who may read them: where they are restricted to several bodies, the members of each.</summary>
    private static IReadOnlyList<Sight> SightsOf(MeetingMinutes minutes) =>
        minutes.Sensitivity switch
        {
            Sensitivity.Public => [Sight.Published],
            Sensitivity.Partnership => [Sight.OfThePartnership([])],
            _ => RecordRef.ParseSeveral(minutes.RestrictedTo) switch
            {
                [] => [Sight.Everything],
                var bodies => [.. bodies.Select(b => Sight.OfThePartnership([b]))],
            },
        };

    private async Task<MeetingMinutes> Minutes(Db db, Meeting meeting)
    {
        if (await db.Set<MeetingMinutes>().SingleOrDefaultAsync(m => m.Meeting == meeting.Id) is { } there)
            return there;
        var (sensitivity, restrictedTo) = Closed(meeting);
        var minutes = new MeetingMinutes
        {
            Id = store.Ids.Next<MeetingMinutes>(),
            Key = MeetingMinutes.OnlyKey,
            Meeting = meeting.Id,
            Sensitivity = sensitivity,
            RestrictedTo = restrictedTo,
        };
        db.Add(minutes);
        return minutes;
    }

    /// <summary>As closed as something, and never public: that takes a decision of its own.</summary>
    private static (Sensitivity Sensitivity, string? RestrictedTo) Closed(Record of) =>
        of.Sensitivity == Sensitivity.Public ? (Sensitivity.Partnership, null) : (of.Sensitivity, of.RestrictedTo);
}
