using System.Globalization;
using Remit.Kernel;
using Remit.Structure.Areas;

namespace Remit.Structure.Partnerships;

/// <summary>The partnership itself: its name, its area, and what it is for in two plain sentences. There is one.</summary>
public sealed class Partnership : Record<Partnership>
{
    /// <summary>The key of the only one.</summary>
    public const string OnlyKey = "partnership";

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>The area that it serves.</summary>
    public Id<LocalArea>? Area { get; set; }

    /// <summary>What it is and what it is for, in two plain sentences for anyone.</summary>
    public string? About { get; set; }

    /// <summary>The London date and time at which a demonstration's clock starts: 2007-09-03T09:00.</summary>
    public string? ClockStarts { get; set; }

    /// <summary>The sensitivity of a record that states none.</summary>
    public Sensitivity DefaultSensitivity { get; set; } = Sensitivity.Partnership;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Key != OnlyKey)
            yield return new Refusal("There is one partnership", $"The key of the partnership is always “{OnlyKey}”.");
        if (ClockStarts is not null && !TimeOnTheClock(ClockStarts))
            yield return new Refusal(
                "A clock starts at a date and a time",
                $"“{ClockStarts}” is not a date and time such as 2007-09-03T09:00.",
                Field: "clock-starts"
            );
    }

    private static bool TimeOnTheClock(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    internal static Shape<Partnership> Shape { get; } =
        new Shape<Partnership>("partnership", "partnerships", "The partnership itself.")
            .Titled(p => p.Name)
            .Value("name", p => p.Name, "What it is called.", required: true)
            .Value("area", p => p.Area, "The local area that it serves.")
            .Value("about", p => p.About, "What it is and what it is for, in two plain sentences.")
            .Value("clock-starts", p => p.ClockStarts, "The London date and time at which a demonstration's clock starts.")
            .Value("default-sensitivity", p => p.DefaultSensitivity, "The sensitivity of a record that states none.")
            .Alone("partnership.yaml");
}
