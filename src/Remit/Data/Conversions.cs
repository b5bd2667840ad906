using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Remit.Kernel;

namespace Remit.Data;

internal sealed class IdConversion<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

internal sealed class RefConversion() : ValueConverter<RecordRef, string>(r => r.ToString(), text => RecordRef.Parse(text));

/// <summary>A choice as its word: <c>in-use</c>.</summary>
public sealed class ChoiceConversion<T>() : ValueConverter<T, string>(choice => Kebab.Of(choice), text => Kebab.Read<T>(text))
    where T : struct, Enum;

internal sealed class SensitivityConversion() : ValueConverter<Sensitivity, int>(s => (int)s, value => (Sensitivity)value);

internal sealed class AgesConversion() : ValueConverter<AgeRange, string>(ages => ages.ToString(), text => ReadAges(text))
{
    private static AgeRange ReadAges(string text) =>
        AgeRange.TryParse(text, out var ages) ? ages : throw new FormatException($"Not an age range: {text}");
}

internal sealed class ProvisionNumberConversion()
    : ValueConverter<ProvisionNumber, string>(n => n.ToString(), text => ReadNumber(text))
{
    private static ProvisionNumber ReadNumber(string text) =>
        ProvisionNumber.TryParse(text, out var number) ? number : throw new FormatException($"Not a provision number: {text}");
}

internal sealed class GssCodeConversion() : ValueConverter<GssCode, string>(code => code.ToString(), text => ReadCode(text))
{
    private static GssCode ReadCode(string text) =>
        GssCode.TryParse(text, out var code) ? code : throw new FormatException($"Not a GSS code: {text}");
}

internal sealed class FractionConversion()
    : ValueConverter<Fraction, string>(fraction => fraction.ToString(), text => ReadFraction(text))
{
    private static Fraction ReadFraction(string text) =>
        Fraction.TryParse(text, out var fraction) ? fraction : throw new FormatException($"Not a share: {text}");
}

internal sealed class CalendarSpanConversion()
    : ValueConverter<CalendarSpan, string>(span => span.ToString(), text => ReadSpan(text))
{
    private static CalendarSpan ReadSpan(string text) =>
        CalendarSpan.TryParse(text, out var span) ? span : throw new FormatException($"Not a length of time: {text}");
}

internal sealed class PenceConversion() : ValueConverter<Pence, long>(money => money.Amount, amount => new Pence(amount));

internal sealed class TimeConversion() : ValueConverter<TimeOnly, string>(time => LondonTime.Iso(time), text => ReadTime(text))
{
    private static TimeOnly ReadTime(string text) =>
        LondonTime.TryParse(text, out var time) ? time : throw new FormatException($"Not a time: {text}");
}

/// <summary>An instant as its UTC ticks, by which both databases can order.</summary>
public sealed class InstantConversion()
    : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
