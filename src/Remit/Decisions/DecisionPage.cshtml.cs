using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Actions;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Decisions;

/// <summary>What was decided, does it stand and why, who has to sign it off, and what became of it?</summary>
[Needs("decisions.read")]
internal sealed class DecisionPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public DecisionView View { get; private set; } = null!;

    /// <summary>Whether whoever looks may change it.</summary>
    public bool MayChange { get; private set; }

    /// <summary>The keys of the sign-offs that whoever looks may give.</summary>
    public IReadOnlySet<string> MaySignOff { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether whoever looks may say how far an organisation has come.</summary>
    public bool MayDo { get; private set; }

    public object Twin => View;

    public bool HasTable => View.SignOffs.Count + View.Actions.Count > 0;

    public Publication Publication =>
        new(View.Decision.Title)
        {
            Kind = $"Decision of {View.Decision.Body.Name}, {View.Decision.On.InWords()}",
            Parts = [.. Paper()],
        };

    public async Task<IActionResult> OnGet(string body, string key, string decision)
    {
        if (await DecisionView.Load(db, body, key, decision, looking.AsAt) is not { } view)
            return NotFound();
        View = view;
        var day = view.Judged.Day;
        HashSet<RecordRef> its =
        [
            new("decision", view.Record.RowId),
            new("meeting", day.Meeting.RowId),
            new("body", day.Body.RowId),
        ];
        var (viewer, sensitivity) = (looking.Viewer, view.Record.Sensitivity);
        MayChange = looking.IsNow && viewer.May("decisions", sensitivity, Verb.Write, its);
        MaySignOff = view
            .Judged.SignOffs.Where(s => looking.IsNow && s.SignOff.State == SignOffState.Waiting)
            .Where(s =>
                viewer.May("decisions-done", s.SignOff.Sensitivity, Verb.Write, its.Concat(Belongs(s.SignOff)).ToHashSet())
            )
            .Select(s => s.SignOff.Key)
            .ToHashSet(StringComparer.Ordinal);
        MayDo = looking.IsNow && view.Record.IsAgreement && viewer.May("decisions-done.write");
        return Page();
    }

    private static IEnumerable<RecordRef> Belongs(OrganisationSignOff signOff) =>
        new RecordRef?[] { new("organisation", signOff.Organisation.Value), signOff.Lead }.OfType<RecordRef>();

    private IEnumerable<Part> Paper()
    {
        var line = View.Decision;
        yield return Prose.Fact("What came out", line.Outcome.OnScreen());
        foreach (var paragraph in line.Wording.Paragraphs())
            yield return new Prose(paragraph);
        yield return Prose.Fact("Status", $"{line.Status.OnScreen()}{(line.InWords is { } words ? $". {words}" : "")}");
        yield return new Heading(2, "How that was found");
        foreach (var said in View.Working)
            yield return new Prose(said);
        foreach (
            var (name, value) in new[]
            {
                ("Reasons", View.Reasons),
                ("Rests on", View.EvidenceWords),
                ("Safeguarding", View.Safeguarding),
                ("Equality", View.Equality),
                ("Children’s and young people’s views", View.Views),
                ("Why nothing had to be considered", View.NothingToConsider),
            }
        )
            if (value is not null)
                yield return Prose.Fact(name, value);
        if (View.SignOffs.Count > 0)
            yield return new Grid(
                [new("Organisation", 2), new("Sign-off", 1), new("Why", 3), new("By", 1), new("What was said", 3)],
                [
                    .. View.SignOffs.Select(s => new SheetRow(
                        s.Organisation.Name,
                        s.State.OnScreen(),
                        s.Because,
                        s.Due is { } due ? due : null,
                        s.Words
                    )),
                ]
            )
            {
                Caption = "Sign-offs",
            };
        if (View.Actions.Count > 0)
            yield return new Grid(
                [new("Action", 4), new("Who", 2), new("Due", 1), new("Status", 1)],
                [
                    .. View.Actions.Select(a => new SheetRow(
                        a.What,
                        a.Owners,
                        a.Due is { } due ? due : null,
                        Kebab.Words(a.Status)
                    )),
                ]
            )
            {
                Caption = "Actions",
            };
    }
}
