using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Checking;

namespace Remit.Structure.Bodies;

/// <summary>Ages that nobody covers, that two groups cover, or that are put in two ways: STR-04.</summary>
internal sealed class AgesOfGroups()
    : StructureCheck("STR-04", "Age groups whose ages leave a gap, overlap or are put in two ways")
{
    private static readonly Dictionary<int, (string Here, string There)> Starts = new()
    {
        [AgeRange.PreConception] = ("before conception", "pre-birth"),
        [AgeRange.PreBirth] = ("before birth", "pre-conception"),
    };

    public override string Why =>
        "A child of an age that no group has falls through; one whom two groups have is planned for twice.";

    public override string Source =>
        "Executive paper, 5 and 8.1.1: pre-birth in one place, pre-conception in another; 0 to 5 and 5 to 13 share age 5.";

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var groups in AgeGroups.On(at))
        {
            foreach (var finding in Gaps(groups).Concat(Overlaps(groups)))
                yield return finding;
            if (Shared(groups) is { } shared)
                yield return shared;
        }
        foreach (var body in at.Ours.Where(b => b.Ages is { First: < 0 }))
            if (Start(at, body) is { } finding)
                yield return finding;
    }

    private IEnumerable<Finding> Gaps(AgeGroups groups)
    {
        var reached = groups.Groups[0];
        foreach (var next in groups.Groups.Skip(1))
        {
            if (reached.Ages!.Last is { } last && next.Ages!.First > last + 1)
                yield return Fault(
                    Severity.Warning,
                    $"No age group covers {Years(last + 1, next.Ages.First - 1)}: {reached.Name} ends at {last}, and {next.Name} begins at {next.Ages.First}.",
                    "Change the ages of one of them, or record the group that covers these years.",
                    Of(reached),
                    Of(next),
                    Of(groups.Parent)
                ) with
                {
                    Fault = "gap",
                };
            if (reached.Ages.Last is { } so && !(next.Ages!.Last <= so))
                reached = next;
        }
    }

    private IEnumerable<Finding> Overlaps(AgeGroups groups) =>
        from younger in groups.Groups.Index()
        from older in groups.Groups.Skip(younger.Index + 1)
        where AgeGroups.YearsShared(younger.Item.Ages!, older.Ages!) is null or > 1
        select Fault(
            Severity.Warning,
            $"{younger.Item.Name} and {older.Name} both cover {younger.Item.Ages!.Intersection(older.Ages!)!.InWords()}.",
            "Say who has which years: change the ages of one of them.",
            Of(younger.Item),
            Of(older),
            Of(groups.Parent)
        ) with
        {
            Fault = "overlap",
        };

    /// <summary>The years in which one group hands on to the next: one note for all.</summary>
    private Finding? Shared(AgeGroups groups)
    {
        var shared = groups
            .Neighbours.Where(p => AgeGroups.YearsShared(p.Younger.Ages!, p.Older.Ages!) == 1)
            .Select(p => (p.Younger, p.Older, Age: p.Older.Ages!.First))
            .ToList();
        return shared.Count == 0
            ? null
            : Fault(
                Severity.Note,
                $"The age groups under {groups.Parent.Name} share years: {Texts.Listed(shared.Select(s => $"age {s.Age} ({s.Younger.Name} and {s.Older.Name})"))}.",
                "Say at which point a child moves on, such as the start of school. If that is clear to everybody, leave it as it is.",
                [Of(groups.Parent), .. shared.SelectMany(s => new[] { s.Younger, s.Older }).Distinct().Select(Of)]
            ) with
            {
                Fault = "shared",
            };
    }

    /// <summary>Its own note, or a body above it, puts the start of the same childhood otherwise.</summary>
    private Finding? Start(StructureOn at, Body body)
    {
        var (here, there) = Starts[body.Ages!.First];
        var note = body.AgesNote?.Replace("preconception", "pre-conception", StringComparison.OrdinalIgnoreCase);
        var other = at.Above(body).FirstOrDefault(b => b.Ages is { First: < 0 } ages && ages.First != body.Ages.First);
        var inItsNote = note?.Contains(there, StringComparison.OrdinalIgnoreCase) == true;
        return other is null && !inItsNote
            ? null
            : Fault(
                Severity.Note,
                $"The ages of {body.Name} begin {here}, "
                    + (
                        other is null
                            ? $"and the note on them says “{there}” too."
                            : $"and those of {other.Name} {Starts[other.Ages!.First].Here}."
                    ),
                "Decide which is meant. Who looks after maternity, or advises before a pregnancy, depends on it.",
                other is null ? [Of(body)] : [Of(body), Of(other)]
            ) with
            {
                Fault = "start",
            };
    }

    private static string Years(int first, int last) => first == last ? $"age {first}" : $"ages {first} to {last}";
}
