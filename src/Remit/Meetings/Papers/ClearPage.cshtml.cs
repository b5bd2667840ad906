using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>Can this report go to the body, or does it go back to its authors?</summary>
[Needs("papers.write"), OnlyNow]
internal sealed class ClearPage(Store store, Viewer viewer, LondonClock clock) : ReportTask(store, viewer, clock)
{
    private const string Those =
        "A report is cleared by the people who are asked to, by whoever holds their posts, and for them by whoever keeps the records of its body.";

    /// <summary>The id of what is said: a form that is sent twice counts once.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>As whom it can be said, by name.</summary>
    public IReadOnlyList<(RecordRef Ref, string Name)> As { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db, r => r.Clears.Count > 0, Those) is { } refused)
            return refused;
        await Load(db);
        Id = Store.Ids.Next();
        if (As.Count == 1)
            Answers["clearer"] = As[0].Ref.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, r => r.Clears.Count > 0, Those) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        Answers = Answers.Of(Request.Form);
        // The same form came again.
        if (File.Clearances.FirstOrDefault(c => c.Id.Value == Id) is { } there)
            return Done(there.Version);
        await Load(db);
        var clearer = File.Clearers.FirstOrDefault(c => c.ToString() == Answers["clearer"]);
        if (clearer.Kind is null)
            ModelState.AddModelError("clearer", "Choose as whom you say so");
        ClearanceOutcome? outcome = Answers["outcome"] switch
        {
            "cleared" => ClearanceOutcome.Cleared,
            "sent-back" => ClearanceOutcome.SentBack,
            _ => null,
        };
        if (outcome is null)
            ModelState.AddModelError("outcome", "Choose whether it can go to the body");
        if (!ModelState.IsValid)
            return Page();
        // A mark of another text: what was read is not what would be cleared.
        if (WasChanged())
            return Page();
        return await Keep(
            db,
            new Authoring(db, Store.Ids, Today).Say(
                File,
                clearer,
                outcome!.Value,
                Answers["reason"],
                // What somebody else said is written down for them.
                Rights.Own.Contains(clearer)
                    ? Viewer.Person
                    : null,
                Rights.May,
                new Id<Clearance>(Id)
            ),
            outcome == ClearanceOutcome.Cleared
                ? $"Cleared the report “{File.Report.Title}”"
                : $"Sent the report “{File.Report.Title}” back to its authors",
            Texts.OrNull(Answers["reason"]),
            "clearer",
            "outcome",
            "reason"
        );
    }

    private async Task Load(Db db)
    {
        var names = await Mentions.Load(db, File.Clearers.Select(c => (RecordRef?)c));
        As =
        [
            .. Rights
                .Clears.Where(Progress.Waiting.Contains)
                .Select(c => (c, names[c]?.Title ?? "Somebody who is not shown to you")),
        ];
    }
}
