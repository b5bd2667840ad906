using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Checks.Accepting;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Checks;

/// <summary>What is to be put right?</summary>
[Needs("checks.read")]
internal sealed class ChecksPage(Findings findings, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>Only what is about the body with this key.</summary>
    [BindProperty(SupportsGet = true, Name = "body")]
    public string? Body { get; set; }

    /// <summary>Only what this check found.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    /// <summary>The bodies about which something is found, by name.</summary>
    public IReadOnlyList<FoundView> Bodies { get; private set; } = [];

    /// <summary>The body that is asked for; null for all.</summary>
    public FoundView? Asked { get; private set; }

    /// <summary>Every check, by code.</summary>
    public IReadOnlyList<Check> Checks => findings.Checks;

    /// <summary>What is to be put right, the heaviest first.</summary>
    public Listed<FoundLine> Lines { get; private set; } = null!;

    /// <summary>How many there are of each severity, on all pages.</summary>
    public IReadOnlyList<SeverityCount> Counts { get; private set; } = [];

    /// <summary>What is not recorded yet, what matters most first.</summary>
    public IReadOnlyList<SetUpLine> ToRecord { get; private set; } = [];

    /// <summary>How many things those lines have.</summary>
    public int ToRecordCount => ToRecord.Sum(l => l.Findings.Count);

    /// <summary>What is accepted as it is.</summary>
    public IReadOnlyList<AcceptedLine> Accepted { get; private set; } = [];

    /// <summary>Whether there is still more to record than to put right: then that comes first.</summary>
    public bool IsBeingSetUp => ToRecordCount > Lines.Total;

    /// <summary>Whether whoever looks may accept something here.</summary>
    public bool MayAccept => looking.IsNow && looking.Viewer.May("checks.write");

    public object Twin =>
        new
        {
            Body,
            Code,
            Counts,
            Lines.Page,
            Lines.Pages,
            Findings = Lines.Rows.Select(l => l.Finding),
            ToRecord = ToRecord.Select(l => new
            {
                l.Code,
                l.What,
                Findings = l.Findings.Select(f => f.Finding),
            }),
            Accepted = Accepted.Select(a => a.Accepted),
        };

    public Publication Publication => FindingsPaper.Of(this);

    public async Task OnGet([FromQuery] string? page, [FromQuery] string? done)
    {
        frame.Done = done switch
        {
            "accepted" => "It is accepted as it is. It comes back when its day has passed, or when what it rests on changes.",
            "back" => "It is to be put right again.",
            _ => null,
        };
        var seen = await findings.SeenBy(looking);
        Choose(seen);
        var wanted = seen.Where(j =>
                (Asked is null || j.Finding.Records.Any(r => r.Ref.Kind == "body" && r.Path == Asked.Key))
                && (Code is null || j.Finding.Check.Code == Code)
            )
            .ToList();
        var open = wanted.Where(j => !j.IsAccepted).ToList();
        var faults = open.Where(j => !j.Finding.IsNotRecorded).ToList();
        Counts = [.. faults.CountBy(j => j.Finding.Severity).Select(c => new SeverityCount(c.Key, c.Value))];
        Lines = Listed<FoundLine>.Of([.. faults.Select(FoundLine.Of)], page, frame);
        ToRecord = SetUpLine.Of(open.Where(j => j.Finding.IsNotRecorded));
        Accepted =
        [
            .. wanted.Where(j => j.IsAccepted).Select(j => new AcceptedLine(AcceptedView.Of(j), j.Acceptance!.Id, j.Finding.Key)),
        ];
    }

    private void Choose(IReadOnlyList<Judged> seen)
    {
        Bodies =
        [
            .. seen.SelectMany(j => j.Finding.Records)
                .Where(r => r.Ref.Kind == "body")
                .DistinctBy(r => r.Ref)
                .OrderBy(r => r.Title, StringComparer.OrdinalIgnoreCase)
                .Select(r => new FoundView(r.Ref.Kind, r.Path, r.Title)),
        ];
        Code = frame.Choice("check", Code?.ToUpperInvariant(), Checks.Select(c => c.Code));
        Asked = Bodies.FirstOrDefault(b => b.Key == Body);
        if (Asked is null && !string.IsNullOrEmpty(Body))
            frame.Notices.Add($"Nothing is found of a body “{Body.Shortened(40)}”. Showing all.");
        Body = Asked?.Key;
    }
}

/// <summary>How many findings there are of a severity.</summary>
internal sealed record SeverityCount(Severity Severity, int Count);

/// <summary>An accepted finding in the list.</summary>
internal sealed record AcceptedLine(AcceptedView Accepted, Id<Acceptance> Id, string Key);
