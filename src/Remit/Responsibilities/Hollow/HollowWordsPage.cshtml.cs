using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Hollow;

/// <summary>By which words is an assertion told from a fact?</summary>
[Needs("responsibilities.read")]
internal sealed class HollowWordsPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    /// <summary>The words that count, as YAML.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Whether they are the partnership's own.</summary>
    public bool AreOwn { get; private set; }

    /// <summary>Whether whoever looks may change them.</summary>
    public bool MayChange =>
        looking.IsNow && looking.Viewer.MayEverywhere("responsibilities", Sensitivity.Partnership, Verb.Write);

    public object Twin => new { Words, AreOwn };

    public async Task OnGet()
    {
        var own = await db.All<HollowWords>().Select(w => w.Words).FirstOrDefaultAsync();
        (Words, AreOwn) = (own ?? HollowPhrases.ShippedText, own is not null);
    }
}
