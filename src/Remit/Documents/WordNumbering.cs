using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// The marks of Word's lists, which the file does not hold: they are counted as Word counts them when it shows the document
/// (ISO/IEC 29500-1, 17.9). Ask for each numbered paragraph once, in the order of the file.
/// </summary>
internal sealed class WordNumbering
{
    private const int Depths = 9;
    private const int MostLevels = 20;
    private const int MostLetters = 26 * 7;
    private readonly Dictionary<int, XElement> lists = [];
    private readonly Dictionary<int, XElement> forms = [];
    private readonly Dictionary<string, int> formOfStyle = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int?[]> counts = [];
    private readonly Dictionary<int, Level?[]> levels = [];

    public WordNumbering(XElement? part)
    {
        foreach (var form in part?.Elements("abstractNum") ?? [])
        {
            if (form.Whole("abstractNumId") is not { } id)
                continue;
            forms.TryAdd(id, form);
            if (form.Value("styleLink") is { } style)
                formOfStyle.TryAdd(style, id);
        }
        foreach (var list in part?.Elements("num") ?? [])
            if (list.Whole("numId") is { } id)
                lists.TryAdd(id, list);
    }

    /// <summary>
    /// Counts one paragraph and returns its mark as Word shows it; "" for none, null where there is no such list. Without a depth, as
    /// where only the style names the list, the list says which depth the style has.
    /// </summary>
    public (string Mark, int Depth)? Next(int list, int? depth, string? style)
    {
        if (!lists.TryGetValue(list, out var found) || FormOf(found) is not { } form)
            return null;
        var isNew = !levels.TryGetValue(list, out var all);
        if (isNew)
            levels[list] = all = [.. Enumerable.Range(0, Depths).Select(at => LevelOf(found, form, at))];
        if (!counts.TryGetValue(form, out var count))
            counts[form] = count = new int?[Depths];
        if (isNew)
            for (var restarted = 0; restarted < Depths; restarted++)
                if (all![restarted] is { IsRestarted: true })
                    count[restarted] = null;

        var at = depth ?? Math.Max(0, Array.FindIndex(all!, level => level?.Style is { } its && its == style));
        if (at is < 0 or >= Depths || all![at] is not { } level)
            return null;
        count[at] = count[at] is { } last ? last + 1 : level.Start;
        for (var below = at + 1; below < Depths; below++)
            if (all[below] is null or { RestartsAfter: null } || (all[below]!.RestartsAfter is > 0 and var after && at < after))
                count[below] = null;
        return (level.Format == "bullet" ? Bullet(level.Text) : Mark(level, all, count), at);
    }

    private int? FormOf(XElement list)
    {
        if (list.Element("abstractNumId").Whole("val") is not { } id || !forms.TryGetValue(id, out var form))
            return null;
        return form.Value("numStyleLink") is { } style && formOfStyle.TryGetValue(style, out var linked) ? linked : id;
    }

    private Level? LevelOf(XElement list, int form, int depth)
    {
        var given = list.Elements("lvlOverride").Take(MostLevels).FirstOrDefault(level => level.Whole("ilvl") == depth);
        var level =
            given?.Element("lvl")
            ?? forms[form].Elements("lvl").Take(MostLevels).FirstOrDefault(level => level.Whole("ilvl") == depth);
        var start = given?.Element("startOverride").Whole("val");
        return level is null
            ? null
            : new(
                level.Value("numFmt") ?? "decimal",
                level.Value("lvlText") ?? "",
                start ?? level.Element("start").Whole("val") ?? 0,
                level.Element("lvlRestart").Whole("val"),
                level.Element("isLgl") is not null && level.Switch("isLgl") == true,
                level.Value("pStyle"),
                start is not null
            );
    }

    private static string Mark(Level level, Level?[] all, int?[] count)
    {
        var mark = new StringBuilder();
        for (var at = 0; at < level.Text.Length && mark.Length < 100; at++)
        {
            if (level.Text[at] != '%' || at + 1 == level.Text.Length || level.Text[at + 1] is < '1' or > '9')
            {
                mark.Append(level.Text[at]);
                continue;
            }
            var depth = level.Text[++at] - '1';
            if (all[depth] is { } named)
                mark.Append(
                    Number(count[depth] ?? named.Start, level.IsLegal && named.Format != "none" ? "decimal" : named.Format)
                );
        }
        return mark.ToString().Trim();
    }

    private static string Number(int value, string format) =>
        format switch
        {
            "none" or "bullet" => "",
            "lowerLetter" when value is > 0 and <= MostLetters => Letter(value, 'a'),
            "upperLetter" when value is > 0 and <= MostLetters => Letter(value, 'A'),
            "lowerRoman" when value is > 0 and < 4000 => Roman(value),
            "upperRoman" when value is > 0 and < 4000 => Roman(value).ToUpperInvariant(),
            "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
            "ordinal" => value.ToString(CultureInfo.InvariantCulture) + OrdinalEnding(value),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };

    // After z Word goes on with aa, bb, cc.
    private static string Letter(int value, char first) => new((char)(first + ((value - 1) % 26)), ((value - 1) / 26) + 1);

    private static string OrdinalEnding(int value) =>
        (value % 100) is 11 or 12 or 13 ? "th"
        : (value % 10) is 1 ? "st"
        : (value % 10) is 2 ? "nd"
        : (value % 10) is 3 ? "rd"
        : "th";

    private static string Roman(int value)
    {
        (int Worth, string Sign)[] signs =
        [
            (1000, "m"),
            (900, "cm"),
            (500, "d"),
            (400, "cd"),
            (100, "c"),
            (90, "xc"),
            (50, "l"),
            (40, "xl"),
            (10, "x"),
            (9, "ix"),
            (5, "v"),
            (4, "iv"),
            (1, "i"),
        ];
        var roman = new StringBuilder();
        foreach (var (worth, sign) in signs)
            for (; value >= worth; value -= worth)
                roman.Append(sign);
        return roman.ToString();
    }

    /// <summary>A bullet as a sign that every typeface has: Word takes most from typefaces of symbols.</summary>
    private static string Bullet(string text) =>
        text.Trim() switch
        {
            "" => "",
            "o" or "○" or "◦" or "\uF0A1" => "○",
            "\uF0A7" or "▪" or "■" => "▪",
            "-" or "\uF02D" => "-",
            "–" => "–",
            "—" => "—",
            "*" => "*",
            "·" => "·",
            _ => "•",
        };

    private sealed record Level(
        string Format,
        string Text,
        int Start,
        int? RestartsAfter,
        bool IsLegal,
        string? Style,
        bool IsRestarted
    );
}
