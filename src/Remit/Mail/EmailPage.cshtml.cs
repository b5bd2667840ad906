using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Mail;

/// <summary>Did the emails go, and if not, why not?</summary>
[Needs("email.write")]
internal sealed class EmailPage(Outbox outbox, Mailing mailing, TestLetter test, Store store, RealClock real, PageFrame frame)
    : PageModel
{
    private static readonly IReadOnlyList<string> States = [.. Enum.GetValues<LetterState>().Select(s => Kebab.Of(s))];

    /// <summary>The state that is asked for, as in the address; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    /// <summary>Where a test goes.</summary>
    [BindProperty]
    public string? To { get; set; }
    public Listed<LetterLine> Letters { get; private set; } = Listed<LetterLine>.Empty;
    public IReadOnlyDictionary<LetterState, int> Counts { get; private set; } = new Dictionary<LetterState, int>();

    /// <summary>The mail server; null where none is named.</summary>
    public MailServer? Server => mailing.Server;
    public string? Done { get; private set; }

    /// <summary>A real instant, on the partnership's calendar.</summary>
    public string When(DateTimeOffset at) => LondonDate.Words(real.OnTheCalendar(at));

    public async Task OnGet([FromQuery] string? page, [FromQuery] string? done)
    {
        Done = done switch
        {
            "again" => "The email is sent again.",
            "given-up" => "The email is not sent any more.",
            "test" when outbox.IsSet => "The test is on its way. If it does not arrive, this page says why.",
            "test" => "The test waits with the others until a mail server is named.",
            _ => null,
        };
        await Show(page);
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "do")] string? asked, [FromForm] Guid letter)
    {
        switch (asked)
        {
            case "test":
                if (TestLetter.Refused(To) is not { } wrong)
                {
                    await test.To(To!);
                    return Redirect($"{EmailLinks.Root}?done=test");
                }
                ModelState.AddModelError(nameof(To), wrong);
                break;
            case "again":
                if (await outbox.SendAgain(letter))
                    return Redirect($"{EmailLinks.Root}?done=again");
                ModelState.AddModelError("letters", "This email can’t be sent again: look at how it stands now");
                break;
            case "give-up":
                if (await outbox.GiveUp(letter))
                    return Redirect($"{EmailLinks.Root}?done=given-up");
                ModelState.AddModelError("letters", "This email was sent, or given up, already");
                break;
            default:
                return BadRequest();
        }
        await Show(null);
        return Page();
    }

    private async Task Show(string? page)
    {
        State = frame.Choice("state", State, States);
        LetterState? state = State is null ? null : Kebab.Read<LetterState>(State);
        await using var db = store.Read(Sight.Everything);
        Counts = await Outbox.Counts(db);
        var total = state is { } one ? Counts.GetValueOrDefault(one) : Counts.Values.Sum();
        Letters = await Listed<LetterLine>.Of(Outbox.Lines(db, state), total, page, frame);
    }
}
