using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Remit.Kernel;

/// <summary>How a field's value is written in files and read back; references are written by key and have their own form.</summary>
public static class ValueText
{
    /// <summary>Reads a value that is no reference.</summary>
    public static bool TryRead(Type type, string text, [NotNullWhen(true)] out object? value)
    {
        var plain = Plain(type);
        value =
            plain == typeof(string) ? (string.IsNullOrWhiteSpace(text) ? null : Texts.WithOneKindOfLineEnd(text))
            : plain == typeof(bool) ? Flag(text)
            : plain == typeof(DateOnly) ? (LondonDate.TryParse(text, out var day) ? day : null)
            : plain == typeof(AgeRange) ? (AgeRange.TryParse(text, out var ages) ? ages : null)
            : plain == typeof(ProvisionNumber) ? (ProvisionNumber.TryParse(text, out var number) ? number : null)
            : plain == typeof(GssCode) ? (GssCode.TryParse(text, out var code) ? code : null)
            : plain == typeof(Fraction) ? (Fraction.TryParse(text, out var share) ? share : null)
            : plain == typeof(CalendarSpan) ? (CalendarSpan.TryParse(text, out var span) ? span : null)
            : plain == typeof(Pence) ? (Pence.TryParse(text, out var money) ? money : null)
            : plain == typeof(TimeOnly) ? (LondonTime.TryParse(text, out var time) ? time : null)
            : plain == typeof(int) ? WholeNumber(text)
            : plain.IsEnum ? Kebab.All(plain).GetValueOrDefault(text)
            : throw new NotSupportedException($"Files have no form for {plain}.");
        return value is not null;
    }

    /// <summary>The written form; null where the field is left out: nothing, blank, or false.</summary>
    public static string? Write(object? value) =>
        value switch
        {
            null or false => null,
            true => "true",
            string text => string.IsNullOrWhiteSpace(text) ? null : Texts.WithOneKindOfLineEnd(text),
            DateOnly day => LondonDate.Iso(day),
            TimeOnly time => LondonTime.Iso(time),
            Enum choice => Kebab.Of(choice),
            int number => number.ToString(CultureInfo.InvariantCulture),
            AgeRange or ProvisionNumber or Fraction or GssCode or CalendarSpan or Pence => value.ToString(),
            _ => throw new NotSupportedException($"Files have no form for {value.GetType()}."),
        };

    /// <summary>Whether the written form is a text, so that one which looks like a number must be quoted.</summary>
    public static bool IsText(Type type) =>
        Plain(type) != typeof(bool) && Plain(type) != typeof(DateOnly) && Plain(type) != typeof(int);

    /// <summary>The written forms of a choice; null for another type.</summary>
    public static IEnumerable<string>? Choices(Type type) => Plain(type).IsEnum ? Kebab.All(Plain(type)).Keys : null;

    /// <summary>What is expected, in words that end a sentence.</summary>
    public static string Expected(Type type)
    {
        var plain = Plain(type);
        return plain == typeof(string) ? "a text"
            : plain == typeof(bool) ? "true or false"
            : plain == typeof(DateOnly) ? "a date such as 2007-09-03"
            : plain == typeof(AgeRange) ? "ages such as “5 to 13”, “pre-birth to 5” or “13 and over”"
            : plain == typeof(ProvisionNumber) ? "a number as cited, such as “5.6” or “s. 20(9)(d)”"
            : plain == typeof(GssCode) ? "a code of nine characters, such as E10000018"
            : plain == typeof(Fraction) ? "a share such as “1/3”, “50%” or “a half”"
            : plain == typeof(CalendarSpan) ? "a time such as “6 weeks”, “2 months” or “1 year”"
            : plain == typeof(Pence) ? "an amount such as £50,000 or £1,250.50"
            : plain == typeof(TimeOnly) ? "a time such as 14:00"
            : plain == typeof(int) ? "a whole number"
            : plain.IsEnum ? "one of " + string.Join(", ", Kebab.All(plain).Keys)
            : plain == typeof(RecordRef) ? "a kind and a key, such as post:lead-member"
            : "the key of a record";
    }

    /// <summary>The type without its "or nothing".</summary>
    public static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static object? Flag(string text) =>
        text switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };

    private static object? WholeNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
