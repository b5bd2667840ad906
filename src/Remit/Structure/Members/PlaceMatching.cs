using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Matching;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Structure.Members;

/// <summary>A row of the paper with what its names mean.</summary>
internal sealed class MemberRow(MemberDraft draft)
{
    public MemberDraft Draft { get; set; } = draft;

    /// <summary>The recorded organisation, or one that the import adds; null where none is written or it was left out.</summary>
    public Organisation? Organisation { get; set; }

    /// <summary>Whom the name means; null where none is written.</summary>
    public Settled<Person>? Person { get; set; }

    /// <summary>The recorded place; null for a new one.</summary>
    public RecordedPlace? Place { get; set; }
}

/// <summary>
/// Knows the places of a paper again among the recorded ones: by who sits there, then by title and organisation, then by a title that is
/// nearly the same, which is asked about. No recorded place is taken twice.
/// </summary>
internal sealed class PlaceMatching
{
    private readonly Proposal proposal;
    private readonly IReadOnlyList<RecordedPlace> places;
    private readonly Dictionary<string, List<RecordedPlace>> byTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RecordedPlace>> byHolder = new(StringComparer.Ordinal);
    private readonly Dictionary<Id<Place>, RecordedPlace> byId;
    private readonly KnownNames<Place> titles;

    public PlaceMatching(Proposal proposal, IReadOnlyList<RecordedPlace> places)
    {
        (this.proposal, this.places) = (proposal, places);
        byId = places.ToDictionary(p => p.Place.Id);
        titles = new KnownNames<Place>(p => p.Title, _ => true, bracketsTell: true);
        foreach (var place in places)
        {
            Into(byTitle, KeyOf(place.Place.Title), place);
            titles.Add(place.Place, MemberPhrase.Read(place.Place.Title).Text);
            foreach (var holder in place.Seat?.Holders ?? [])
                Into(byHolder, holder.Key, place);
        }
    }

    /// <summary>The form in which two titles of a place are equal.</summary>
    public static string KeyOf(string title)
    {
        var phrase = MemberPhrase.Read(title);
        var whole = string.Join(' ', phrase.Brackets.Prepend(phrase.Text));
        return NameForm.Of(whole, bracketsTell: true).Key is { Length: > 0 } key ? key : LooseName.Plain(title);
    }

    /// <summary>Finds the place of every row.</summary>
    public void Match(IReadOnlyList<MemberRow> rows)
    {
        foreach (var row in rows)
            Take(row, HeldByThePerson(row, sameTitle: true));
        foreach (var row in rows.Where(r => r.Place is null))
            Take(row, HeldByThePerson(row, sameTitle: false));
        // A place whose holder stands in another row is that row's.
        foreach (var row in rows.Where(r => r.Place is null))
            Take(row, OfTheTitle(row));
        foreach (var row in rows.Where(r => r.Place is null))
            Take(row, Alike(row));
    }

    private static void Take(MemberRow row, RecordedPlace? place)
    {
        if (place is null)
            return;
        row.Place = place;
        place.IsTaken = true;
    }

    private RecordedPlace? HeldByThePerson(MemberRow row, bool sameTitle)
    {
        if (row.Person?.Record is not { } person || !byHolder.TryGetValue(person.Key, out var held))
            return null;
        var free = held.Where(p => !p.IsTaken).ToList();
        if (row.Draft.Title is not { } title)
            return sameTitle ? null : free.FirstOrDefault(p => Fits(row, p)) ?? free.FirstOrDefault();
        var key = KeyOf(title);
        if (sameTitle)
            return free.FirstOrDefault(p => KeyOf(p.Place.Title) == key);
        // The title is somebody's job, and the place is called otherwise: who sits there tells which it is.
        if (row.Draft.TitleIsJob || row.Draft.Organisation == title)
            return free.FirstOrDefault(p => Fits(row, p) && OfTheTitle(row) is null);
        return OfTheTitle(row) is null && free.Count > 0 ? AskWhetherTheSame(row, title, free[0]) : null;
    }

    private RecordedPlace? AskWhetherTheSame(MemberRow row, string title, RecordedPlace held)
    {
        const string same = "same";
        var answer = proposal.Ask(
            new Question(
                NameMatching.KeyOf("place-of", $"{row.Person!.Record!.Key} {title}"),
                row.Draft.Place,
                $"{row.Person.Record.Name} sits in “{held.Place.Title}”. Is “{LooseName.Short(title)}” the same place?",
                [
                    new Choice(same, $"The same place; it stays “{held.Place.Title}”"),
                    new Choice("new", "Another place, which is new"),
                ],
                same
            )
        );
        return answer == same ? held : null;
    }

    private RecordedPlace? OfTheTitle(MemberRow row) =>
        row.Draft.Title is { } title && byTitle.TryGetValue(KeyOf(title), out var same)
            ? same.FirstOrDefault(p => !p.IsTaken && Fits(row, p))
            : null;

    private RecordedPlace? Alike(MemberRow row)
    {
        if (row.Draft.Title is not { } title || places.Count == 0)
            return null;
        var match = titles.Find(MemberPhrase.Read(title).Text, p => !byId[p.Id].IsTaken && Fits(row, byId[p.Id]));
        // Only slips of typing, and titles that are longer or shorter: other likenesses tell nothing of a place.
        var likely = match.Candidates.Where(c => c.Likeness >= 64).Take(3).ToList();
        if (likely.Count == 0)
            return null;
        if (match.Certainty == Certainty.Certain && likely[0].Likeness >= 99)
            return byId[likely[0].Record.Id];
        const string other = "new";
        var answer = proposal.Ask(
            new Question(
                NameMatching.KeyOf("place", $"{title} {row.Organisation?.Key}"),
                row.Draft.Place,
                $"Is “{LooseName.Short(title)}” a place that is recorded?",
                [
                    .. likely.Select(c => new Choice(c.Record.Key, $"{c.Name} ({c.Why})")),
                    new Choice(other, "Another place, which is new"),
                ],
                likely[0].Record.Key
            )
        );
        return likely.Where(c => c.Record.Key == answer).Select(c => byId[c.Record.Id]).FirstOrDefault();
    }

    /// <summary>Whether nothing says that the place is another organisation's.</summary>
    private static bool Fits(MemberRow row, RecordedPlace place) =>
        row.Organisation is null || place.Place.FilledBy is not { } filledBy || filledBy == row.Organisation.Id;

    private static void Into(Dictionary<string, List<RecordedPlace>> index, string key, RecordedPlace place)
    {
        if (!index.TryGetValue(key, out var list))
            index.Add(key, list = []);
        list.Add(place);
    }
}
