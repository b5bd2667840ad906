using Remit.Kernel;

namespace Remit.Responsibilities.Sources;

/// <summary>The rule for what was checked.</summary>
internal static class Verification
{
    /// <summary>Whoever says that something was checked says when, and against what.</summary>
    public static IEnumerable<Refusal> Refusals(string what, DateOnly? on, string? against)
    {
        const string Rule = "What was checked was checked on a day, against something";
        if (on is not null && string.IsNullOrWhiteSpace(against))
            yield return new Refusal(
                Rule,
                $"Say against what “{what}” was checked: an address, or words.",
                Field: "checked-against"
            );
        if (on is null && !string.IsNullOrWhiteSpace(against))
            yield return new Refusal(Rule, $"Say on what day “{what}” was checked.", Field: "checked-on");
    }
}
