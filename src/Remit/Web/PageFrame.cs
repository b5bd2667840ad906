using Remit.Kernel;

namespace Remit.Web;

/// <summary>
/// What a page tells the layout about itself; one for each request, known to every page as <c>Frame</c>.
/// <code>@{ Frame.Title = body.Name; Frame.Caption = "Age group"; Frame.Breadcrumbs.Add(new("Structure", "/structure")); }</code>
/// </summary>
public sealed class PageFrame
{
    /// <summary>The <c>h1</c>, and the first part of the browser's title.</summary>
    public string Title { get; set; } = "";

    /// <summary>What kind of thing it is, above the heading: "Age group", "Register".</summary>
    public string? Caption { get; set; }

    /// <summary>For a page that writes its own <c>h1</c> (a form whose question is the heading).</summary>
    public bool OwnHeading { get; set; }

    /// <summary>The partnership's name, for the header and the title; filled by a <see cref="FillFrame"/>.</summary>
    public string? Partnership { get; set; }

    /// <summary>Who is signed in, as a link to their account, or the way to sign in; null where nobody can.</summary>
    public PageTool? Account { get; set; }

    /// <summary>The path to which the search box in the header sends its words, as <c>q</c>; null for no box.</summary>
    public string? SearchAt { get; set; }

    /// <summary>What stands above every page: in the demonstration, as whom one looks.</summary>
    public FrameBanner? Banner { get; set; }

    /// <summary>The pages above this one, outermost first; this one is not among them.</summary>
    public IList<Crumb> Breadcrumbs { get; } = [];

    /// <summary>The record that the page shows, whose history is among the tools; null for a page of no record or of many.</summary>
    public ShownRecord? Shows { get; set; }

    /// <summary>The kind of record that a page lists; whoever may is offered to add one.</summary>
    public string? Lists { get; set; }

    /// <summary>The same page otherwise: JSON, Word, history.</summary>
    public IList<PageTool> Tools { get; } = [];

    /// <summary>The files of what the page shows; filled after the page's handler, for pages that are papers too.</summary>
    public IList<PageTool> Downloads { get; } = [];

    /// <summary>Whether all of a long list is wanted, and not a page of it: so it is where a file is asked for.</summary>
    public bool IsWhole { get; internal set; }

    /// <summary>Whether "Print" is among the tools (where there are scripts).</summary>
    public bool Printable { get; set; } = true;

    /// <summary>Where the page stands in time; null where the page has no date (an error page, help).</summary>
    public DateView? Date { get; set; }

    /// <summary>Shown as the only notice of success after a redirect.</summary>
    public string? Done { get; set; }

    /// <summary>What the address asks for and there is not, in sentences; shown above the page's content, and in its JSON.</summary>
    public IList<string> Notices { get; } = [];

    /// <summary>
    /// A choice as the address writes it; null where it makes none, and where there is no such choice, which the page then says.
    /// </summary>
    public string? Choice(string name, string? value, IEnumerable<string> choices)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        if (choices.Contains(value, StringComparer.Ordinal))
            return value;
        SayThereIsNo(name, value);
        return null;
    }

    /// <summary>A day as the address writes it; null where it has none, and where that is no day, which the page then says.</summary>
    public DateOnly? Day(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        if (LondonDate.TryParse(value, out var day))
            return day;
        Notices.Add($"No such day for {name}: {value.Shortened(40)}. Write it as 2007-09-03.");
        return null;
    }

    /// <summary>"No such rating: zzz. Showing all."</summary>
    public void SayThereIsNo(string name, string value) => Notices.Add($"No such {name}: {value.Shortened(40)}. Showing all.");

    /// <summary>The names of the page's form fields in the order in which they are shown, filled as they are.</summary>
    public IList<string> Fields { get; } = [];

    /// <summary>Links at the foot of every page: help, API, accessibility.</summary>
    public IList<PageTool> FooterLinks { get; } = [];

    /// <summary>The address whose entry of the menu is the current one, where the path does not say it.</summary>
    public PathString? MenuPath { get; set; }
}

/// <summary>The record that a page shows.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Path">Its key, after those of its holders.</param>
public sealed record ShownRecord(string Kind, string Path)
{
    /// <summary>Its sensitivity; null where the page does not know it.</summary>
    public Sensitivity? Sensitivity { get; init; }

    /// <summary>Itself and to what it belongs, as far as the page knows.</summary>
    public IReadOnlyList<RecordRef> BelongsTo { get; init; } = [];

    /// <summary>The kind of page that shows what was recorded of a record; its path is the record's kind before its keys.</summary>
    public const string History = "history";
}

/// <summary>What can be done with what a page shows, for whoever looks; modules register theirs as singletons.</summary>
public delegate IEnumerable<PageTool> ToolsOfAPage(IServiceProvider services, PageFrame frame);

/// <summary>A step of the breadcrumbs.</summary>
public sealed record Crumb(string Text, string Href);

/// <summary>A sentence above every page, and the way to change what it says.</summary>
public sealed record FrameBanner(string Words, PageTool Link);

/// <summary>A link among the page's tools. <paramref name="About"/> is read out after the text, and not shown.</summary>
public sealed record PageTool(string Text, string Href, string? About = null);

/// <summary>
/// Where a page stands in time: the date that it shows (<paramref name="AsAt"/>), and what was recorded by when.
/// The layout makes the band and the date control from it.
/// </summary>
/// <param name="AsAt">The London date at which the page looks.</param>
/// <param name="Today">The London date now.</param>
/// <param name="KnownAt">The value of <c>known-at</c> in the address, or null for all that is recorded.</param>
/// <param name="RecordedBy">The same in words: "2 May 2007", "change 14".</param>
public sealed record DateView(DateOnly AsAt, DateOnly Today, string? KnownAt = null, string? RecordedBy = null)
{
    public const string AsAtKey = "as-at";
    public const string KnownAtKey = "known-at";

    public bool IsNow => AsAt == Today && KnownAt is null;
}

/// <summary>
/// Fills the frame before a page's handler runs (the partnership's name, the date, links at the foot). Modules register
/// theirs as singletons. Not run for the page that reports a fault, since the fault may be theirs.
/// </summary>
public delegate ValueTask FillFrame(HttpContext context, PageFrame frame);
