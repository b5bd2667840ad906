using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remit.Kernel;

/// <summary>
/// JSON in the one form of RFC 8785, so that the same values always give the same bytes: no blanks, the names of an object in order of
/// their UTF-16 units, numbers as ECMAScript writes them, and nothing escaped that need not be.
/// </summary>
public static class CanonicalJson
{
    /// <summary>What is escaped, and surrogates, which must come in pairs.</summary>
    private static readonly SearchValues<char> NotAsItIs = SearchValues.Create([
        '"',
        '\\',
        .. Enumerable.Range(0, ' ').Select(c => (char)c),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    private const string HalfAPair = "A text has half a surrogate pair, which can't be written.";

    /// <summary>A value in that form.</summary>
    /// <exception cref="FormatException">A name stands twice in an object, a number is none of a double's, or a text has half a surrogate pair.</exception>
    public static string Of(JsonNode? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>A JSON text in that form.</summary>
    /// <exception cref="FormatException">It is no JSON, or has no such form.</exception>
    public static string Of(string json)
    {
        try
        {
            return Of(JsonNode.Parse(json));
        }
        catch (JsonException problem)
        {
            throw new FormatException($"Not JSON: {problem.Message}", problem);
        }
    }

    /// <summary>Adds a text as a JSON string.</summary>
    /// <exception cref="FormatException">It has half a surrogate pair, which no UTF-8 can say.</exception>
    public static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        var rest = text.AsSpan();
        while (rest.IndexOfAny(NotAsItIs) is var next && next >= 0)
        {
            json.Append(rest[..next]);
            rest = rest[next..];
            if (!char.IsSurrogate(rest[0]))
            {
                AppendEscaped(json, rest[0]);
                rest = rest[1..];
            }
            else if (rest.Length > 1 && char.IsSurrogatePair(rest[0], rest[1]))
            {
                json.Append(rest[..2]);
                rest = rest[2..];
            }
            else
            {
                throw new FormatException(HalfAPair);
            }
        }
        json.Append(rest).Append('"');
    }

    private static void AppendEscaped(StringBuilder json, char unit) =>
        _ = unit switch
        {
            '"' => json.Append("\\\""),
            '\\' => json.Append("\\\\"),
            '\b' => json.Append("\\b"),
            '\t' => json.Append("\\t"),
            '\n' => json.Append("\\n"),
            '\f' => json.Append("\\f"),
            '\r' => json.Append("\\r"),
            _ => json.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture)),
        };

    private static void Append(StringBuilder json, JsonNode? value)
    {
        switch (value)
        {
            case null:
                json.Append("null");
                break;
            case JsonObject members:
                AppendObject(json, members);
                break;
            case JsonArray items:
                AppendArray(json, items);
                break;
            default:
                AppendSingle(json, value.AsValue());
                break;
        }
    }

    private static void AppendObject(StringBuilder json, JsonObject members)
    {
        json.Append('{');
        var first = true;
        foreach (var (name, value) in InOrder(members))
        {
            if (!first)
                json.Append(',');
            first = false;
            AppendString(json, name);
            json.Append(':');
            Append(json, value);
        }
        json.Append('}');
    }

    private static List<KeyValuePair<string, JsonNode?>> InOrder(JsonObject members)
    {
        try
        {
            return [.. members.OrderBy(m => m.Key, StringComparer.Ordinal)];
        }
        // The framework reads the names only when the object is first looked at.
        catch (ArgumentException problem)
        {
            throw new FormatException("A name stands twice in an object.", problem);
        }
        catch (InvalidOperationException problem)
        {
            throw new FormatException(HalfAPair, problem);
        }
    }

    private static void AppendArray(StringBuilder json, JsonArray items)
    {
        json.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                json.Append(',');
            Append(json, items[i]);
        }
        json.Append(']');
    }

    private static void AppendSingle(StringBuilder json, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                json.Append("true");
                break;
            case JsonValueKind.False:
                json.Append("false");
                break;
            case JsonValueKind.Number:
                json.Append(Number(double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)));
                break;
            default:
                AppendString(json, TextOf(value));
                break;
        }
    }

    private static string TextOf(JsonValue value)
    {
        try
        {
            return value.GetValue<string>();
        }
        // An escaped half of a surrogate pair is JSON, and no text.
        catch (InvalidOperationException problem)
        {
            throw new FormatException(HalfAPair, problem);
        }
    }

    /// <summary>The shortest digits that give the double again, laid out as in ECMAScript 2015, 7.1.12.1.</summary>
    private static string Number(double value)
    {
        if (!double.IsFinite(value))
            throw new FormatException("A number is larger than a double can hold.");
        if (value == 0)
            return "0";
        var (digits, point) = Digits(Math.Abs(value));
        var sign = value < 0 ? "-" : "";
        if (point > 21 || point <= -6)
            return sign + Exponential(digits, point - 1);
        if (point <= 0)
            return $"{sign}0.{new string('0', -point)}{digits}";
        return point >= digits.Length ? sign + digits.PadRight(point, '0') : $"{sign}{digits[..point]}.{digits[point..]}";
    }

    private static string Exponential(string digits, int exponent)
    {
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}"
        );
    }

    /// <summary>The digits without zeros at either end, and how many of them stand before the point.</summary>
    private static (string Digits, int Point) Digits(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var parts = shortest[0].Split('.');
        var all = string.Concat(parts);
        var significant = all.TrimStart('0');
        var exponent = shortest.Length > 1 ? int.Parse(shortest[1], CultureInfo.InvariantCulture) : 0;
        return (significant.TrimEnd('0'), parts[0].Length + exponent - (all.Length - significant.Length));
    }
}
