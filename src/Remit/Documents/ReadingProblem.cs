namespace Remit.Documents;

/// <summary>How much a problem weighs for whoever reads the file.</summary>
public enum ProblemWeight
{
    /// <summary>Nothing of the file may be taken over until this is put right.</summary>
    Refused,

    /// <summary>It was read in the likeliest way; a person should look.</summary>
    Doubtful,

    /// <summary>It is in the file and is not taken over.</summary>
    LeftOut,
}

/// <summary>One thing to say about a file: where, what is there, and what was expected instead. Both texts are sentences.</summary>
public sealed record ReadingProblem(ProblemWeight Weight, FilePlace Place, string Found, string Expected)
{
    /// <summary>"file:line:column: what is there. What was expected."</summary>
    public override string ToString() => Expected.Length == 0 ? $"{Place}: {Found}" : $"{Place}: {Found} {Expected}";
}

/// <summary>
/// Collects every problem of one reading, up to <see cref="Most"/>: beyond that nobody reads them, and a file of garbage must not fill
/// the memory. The rest is counted in one last problem.
/// </summary>
public sealed class ProblemLog
{
    internal const int Most = 200;
    private readonly List<ReadingProblem> kept = [];
    private int more;
    private ReadingProblem? firstRefusalBeyond;

    public void Refuse(FilePlace place, string found, string expected = "") =>
        Add(new(ProblemWeight.Refused, place, found, expected));

    public void Doubt(FilePlace place, string found, string expected = "") =>
        Add(new(ProblemWeight.Doubtful, place, found, expected));

    public void LeaveOut(FilePlace place, string found, string expected = "") =>
        Add(new(ProblemWeight.LeftOut, place, found, expected));

    public void Add(ReadingProblem problem)
    {
        if (kept.Count < Most)
        {
            kept.Add(problem);
            return;
        }
        more++;
        if (problem.Weight == ProblemWeight.Refused)
            firstRefusalBeyond ??= problem;
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ReadingProblem> InOrder()
    {
        var ordered = kept.OrderBy(problem => problem.Place.Part?.Number ?? 0)
            .ThenBy(problem => problem.Place.Line)
            .ThenBy(problem => problem.Place.Column)
            .ToList();
        if (more > 0)
        {
            // A refusal must weigh even when the list was full before it came.
            var weight = firstRefusalBeyond is null ? ProblemWeight.Doubtful : ProblemWeight.Refused;
            var place = firstRefusalBeyond?.Place ?? ordered[^1].Place;
            ordered.Add(new(weight, place, $"There are {more} more problems after these {Most}.", "Put these right first."));
        }
        return ordered;
    }
}
