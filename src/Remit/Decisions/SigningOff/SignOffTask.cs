using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Decisions.SigningOff;

/// <summary>Something that is said of an organisation's sign-off.</summary>
internal abstract class SignOffTask(Store store, Viewer viewer, LondonClock clock) : DecisionTask(store, viewer, clock)
{
    [FromRoute(Name = "signoff")]
    public string SignOffKey { get; set; } = "";

    public OrganisationSignOff SignOff { get; private set; } = null!;

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Who leads on it; null where nobody is named, or nobody whom the viewer may see.</summary>
    public Mention? Lead { get; private set; }

    protected RedirectResult Done(long change) =>
        Redirect($"{Back}?{EditLinks.SavedKey}={change.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Finds it; what is answered where there is none, or it is not theirs.</summary>
    protected async Task<IActionResult?> Load(Db db)
    {
        if (!await Find(db))
            return NotFound();
        var found = await (
            from signOff in db.All<OrganisationSignOff>()
            where signOff.Decision == Decision.Id && signOff.Key == SignOffKey
            join organisation in db.All<Organisation>() on signOff.Organisation equals organisation.Id
            select new { SignOff = signOff, Organisation = organisation }
        ).SingleOrDefaultAsync();
        if (found is null)
            return NotFound();
        (SignOff, Organisation) = (found.SignOff, found.Organisation);
        if (!await db.MayChange(Store.Policy, Viewer, SignOff))
            return NotTheirs("You do not have permission to sign off for this organisation");
        Lead = SignOff.Lead is { } lead ? (await Mentions.Load(db, [lead]))[lead] : null;
        return null;
    }
}
