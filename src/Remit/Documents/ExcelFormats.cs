using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// Shows numbers as Excel shows them in their cells, as far as a reader of the sheet would care: decimals, thousands, percentages,
/// leading noughts and currency signs. Dates become ISO dates, times "14:30".
/// </summary>
internal sealed class ExcelFormats
{
    private const double LastDay = 2_958_466;
    private const int DaysFrom1900To1904 = 1462;
    private readonly List<int> formatOfStyle = [];
    private readonly Dictionary<int, string> codes = [];
    private readonly Dictionary<int, NumberForm> forms = [];
    private readonly bool from1904;

    public ExcelFormats(XElement? part, bool from1904)
    {
        this.from1904 = from1904;
        foreach (var format in part?.Element("numFmts")?.Elements("numFmt") ?? [])
            if (format.Whole("numFmtId") is { } id)
                codes.TryAdd(id, (string?)format.Attribute("formatCode") ?? "");
        foreach (var style in part?.Element("cellXfs")?.Elements("xf") ?? [])
            formatOfStyle.Add(style.Whole("numFmtId") ?? 0);
    }

    /// <summary>The number as a cell of the style shows it; what is no number stays as it is.</summary>
    public string Show(string number, int style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return number.Trim();
        var format = style >= 0 && style < formatOfStyle.Count ? formatOfStyle[style] : 0;
        if (!forms.TryGetValue(format, out var form))
            forms[format] = form = FormOf(format);
        return form.IsDate && Day(value) is { } day ? InIso(day, form)
            : form.IsDate ? General(value)
            : form.Show(value);
    }

    /// <summary>A date that the file itself holds in ISO form, without a time of nought.</summary>
    public string ShowIso(string date) =>
        DateTime.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var day)
            ? InIso(
                day,
                new()
                {
                    IsDate = true,
                    HasDay = true,
                    HasTime = true,
                }
            )
            : date.Trim();

    private DateTime? Day(double value)
    {
        var serial = from1904 ? value + DaysFrom1900To1904 : value;
        if (serial is < 0 or >= LastDay)
            return null;
        // Excel counts a 29 February 1900, which never was.
        return DateTime.FromOADate(serial is > 0 and < 60 && !from1904 ? serial + 1 : serial);
    }

    private static string InIso(DateTime at, NumberForm form)
    {
        var second = at.AddMilliseconds(500);
        var time = second.ToString(second.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
        if (!form.HasDay)
            return time;
        var day = second.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return form.HasTime && second.TimeOfDay >= TimeSpan.FromSeconds(1) ? $"{day} {time}" : day;
    }

    private NumberForm FormOf(int format) =>
        codes.TryGetValue(format, out var code) ? NumberForm.Parse(code)
        : format is 14 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 or 15 or 16 or 17
            ? new() { IsDate = true, HasDay = true }
        : format is 22
            ? new()
            {
                IsDate = true,
                HasDay = true,
                HasTime = true,
            }
        : format is (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) ? new() { IsDate = true, HasTime = true }
        : NumberForm.Parse(
            format switch
            {
                1 => "0",
                2 => "0.00",
                3 or 37 or 38 => "#,##0",
                4 or 39 or 40 => "#,##0.00",
                9 => "0%",
                10 => "0.00%",
                _ => "General",
            }
        );

    // Fifteen figures, as Excel keeps them, and never a power of ten.
    internal static string General(double value) =>
        Math.Abs(value) is < 1e15 and > 1e-9 or 0
            ? ((decimal)value).ToString("0.###############", CultureInfo.InvariantCulture)
            : value.ToString("G15", CultureInfo.InvariantCulture);
}

/// <summary>What a number format says: a date or time, or decimals, thousands and what stands before and after the figures.</summary>
internal sealed record NumberForm
{
    private const int MostDecimals = 15;

    public bool IsDate { get; init; }
    public bool HasDay { get; init; }
    public bool HasTime { get; init; }
    private string Before { get; init; } = "";
    private string After { get; init; } = "";
    private string? Pattern { get; init; }
    private bool IsPercent { get; init; }

