using System.Globalization;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>
/// How a whole divides: one bar, and under it the same in words and numbers, each with its shape, so that the colours
/// say nothing alone. For ratings: met is good, partly met fair, not met poor.
/// </summary>
public sealed record Shares : Component
{
    public IReadOnlyList<Share> Items { get; init; } = [];

    /// <summary>What the bar shows, for those who don't see it: "Ratings of 32 responsibilities".</summary>
    public string Label { get; init; } = "";

    public override Markup Render()
    {
        var total = Items.Sum(item => item.Count);
        if (total == 0)
            return Empty;
        var done = 0;
        var parts = new List<Markup>();
        foreach (var item in Items.Where(item => item.Count > 0))
        {
            var part = Of(
                $"""<rect class="remit-share {item.Kind.ClassName()}" x="{Percent(done, total)}" y="0" width="{Percent(item.Count, total)}" height="26"/>"""
            );
            parts.Add(part);
            done += item.Count;
        }
        return Of(
            $"""
            <div class="{ClassList("remit-shares", Classes)}"{Attributes}>
              <svg class="remit-shares__bar" role="img" aria-label="{Label}" width="100%" height="26" xmlns="http://www.w3.org/2000/svg">{parts}</svg>
              <ul class="remit-shares__words">{Items.Select(Words)}</ul>
            </div>
            """
        );
    }

    private static Markup Words(Share item)
    {
        var words = Of($"<span><strong>{item.Count}</strong> {item.Text}</span>");
        var linked = item.Href is null ? words : Of($"""<a class="govuk-link" href="{item.Href}">{words}</a>""");
        return Of(
            $"""<li><svg class="remit-shares__key" viewBox="0 0 18 18" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><rect class="remit-share {item.Kind.ClassName()}" width="18" height="18" rx="2"/><path class="remit-share__mark" d="{Mark(item.Kind)}"/></svg>{linked}</li>"""
        );
    }

    private static string Percent(int count, int total) =>
        (100m * count / total).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static string Mark(ShareKind kind) =>
        kind switch
        {
            ShareKind.Good => "M4 9.5l3.5 3.5L14 5.5",
            ShareKind.Going => "M4 9h9M9.5 5.5L13 9l-3.5 3.5",
            ShareKind.Fair => "M9 4.5l5.5 9h-11z",
            ShareKind.Poor => "M5 5l8 8M13 5l-8 8",
            ShareKind.Unknown => "M6.5 7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.6M9 13.5v.1",
            ShareKind.None => "M9 9h.1",
        };
}

/// <summary>A part of the whole; with an address, a link to the list that it counts.</summary>
public sealed record Share(string Text, int Count, ShareKind Kind, string? Href = null);

/// <summary>What a part stands for, which gives it a colour and a shape.</summary>
public enum ShareKind
{
    Good,

    /// <summary>On its way, as it should be.</summary>
    Going,
    Fair,
    Poor,
    Unknown,
    None,
}

/// <summary>How the parts look.</summary>
public static class ShareLooks
{
    /// <summary>The class that gives a part its colour.</summary>
    public static string ClassName(this ShareKind kind) =>
        kind switch
        {
            ShareKind.Good => "remit-share--good",
            ShareKind.Going => "remit-share--going",
            ShareKind.Fair => "remit-share--fair",
            ShareKind.Poor => "remit-share--poor",
            ShareKind.Unknown => "remit-share--unknown",
            ShareKind.None => "remit-share--none",
        };
}
