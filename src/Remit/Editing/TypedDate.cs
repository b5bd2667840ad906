using System.Globalization;
using Remit.Kernel;
using Remit.Web.TagHelpers;

namespace Remit.Editing;

/// <summary>A date as three controls: day, month and year, the month also by its name.</summary>
public static class TypedDate
{
    private const int FirstYear = 1800;
    private const int LastYear = 2200;
    private static readonly string[] Ends = ["-day", "-month", "-year"];
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The names of its controls.</summary>
    public static IReadOnlyList<string> Controls(string name) => [.. Ends.Select(end => name + end)];

    /// <summary>Puts a day into the controls; null empties them.</summary>
    public static void Show(string name, DateOnly? day, Answers answers)
    {
        answers[name + "-day"] = day?.Day.ToString(CultureInfo.InvariantCulture) ?? "";
        answers[name + "-month"] = day?.Month.ToString(CultureInfo.InvariantCulture) ?? "";
        answers[name + "-year"] = day?.Year.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>The day that was typed; null for none. What is wrong names the date by these words: "The first day".</summary>
    public static string? Read(string name, string words, Answers answers, out DateOnly? read)
    {
        read = null;
        var typed = Controls(name).Select(c => answers[c].Trim()).ToList();
        if (typed.TrueForAll(t => t.Length == 0))
            return null;
        var missing = new[] { "a day", "a month", "a year" }.Where((_, part) => typed[part].Length == 0).ToList();
        if (missing.Count > 0)
            return $"{words} must include {string.Join(" and ", missing)}";
        if (
            !int.TryParse(typed[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || MonthOf(typed[1]) is not { } month
            || !int.TryParse(typed[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        )
            return $"{words} must be a real date, such as 27 3 2026";
        if (year is < FirstYear or > LastYear)
            return $"{words} must have a year with four digits, between {FirstYear} and {LastYear}";
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
            return $"{words} must be a real date, such as 27 3 2026";
        read = new DateOnly(year, month, day);
        return null;
    }

    /// <summary>The day in words; null for none, and for what is no date.</summary>
    public static string? Said(string name, Answers answers) =>
        Read(name, "", answers, out var day) is null && day is { } read ? LondonDate.Words(read) : null;

    /// <summary>The controls as they are asked.</summary>
    public static DateInput Control(string name, string asked, string? hint, string? error, Answers answers) =>
        new()
        {
            Id = name + "-date",
            NamePrefix = name,
            Fieldset = Parts.Question(asked),
            Hint = Parts.Hint(hint),
            Error = Parts.Error(error),
            Items =
            [
                DatePart.Day(answers[name + "-day"]) with
                {
                    Id = name,
                },
                DatePart.Month(answers[name + "-month"]),
                DatePart.Year(answers[name + "-year"]),
            ],
        };

    private static int? MonthOf(string typed)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= 12 ? number : null;
        if (typed.Length < 3)
            return null;
        var names = British.DateTimeFormat.MonthNames;
        var month = Array.FindIndex(names, n => n.Length > 0 && n.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        return month < 0 ? null : month + 1;
    }
}
