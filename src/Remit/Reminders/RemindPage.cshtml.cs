using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Reminders;

/// <summary>Who is to be reminded, and of what? For those who run the partnership's records; what is sent goes now, whatever day it is.</summary>
[Needs("reminders.write"), OnlyNow, Limited(Limit.Everybody, looking: true)]
internal sealed class RemindPage(Reminding reminding, Viewer viewer) : PageModel
{
    /// <summary>Everybody who has something late or due, or can't be told of it.</summary>
    public IReadOnlyList<Reminded> All { get; private set; } = [];

    /// <summary>The keys of those who were ticked.</summary>
    [BindProperty(Name = "to")]
    public IReadOnlyList<string> To { get; set; } = [];

    public bool CanBeSent => reminding.CanBeSent;

    public string? Done { get; private set; }

    public async Task OnGet(int? sent)
    {
        if (sent is { } count)
            Done =
                count == 0
                    ? "Nobody was reminded: each was reminded today already, or has nothing to be told any more."
                    : $"{count.Counted("reminder is", "reminders are")} on the way.";
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        if (To.All(string.IsNullOrEmpty))
        {
            ModelState.AddModelError("to", "Tick whom to remind");
            await Load();
            return Page();
        }
        var sent = 0;
        foreach (var receiver in (await reminding.Receivers(viewer.Sight)).Where(r => To.Contains(r.Key, StringComparer.Ordinal)))
            if ((await reminding.Remind(receiver)).Outcome == ReminderOutcome.Sent)
                sent++;
        return Redirect($"/actions/remind?sent={sent}");
    }

    private async Task Load()
    {
        var all = new List<Reminded>();
        foreach (var receiver in await reminding.Receivers(viewer.Sight))
            all.Add(await reminding.Rehearse(receiver));
        All =
        [
            .. all.Where(r => r.Outcome != ReminderOutcome.NothingToTell)
                .OrderByDescending(r => r.Outcome == ReminderOutcome.Sent)
                .ThenByDescending(r => r.Work?.Late ?? 0),
        ];
    }
}
