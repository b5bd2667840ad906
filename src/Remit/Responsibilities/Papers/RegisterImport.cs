using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Documents;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Structure.Bodies;
using Remit.Structure.Partnerships;
using Remit.Structure.Posts;

namespace Remit.Responsibilities.Papers;

/// <summary>What to do with a row that is known again but whose wording differs from the recorded one.</summary>
internal enum WordingChoice
{
    /// <summary>Ask: nothing is saved until somebody answers.</summary>
    Ask,

    /// <summary>The recorded wording stays; the paper's position and action are taken.</summary>
    Keep,

    /// <summary>The paper's wording takes the place of the recorded one.</summary>
    Take,
}

/// <summary>How a paper is brought in.</summary>
/// <param name="Source">The key of the source whose paragraphs the numbers are; null leaves the register's.</param>
/// <param name="On">The day that the paper speaks of; null leaves first positions undated.</param>
/// <param name="Wording">What to do with changed wording.</param>
internal sealed record RegisterImportOptions(
    string? Source = null,
    DateOnly? On = null,
    WordingChoice Wording = WordingChoice.Ask
);

/// <summary>One thing that an import of a paper did, would do, or found.</summary>
internal sealed record RegisterFinding(FindingKind Kind, FilePlace? Place, string Words)
{
    /// <inheritdoc/>
    public override string ToString() => Place is null ? Words : $"{Place}: {Words}";
}

/// <summary>What a finding says.</summary>
internal enum FindingKind
{
    New,
    Changed,
    Question,
    Missing,
    LeftOut,
    Doubtful,
    Refused,
}

/// <summary>What an import of a paper did.</summary>
internal sealed record RegisterImportReport(
    IReadOnlyList<RegisterFinding> Findings,
    int Rows,
    int Unchanged,
    LoggedChange? Change
)
{
    public bool IsRefused => Findings.Any(f => f.Kind is FindingKind.Refused or FindingKind.Question);

    public int Count(FindingKind kind) => Findings.Count(f => f.Kind == kind);
}

/// <summary>
/// Brings the registers of a paper in. A row is known again by holder, provision and position within the provision, confirmed by its
/// wording; a changed position is a new dated position; missing rows are reported and never ended. All or nothing, as one change.
/// </summary>
internal sealed class RegisterImport(Store store, LondonClock clock)
{
    private readonly List<RegisterFinding> findings = [];
    private readonly Dictionary<Guid, FilePlace> places = [];
    private int unchanged;
    private int rows;

    public async Task<RegisterImportReport> Run(PaperReading paper, RegisterImportOptions options, Change change, bool rehearse)
    {
        foreach (var problem in paper.Problems)
            Say(
                KindOf(problem.Weight),
                problem.Place,
                problem.Expected.Length == 0 ? problem.Found : $"{problem.Found} {problem.Expected}"
            );
        if (paper.IsRefused)
            return Report(null);
        await using var db = store.Write();
        var usual =
            await db.Set<Partnership>().Select(p => (Sensitivity?)p.DefaultSensitivity).FirstOrDefaultAsync()
            ?? Sensitivity.Partnership;
        var source = options.Source is null ? null : await db.Set<Source>().FirstOrDefaultAsync(s => s.Key == options.Source);
        if (options.Source is not null && source is null)
        {
            var known = await db.Set<Source>().OrderBy(s => s.Key).Select(s => s.Key).ToListAsync();
            var words = known.Count == 0 ? "No sources are recorded yet." : $"Recorded are: {string.Join(", ", known)}.";
            Say(FindingKind.Refused, null, $"There is no source with the key “{options.Source}”. {words}");
            return Report(null);
        }
        foreach (var draft in paper.Registers)
        {
            var recorded = await RecordedRegister.Load(db, draft.HolderKey);
            new Joining(this, db, recorded, draft, source, options, usual, store.Ids, clock.Today).Run();
        }
        if (findings.Any(f => f.Kind is FindingKind.Refused or FindingKind.Question))
            return Report(null);
        var result = rehearse ? await db.Rehearse(change) : await db.Commit(change);
        foreach (var refusal in result.Refusals)
            Say(
                FindingKind.Refused,
                refusal.Record is { } named ? places.GetValueOrDefault(named.Id) : null,
                $"{refusal.Message} ({refusal.Rule}.)"
            );
        return Report(result.IsRefused || rehearse ? null : result.Value);
    }

