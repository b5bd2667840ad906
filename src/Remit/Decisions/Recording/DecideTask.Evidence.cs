using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.LineOfSight;
using Remit.Search;
using Remit.Web;

namespace Remit.Decisions.Recording;

/// <summary>On which records a decision rests: searched for in the form, and ticked.</summary>
internal abstract partial class DecideTask
{
    /// <summary>The control with the records that are ticked.</summary>
    public const string RestsOnControl = "rests-on";

    /// <summary>The control with the words that are searched for.</summary>
    public const string FindControl = "find";

    private const int MostFound = 8;

    /// <summary>The records that are offered: those that are chosen, and those that were found.</summary>
    public IReadOnlyList<(RecordRef Ref, Mention Name)> Offered { get; private set; } = [];

    /// <summary>Those of them that are ticked, by their titles.</summary>
    public IEnumerable<string> Ticked =>
        Offered.Where(o => Answers.All(RestsOnControl).Contains($"{o.Ref}")).Select(o => o.Name.Title);

    /// <summary>The words by which nothing was found on which it could rest; null where there was no such search.</summary>
    public string? FoundNothing { get; private set; }

    /// <summary>
    /// Whether words are to be searched for: whichever button was pressed, or the key that presses the first, they are not lost. Without any, the
    /// first button goes on as the last does.
    /// </summary>
    private bool Searches => Answers[StepControl] != "back" && Texts.OrNull(Answers[FindControl]) is not null;

    /// <summary>Says on which records it rests, before anybody answered.</summary>
    private protected async Task BeginOn(Db db, IReadOnlyCollection<RecordRef> records)
    {
        Answers.Set(RestsOnControl, [.. records.Select(r => $"{r}")]);
        await Evidence(db);
    }

    /// <summary>The records that are ticked. One that is not there, or not shown to whoever writes, is a fault.</summary>
    private async Task<IReadOnlyList<RecordRef>> Evidence(Db db)
    {
        var ticked = Answers.All(RestsOnControl).Select(Reference).Distinct().ToList();
        Offered = await RestsOn.Named(db, Today, [.. ticked.OfType<RecordRef>().Where(r => RestsOn.Kinds.Contains(r.Kind))]);
        if (Offered.Count < ticked.Count)
            ModelState.AddModelError(
                RestsOnControl,
                "Something on which it was to rest is not there, or not shown to you. Choose again"
            );
        return [.. Offered.Select(o => o.Ref)];
    }

    /// <summary>Offers what is found by the words that were typed, beside what is ticked.</summary>
    private async Task Search(Db db)
    {
        var words = Answers[FindControl].Trim();
        Answers.Forget(FindControl);
        var index = await searching.Index(db, Today, isNow: true);
        var found = index
            .Find(words.Length > SearchIndex.MostLetters ? words[..SearchIndex.MostLetters] : words)
            .Together(part => part.Record.Answer.Record)
            .Select(g => g.Parts[0].Record.Answer.Record)
            .Where(r => RestsOn.Kinds.Contains(r.Kind) || r.Kind == "responsibility")
            .Take(MostFound)
            .ToList();
        var positions = await SightNodes.Newest(db, [.. found.Where(r => r.Kind == "responsibility").Select(r => r.Id)], Today);
        var named = await RestsOn.Named(
            db,
            Today,
            [
                .. found
                    .Select(r =>
                        r.Kind != "responsibility" ? r
                        : positions.TryGetValue(r.Id, out var position) ? new RecordRef("position", position)
                        : (RecordRef?)null
                    )
                    .OfType<RecordRef>(),
            ]
        );
        FoundNothing = named.Count == 0 ? words : null;
        Offered = [.. Offered.Concat(named).DistinctBy(o => o.Ref)];
    }

    private static RecordRef? Reference(string typed) =>
        typed.Split(':') is [var kind, var id] && Guid.TryParseExact(id, "D", out var known) ? new RecordRef(kind, known) : null;
}
