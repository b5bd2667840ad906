using Remit.Kernel;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Editing;

/// <summary>Asks for a day.</summary>
internal sealed class DateQuestion(Field of, string label, string asked, string? hint) : Question(of.Name, label, asked, hint)
{
    public override IReadOnlyList<string> Controls => TypedDate.Controls(Name);

    internal override void Show(Record record, Surroundings around, Answers answers) =>
        TypedDate.Show(Name, (DateOnly?)of.Property.GetValue(record), answers);

    internal override string? Take(Answers answers, Record record, Surroundings around)
    {
        if (TypedDate.Read(Name, Label, answers, out var day) is { } wrong)
            return wrong;
        if (day is null && (of.IsRequired || Nullable.GetUnderlyingType(of.Property.PropertyType) is null))
            return $"Enter the {InASentence}";
        of.Property.SetValue(record, day);
        return null;
    }

    internal override string? Said(Answers answers, Surroundings around) => TypedDate.Said(Name, answers);

    internal override Markup Control(Answers answers, Surroundings around, string? error) =>
        TypedDate.Control(Name, Asked, Hint, error, answers).Render();
}

/// <summary>Asks since when and until when; either may be left out.</summary>
internal sealed class PeriodQuestion(Field of, string label, string asked, string until, string? hint)
    : Question(From, label, asked, hint)
{
    private const string From = "from";
    private const string Until = "until";

    public override IReadOnlyList<string> Controls => [.. TypedDate.Controls(From), .. TypedDate.Controls(Until)];

    internal override void Show(Record record, Surroundings around, Answers answers) =>
        TwoDays.Show((Period)of.Property.GetValue(record)!, From, Until, answers);

    internal override string? Take(Answers answers, Record record, Surroundings around)
    {
        if (TwoDays.Read(From, Until, answers, out var period) is { } wrong)
            return wrong;
        of.Property.SetValue(record, period);
        return null;
    }

    internal override string? Said(Answers answers, Surroundings around) => TwoDays.Said(From, Until, answers);

    internal override string ControlOf(string error) => TwoDays.IsOfTheEnd(error) ? Until : From;

    internal override IEnumerable<string> PlacesOfErrors => [.. base.PlacesOfErrors, From, Until];

    internal override Markup Control(Answers answers, Surroundings around, string? error) =>
        TwoDays.Control((From, Asked, Hint), (Until, until), error, answers);
}

/// <summary>Asks whether something ever holds, and if so since when and until when.</summary>
internal sealed class SpanQuestion(Field of, string label, string asked, string from, string until, string? hint)
    : Question(of.Name, label, asked, hint)
{
    private const string Yes = "yes";
    private const string No = "no";

    private readonly string first = of.Name + "-from";
    private readonly string last = of.Name + "-until";

    public override IReadOnlyList<string> Controls => [Name, .. TypedDate.Controls(first), .. TypedDate.Controls(last)];

    internal override bool IsForThePersonToChoose => true;

    internal override void Show(Record record, Surroundings around, Answers answers)
    {
        var span = (Period?)of.Property.GetValue(record);
        answers[Name] = span is null ? No : Yes;
        TwoDays.Show(span ?? Period.Unbounded, first, last, answers);
    }

    internal override string? Take(Answers answers, Record record, Surroundings around)
    {
        if (answers[Name] is not (Yes or No))
            return "Choose yes or no";
        if (TwoDays.Read(first, last, answers, out var period) is { } wrong)
            return wrong;
        if (answers[Name] == No && period != Period.Unbounded)
            return "Choose yes, or take the dates out";
        of.Property.SetValue(record, answers[Name] == Yes ? period : null);
        return null;
    }

    internal override string? Said(Answers answers, Surroundings around) =>
        answers[Name] switch
        {
            Yes => TwoDays.Said(first, last, answers) is { } days ? $"Yes, {days}" : "Yes",
            No => "No",
            _ => null,
        };

    internal override Markup Control(Answers answers, Surroundings around, string? error) =>
        Markup.Of(
            $"""
            {new Radios
            {
                Id = Name,
                Name = Name,
                Classes = "govuk-radios--inline",
                Fieldset = Parts.Question(Asked),
                Hint = Parts.Hint(Hint),
                Error = Parts.Error(error),
                Value = answers[Name],
                Items = [new Choice("Yes", Yes), new Choice("No", No)],
            }.Render()}{TwoDays.Control((first, from, null), (last, until), null, answers)}
            """
        );
}

/// <summary>The first and the last day of a period.</summary>
internal static class TwoDays
{
    public static void Show(Period period, string from, string until, Answers answers)
    {
        TypedDate.Show(from, period.From, answers);
        TypedDate.Show(until, period.Until, answers);
    }

    public static string? Read(string from, string until, Answers answers, out Period period)
    {
        period = Period.Unbounded;
        if (TypedDate.Read(from, "The first day", answers, out var first) is { } wrongStart)
            return wrongStart;
        if (TypedDate.Read(until, "The last day", answers, out var last) is { } wrongEnd)
            return wrongEnd;
        if (Period.EndsBeforeItStarts(first, last))
            return $"The last day must be {LondonDate.Words(first!.Value)} or later";
        period = new Period(first, last);
        return null;
    }

    /// <summary>Whether an error speaks of the last day.</summary>
    public static bool IsOfTheEnd(string? error) => error?.StartsWith("The last day", StringComparison.Ordinal) == true;

    public static string? Said(string from, string until, Answers answers) =>
        (TypedDate.Said(from, answers), TypedDate.Said(until, answers)) switch
        {
            (null, null) => null,
            ({ } first, null) => $"from {first}",
            (null, { } last) => $"until {last}",
            ({ } first, { } last) => $"from {first} until {last}",
        };

    public static Markup Control(
        (string Name, string Asked, string? Hint) from,
        (string Name, string Asked) until,
        string? error,
        Answers answers
    )
    {
        var isOfTheEnd = IsOfTheEnd(error);
        return Markup.Of(
            $"""
            {TypedDate.Control(from.Name, from.Asked, from.Hint, isOfTheEnd ? null : error, answers).Render()}{TypedDate
                .Control(until.Name, until.Asked, "Leave it empty if there is no end yet.", isOfTheEnd ? error : null, answers)
                .Render()}
            """
        );
    }
}