    private static FindingKind KindOf(ProblemWeight weight) =>
        weight switch
        {
            ProblemWeight.Refused => FindingKind.Refused,
            ProblemWeight.Doubtful => FindingKind.Doubtful,
            ProblemWeight.LeftOut => FindingKind.LeftOut,
        };

    private void Say(FindingKind kind, FilePlace? place, string words) => findings.Add(new RegisterFinding(kind, place, words));

    private RegisterImportReport Report(LoggedChange? change) => new(findings, rows, unchanged, change);

    /// <summary>One register of the paper, joined to what is recorded of its holder.</summary>
    private sealed class Joining(
        RegisterImport import,
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
            var known = Known();
            for (var i = 0; i < draft.Rows.Count; i++)
                Join(draft.Rows[i], i, known.GetValueOrDefault(i));
            foreach (var missing in recorded.Rows.Where(r => !met.Contains(r.Row.RowId)))
                import.Say(
                    FindingKind.Missing,
                    draft.Place,
                    $"“{Short(missing.Row.Text)}” ({missing.Number ?? "no number"}) is recorded for {draft.HolderKey} and is not in the paper. It stays as it is."
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
            import.places[made.RowId] = draft.Place;
            import.Say(FindingKind.New, draft.Title.Place, $"a register: “{made.Title}”, for {draft.HolderKey}.");
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
            import.Say(
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
                import.Say(FindingKind.Changed, draft.NotesHeading?.Place ?? draft.Place, "the notes under the register.");
            register.Notes = notes;
        }

        /// <summary>The recorded row for each row of the paper: by provision and position there, confirmed by wording, else by wording alone.</summary>
        private Dictionary<int, RecordedRow> Known()
        {
            var found = new Dictionary<int, RecordedRow>();
            var free = recorded.Rows.ToList();
            var byWording = free.GroupBy(r => Plain(r.Row.Text), StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => new Queue<RecordedRow>(g), StringComparer.Ordinal);
            for (var i = 0; i < draft.Rows.Count; i++)
            {
                var row = draft.Rows[i];
                var wording = Plain(row.Wording.Text);
                if (!byWording.TryGetValue(wording, out var same))
                    continue;
                var number = ExpectedNumber(row);
                var match =
                    same.FirstOrDefault(r => r.Number == number && r.Row.Heading == row.Heading)
                    ?? same.FirstOrDefault(r => r.Number == number);
                if (match is null || !free.Remove(match))
                    continue;
                byWording[wording] = new Queue<RecordedRow>(same.Where(r => r != match));
                found[i] = match;
            }
            var byNumber = recorded
                .Rows.Where(r => r.Number is not null)
                .GroupBy(r => r.Number!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
            foreach (
                var group in draft
                    .Rows.Select((row, i) => (row, i))
                    .Where(x => ExpectedNumber(x.row) is not null)
                    .GroupBy(x => ExpectedNumber(x.row)!, StringComparer.Ordinal)
            )
            {
                if (!byNumber.TryGetValue(group.Key, out var there))
                    continue;
                foreach (var ((_, i), position) in group.Select((x, n) => (x, n)))
                {
                    if (!found.ContainsKey(i) && position < there.Count && free.Remove(there[position]))
                        found[i] = there[position];
                }
            }
            return found;
        }

        private static string? ExpectedNumber(RowDraft row) => row.EffectiveNumber is { } number ? Paragraphs.Core(number) : null;

        private void Join(RowDraft row, int index, RecordedRow? known)
        {
            import.rows++;
            var before = import.findings.Count;
            var responsibility = known is null ? NewRow(row, index) : KnownRow(row, known);
            joined[index] = responsibility;
            met.Add(responsibility.RowId);
            import.places[responsibility.RowId] = row.Place;
            TakePosition(row, responsibility, known);
            TakeAction(row, responsibility, known);
            foreach (var other in row.Others)
                import.Say(
                    FindingKind.LeftOut,
                    other.Text.Place,
                    $"“{Short(other.Text.Text)}” stands in the column “{other.Name}”, which a register does not have."
                );
            if (import.findings.Count == before)
                import.unchanged++;
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
            import.Say(
                FindingKind.New,
                row.Wording.Place,
                $"a responsibility{(row.EffectiveNumber is null ? "" : $" under {row.EffectiveNumber}")}: “{Short(made.Text)}”."
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
                import.Say(FindingKind.New, row.Place, $"paragraph {number} of “{source.Title}”.");
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

        private Responsibility KnownRow(RowDraft row, RecordedRow known)
        {
            if (Plain(known.Row.Text) == Plain(row.Wording.Text))
                return known.Row;
            switch (options.Wording)
            {
                case WordingChoice.Ask:
                    import.Say(
                        FindingKind.Question,
                        row.Wording.Place,
                        $"{known.Number ?? "This row"} is worded differently. Recorded: “{known.Row.Text}” In the paper: “{row.Wording.Text}”"
                    );
                    break;
                case WordingChoice.Take:
                    import.Say(
                        FindingKind.Changed,
                        row.Wording.Place,
                        $"the wording of {known.Number ?? "a row"}: “{Short(known.Row.Text)}” becomes “{Short(row.Wording.Text)}”."
                    );
                    known.Row.Text = row.Wording.Text;
                    break;
                case WordingChoice.Keep:
                    import.Say(
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
            import.places[made.RowId] = row.ActionTaken.Place;
            if (known is not null)
                import.Say(
                    FindingKind.Changed,
                    row.ActionTaken.Place,
                    $"the position on {known.Number ?? "a row"}: “{Short(text)}” is added{(on is { } from ? $", as at {LondonDate.Words(from)}" : "")}."
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
                Plain(position.Text) == Plain(text) && (rating is null || position.Rating == rating);
        }

        private Rating? RatingOf(RowDraft row)
        {
            if (row.Rating is not { IsDash: false } written)
                return null;
            if (Kebab.All(typeof(Rating)).TryGetValue(Slug.From(written.Text), out var rating))
                return (Rating)rating;
            var known = string.Join(", ", Enum.GetValues<Rating>().Select(r => Kebab.Words(r)));
            import.Say(
                FindingKind.LeftOut,
                written.Place,
                $"“{Short(written.Text)}” is no rating that a register has. Expected one of {known}."
            );
            return null;
        }

        private DateOnly? DateOf(RowDraft row)
        {
            if (row.AsAt is not { IsDash: false } written)
                return options.On;
            if (LondonDate.TryParse(written.Text, out var day))
                return day;
            import.Say(FindingKind.LeftOut, written.Place, $"“{Short(written.Text)}” is not a date such as 2007-09-03.");
            return options.On;
        }

        private void TakeAction(RowDraft row, Responsibility responsibility, RecordedRow? known)
        {
            if (!row.HasFutureAction)
                return;
            var text = row.FutureAction!.Text;
            if (known?.Actions.Exists(a => Plain(a.What) == Plain(text)) == true || known?.ActionsTogether == Plain(text))
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
            import.places[made.RowId] = row.FutureAction.Place;
            if (known is not null)
                import.Say(
                    FindingKind.Changed,
                    row.FutureAction.Place,
                    $"an action from {known.Number ?? "a row"}: “{Short(text)}” is added."
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

    /// <summary>Words without the accidents of typing: runs of white space are one blank, curly marks are straight, case falls away.</summary>
    internal static string Plain(string text) =>
        string.Join(
                ' ',
                text.Replace('’', '\'')
                    .Replace('‘', '\'')
                    .Replace('“', '"')
                    .Replace('”', '"')
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
            .TrimEnd('.', ',', ';')
            .ToLowerInvariant();

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 80 ? line : line[..77].TrimEnd() + "…";
    }
}
