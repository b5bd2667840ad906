using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Kernel;

namespace Remit.Intake;

/// <summary>A file that somebody wants to bring in, and what they have said about it.</summary>
/// <param name="Intake">What it is brought in as.</param>
/// <param name="Name">The file's name, as its places show it.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Answers">What was said.</param>
internal sealed record Given(IIntake Intake, string Name, byte[] Content, Answers Answers);

/// <summary>What an import would do, or did.</summary>
internal sealed class Outcome
{
    private readonly Dictionary<FindingKind, int> counts;

    internal Outcome(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<AskedQuestion> questions,
        IReadOnlyList<MappedTable> tables,
        int rows,
        LoggedChange? change
    )
    {
        Findings = findings;
        Questions = questions;
        Tables = tables;
        Rows = rows;
        Change = change;
        counts = findings.GroupBy(f => f.Kind).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>Everything found, in the order in which it was found.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Every question, answered or open.</summary>
    public IReadOnlyList<AskedQuestion> Questions { get; }

    /// <summary>The tables that were looked at.</summary>
    public IReadOnlyList<MappedTable> Tables { get; }

    /// <summary>What is taken over in one way unless a person says otherwise.</summary>
    public IReadOnlyList<TakenOffer> Offers { get; internal init; } = [];

    /// <summary>Rows of the paper that were read.</summary>
    public int Rows { get; }

    /// <summary>The change that was kept; null for a preview and for what was refused.</summary>
    public LoggedChange? Change { get; }

    /// <summary>Whether a rule or the file forbids to save.</summary>
    public bool IsRefused => Count(FindingKind.Refused) > 0;

    /// <summary>The questions that nobody has answered.</summary>
    public IReadOnlyList<Question> Open => [.. Questions.Where(q => q.Answer is null).Select(q => q.Question)];

    /// <summary>Whether anything would be recorded or changed.</summary>
    public bool ChangesSomething => Count(FindingKind.New) + Count(FindingKind.Changed) > 0;

    /// <summary>How many findings of a kind.</summary>
    public int Count(FindingKind kind) => counts.GetValueOrDefault(kind);

    /// <summary>
    /// The same for the same findings: what a person agreed to is told from it, so that nothing else is saved when the records or the
    /// answers changed meanwhile.
    /// </summary>
    public string Digest
    {
        get
        {
            var words = new StringBuilder();
            foreach (var finding in Findings)
                words.Append(CultureInfo.InvariantCulture, $"{finding.Kind}|{finding}\n");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())));
        }
    }
}

/// <summary>Brings a file in: reads it, lets the intake compare it with what is recorded, and rehearses or keeps it as one change.</summary>
internal sealed class Bringing(Store store, LondonClock clock, IEnumerable<IIntake> intakes)
{
    /// <summary>Everything that can be brought in, in the order of the choices.</summary>
    public IReadOnlyList<IIntake> Intakes { get; } = [.. intakes.OrderBy(i => i.Order)];

    /// <summary>The intake with this key, or null.</summary>
    public IIntake? Find(string? key) => Intakes.FirstOrDefault(i => string.Equals(i.Key, key, StringComparison.Ordinal));

    /// <summary>The intakes by how likely the file is theirs, likeliest first; none where the file can't be read.</summary>
    public async Task<IReadOnlyList<IIntake>> Likely(string name, byte[] content)
    {
        await using var db = store.Write();
        var found = new List<(IIntake Intake, int Likelihood)>();
        foreach (var intake in Intakes)
        {
            var names = await NamesOf(db, intake);
            if (Read(name, content, intake, names).Document is { } document)
                found.Add((intake, intake.Likelihood(document, names)));
        }
        return [.. found.Where(f => f.Likelihood > 0).OrderByDescending(f => f.Likelihood).Select(f => f.Intake)];
    }

    /// <summary>The tables of the file, as the intake would be given them; none where it can't be read.</summary>
    public async Task<IReadOnlyList<Table>> Tables(Given given)
    {
        await using var db = store.Write();
        var names = await NamesOf(db, given.Intake);
        return Read(given.Name, given.Content, given.Intake, names).Document is { } document
            ? [.. document.Blocks.OfType<Table>()]
            : [];
    }

    /// <summary>Everything that keeping it would do and refuse, and nothing kept.</summary>
    public Task<Outcome> Preview(Given given, Change change) => Run(given, change, keep: false, null);

    /// <summary>
    /// Keeps it as one change, unless something is refused or a question is open, or it would do something else than what was agreed to.
    /// </summary>
    /// <param name="given">The file and the answers.</param>
    /// <param name="change">Who brings it in.</param>
    /// <param name="agreed">The <see cref="Outcome.Digest"/> of the preview that was agreed to; null for whatever comes.</param>
    /// <param name="upload">The file as it is remembered, which is kept with the change, in the same transaction.</param>
    public Task<Outcome> Keep(Given given, Change change, string? agreed = null, Upload? upload = null) =>
        Run(given, change, keep: true, agreed, upload);

