using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Structure.Bodies;
using Remit.Structure.Posts;

namespace Remit.Responsibilities.Papers;

/// <summary>One register of the paper, joined to what is recorded of its holder.</summary>
internal sealed class RegisterJoining(
    RegisterFindings findings,
    Db db,
    RecordedRegister recorded,
    RegisterDraft draft,
    Source? source,
    RegisterImportOptions options,
    Sensitivity usual,
    IdSource ids,
    DateOnly today
)
{
    private readonly Dictionary<int, Responsibility> joined = [];
    private readonly HashSet<Guid> met = [];
    private HashSet<string> keys = [];
    private Register register = null!;
    private int lastOrder;
    private int lastProvision;

    public void Run()
    {
        register = recorded.Register ?? NewRegister();
        keys = recorded.Rows.Select(r => r.Row.Key).ToHashSet(StringComparer.Ordinal);
        lastOrder = recorded.Rows.Select(r => r.Row.Order).DefaultIfEmpty(-1).Max();
        lastProvision = recorded.Provisions.Select(p => p.Order).DefaultIfEmpty(-1).Max();
        TakeNotes();
        var known = RowMatching.Of(draft, recorded);
        for (var i = 0; i < draft.Rows.Count; i++)
            Join(draft.Rows[i], i, known.GetValueOrDefault(i));
        foreach (var missing in recorded.Rows.Where(r => !met.Contains(r.Row.RowId)))
            findings.Say(
                FindingKind.Missing,
                draft.Place,
                $"“{PaperWords.Short(missing.Row.Text)}” ({missing.Number ?? "no number"}) is recorded for {draft.HolderKey} and is not in the paper. It stays as it is."
            );
    }

    private Register NewRegister()
    {
        var holder = recorded.Holder ?? NewPost();
        var made = new Register
        {
            Id = ids.Next<Register>(),
            Key = draft.HolderKey,
            Title = draft.Title.Text,
            Holder = holder,
            Source = source?.Id,
            Sensitivity = usual,
            Order = recorded.NextRegisterOrder,
        };
        db.Add(made);
        findings.Places[made.RowId] = draft.Place;
        findings.Say(FindingKind.New, draft.Title.Place, $"a register: “{made.Title}”, for {draft.HolderKey}.");
        return made;
    }

    private RecordRef NewPost()
    {
        var isBody = PaperNames.Shipped.IsBody(draft.HolderKey);
        var title = PaperNames.Shipped.HolderInWords(draft.Title.Text) ?? draft.Title.Text;
        Record made = isBody
            ? new Body
            {
                Id = ids.Next<Body>(),
                Key = draft.HolderKey,
                Name = title,
                Kind = BodyKind.SafeguardingBoard,
                Sensitivity = usual,
            }
            : new Post
            {
                Id = ids.Next<Post>(),
                Key = draft.HolderKey,
                Title = title,
                Sensitivity = usual,
            };
        db.Add((object)made);
        findings.Say(
            FindingKind.New,
            draft.Title.Place,
            $"a {(isBody ? "body" : "post")}: “{title}”, because nobody with the key “{draft.HolderKey}” is recorded."
        );
        return new RecordRef(isBody ? "body" : "post", made.RowId);
    }

    private void TakeNotes()
    {
        var notes = string.Join("\n\n", draft.Introduction.Concat(draft.Notes).Select(n => n.Text));
        if (notes.Length == 0 || register.Notes == notes)
            return;
        if (register.Notes is not null)
            findings.Say(FindingKind.Changed, draft.NotesHeading?.Place ?? draft.Place, "the notes under the register.");
        register.Notes = notes;
    }

    private void Join(RowDraft row, int index, RecordedRow? known)
    {
        findings.Rows++;
        var before = findings.All.Count;
        if (options.Wording == WordingChoice.Add && known is not null && !IsWordedAs(known, row))
            known = null;
        var responsibility = known is null ? NewRow(row, index) : KnownRow(row, known);
        joined[index] = responsibility;
        met.Add(responsibility.RowId);
        findings.Places[responsibility.RowId] = row.Place;
        TakePosition(row, responsibility, known);
        TakeAction(row, responsibility, known);
        foreach (var other in row.Others)
            findings.Say(
                FindingKind.LeftOut,
                other.Text.Place,
                $"“{PaperWords.Short(other.Text.Text)}” stands in the column “{other.Name}”, which a register does not have."
            );
        if (findings.All.Count == before)
            findings.Unchanged++;
    }

    private Responsibility NewRow(RowDraft row, int index)
    {
        var made = new Responsibility
        {
            Id = ids.Next<Responsibility>(),
            Register = register.Id,
            Key = NewKey(row),
            Heading = row.Heading,
            Number = row.Number ?? (index == 0 && row.EffectiveNumber is { } left ? $"({left})" : null),
            LeadIn = row.IsLeadIn,
            PartOf = row.PartOf is { } leadIn ? joined[leadIn].Id : null,
            Text = row.Wording.Text,
            Sensitivity = usual,
            Order = ++lastOrder,
        };
        db.Add(made);
        Cite(row, made);
        findings.Say(
            FindingKind.New,
            row.Wording.Place,
            $"a responsibility{(row.EffectiveNumber is null ? "" : $" under {row.EffectiveNumber}")}: “{PaperWords.Short(made.Text)}”."
        );
        return made;
    }

    private string NewKey(RowDraft row)
    {
        var start = row.EffectiveNumber is { } number
            ? Slug.From(number)
            : Slug.From(string.Join(' ', row.Wording.Text.Split(' ').Take(5)));
        var key = start;
        for (var n = 2; !keys.Add(key); n++)
            key = $"{start}-{n}";
        return key;
    }

    private void Cite(RowDraft row, Responsibility responsibility)
    {
        if (source is null || !ProvisionNumber.TryParse(row.EffectiveNumber, out var number))
            return;
        var provision = recorded.Provisions.FirstOrDefault(p => p.Source == source.Id && number.Equals(p.Number));
        if (provision is null)
        {
            provision = new Provision
            {
                Id = ids.Next<Provision>(),
                Source = source.Id,
                Key = number.Slug,
                Number = number,
                Sensitivity = usual,
                Order = ++lastProvision,
            };
            db.Add(provision);
            recorded.Provisions.Add(provision);
            findings.Say(FindingKind.New, row.Place, $"paragraph {number} of “{source.Title}”.");
        }
        db.Add(
            new Citation
            {
                Id = ids.Next<Citation>(),
                Responsibility = responsibility.Id,
                Provision = provision.Id,
            }
        );
    }

    private static bool IsWordedAs(RecordedRow known, RowDraft row) =>
        PaperWords.Plain(known.Row.Text) == PaperWords.Plain(row.Wording.Text);

    private Responsibility KnownRow(RowDraft row, RecordedRow known)
    {
        if (IsWordedAs(known, row))
            return known.Row;
        switch (options.Wording)
        {
            case WordingChoice.Ask:
                findings.Say(
                    FindingKind.Question,
                    row.Wording.Place,
                    $"{known.Number ?? "This row"} is worded differently. Recorded: “{known.Row.Text}” In the paper: “{row.Wording.Text}”"
                );
                break;
            case WordingChoice.Take:
                findings.Say(
                    FindingKind.Changed,
                    row.Wording.Place,
                    $"the wording of {known.Number ?? "a row"}: “{PaperWords.Short(known.Row.Text)}” becomes “{PaperWords.Short(row.Wording.Text)}”."
                );
                known.Row.Text = row.Wording.Text;
                break;
            case WordingChoice.Keep:
                findings.Say(
                    FindingKind.Doubtful,
                    row.Wording.Place,
                    $"{known.Number ?? "A row"} is worded differently in the paper; the recorded wording stays."
                );
                break;
            default:
                throw new InvalidOperationException($"No such choice: {options.Wording}");
        }
        return known.Row;
    }

    private void TakePosition(RowDraft row, Responsibility responsibility, RecordedRow? known)
    {
        if (!row.HasPosition)
            return;
        var text = row.ActionTaken!.Text;
        var earlier = known?.Positions ?? [];
        var rating = RatingOf(row);
        var stated = DateOf(row);
        if (IsKnown(earlier, text, rating, stated))
            return;
        var on = stated ?? (earlier.Count == 0 ? null : today);
        var made = new Position
        {
            Id = ids.Next<Position>(),
            Responsibility = responsibility.Id,
            Key = Free(earlier.Select(p => p.Key), on is { } day ? LondonDate.Iso(day) : "first"),
            Text = text,
            Rating = rating,
            Nil = row.IsNil,
            On = on,
            Sensitivity = usual,
            Order = earlier.Select(p => p.Order + 1).DefaultIfEmpty(0).Max(),
        };
        db.Add(made);
        findings.Places[made.RowId] = row.ActionTaken.Place;
        if (known is not null)
            findings.Say(
                FindingKind.Changed,
                row.ActionTaken.Place,
                $"the position on {known.Number ?? "a row"}: “{PaperWords.Short(text)}” is added{(on is { } from ? $", as at {LondonDate.Words(from)}" : "")}."
            );
    }

    /// <summary>Without a date a paper may be an old one, so any earlier position counts; with a date the newest by then does.</summary>
    private static bool IsKnown(List<Position> earlier, string text, Rating? rating, DateOnly? stated)
    {
        if (stated is not { } on)
            return earlier.Exists(IsTheSame);
        var newest = earlier
            .Where(p => p.On is null || p.On <= on)
            .OrderBy(p => p.On ?? DateOnly.MinValue)
            .ThenBy(p => p.Order)
            .LastOrDefault();
        return newest is not null && IsTheSame(newest);

        bool IsTheSame(Position position) =>
            PaperWords.Plain(position.Text) == PaperWords.Plain(text) && (rating is null || position.Rating == rating);
    }

    private Rating? RatingOf(RowDraft row)
    {
        if (row.Rating is not { IsDash: false } written)
            return null;
        if (Kebab.All(typeof(Rating)).TryGetValue(Slug.From(written.Text), out var rating))
            return (Rating)rating;
        var known = string.Join(", ", Enum.GetValues<Rating>().Select(r => Kebab.Words(r)));
        findings.Say(
            FindingKind.LeftOut,
            written.Place,
            $"“{PaperWords.Short(written.Text)}” is no rating that a register has. Expected one of {known}."
        );
        return null;
    }

    private DateOnly? DateOf(RowDraft row)
    {
        if (row.AsAt is not { IsDash: false } written)
            return options.On;
        if (LondonDate.TryParse(written.Text, out var day))
            return day;
        findings.Say(FindingKind.LeftOut, written.Place, $"“{PaperWords.Short(written.Text)}” is not a date such as 2007-09-03.");
        return options.On;
    }

    private void TakeAction(RowDraft row, Responsibility responsibility, RecordedRow? known)
    {
        if (!row.HasFutureAction)
            return;
        var text = row.FutureAction!.Text;
        if (
            known?.Actions.Exists(a => PaperWords.Plain(a.What) == PaperWords.Plain(text)) == true
            || known?.ActionsTogether == PaperWords.Plain(text)
        )
            return;
        var start = $"{draft.HolderKey}-{responsibility.Key}";
        var made = new ActionItem
        {
            Id = ids.Next<ActionItem>(),
            Key = Free(recorded.ActionKeys, start.Length > Slug.Longest - 4 ? start[..(Slug.Longest - 4)].Trim('-') : start),
            What = text,
            Due = LondonDate.TryParse(row.Due?.Text, out var due) ? due : null,
            DueWords = LondonDate.TryParse(row.Due?.Text, out _) ? null : row.Due?.Text,
            Note = row.LeadOfficer is { } lead ? $"Lead officer in the paper: {lead.Text}" : null,
            Origin = new RecordRef("responsibility", responsibility.RowId),
            Sensitivity = usual,
            Order = recorded.NextActionOrder++,
        };
        recorded.ActionKeys.Add(made.Key);
        db.Add(made);
        findings.Places[made.RowId] = row.FutureAction.Place;
        if (known is not null)
            findings.Say(
                FindingKind.Changed,
                row.FutureAction.Place,
                $"an action from {known.Number ?? "a row"}: “{PaperWords.Short(text)}” is added."
            );
    }

    private static string Free(IEnumerable<string> taken, string start)
    {
        var used = taken.ToHashSet(StringComparer.Ordinal);
        var key = start;
        for (var n = 2; used.Contains(key); n++)
            key = $"{start}-{n}";
        return key;
    }
}
