using Remit.Kernel;

namespace Remit.Responsibilities.Registers;

/// <summary>
/// The paragraph that each row of a register stands under. A blank number inherits the one above, until the next number or heading;
/// a bracketed number of a part follows that of its lead-in: "(i)" under "(a)" is "a(i)". Domain, "Responsibilities".
/// </summary>
internal static class Paragraphs
{
    /// <summary>By row; null where there is none.</summary>
    /// <param name="rows">All rows of one register, in their order.</param>
    public static IReadOnlyDictionary<Id<Responsibility>, string?> Of(IEnumerable<Responsibility> rows)
    {
        var numbers = new Dictionary<Id<Responsibility>, string?>();
        string? above = null;
        string? heading = null;
        foreach (var row in rows)
        {
            if (row.Heading != heading)
                (heading, above) = (row.Heading, null);
            var leadIn = row.PartOf is { } id ? numbers.GetValueOrDefault(id) : null;
            if (row.Number is { } part && leadIn is not null && part.StartsWith('('))
            {
                numbers[row.Id] = leadIn + part;
                continue;
            }
            if (row.Number is not null)
                above = Core(row.Number);
            numbers[row.Id] = above;
        }
        return numbers;
    }

    /// <summary>A number without the brackets around all of it: "(b)" is "b", "20(9)" stays.</summary>
    public static string Core(string number) =>
        number is ['(', .. var inside, ')'] && !inside.AsSpan().ContainsAny('(', ')') ? inside : number;
}
