using Remit.Actions;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Structure.Bodies;
using Remit.Structure.Posts;

namespace Remit.Responsibilities.Papers;

/// <summary>What was said about the paper as a whole.</summary>
/// <param name="Source">The source whose paragraphs the numbers are; null leaves the register's.</param>
/// <param name="On">The day that the paper speaks of; null leaves first positions undated.</param>
/// <param name="Wording">What to do with changed wording.</param>
/// <param name="Usual">The partnership's usual sensitivity.</param>
internal sealed record RegisterTerms(Source? Source, DateOnly? On, WordingChoice Wording, Sensitivity Usual);

/// <summary>One register of the paper, joined to what is recorded of its holder.</summary>
internal sealed class RegisterJoining(Proposal proposal, RecordedRegisters recorded, RegisterDraft draft, RegisterTerms terms)
{
    private readonly RecordedRegister there = recorded.Of(draft.HolderKey);
    private readonly Dictionary<int, Responsibility> joined = [];
    private readonly HashSet<Guid> met = [];
    private readonly FreeKeys provisionKeys = new(recorded.Provisions.Values.Select(p => p.Key));
    private readonly RowDates dates = new(proposal, terms.On);
    private FreeKeys keys = new([]);
    private Register register = null!;
    private int lastOrder;

    public void Run()
    {
        register = there.Register ?? NewRegister();
        keys = new(there.Rows.Select(r => r.Row.Key));
        lastOrder = there.Rows.Select(r => r.Row.Order).DefaultIfEmpty(-1).Max();
        TakeNotes();
        var known = RowMatching.Of(draft, there);
        for (var i = 0; i < draft.Rows.Count; i++)
            Join(draft.Rows[i], i, known.GetValueOrDefault(i));
        foreach (var missing in there.Rows.Where(r => !met.Contains(r.Row.RowId)))
            proposal.Say(
                FindingKind.Missing,
                null,
                $"{(missing.Number is { } number ? $"{number}: " : "")}“{LooseName.Short(missing.Row.Text)}”"
            );
    }

    private Register NewRegister()
    {
        var holder = there.Holder ?? NewHolder();
        var made = proposal.Add(
            new Register
            {
                Id = proposal.Ids.Next<Register>(),
                Key = draft.HolderKey,
                Title = draft.Title.Text,
                Holder = holder.Ref,
                Source = terms.Source?.Id,
                Sensitivity = NotMoreOpenThan(holder.Sensitivity),
                Order = recorded.NextRegisterOrder++,
            },
            draft.Place
        );
        proposal.Say(FindingKind.New, draft.Title.Place, $"a register: “{LooseName.Short(made.Title)}”, for {draft.HolderKey}.");
        return made;
    }

    private RecordedHolder NewHolder()
    {
        var isBody = PaperNames.Shipped.IsBody(draft.HolderKey);
        var title = PaperNames.Shipped.HolderInWords(draft.Title.Text) ?? draft.Title.Text;
        Record made = isBody
            ? proposal.Add(
                new Body
                {
                    Id = proposal.Ids.Next<Body>(),
                    Key = draft.HolderKey,
                    Name = title,
                    Kind = BodyKind.SafeguardingBoard,
                    Sensitivity = terms.Usual,
                },
                draft.Title.Place
            )
            : proposal.Add(
                new Post
                {
                    Id = proposal.Ids.Next<Post>(),
                    Key = draft.HolderKey,
                    Title = title,
                    Sensitivity = terms.Usual,
                },
                draft.Title.Place
            );
        proposal.Say(
            FindingKind.New,
            draft.Title.Place,
            $"a {(isBody ? "body" : "post")}: “{LooseName.Short(title)}”, because nobody with the key “{draft.HolderKey}” is recorded."
        );
        return new(new RecordRef(isBody ? "body" : "post", made.RowId), terms.Usual);
    }

