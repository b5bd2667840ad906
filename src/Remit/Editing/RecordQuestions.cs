using System.Text;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Editing;

/// <summary>
/// Asks for another record. Of a few hundred one is chosen from a list; of more its name is typed, and where several have that name, they
/// are offered.
/// </summary>
internal sealed class RecordQuestion(Field of, string label, string asked, string? hint, string? none)
    : Question(of.Name, label, asked, hint)
{
    internal override IReadOnlyList<string> KindsIn(Shapes shapes) => KindsOf(of, shapes);

    internal override void Show(Record record, Surroundings around, Answers answers) =>
        answers[Name] =
            References.IdIn(of.Property, record) is { } id && around.OptionsOf(this).FirstOrDefault(o => o.Id == id) is { } named
                ? ValueOf(named)
                : "";

    internal override void Settle(Answers answers, Surroundings around)
    {
        if (answers.Has(Name) && Meant(answers[Name].Trim(), around) is [var one])
            answers[Name] = ValueOf(one);
    }

    internal override string? Take(Answers answers, Record record, Surroundings around)
    {
        var typed = answers[Name].Trim();
        if (typed.Length == 0)
        {
            if (of.IsRequired)
                return $"Choose the {InASentence}";
            // What is named and not shown to this person stays: nobody takes out what they don't see.
            if (References.IdIn(of.Property, record) is { } id && around.OptionsOf(this).All(o => o.Id != id))
                return null;
            of.Property.SetValue(record, null);
            return null;
        }
        var found = Meant(typed, around);
        if (found is not [var one])
            return found.Count == 0
                ? $"Nothing recorded is called “{typed.Shortened(60)}”. Check the spelling, or add it first"
                : $"Several are called “{typed.Shortened(60)}”. Choose which one you mean";
        of.Property.SetValue(record, References.To(of.Property.PropertyType, new RecordRef(one.Kind, one.Id)));
        return null;
    }

    internal override string? Said(Answers answers, Surroundings around) =>
        Meant(answers[Name].Trim(), around) is [var one] ? one.Title : none;

    internal override Markup Control(Answers answers, Surroundings around, string? error)
    {
        var all = around.OptionsOf(this);
        var typed = answers[Name].Trim();
        if (all.Count <= Surroundings.MostOptions)
            return new Select
            {
                Id = Name,
                Name = Name,
                Label = Parts.Label(Asked),
                Hint = Parts.Hint(Hint),
                Error = Parts.Error(error),
                Value = Meant(typed, around) is [var chosen] ? ValueOf(chosen) : typed,
                Items = [new SelectOption(of.IsRequired ? "Choose one" : none ?? "None", ""), .. Options(all)],
            }.Render();
        var meant = Meant(typed, around);
        if (meant.Count is > 1 and <= 20)
            return new Radios
            {
                Id = Name,
                Name = Name,
                Fieldset = Parts.Question(Asked),
                Hint = Parts.Hint(Hint),
                Error = Parts.Error(error),
                Items = [.. meant.Select(o => new Choice(Words(o, meant), ValueOf(o)))],
            }.Render();
        return new Input
        {
            Id = Name,
            Name = Name,
            Label = Parts.Label(Asked),
            Hint = Parts.Hint(Hint ?? "Type the name as it is recorded."),
            Error = Parts.Error(error),
            Value = meant is [var one] && all.Count(o => o.Title == one.Title) == 1 ? one.Title : answers[Name],
            Classes = "govuk-!-width-two-thirds",
            Autocomplete = "off",
        }.Render();
    }

    private IEnumerable<SelectOption> Options(IReadOnlyList<RecordOption> all) =>
        all.Select(o => new SelectOption(Words(o, all), ValueOf(o)));

    /// <summary>Where two have one title, each says what tells it apart.</summary>
    private static string Words(RecordOption option, IReadOnlyList<RecordOption> among) =>
        among.Count(o => o.Title == option.Title) < 2 ? option.Title : $"{option.Title} ({option.Detail ?? option.Path})";

    private static string ValueOf(RecordOption option) => $"{option.Kind}:{option.Path}";

    /// <summary>The records that an answer means: the one of which it is the kind and key, else those whose title it is.</summary>
    private IReadOnlyList<RecordOption> Meant(string typed, Surroundings around)
    {
        if (typed.Length == 0)
            return [];
        var all = around.OptionsOf(this);
        if (
            all.FirstOrDefault(o => ValueOf(o) == typed || (References.TargetOf(of.Holds) is not null && o.Path == typed)) is
            { } exact
        )
            return [exact];
        return [.. all.Where(o => string.Equals(o.Title, typed, StringComparison.OrdinalIgnoreCase))];
    }
}

