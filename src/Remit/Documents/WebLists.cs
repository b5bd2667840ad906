using System.Globalization;
using AngleSharp.Dom;

namespace Remit.Documents;

/// <summary>Computes the marks of a list, which its page leaves to the browser.</summary>
internal sealed class WebLists
{
    private readonly string kind;
    private readonly int step;
    private int next;

    public WebLists(IElement list)
    {
        kind = KindOf(list);
        var reversed = list.LocalName == "ol" && list.HasAttribute("reversed");
        step = reversed ? -1 : 1;
        next =
            Number(list.GetAttribute("start"))
            ?? (reversed ? list.Children.Count(child => child.LocalName == "li" && !WebElements.IsUnseen(child)) : 1);
    }

    /// <summary>"(a)", "iv.", "1." or a bullet.</summary>
    public ListMark MarkOf(IElement item)
    {
        var number = Number(item.GetAttribute("value")) ?? next;
        next = number + step;
        return kind switch
        {
            "a" when Letters(number) is { } letters => ListMark.Of($"({letters})"),
            "A" when Letters(number) is { } letters => ListMark.Of($"({letters.ToUpperInvariant()})"),
            "i" when Roman(number) is { } roman => ListMark.Of($"{roman}."),
            "I" when Roman(number) is { } roman => ListMark.Of($"({roman.ToUpperInvariant()})"),
            "" => ListMark.Bullet,
            _ => ListMark.Of(number.ToString(CultureInfo.InvariantCulture) + "."),
        };
    }

    private static string KindOf(IElement list)
    {
        if (list.LocalName != "ol")
            return "";
        var style = WebElements.Style(list);
        return style.Contains("lower-alpha", StringComparison.Ordinal) || style.Contains("lower-latin", StringComparison.Ordinal)
                ? "a"
            : style.Contains("upper-alpha", StringComparison.Ordinal) || style.Contains("upper-latin", StringComparison.Ordinal)
                ? "A"
            : style.Contains("lower-roman", StringComparison.Ordinal) ? "i"
            : style.Contains("upper-roman", StringComparison.Ordinal) ? "I"
            : list.GetAttribute("type") is "a" or "A" or "i" or "I" ? list.GetAttribute("type")!
            : "1";
    }

    private static int? Number(string? written) =>
        int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, -100_000_000, 100_000_000)
            : null;

    /// <summary>"a" to "z", "aa", "ab"; null below 1.</summary>
    private static string? Letters(int number)
    {
        if (number < 1)
            return null;
        var letters = "";
        for (var rest = number; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('a' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>Null below 1 and above 3,999, which have no Roman figure.</summary>
    private static string? Roman(int number)
    {
        if (number is < 1 or > 3999)
            return null;
        string[] signs = ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"];
        int[] values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
        var roman = "";
        for (var sign = 0; sign < signs.Length; sign++)
        for (; number >= values[sign]; number -= values[sign])
            roman += signs[sign];
        return roman;
    }
}
