using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.SignOffs;

/// <summary>
/// A register is signed off by whoever holds it on that London day, for themselves, and for a day that has come: asked inside the commit, so
/// that a page which was opened in time signs nothing afterwards.
/// </summary>
internal sealed class OnlyTheHolderSigns(LondonClock clock) : IInvariant
{
    public const string Rule = "The holder signs off";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var added = touched.Rows.Where(r => r.State == EntityState.Added).Select(r => r.Row).OfType<SignOff>().ToList();
        var refusals = new List<Refusal>();
        foreach (var signed in added)
        {
            var register = await db.All<Register>().SingleAsync(r => r.Id == signed.Register);
            if (await Fault(db, touched.By, signed, register) is { } fault)
                refusals.Add(new Refusal(Rule, fault, new RecordRef("sign-off", signed.RowId), "by"));
        }
        return refusals;
    }

    private async Task<string?> Fault(Db db, Viewer? writer, SignOff signed, Register register)
    {
        if (signed.On > clock.Today)
            return $"{LondonDate.Words(signed.On)} is still to come. A register is signed off on the day.";
        if (writer?.Person is { } person && (person != signed.By.Value || signed.On != clock.Today))
            return "Everybody signs for themselves, on the day on which they do.";
        if (writer is null || register.Holder == signed.For || signed.On < clock.Today)
        {
            var holders = await SignatoriesOf.Load(db, signed.For, signed.On);
            return holders.Has(signed.By.Value) ? null : holders.NotBy(LondonDate.Words(signed.On));
        }
        return register.Holder is null
            ? "It is not recorded who holds this register. Record its holder first."
            : "The register has another holder now. Open the page again.";
    }
}
