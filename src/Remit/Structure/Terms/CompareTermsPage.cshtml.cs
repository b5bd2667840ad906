using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Terms;

/// <summary>What changes, word by word, from one version of terms of reference to another?</summary>
[Needs("structure.read"), Limited(Limit.Chart, looking: true)]
internal sealed class CompareTermsPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>The other version, as the address has it.</summary>
    [FromQuery(Name = "with")]
    public string? With { get; set; }

    public TermsCompared? Compared { get; private set; }

    public Named Body { get; private set; } = null!;

    /// <summary>The version of the address.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The others, the newest first.</summary>
    public IReadOnlyList<TermsLine> Others { get; private set; } = [];

    public object Twin =>
        new
        {
            Body,
            Version,
            Compared,
        };

    public Publication Publication => ComparedPaper.Of(Body, Compared);

    public bool HasTable => false;

    public async Task<IActionResult> OnGet(string key, string version)
    {
        var day = looking.AsAt;
        var found = await (
            from body in db.All<Body>()
            where body.Key == key
            select new
            {
                Body = body,
                Texts = db.All<TermsOfReference>()
                    .KnownBy(day)
                    .Where(t => t.Body == body.Id)
                    .Select(t => new { t.Key, t.Text })
                    .ToList(),
            }
        ).FirstOrDefaultAsync();
        if (found?.Texts.FirstOrDefault(t => t.Key == version) is not { } later)
            return NotFound();
        (Body, Version) = (new Named(found.Body.Key, found.Body.Name), version);
        var quorums = await Quorums.Load(db, found.Body.Id);
        var versions = quorums.Versions.Where(v => found.Texts.Any(t => t.Key == v.Key)).ToList();
        Others = [.. versions.Where(v => v.Key != version)];
        if (!string.IsNullOrEmpty(With) && Others.All(o => o.Key != With))
            frame.Notices.Add($"There is no other version “{With.Shortened(40)}” of these terms.");
        var before = Others.FirstOrDefault(o => o.Key == With) ?? Before(versions, version);
        if (before is null)
            return Page();
        var earlier = found.Texts.First(t => t.Key == before.Key);
        var seats = await Seats.Load(db, day, found.Body.Id);
        string Quorum(string of) => QuorumView.Of(quorums.Of(of), seats.Of(found.Body.Id), day, looking.Today).Words;
        Compared = new TermsCompared(
            before,
            versions.First(v => v.Key == version),
            TermsComparison.Of(earlier.Text, later.Text),
            Quorum(before.Key),
            Quorum(version),
            quorums.DecidingOf(before.Key).InWords,
            quorums.DecidingOf(version).InWords,
            ToNote.InWords(quorums.MostToNoteOf(before.Key)),
            ToNote.InWords(quorums.MostToNoteOf(version))
        );
        return Page();
    }

    /// <summary>The version that came before one, or without any the one after.</summary>
    private static TermsLine? Before(List<TermsLine> newestFirst, string version)
    {
        var at = newestFirst.FindIndex(v => v.Key == version);
        return newestFirst.Skip(at + 1).Concat(newestFirst.Take(at).Reverse()).FirstOrDefault();
    }
}

/// <summary>Two versions beside each other, as the page and its JSON show them.</summary>
/// <param name="Earlier">The one from which it goes.</param>
/// <param name="Later">The one to which it goes.</param>
/// <param name="Text">What became of each part.</param>
/// <param name="QuorumBefore">The quorum of the earlier one in words.</param>
/// <param name="QuorumNow">The quorum of the later one in words.</param>
/// <param name="DecidingBefore">How the earlier one has decisions taken, in sentences.</param>
/// <param name="DecidingNow">The same of the later one.</param>
/// <param name="ToNoteBefore">How many reports only to be noted a meeting takes by the earlier one, in a sentence.</param>
/// <param name="ToNoteNow">The same of the later one.</param>
internal sealed record TermsCompared(
    TermsLine Earlier,
    TermsLine Later,
    TermsComparison Text,
    string QuorumBefore,
    string QuorumNow,
    string DecidingBefore,
    string DecidingNow,
    string ToNoteBefore,
    string ToNoteNow
)
{
    /// <summary>The whole in sentences.</summary>
    public string InWords =>
        Text.InWords()
        + (QuorumBefore == QuorumNow ? " The quorum is worked out as before." : " The quorum is worked out otherwise.")
        + (DecidingBefore == DecidingNow ? "" : " Decisions are taken otherwise.")
        + (ToNoteBefore == ToNoteNow ? "" : " A meeting takes another number of reports to note.");
}
