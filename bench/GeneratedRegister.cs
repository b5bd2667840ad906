using System.Globalization;

namespace Remit.Bench;

/// <summary>A register as a council might have it, as large as is asked for: the same rows every time.</summary>
internal static class GeneratedRegister
{
    private static readonly string[] Verbs =
    [
        "Ensure",
        "Review",
        "Report on",
        "Co-ordinate",
        "Publish",
        "Commission",
        "Monitor",
        "Agree",
    ];

    private static readonly string[] Matters =
    [
        "the arrangements for children who move between areas",
        "the quality of placements",
        "the joint needs assessment",
        "training for front-line staff",
        "the plan for early help",
        "information sharing between partners",
    ];

    private static readonly string[] Ratings = ["Met", "Partly met", "Not met", "Not assessed"];

    /// <summary>Writes it as comma-separated text, every column filled.</summary>
    public static void Write(string path, int rows)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("Heading,Para,Responsibility,Action taken,Future action,Lead officer,Rating,As at,By when");
        for (var i = 0; i < rows; i++)
            file.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    Theme {(i / 200) + 1},{(i / 20) + 1}.{(i % 20) + 1},"{Verbs[i % Verbs.Length]} {Matters[
                        i % Matters.Length
                    ]}, item {i
                        + 1} of the schedule, with due regard to the views of children and their families","Considered as item {i
                        + 1}; the protocol was revised, and circulated to all partner agencies.",Bring a report on item {i
                        + 1} to the next meeting and agree who leads.,Mary Smith,{Ratings[i % Ratings.Length]},2007-{(i % 9)
                        + 1:00}-{(i % 27) + 1:00},2008-{(i % 12) + 1:00}-{(i % 27) + 1:00}
                    """
                )
            );
    }
}