    private async Task<Outcome> Run(Given given, Change change, bool keep, string? agreed, Upload? upload = null)
    {
        // A preview tells what is recorded: to nobody more than they see.
        await using var db = store.Write(change.By?.Sight ?? Sight.Everything);
        var names = await NamesOf(db, given.Intake);
        var reading = Read(given.Name, given.Content, given.Intake, names);
        var proposal = new Proposal(db, store.Ids, clock.Today, given.Answers, names, given.Intake.Columns);
        foreach (var problem in reading.Problems)
            proposal.Say(problem);
        if (reading.Document is null)
            return OutcomeOf(proposal, null);
        await given.Intake.Propose(reading.Document, proposal);
        await Remember(given.Intake, proposal);
        var outcome = OutcomeOf(proposal, null);
        if (outcome.IsRefused)
            return outcome;
        var keeps = keep && outcome.Open.Count == 0 && (agreed is null || agreed == outcome.Digest);
        if (keeps && upload is not null && outcome.ChangesSomething)
            db.Entry(upload).State = await db.Set<Upload>().AnyAsync(u => u.Id == upload.Id)
                ? EntityState.Modified
                : EntityState.Added;
        change = change with { TakesOver = true };
        var result = keeps ? await db.Commit(change) : await db.Rehearse(change);
        foreach (var refusal in result.Refusals)
            proposal.Say(
                FindingKind.Refused,
                refusal.Record is { } record ? proposal.Places.GetValueOrDefault(record.Id) : null,
                $"{refusal.Message} ({refusal.Rule}.)"
            );
        return OutcomeOf(proposal, keeps && !result.IsRefused ? result.Value : null);
    }

    private static Outcome OutcomeOf(Proposal proposal, LoggedChange? change) =>
        new([.. proposal.Findings], [.. proposal.Questions], [.. proposal.Tables], proposal.Rows, change)
        {
            Offers = [.. proposal.Offers],
        };

    /// <summary>Why the file can't be read at all; none where it can.</summary>
    public static IReadOnlyList<ReadingProblem> Unreadable(string name, byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        var reading = DocumentFile.Read(name, stream);
        return reading.Document is null ? reading.Problems : [];
    }

    private static DocumentReading Read(string name, byte[] content, IIntake intake, ColumnNames names)
    {
        using var stream = new MemoryStream(content, writable: false);
        return DocumentFile.Read(name, stream, header => intake.IsHeader(names.Of(header)));
    }

    private static async Task<ColumnNames> NamesOf(Db db, IIntake intake)
    {
        var own = await db.All<ColumnName>().Where(n => n.Intake == intake.Key).OrderBy(n => n.Order).ToListAsync();
        return new ColumnNames(intake.Columns, own.Select(n => (n.Name, n.Column ?? "")));
    }

    /// <summary>What a person said of a column holds for the next paper, too.</summary>
    private static async Task Remember(IIntake intake, Proposal proposal)
    {
        var known = await proposal.Db.Set<ColumnName>().Where(n => n.Intake == intake.Key).ToListAsync();
        var order = known.Select(n => n.Order + 1).DefaultIfEmpty(0).Max();
        foreach (var table in proposal.Tables)
        {
            var header = table.Table.Header.Cells;
            var byName = proposal.Names.Of([.. header.Select(c => c.Text)]);
            for (var index = 0; index < header.Count; index++)
            {
                if (proposal.Answers.Column(table.Table.Number, index) is null || table.Columns[index] == byName[index])
                    continue;
                var loose = LooseName.Of(header[index].Text);
                if (loose.Length == 0)
                    continue;
                var name = known.Find(n => LooseName.Of(n.Name) == loose);
                if (name is null)
                {
                    name = new ColumnName
                    {
                        Id = proposal.Ids.Next<ColumnName>(),
                        Key = FreeKeys.For($"{intake.Key} {header[index].Text}", known.Select(n => n.Key)),
                        Intake = intake.Key,
                        Name = LooseName.Short(header[index].Text),
                        Order = order++,
                    };
                    known.Add(name);
                    proposal.Add(name, header[index].Place);
                }
                name.Column = table.Columns[index];
                var meaning = intake.Columns.FirstOrDefault(c => c.Key == table.Columns[index])?.Name;
                proposal.Say(
                    FindingKind.New,
                    header[index].Place,
                    meaning is null
                        ? $"from now on the column “{name.Name}” is left out."
                        : $"from now on the column “{name.Name}” is taken for “{meaning}”."
                );
            }
        }
    }
}
