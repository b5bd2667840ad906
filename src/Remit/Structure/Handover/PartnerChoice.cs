using Remit.Editing;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Structure.Handover;

/// <summary>Asks for several organisations: each can be ticked, or of very many their names are typed, one on a line.</summary>
internal static class PartnerChoice
{
    private const int MostTicks = 100;

    /// <summary>The control.</summary>
    public static Markup Control(
        string name,
        string asked,
        string hint,
        Answers answers,
        IReadOnlyList<Organisation> offered,
        string? wrong
    )
    {
        var error = wrong is null ? null : new ErrorMessage { Content = wrong };
        return offered.Count <= MostTicks
            ? new Checkboxes
            {
                Id = name,
                Name = name,
                Classes = "govuk-checkboxes--small",
                Fieldset = new Fieldset
                {
                    Legend = new Legend { Content = asked, Classes = "govuk-fieldset__legend--s" },
                },
                Hint = new Hint { Content = hint },
                Error = error,
                Values = answers.All(name),
                Items = [.. offered.Select(o => new Choice(o.Name, o.Key))],
            }.Render()
            : new Textarea
            {
                Id = name,
                Name = name,
                Label = new Label { Content = asked, Classes = "govuk-label--s" },
                Hint = new Hint { Content = $"{hint} Type the names as they are recorded, each on a line of its own." },
                Error = error,
                Value = string.Join('\n', answers.All(name)),
                Rows = 6,
            }.Render();
    }

    /// <summary>The organisations that were ticked or typed.</summary>
    /// <param name="answers">What was answered.</param>
    /// <param name="name">The control.</param>
    /// <param name="offered">Among which.</param>
    /// <param name="unknown">What is wrong with what was typed; null for nothing.</param>
    public static IReadOnlyList<Organisation> Read(
        Answers answers,
        string name,
        IReadOnlyList<Organisation> offered,
        out string? unknown
    )
    {
        var said = answers.All(name).SelectMany(a => a.Split('\n')).Select(a => a.Trim()).Where(a => a.Length > 0).ToList();
        var found = said.ConvertAll(s =>
            offered.FirstOrDefault(o => o.Key == s)
            ?? offered.FirstOrDefault(o => string.Equals(o.Name, s, StringComparison.OrdinalIgnoreCase))
        );
        var missing = said.Where((_, at) => found[at] is null).ToList();
        unknown =
            missing.Count == 0
                ? null
                : $"No organisation is called “{missing[0].Shortened(60)}”. Check the spelling, or add it first";
        return [.. found.OfType<Organisation>().DistinctBy(o => o.Id)];
    }

    /// <summary>A short mark of organisations and of what they hold, as they are recorded now.</summary>
    public static string MarkOf(IEnumerable<Organisation?> organisations, IEnumerable<string> holdings)
    {
        var seen = new Answers();
        seen.Set("all", [.. organisations.OfType<Organisation>().Select(o => $"{o.Id} {o.Version}"), .. holdings]);
        return seen.MarkOf(["all"]);
    }
}
