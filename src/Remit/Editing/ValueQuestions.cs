using Remit.Kernel;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Editing;

/// <summary>Asks for a text, or for what is written as one: ages, a number, a time.</summary>
internal sealed class TextQuestion(Field of, string label, string asked, string? hint, int lines)
    : Question(of.Name, label, asked, hint)
{
    internal override void Show(Record record, Surroundings around, Answers answers) =>
        answers[Name] = ValueText.Write(of.Property.GetValue(record)) ?? "";

    internal override string? Take(Answers answers, Record record, Surroundings around)
    {
        var typed = answers[Name].Trim();
        if (typed.Length == 0)
        {
            if (of.IsRequired)
                return $"Enter the {InASentence}";
            of.Property.SetValue(record, null);
            return null;
        }
        if (!ValueText.TryRead(of.Property.PropertyType, typed, out var value))
            return $"The {InASentence} must be {ValueText.Expected(of.Property.PropertyType)}";
        of.Property.SetValue(record, value);
        return null;
    }

    internal override string? Said(Answers answers, Surroundings around) =>
        answers[Name].Trim() is { Length: > 0 } typed ? typed : null;

    internal override Markup Control(Answers answers, Surroundings around, string? error) =>
        lines > 1
            ? new Textarea
            {
                Id = Name,
                Name = Name,
                Label = Parts.Label(Asked),
                Hint = Parts.Hint(Hint),
                Error = Parts.Error(error),
                Value = answers[Name],
                Rows = lines,
            }.Render()
            : new Input
            {
                Id = Name,
                Name = Name,
                Label = Parts.Label(Asked),
                Hint = Parts.Hint(Hint),
                Error = Parts.Error(error),
                Value = answers[Name],
                Classes = of.Property.PropertyType == typeof(string) ? "govuk-!-width-two-thirds" : "govuk-input--width-10",
            }.Render();
}

/// <summary>Asks for one of a few.</summary>
internal sealed class ChoiceQuestion(Field of, string label, string asked, string? hint, Func<object, string> words, string? none)
    : Question(of.Name, label, asked, hint)
{
    private const int MostRadios = 8;
    private static readonly string Nothing = "";

    private readonly IReadOnlyDictionary<string, Enum> choices = Kebab.All(ValueText.Plain(of.Property.PropertyType));

    internal override bool IsForThePersonToChoose => !MayBeLeftOut;

    private bool MayBeLeftOut => Nullable.GetUnderlyingType(of.Property.PropertyType) is not null;

    internal override void Show(Record record, Surroundings around, Answers answers) =>
        answers[Name] = of.Property.GetValue(record) is Enum chosen ? Kebab.Of(chosen) : Nothing;

    internal override string? Take(Answers answers, Record record, Surroundings around)
    {
        if (answers[Name].Length == 0)
        {
            if (!MayBeLeftOut)
                return $"Choose the {InASentence}";
            of.Property.SetValue(record, null);
            return null;
        }
        if (!choices.TryGetValue(answers[Name], out var chosen))
            return $"Choose the {InASentence}";
        of.Property.SetValue(record, chosen);
        return null;
    }

    internal override string? Said(Answers answers, Surroundings around) =>
        choices.TryGetValue(answers[Name], out var chosen) ? words(chosen)
        : MayBeLeftOut ? none
        : null;

    internal override Markup Control(Answers answers, Surroundings around, string? error) =>
        choices.Count > MostRadios
            ? new Select
            {
                Id = Name,
                Name = Name,
                Label = Parts.Label(Asked),
                Hint = Parts.Hint(Hint),
                Error = Parts.Error(error),
                Value = answers[Name],
                Items =
                [
                    .. MayBeLeftOut ? [new SelectOption(none ?? "", Nothing)] : Array.Empty<SelectOption>(),
                    .. choices.Select(c => new SelectOption(words(c.Value), c.Key)),
                ],
            }.Render()
            : new Radios
            {
                Id = Name,
                Name = Name,
                Fieldset = Parts.Question(Asked),
                Hint = Parts.Hint(Hint),
                Error = Parts.Error(error),
                Items =
                [
                    .. choices.Select(c => new Choice(words(c.Value), c.Key) { Checked = answers[Name] == c.Key }),
                    .. MayBeLeftOut
                        ? [new Choice(none, Nothing) { Checked = answers.Has(Name) && answers[Name].Length == 0 }]
                        : Array.Empty<Choice>(),
                ],
            }.Render();
}

/// <summary>Asks yes or no.</summary>
internal sealed class YesNoQuestion(Field of, string label, string asked, string? hint) : Question(of.Name, label, asked, hint)
{
    private const string Yes = "yes";
    private const string No = "no";

    internal override void Show(Record record, Surroundings around, Answers answers) =>
        answers[Name] = (bool)of.Property.GetValue(record)! ? Yes : No;

    internal override string? Take(Answers answers, Record record, Surroundings around)
    {
        if (answers[Name] is not (Yes or No))
            return "Choose yes or no";
        of.Property.SetValue(record, answers[Name] == Yes);
        return null;
    }

    internal override string? Said(Answers answers, Surroundings around) =>
        answers[Name] switch
        {
            Yes => "Yes",
            No => "No",
            _ => null,
        };

    internal override Markup Control(Answers answers, Surroundings around, string? error) =>
        new Radios
        {
            Id = Name,
            Name = Name,
            Classes = "govuk-radios--inline",
            Fieldset = Parts.Question(Asked),
            Hint = Parts.Hint(Hint),
            Error = Parts.Error(error),
            Value = answers[Name],
            Items = [new Choice("Yes", Yes), new Choice("No", No)],
        }.Render();
}
