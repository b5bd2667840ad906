using Remit.Kernel;

namespace Remit.Web.Work;

/// <summary>Somebody's work: what all capabilities tell them of it.</summary>
/// <param name="Parts">Those that have something to tell, in order.</param>
/// <param name="SoonUntil">What is due by this day is due soon.</param>
public sealed record MyWork(IReadOnlyList<WorkPart> Parts, DateOnly SoonUntil)
{
    /// <summary>What is due within so many days is due soon.</summary>
    public const int SoonDays = 28;

    public int Late => Parts.Sum(p => p.Late);

    public int Soon => Parts.Sum(p => p.Soon);

    public int Waiting => Parts.Sum(p => p.Waiting);

    /// <summary>What needs them, in a sentence: "Of what is recorded for you, 2 are late and 1 waits for your word."</summary>
    public string Answer
    {
        get
        {
            string[] said =
            [
                .. Said(Late, "is late", "are late"),
                .. Said(Soon, $"is due by {LondonDate.Words(SoonUntil)}", $"are due by {LondonDate.Words(SoonUntil)}"),
                .. Said(Waiting, "waits for your word", "wait for your word"),
            ];
            return said.Length == 0
                ? "Nothing that is recorded for you is late, due soon or waiting."
                : $"Of what is recorded for you, {Texts.Listed(said)}.";
        }
    }

    /// <summary>The last day that is soon.</summary>
    public static DateOnly SoonBy(DateOnly today) =>
        today.DayNumber > DateOnly.MaxValue.DayNumber - SoonDays ? DateOnly.MaxValue : today.AddDays(SoonDays);

    /// <summary>Asks every source, in order.</summary>
    public static async Task<MyWork> Of(IEnumerable<IWorkSource> sources, Looking looking, Me me)
    {
        var parts = new List<WorkPart>();
        foreach (var source in sources.OrderBy(s => s.Order))
            if (await source.Load(looking, me) is { } part)
                parts.Add(part);
        return new MyWork(parts, SoonBy(me.Today));
    }

    private static IEnumerable<string> Said(int count, string one, string several) =>
        count == 0 ? [] : [$"{count:N0} {(count == 1 ? one : several)}"];
}
