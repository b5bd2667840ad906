using System.CommandLine;
using Remit.Kernel;

namespace Remit.Web.CommandLine;

/// <summary>Options that verbs share which answer a question.</summary>
public static class CommonOptions
{
    /// <summary>The answer as people read it.</summary>
    public const string Text = "text";

    /// <summary>The answer as the page's JSON twin has it.</summary>
    public const string Json = "json";

    /// <summary><c>--as-at DATE</c></summary>
    public static Option<string?> AsAt() => Day("--as-at", "The day at which it looks, such as 2007-09-03 (default today)");

    /// <summary>An option whose value is a day.</summary>
    public static Option<string?> Day(string name, string about)
    {
        var day = new Option<string?>(name) { Description = about, HelpName = "DATE" };
        day.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && !LondonDate.TryParse(given.Tokens[0].Value, out _))
                given.AddError($"“{given.Tokens[0].Value}” is not a date such as 2007-09-03.");
        });
        return day;
    }

    /// <summary>The day that <see cref="AsAt"/> names; today where it was left out.</summary>
    public static DateOnly DayOf(string? given, IServiceProvider services) =>
        LondonDate.TryParse(given, out var day) ? day : services.GetRequiredService<LondonClock>().Today;

    /// <summary><c>--format text|json</c></summary>
    public static Option<string> TextOrJson()
    {
        var format = new Option<string>("--format")
        {
            Description = "text or json (default text)",
            DefaultValueFactory = _ => Text,
        };
        format.AcceptOnlyFromAmong(Text, Json);
        return format;
    }
}