    private Sensitivity NotMoreOpenThan(Sensitivity other) => other > terms.Usual ? other : terms.Usual;

    private void TakeNotes()
    {
        var notes = string.Join("\n\n", draft.Introduction.Concat(draft.Notes).Select(n => n.Text));
        if (notes.Length == 0 || register.Notes == notes)
            return;
        if (there.Register is not null)
            proposal.Say(
                FindingKind.Changed,
                draft.NotesHeading?.Place ?? draft.Place,
                register.Notes is { Length: > 0 } old
                    ? $"the notes under the register: “{LooseName.Short(old)}” becomes “{LooseName.Short(notes)}”."
                    : $"notes under the register: “{LooseName.Short(notes)}”."
            );
        register.Notes = notes;
    }

    private void Join(RowDraft row, int index, RecordedRow? known)
    {
        proposal.Rows++;
        var before = proposal.Findings.Count;
        var wording = known is null || IsWordedAs(known, row) ? (WordingChoice?)null : WordingOf(row, known);
        if (wording == WordingChoice.Add)
            known = null;
        var responsibility = known is null ? NewRow(row, index) : KnownRow(row, known, wording);
        joined[index] = responsibility;
        met.Add(responsibility.RowId);
        proposal.StandsAt(responsibility, row.Place);
        TakePosition(row, responsibility, known);
        TakeAction(row, responsibility, known);
        if (proposal.Findings.Skip(before).All(f => f.Kind == FindingKind.LeftOut))
            proposal.Say(
                FindingKind.Unchanged,
                row.Place,
                $"{known?.Number ?? "a row"}: “{LooseName.Short(row.Wording.Text)}” is recorded as the paper has it."
            );
    }

    private Responsibility NewRow(RowDraft row, int index)
    {
        var made = proposal.Add(
            new Responsibility
            {
                Id = proposal.Ids.Next<Responsibility>(),
                Register = register.Id,
                Key = keys.Take(row.EffectiveNumber ?? string.Join(' ', row.Wording.Text.Split(' ').Take(5))),
                Heading = row.Heading,
                Number = row.Number ?? (index == 0 && row.EffectiveNumber is { } left ? $"({left})" : null),
                LeadIn = row.IsLeadIn,
                PartOf = row.PartOf is { } leadIn ? joined[leadIn].Id : null,
                Text = row.Wording.Text,
                Sensitivity = register.Sensitivity,
                RestrictedTo = register.RestrictedTo,
                Order = ++lastOrder,
            },
            row.Place
        );
        Cite(row, made);
        proposal.Say(
            FindingKind.New,
            row.Wording.Place,
            $"a responsibility{(row.EffectiveNumber is null ? "" : $" under {row.EffectiveNumber}")}: “{LooseName.Short(made.Text)}”{WithIt(row)}."
        );
        return made;
    }

    /// <summary>What a new row brings beside its wording, so that nobody has to guess what became of the other columns.</summary>
    private static string WithIt(RowDraft row) =>
        (row.HasPosition, row.HasFutureAction) switch
        {
            (true, true) => ", with what was done and what is next",
            (true, false) => ", with what was done",
            (false, true) => ", with what is next",
            (false, false) => "",
        };

    private void Cite(RowDraft row, Responsibility responsibility)
    {
        if (terms.Source is not { } source || !ProvisionNumber.TryParse(row.EffectiveNumber, out var number))
            return;
        if (!recorded.Provisions.TryGetValue(number, out var provision))
        {
            provision = proposal.Add(
                new Provision
                {
                    Id = proposal.Ids.Next<Provision>(),
                    Source = source.Id,
                    Key = provisionKeys.Take(number.Slug),
                    Number = number,
                    Sensitivity = source.Sensitivity,
                    RestrictedTo = source.RestrictedTo,
                    Order = recorded.NextProvisionOrder++,
                },
                row.Place
            );
            recorded.Provisions.Add(number, provision);
            proposal.Say(FindingKind.New, row.Place, $"paragraph {number} of “{source.Title}”.");
        }
        proposal.Add(
            new Citation
            {
                Id = proposal.Ids.Next<Citation>(),
                Responsibility = responsibility.Id,
                Provision = provision.Id,
            },
            row.Place
        );
    }

