using Remit.Kernel;

namespace Remit.Responsibilities.Registers;

/// <summary>The numbers of rows whose own cell is blank.</summary>
internal static class Numbering
{
    /// <summary>
    /// A part without a number has that of its lead-in; any other row without one has that of the row above it under the same
    /// heading. A row above which there is no number has none.
    /// </summary>
    /// <param name="rows">The rows of one register, in their order.</param>
    public static IReadOnlyDictionary<Id<Responsibility>, string> Inherited(IEnumerable<Responsibility> rows)
    {
        var inherited = new Dictionary<Id<Responsibility>, string>();
        var numbers = new Dictionary<Id<Responsibility>, string?>();
        string? above = null;
        string? heading = null;
        foreach (var row in rows)
        {
            if (row.Heading != heading)
                (above, heading) = (null, row.Heading);
            var number = row.Number ?? (row.PartOf is { } leadIn && numbers.TryGetValue(leadIn, out var its) ? its : above);
            numbers[row.Id] = number;
            if (row.Number is null && number is not null)
                inherited[row.Id] = number;
            if (row.PartOf is null)
                above = number;
        }
        return inherited;
    }
}