    public string Show(double value)
    {
        if (Pattern is null || Math.Abs(value) > 1e15)
            return ExcelFormats.General(value);
        var shown = ((decimal)Math.Abs(value) * (IsPercent ? 100 : 1)).ToString(Pattern, CultureInfo.InvariantCulture);
        var sign = value < 0 && shown.Any(figure => figure is >= '1' and <= '9') ? "-" : "";
        return $"{sign}{Before}{shown}{After}";
    }

    /// <summary>Reads a format code ("dd/mm/yyyy", "£#,##0.00"); one that says more than this knows counts as "General".</summary>
    public static NumberForm Parse(string code)
    {
        var (before, signs, after) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var isElapsed = false;
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            var literal = signs.Length == 0 ? before : after;
            switch (code[at])
            {
                case '"':
                    var end = code.IndexOf('"', at + 1);
                    end = end < 0 ? code.Length : end;
                    literal.Append(code, at + 1, end - at - 1);
                    at = end;
                    break;
                case '\\' or '_' or '*':
                    if (code[at] == '\\' && at + 1 < code.Length)
                        literal.Append(code[at + 1]);
                    at++;
                    break;
                case '[':
                    var close = code.IndexOf(']', at);
                    close = close < 0 ? code.Length : close;
                    var inside = code[(at + 1)..close];
                    if (inside.StartsWith('$'))
                        literal.Append(inside[1..].Split('-')[0]);
                    isElapsed |= inside.Length > 0 && inside.All(sign => sign is 'h' or 'H' or 'm' or 'M' or 's' or 'S');
                    at = close;
                    break;
                case '£' or '$' or '€' or ' ' or '(' or ')' or '+' or '-' or '/' or ':':
                    literal.Append(code[at]);
                    break;
                default:
                    signs.Append(code[at]);
                    break;
            }
        }
        var form = signs.ToString();
        if (form.Contains("General", StringComparison.OrdinalIgnoreCase))
            return new();
        if (isElapsed || form.AsSpan().ContainsAny("yYdDhHsSmM"))
            return OfDate(form, isElapsed);
        return OfNumber(form, before.ToString().TrimStart(), after.ToString().TrimEnd());
    }

    // "m" is a month, unless it stands with hours or seconds.
    private static NumberForm OfDate(string form, bool isElapsed)
    {
        var hasTime = form.AsSpan().ContainsAny("hHsS");
        var hasDay = form.AsSpan().ContainsAny("yYdD") || !hasTime;
        // Hours that add up ("[h]:mm") are an amount, not a time of day.
        return isElapsed
            ? new()
            : new()
            {
                IsDate = true,
                HasDay = hasDay,
                HasTime = hasTime,
            };
    }

    private static NumberForm OfNumber(string form, string before, string after)
    {
        var isPercent = form.EndsWith('%');
        var figures = form.TrimEnd('%');
        if (
            figures.Length == 0
            || figures.Any(sign => sign is not ('0' or '#' or '?' or ',' or '.'))
            || figures.Count(sign => sign == '.') > 1
        )
            return new();
        // A space or stroke among the figures groups them, as in telephone numbers; that is left to the number itself.
        var parts = figures.Split('.');
        var least = Math.Max(1, parts[0].Count(sign => sign == '0'));
        var whole = parts[0].Contains(',', StringComparison.Ordinal)
            ? "#," + new string('0', Math.Max(1, least))
            : new string('0', least);
        var decimals = parts.Length > 1 ? parts[1].Replace('?', '#') : "";
        if (
            decimals.Length > MostDecimals
            || least > 30
            || decimals.Contains(',', StringComparison.Ordinal)
            || parts[0].EndsWith(',')
        )
            return new();
        return new()
        {
            Pattern = decimals.Length > 0 ? $"{whole}.{decimals}" : whole,
            IsPercent = isPercent,
            Before = before.Trim('(', ')', '-', '+', ':', '/'),
            After = (isPercent ? "%" : "") + after.Trim('(', ')', '-', '+', ':', '/'),
        };
    }
}