    private static bool IsWordedAs(RecordedRow known, RowDraft row) =>
        LooseName.Plain(known.Row.Text) == LooseName.Plain(row.Wording.Text);

    private WordingChoice WordingOf(RowDraft row, RecordedRow known)
    {
        if (terms.Wording != WordingChoice.Ask)
            return terms.Wording;
        var question = new Question(
            $"wording-{draft.HolderKey}-{known.Row.Key}",
            row.Wording.Place,
            $"{known.Number ?? "This row"} is worded differently. Recorded: “{known.Row.Text}” In the paper: “{row.Wording.Text}”",
            [
                new("take", "Take the paper’s words"),
                new("keep", "Keep the recorded words"),
                new("add", "It is another responsibility: add it"),
            ],
            ShareMostWords(known.Row.Text, row.Wording.Text) ? "take" : "add"
        );
        return Kebab.Read<WordingChoice>(proposal.Ask(question)!);
    }

    private static bool ShareMostWords(string recorded, string paper)
    {
        var (one, other) = (LooseName.Words(recorded).ToHashSet(), LooseName.Words(paper).ToHashSet());
        return one.Intersect(other, StringComparer.Ordinal).Count() * 2 >= Math.Min(one.Count, other.Count);
    }

    private Responsibility KnownRow(RowDraft row, RecordedRow known, WordingChoice? wording)
    {
        if (wording == WordingChoice.Take)
        {
            proposal.Say(
                FindingKind.Changed,
                row.Wording.Place,
                $"the wording of {known.Number ?? "a row"}: “{LooseName.Short(known.Row.Text)}” becomes “{LooseName.Short(row.Wording.Text)}”."
            );
            known.Row.Text = row.Wording.Text;
        }
        else if (wording == WordingChoice.Keep)
        {
            proposal.Say(
                FindingKind.Doubtful,
                row.Wording.Place,
                $"{known.Number ?? "A row"} is worded differently in the paper; the recorded wording stays."
            );
        }
        return known.Row;
    }

    private void TakePosition(RowDraft row, Responsibility responsibility, RecordedRow? known)
    {
        if (!row.HasPosition)
        {
            LeaveOut(row.Rating, "is a rating, and the row does not say what was done");
            LeaveOut(row.AsAt, "is a date, and the row does not say what was done");
            return;
        }
        var text = row.ActionTaken!.Text;
        var earlier = known?.Positions ?? [];
        var rating = RatingOf(row);
        var stated = dates.AsAt(row.AsAt);
        if (IsKnown(earlier, text, rating, stated))
            return;
        var on = stated ?? (earlier.Count == 0 ? null : proposal.Today);
        proposal.Add(
            new Position
            {
                Id = proposal.Ids.Next<Position>(),
                Responsibility = responsibility.Id,
                Key = FreeKeys.For(on is { } day ? LondonDate.Iso(day) : "first", earlier.Select(p => p.Key)),
                Text = text,
                Rating = rating,
                Nil = row.IsNil,
                On = on,
                Sensitivity = responsibility.Sensitivity,
                RestrictedTo = responsibility.RestrictedTo,
                Order = earlier.Select(p => p.Order + 1).DefaultIfEmpty(0).Max(),
            },
            row.ActionTaken.Place
        );
        if (known is not null)
            proposal.Say(
                FindingKind.Changed,
                row.ActionTaken.Place,
                $"the position on {known.Number ?? "a row"}: “{LooseName.Short(text)}” is added{(on is { } from ? $", as at {LondonDate.Words(from)}" : "")}."
            );
    }

