using Remit.Kernel;

namespace Remit.Intake;

/// <summary>A partnership's own name for a column of its papers, learnt when somebody said what the column is.</summary>
public sealed class ColumnName : Record<ColumnName>
{
    /// <summary>The intake that it is for: "responsibilities".</summary>
    public required string Intake { get; init; }

    /// <summary>The name as the paper had it.</summary>
    public required string Name { get; set; }

    /// <summary>The key of the column that it means; null for a column that is left out.</summary>
    public string? Column { get; set; }

    internal static Shape<ColumnName> Shape { get; } =
        new Shape<ColumnName>("column-name", "column-names", "A partnership's own name for a column of its papers.")
            .Titled(c => c.Name)
            .Value(
                "intake",
                c => c.Intake,
                "What the papers are brought in as: responsibilities, members, actions.",
                required: true
            )
            .Value("name", c => c.Name, "The name as the papers have it.", required: true)
            .Value("column", c => c.Column, "The column that it means; leave it out for one that is not taken over.")
            .InList("column-names.csv");
}
