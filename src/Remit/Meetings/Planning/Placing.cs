namespace Remit.Meetings.Planning;

/// <summary>Which report is on which meeting, and what room that leaves. What it is asked to do it checks first.</summary>
internal sealed class Placing
{
    private readonly PlanProblem problem;
    private readonly int[] at;
    private readonly int[] minutes;
    private readonly int[] notes;

    /// <summary>With those that a person holds, and no others.</summary>
    public Placing(PlanProblem problem)
    {
        this.problem = problem;
        at = new int[problem.Reports.Count];
        Array.Fill(at, -1);
        minutes = [.. problem.Meetings.Select(m => m.Minutes)];
        notes = [.. problem.Meetings.Select(m => m.MostToNote)];
        for (var r = 0; r < at.Length; r++)
            if (problem.Reports[r].Held is { } held)
                Put(r, held);
    }

    private Placing(Placing other) =>
        (problem, at, minutes, notes) = (other.problem, [.. other.at], [.. other.minutes], [.. other.notes]);

    /// <summary>The meeting of a report; −1 for none.</summary>
    public int this[int report] => at[report];

    /// <summary>The minutes that a meeting has left; fewer than none where a person holds more on it than it has.</summary>
    public int Left(int meeting) => minutes[meeting];

    /// <summary>How many more reports to note a meeting takes.</summary>
    public int NotesLeft(int meeting) => notes[meeting];

    public long Cost => Enumerable.Range(0, at.Length).Sum(r => problem.Cost(r, at[r]));

    public Placing Copy() => new(this);

    /// <summary>Whether a report without a meeting can go to one.</summary>
    public bool Fits(int report, int meeting)
    {
        var r = problem.Reports[report];
        return problem.Could(report, meeting)
            && r.Minutes <= minutes[meeting]
            && (!r.ToNote || notes[meeting] > 0)
            && IsInOrder(report, meeting);
    }

    /// <summary>Whether all that a report needs is heard before a meeting, and all that need it after.</summary>
    public bool IsInOrder(int report, int meeting) =>
        problem.Reports[report].After.All(b => at[b] >= 0 && problem.IsAfter(meeting, at[b]))
        && problem
            .Followers[report]
            .All(f => at[f] < 0 || problem.Reports[f].Held is not null || problem.IsAfter(at[f], meeting));

    /// <summary>Whether nothing that has a meeting needs a report to have one.</summary>
    public bool CanGo(int report) =>
        problem.Reports[report].Held is null
        && problem.Followers[report].All(f => at[f] < 0 || problem.Reports[f].Held is not null);

    public void Put(int report, int meeting)
    {
        at[report] = meeting;
        Take(report, meeting, 1);
    }

    public void Remove(int report)
    {
        Take(report, at[report], -1);
        at[report] = -1;
    }

    private void Take(int report, int meeting, int times)
    {
        minutes[meeting] -= times * problem.Reports[report].Minutes;
        if (problem.Reports[report].ToNote)
            notes[meeting] -= times;
    }
}
