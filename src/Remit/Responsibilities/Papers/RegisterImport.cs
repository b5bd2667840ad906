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

    /// <summary>It is another responsibility: it is added, and the recorded one counts as missing from the paper.</summary>
    Add,
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

/// <summary>
/// Brings the registers of a paper in. A row is known again by holder, provision and position within the provision, confirmed by its
/// wording; a changed position is a new dated position; missing rows are reported and never ended. All or nothing, as one change.
/// </summary>
internal sealed class RegisterImport(Store store, LondonClock clock)
{
    private readonly RegisterFindings findings = new();

    public async Task<RegisterImportReport> Run(PaperReading paper, RegisterImportOptions options, Change change, bool rehearse)
    {
        foreach (var problem in paper.Problems)
            findings.Say(
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
            findings.Say(FindingKind.Refused, null, $"There is no source with the key “{options.Source}”. {words}");
            return Report(null);
        }
        foreach (var draft in paper.Registers)
        {
            var recorded = await RecordedRegister.Load(db, draft.HolderKey);
            new RegisterJoining(findings, db, recorded, draft, source, options, usual, store.Ids, clock.Today).Run();
        }
        if (findings.Stop)
            return Report(null);
        var result = rehearse ? await db.Rehearse(change) : await db.Commit(change);
        foreach (var refusal in result.Refusals)
            findings.Say(
                FindingKind.Refused,
                refusal.Record is { } named ? findings.Places.GetValueOrDefault(named.Id) : null,
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

    private RegisterImportReport Report(LoggedChange? change) => new(findings.All, findings.Rows, findings.Unchanged, change);
}