    private void LeaveOut(DraftText? text, string why)
    {
        if (text is { IsDash: false })
            proposal.Say(FindingKind.LeftOut, text.Place, $"“{LooseName.Short(text.Text)}” {why}.");
    }

    /// <summary>Without a date a paper may be an old one, so any earlier position counts; with a date the newest by then does.</summary>
    private static bool IsKnown(List<Position> recorded, string text, Rating? rating, DateOnly? stated)
    {
        var earlier = recorded.FindAll(p => p.Draft is null);
        if (stated is not { } on)
            return earlier.Exists(IsTheSame);
        var newest = earlier
            .Where(p => p.On is null || p.On <= on)
            .OrderBy(p => p.On ?? DateOnly.MinValue)
            .ThenBy(p => p.Order)
            .LastOrDefault();
        return newest is not null && IsTheSame(newest);

        bool IsTheSame(Position position) =>
            LooseName.Plain(position.Text) == LooseName.Plain(text) && (rating is null || position.Rating == rating);
    }

    private Rating? RatingOf(RowDraft row)
    {
        if (row.Rating is not { IsDash: false } written)
            return null;
        if (Kebab.All(typeof(Rating)).TryGetValue(Slug.From(written.Text), out var rating))
            return (Rating)rating;
        var known = string.Join(", ", Enum.GetValues<Rating>().Select(r => Kebab.Words(r)));
        LeaveOut(written, $"is no rating that a register has. Expected one of {known}");
        return null;
    }

    private void TakeAction(RowDraft row, Responsibility responsibility, RecordedRow? known)
    {
        if (!row.HasFutureAction)
        {
            LeaveOut(row.LeadOfficer, "is named to lead, and the row has no next step to lead");
            LeaveOut(row.Due, "is a date for a next step, and the row has none");
            return;
        }
        var text = row.FutureAction!.Text;
        if (
            known?.Actions.Exists(a => LooseName.Plain(a.What) == LooseName.Plain(text)) == true
            || known?.ActionsTogether == LooseName.Plain(text)
        )
            return;
        var owners = OwnersIn(row.LeadOfficer);
        var due = dates.Due(row.Due);
        var made = proposal.Add(
            new ActionItem
            {
                Id = proposal.Ids.Next<ActionItem>(),
                Key = recorded.ActionKeys.Take($"{draft.HolderKey}-{responsibility.Key}"),
                What = text,
                Due = due.Day,
                DueWords = due.Words,
                Note = owners.Count == 0 && row.LeadOfficer is { } lead ? $"Lead officer in the paper: {lead.Text}" : null,
                Origin = new RecordRef("responsibility", responsibility.RowId),
                Sensitivity = responsibility.Sensitivity,
                RestrictedTo = responsibility.RestrictedTo,
                Order = recorded.NextActionOrder++,
            },
            row.FutureAction.Place
        );
        foreach (var owner in owners)
            proposal.Add(
                new ActionOwner
                {
                    Id = proposal.Ids.Next<ActionOwner>(),
                    Action = made.Id,
                    Owner = owner,
                    Order = owners.IndexOf(owner),
                },
                row.LeadOfficer!.Place
            );
        if (known is not null)
            proposal.Say(
                FindingKind.Changed,
                row.FutureAction.Place,
                $"an action from {known.Number ?? "a row"}: “{LooseName.Short(text)}” is added."
            );
    }

    /// <summary>Those whom the cell names, where each name is that of exactly one recorded person or post; else none.</summary>
    private List<RecordRef> OwnersIn(DraftText? cell)
    {
        if (cell is null)
            return [];
        if (recorded.OwnerNamed(cell.Text) is { } one)
            return [one];
        var names = cell
            .Text.Split(
                ["\n", ";", ",", "/", " and ", " & "],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
            .Select(recorded.OwnerNamed)
            .ToList();
        return names.Contains(null) ? [] : [.. names.OfType<RecordRef>().Distinct()];
    }
}
