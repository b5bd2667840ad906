using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Responsibilities.SignOffs;

/// <summary>Does the holder stand by this register? First what they sign, then a check, then it is kept.</summary>
[Needs("positions.decide"), OnlyNow]
internal sealed class SignOffPage(Store store, Viewer viewer, LondonClock clock, Signing signing) : PageModel
{
    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>The id of the sign-off that is to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>The mark of what was seen.</summary>
    [BindProperty(Name = "_seen")]
    public string? Seen { get; set; }

    public Register Register { get; private set; } = null!;

    /// <summary>What is signed; null where nobody holds the register.</summary>
    public SignedRegister? ToSign { get; private set; }
    public SignatoriesOf? Signatories { get; private set; }
    public Answers Answers { get; private set; } = new();

    /// <summary>The date at which the register is looked at.</summary>
    public DateOnly Day { get; private set; }
    public bool IsChecking { get; private set; }

    /// <summary>Whether whoever looks may sign today.</summary>
    public bool MaySign => MayKeep && Signatories?.Has(viewer.Person) == true;

    /// <summary>Whether they may keep what would be signed: where something restricted is in it, the sign-off is, too.</summary>
    public bool MayKeep { get; private set; } = true;

    public DateOnly Today => clock.Today;

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (!await Find(db))
            return NotFound();
        Id = store.Ids.Next();
        TypedDate.Show("day", clock.Today, Answers);
        await Show(db, clock.Today);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "_step")] string? step)
    {
        await using var db = store.Read(viewer.Sight);
        if (!await Find(db))
            return NotFound();
        if (Id.Version != 7)
            return BadRequest();
        Answers = Answers.Of(Request.Form);
        var day = ReadDay();
        if (Answers["note"].Length > SignOff.LongestNote)
            ModelState.AddModelError(
                "note",
                $"The note has {Answers["note"].Length:N0} letters, and may have {SignOff.LongestNote:N0}. Shorten it"
            );
        var isFit = ModelState.IsValid;
        if (step == "sign" && isFit)
        {
            var signed = await signing.Sign(
                new Id<SignOff>(Id),
                viewer,
                Key,
                new Id<Person>(viewer.Person ?? Guid.Empty),
                day,
                Seen ?? "",
                Answers["note"]
            );
            if (!signed.IsRefused)
                return Redirect(ResponsibilitiesLinks.SignOffPath(Key, signed.Value));
            foreach (var refusal in signed.Refusals)
                ModelState.AddModelError("", refusal.Message);
            if (signed.Refusals.Contains(Signing.SeenAnother))
                Response.StatusCode = StatusCodes.Status409Conflict;
        }
        await Show(db, isFit ? day : clock.Today);
        IsChecking = step is "check" or "sign" && isFit && MaySign;
        return Page();
    }

    private DateOnly ReadDay()
    {
        if (TypedDate.Read("day", "The date", Answers, out var day) is { } wrong)
            ModelState.AddModelError("day", wrong);
        else if (day is null)
            ModelState.AddModelError("day", "Enter the date at which you look at the register");
        else if (day > clock.Today)
            ModelState.AddModelError(
                "day",
                $"{LondonDate.Words(day.Value)} is still to come. Enter today’s date or an earlier one"
            );
        return day ?? clock.Today;
    }

    private async Task Show(Db db, DateOnly day)
    {
        Day = day;
        ToSign = await Signing.Content(db, Register, day);
        if (ToSign?.Openness is { Sensitivity: Sensitivity.Restricted } closed)
        {
            var register = new RecordRef("register", Register.RowId);
            MayKeep =
                viewer.Sight.Sees(closed.Sensitivity, closed.RestrictedTo)
                && viewer.May(
                    PositionRights.Capability,
                    closed.Sensitivity,
                    Verb.Write,
                    (await db.BelongingsOf([register]))[register]
                );
        }
        if (Register.Holder is { } holder)
            Signatories = await SignatoriesOf.Load(db, holder, clock.Today);
        Seen = ToSign is null ? null : Signing.MarkOf(ToSign);
        ModelState.Remove("_seen");
    }

    private async Task<bool> Find(Db db)
    {
        if (await db.All<Register>().FirstOrDefaultAsync(r => r.Key == Key) is not { } register)
            return false;
        Register = register;
        return true;
    }
}