/// <summary>Asks for several other records: each can be ticked. Of more than a few hundred the names are typed, one on each line.</summary>
internal sealed class RecordsQuestion(Field of, string label, string asked, string? hint) : Question(of.Name, label, asked, hint)
{
    private const int MostOfADetail = 90;

    public LinkShape List => of.Links!;

    internal override IReadOnlyList<string> KindsIn(Shapes shapes) => KindsOf(of, shapes);

    internal override void Show(Record record, Surroundings around, Answers answers)
    {
        var options = around.OptionsOf(this);
        answers.Set(
            Name,
            [.. around.Named(List).Select(n => options.FirstOrDefault(o => o.Id == n.Id)).OfType<RecordOption>().Select(ValueOf)]
        );
    }

    internal override void Settle(Answers answers, Surroundings around)
    {
        if (answers.Has(Name))
            answers.Set(Name, [.. Lines(answers).Select(line => Meant(line, around) is { } one ? ValueOf(one) : line)]);
    }

    internal override string? Take(Answers answers, Record record, Surroundings around)
    {
        var options = around.OptionsOf(this);
        var lines = Lines(answers).ToList();
        var chosen = lines.ConvertAll(line => Meant(line, around));
        if (chosen.Contains(null))
            return options.Count <= Surroundings.MostOptions
                ? $"{Label}: choose from the list"
                : $"Nothing recorded, or more than one thing, is called “{lines[chosen.IndexOf(null)].Shortened(60)}”. Check the spelling, or write it as kind:key";
        // What is named and not shown to this person stays.
        var hidden = around.Named(List).Where(n => options.All(o => o.Id != n.Id));
        around.Write(List, record, [.. hidden, .. chosen.Select(o => new RecordRef(o!.Kind, o.Id))]);
        return null;
    }

