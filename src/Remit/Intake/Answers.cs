using System.Globalization;

namespace Remit.Intake;

/// <summary>
/// What a person has said about a file: settings, what columns are, which of the doubtful matches hold. By words, so that a form, a
/// command line and a stored draft hold the same.
/// </summary>
public sealed class Answers
{
    private const string SettingStart = "setting-";
    private const string ColumnStart = "column-";
    private const string QuestionStart = "question-";
    private const string DayStart = "day-of-";

    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>No answers yet.</summary>
    public Answers() { }

    /// <summary>Answers that were kept.</summary>
    public Answers(IEnumerable<KeyValuePair<string, string>> kept)
    {
        foreach (var (key, value) in kept)
            if (IsAnswer(key))
                values[key] = value;
    }

    /// <summary>All of them, by their names in a form.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Whether a name in a form is that of an answer.</summary>
    public static bool IsAnswer(string name) =>
        name.StartsWith(SettingStart, StringComparison.Ordinal)
        || name.StartsWith(ColumnStart, StringComparison.Ordinal)
        || name.StartsWith(QuestionStart, StringComparison.Ordinal);

    /// <summary>Whether a name in a form is that of a column.</summary>
    public static bool IsColumn(string name) => name.StartsWith(ColumnStart, StringComparison.Ordinal);

    /// <summary>Whether a name in a form is that of a question.</summary>
    public static bool IsQuestion(string name) => name.StartsWith(QuestionStart, StringComparison.Ordinal);

    /// <summary>The name of a setting in a form.</summary>
    public static string NameOfSetting(string key) => SettingStart + key;

    /// <summary>The name of a column in a form; table from 1, column from 0.</summary>
    public static string NameOfColumn(int table, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{ColumnStart}{table}-{column}");

    /// <summary>The name of a question in a form.</summary>
    public static string NameOfQuestion(string key) => QuestionStart + key;

    /// <summary>What stands before "-day", "-month" and "-year" in the names of a form's three fields for a day.</summary>
    public static string NameOfDay(string name) => DayStart + name;

    /// <summary>Whether a name in a form is that of one of the fields for a day, and of which answer.</summary>
    public static string? OfDay(string name) =>
        name.StartsWith(DayStart, StringComparison.Ordinal) && name.EndsWith("-day", StringComparison.Ordinal)
            ? name[DayStart.Length..^"-day".Length]
            : null;

    /// <summary>What was said; null where nothing was, or only white space.</summary>
    public string? this[string name] =>
        values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Says something; null takes it back.</summary>
    public Answers Say(string name, string? value)
    {
        if (!IsAnswer(name))
            throw new ArgumentException($"Not the name of an answer: {name}", nameof(name));
        if (value is null)
            values.Remove(name);
        else
            values[name] = value;
        return this;
    }

    /// <summary>A setting; null where it was left open.</summary>
    public string? Setting(string key) => this[NameOfSetting(key)];

    /// <summary>What a column is: its key, "" for one to leave out, null where nothing was said.</summary>
    public string? Column(int table, int column) =>
        values.TryGetValue(NameOfColumn(table, column), out var key) ? key.Trim() : null;

    /// <summary>The answer to a question; null where it is open.</summary>
    public string? Question(string key) => this[NameOfQuestion(key)];

    /// <summary>What was written for a question, "" where it was left empty on purpose; null where nobody was asked.</summary>
    public string? Written(string key) => values.TryGetValue(NameOfQuestion(key), out var written) ? written.Trim() : null;
}