    internal override string? Said(Answers answers, Surroundings around)
    {
        var titles = Lines(answers).Select(line => Meant(line, around) is { } one ? Words(one) : null).OfType<string>().ToList();
        return titles.Count == 0
            ? null
            : string.Join(titles.Exists(t => t.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", titles);
    }

    private IEnumerable<string> Lines(Answers answers) =>
        answers.All(Name).SelectMany(v => v.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The one that a line means, by its kind and key or by its title; null for none and for several.</summary>
    private RecordOption? Meant(string line, Surroundings around)
    {
        var options = around.OptionsOf(this);
        if (options.FirstOrDefault(o => ValueOf(o) == line) is { } exact)
            return exact;
        return options.Where(o => string.Equals(o.Title, line, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var one]
                ? one
            : options.Where(o => string.Equals(Words(o), line, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var full]
                ? full
            : null;
    }

    /// <summary>A title by which 4.4 comes before 4.10: each number in it has nine figures.</summary>
    private static string InNumbers(string title)
    {
        const int Figures = 9;
        var (sorted, number) = (new StringBuilder(), new StringBuilder());
        foreach (var letter in title.Append('\0'))
        {
            if (char.IsAsciiDigit(letter))
            {
                number.Append(letter);
                continue;
            }
            sorted.Append(number.ToString().PadLeft(number.Length == 0 ? 0 : Figures, '0')).Append(letter);
            number.Clear();
        }
        return sorted.ToString();
    }

    /// <summary>
    /// What people know it by, and what tells it apart: “s. 10, Co-operation to improve well-being (children-act-2004)”. Of what stands in another
    /// record a number alone says nothing.
    /// </summary>
    private static string Words(RecordOption option) =>
        option.Path.LastIndexOf('/') is > 0 and var end
            ? $"{option.Title}{(option.Detail is { } detail ? $", {OneLine.Of(detail).Shortened(MostOfADetail)}" : "")} ({option.Path[..end]})"
            : option.Title;

    internal override Markup Control(Answers answers, Surroundings around, string? error) =>
        around.OptionsOf(this).Count > Surroundings.MostOptions ? Typed(answers, around, error) : Ticked(answers, around, error);

    private Markup Typed(Answers answers, Surroundings around, string? error) =>
        new Textarea
        {
            Id = Name,
            Name = Name,
            Label = Parts.Label(Asked),
            Hint = Parts.Hint($"{(Hint is null ? "" : $"{Hint} ")}Write each name on a line of its own, as it is recorded."),
            Error = Parts.Error(error),
            Value = string.Join('\n', Lines(answers).Select(line => Shown(line, around))),
            Rows = 4,
        }.Render();

    /// <summary>The title where it names one record only.</summary>
    private string Shown(string line, Surroundings around) =>
        Meant(line, around) is { } one && Meant(Words(one), around) is not null ? Words(one) : line;

    private Markup Ticked(Answers answers, Surroundings around, string? error) =>
        new Checkboxes
        {
            Id = Name,
            Name = Name,
            Classes = "govuk-checkboxes--small",
            Fieldset = Parts.Question(Asked),
            Hint = Parts.Hint(Hint),
            Error = Parts.Error(error),
            Values = [.. Lines(answers)],
            Items =
            [
                .. around
                    .OptionsOf(this)
                    .OrderBy(o => o.Path[..Math.Max(0, o.Path.LastIndexOf('/'))], StringComparer.Ordinal)
                    .ThenBy(o => InNumbers(o.Title), StringComparer.CurrentCultureIgnoreCase)
                    .Select(o => new Choice(Words(o), ValueOf(o))),
            ],
        }.Render();

    private static string ValueOf(RecordOption option) => $"{option.Kind}:{option.Path}";
}

/// <summary>Asks who may see the record, and for a restricted one to which bodies it is open.</summary>
internal sealed class WhoMaySeeQuestion(string? hint) : Question("sensitivity", "Who may see it", "Who may see it?", hint)
{
    private const string Bodies = "restricted-to";

    public override IReadOnlyList<string> Controls => [Name, Bodies];

    internal override IReadOnlyList<string> KindsIn(Shapes shapes) => ["body"];

    internal override void Show(Record record, Surroundings around, Answers answers)
    {
        answers[Name] = Kebab.Of(record.Sensitivity);
        var options = around.OptionsOf(this);
        answers.Set(
            Bodies,
            [
                .. RecordRef
                    .ParseSeveral(record.RestrictedTo)
                    .Select(r => options.FirstOrDefault(o => o.Id == r.Id)?.Path)
                    .OfType<string>(),
            ]
        );
    }

    internal override string? Take(Answers answers, Record record, Surroundings around)
    {
        if (!Kebab.All(typeof(Sensitivity)).TryGetValue(answers[Name], out var chosen))
            return "Choose who may see it";
        var options = around.OptionsOf(this);
        var ticked = answers.All(Bodies).Where(v => v.Length > 0).Select(v => options.FirstOrDefault(o => o.Path == v)).ToList();
        if (ticked.Contains(null))
            return "Choose the bodies from the list";
        var named = ticked.OfType<RecordOption>();
        if ((Sensitivity)chosen != Sensitivity.Restricted)
        {
            (record.Sensitivity, record.RestrictedTo) = ((Sensitivity)chosen, null);
            return null;
        }
        var hidden = RecordRef.ParseSeveral(record.RestrictedTo).Where(r => options.All(o => o.Id != r.Id));
        record.Sensitivity = Sensitivity.Restricted;
        record.RestrictedTo = RecordRef.Join([.. hidden, .. named.Select(o => new RecordRef(o.Kind, o.Id))]);
        return null;
    }

    internal override string? Said(Answers answers, Surroundings around)
    {
        if (!Kebab.All(typeof(Sensitivity)).TryGetValue(answers[Name], out var chosen))
            return null;
        var options = around.OptionsOf(this);
        var named = answers.All(Bodies).Select(v => options.FirstOrDefault(o => o.Path == v)?.Title).OfType<string>().ToList();
        return (Sensitivity)chosen == Sensitivity.Restricted && named.Count > 0
            ? $"Those who belong to {string.Join(", ", named)}"
            : Words((Sensitivity)chosen);
    }

    internal override Markup Control(Answers answers, Surroundings around, string? error) =>
        Markup.Of(
            $"""
            {new Radios
            {
                Id = Name,
                Name = Name,
                Fieldset = Parts.Question(Asked),
                Hint = Parts.Hint(Hint),
                Error = Parts.Error(error),
                Value = answers[Name],
                Items = [.. Enum.GetValues<Sensitivity>().Select(s => new Choice(Words(s), Kebab.Of(s)))],
            }.Render()}{new Checkboxes
            {
                Id = Bodies,
                Name = Bodies,
                Classes = "govuk-checkboxes--small",
                Fieldset = Parts.Question("If it is restricted, to which bodies is it open?"),
                Hint = Parts.Hint("Without any, only whoever runs the partnership’s records sees it."),
                Values = answers.All(Bodies),
                Items = [.. around.OptionsOf(this).Select(o => new Choice(o.Title, o.Path))],
            }.Render()}
            """
        );

    private static string Words(Sensitivity sensitivity) =>
        sensitivity switch
        {
            Sensitivity.Public => "Everybody: it is published",
            Sensitivity.Partnership => "People of the partnership",
            Sensitivity.Restricted => "Only those who belong to some bodies",
        };
}
